// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verb.h"
#include "domain/delivery/reason.h"
#include "domain/delivery/rowstate.h"

#include <QFile>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestManual : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void namesEveryVerbAndOption();
    void namesEveryReason();
    void namesEveryState();

private:
    QString m_text; ///< Without the escapes of dashes.
};

void TestManual::initTestCase()
{
    QFile file(QStringLiteral(PAPERROUND_MANUAL));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_text = QString::fromUtf8(file.readAll()).remove(u'\\');
}

void TestManual::namesEveryVerbAndOption()
{
    for (const auto &verb : allVerbs()) {
        const auto words = verb.usage.verb.split(u' ');
        QVERIFY2(m_text.contains(u".SS "_s + words.first()) && m_text.contains(words.last()),
                 qPrintable(verb.usage.verb));
        for (const auto &option : verb.usage.options)
            QVERIFY2(m_text.contains(u"--"_s + option.name), qPrintable(option.name));
    }
}

void TestManual::namesEveryReason()
{
    for (const auto &reason : reason::all())
        QVERIFY2(m_text.contains(u".B "_s + reason + u'\n'), qPrintable(reason));
}

void TestManual::namesEveryState()
{
    for (const auto state : allRowStates)
        QVERIFY2(m_text.contains(stateName(state)), qPrintable(stateName(state)));
}

QTEST_GUILESS_MAIN(TestManual)
#include "manual.moc"
