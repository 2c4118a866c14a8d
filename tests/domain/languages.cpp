// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/languages.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

class TestLanguages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fallsBackAsMediaWikiDoes_data();
    void fallsBackAsMediaWikiDoes();
    void knowsWhichRunFromRightToLeft();
    void knowsACodeByItsForm();
};

void TestLanguages::fallsBackAsMediaWikiDoes_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QStringList>("chain");
    QTest::newRow("en") << u"en"_s << QStringList{u"en"_s};
    QTest::newRow("fr") << u"fr"_s << QStringList{u"fr"_s, u"en"_s};
    QTest::newRow("pt-br") << u"pt-br"_s << QStringList{u"pt-br"_s, u"pt"_s, u"en"_s};
    QTest::newRow("de-at") << u"de-AT"_s << QStringList{u"de-at"_s, u"de"_s, u"en"_s};
    QTest::newRow("oc") << u"oc"_s << QStringList{u"oc"_s, u"ca"_s, u"fr"_s, u"en"_s};
    QTest::newRow("zh-tw") << u"zh-tw"_s << QStringList{u"zh-tw"_s, u"zh-hant"_s, u"zh-hk"_s,
                                                        u"zh"_s,    u"zh-hans"_s, u"en"_s};
    QTest::newRow("nobody's") << u"tlh"_s << QStringList{u"tlh"_s, u"en"_s};
}

void TestLanguages::fallsBackAsMediaWikiDoes()
{
    QFETCH(const QString, code);
    QFETCH(const QStringList, chain);
    QCOMPARE(languageChain(code), chain);
}

void TestLanguages::knowsWhichRunFromRightToLeft()
{
    for (const QString &code : {u"ar"_s, u"he"_s, u"fa"_s, u"ur"_s, u"ug"_s, u"ckb"_s, u"yi"_s})
        QVERIFY2(isRightToLeft(code), qPrintable(code));
    for (const QString &code : {u"en"_s, u"fr"_s, u"ja"_s, u"kk"_s, u"ku-latn"_s, QString()})
        QVERIFY2(!isRightToLeft(code), qPrintable(code));
}

void TestLanguages::knowsACodeByItsForm()
{
    for (const QString &code : {u"en"_s, u"pt-br"_s, u"be-tarask"_s, u"zh-hant"_s, u"map-bms"_s})
        QVERIFY2(isLanguageCode(code), qPrintable(code));
    for (const QString &code : {QString(), u"e"_s, u"EN"_s, u"en/x"_s, u"en-"_s, u"translations"_s + u"!"_s})
        QVERIFY2(!isLanguageCode(code), qPrintable(code));
}

QTEST_GUILESS_MAIN(TestLanguages)
#include "languages.moc"
