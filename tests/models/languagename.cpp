// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/languagename.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

class TestLanguageName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesALanguageAsItsSpeakersDo()
    {
        QCOMPARE(languageName(u"de"_s), u"Deutsch"_s);
        QCOMPARE(languageName(u"en"_s), u"English"_s);
        QCOMPARE(languageWords(u"fr"_s).remove(QChar(0x2068)).remove(QChar(0x2069)), u"français (fr)"_s);
    }
    void leavesACodeThatNobodyKnows() { QCOMPARE(languageWords(u"nonsense"_s), u"nonsense"_s); }
};

QTEST_GUILESS_MAIN(TestLanguageName)
#include "languagename.moc"
