// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/permission.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestPermission : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksOnEveryFarmButOneOfThisComputer_data()
    {
        QTest::addColumn<QString>("home");
        QTest::addColumn<bool>("open");
        QTest::newRow("far away") << u"meta.wikimedia.org"_s << false;
        QTest::newRow("a name that begins so") << u"127.0.0.1.example.org"_s << false;
        QTest::newRow("another") << u"localhost.example"_s << false;
        QTest::newRow("loopback") << u"127.0.0.1:8500"_s << true;
        QTest::newRow("another loopback") << u"127.4.5.6"_s << true;
        QTest::newRow("by name") << u"localhost:80"_s << true;
        QTest::newRow("six") << u"[::1]:8500"_s << true;
    }
    void asksOnEveryFarmButOneOfThisComputer()
    {
        QFETCH(QString, home);
        SendPolicy policy;
        QTEST(isOpenToSenders(policy, home), "open");
        policy.everyWiki = true;
        QVERIFY(isOpenToSenders(policy, home));
        policy.everyWiki = false;
        QVERIFY(!isOpenToSenders(policy, home));
    }

    void takesLinksToPagesAndNothingElse_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<QString>("kept");
        QTest::newRow("a page") << u" https://fr.example/wiki/Bistro#Accord "_s
                                << u"https://fr.example/wiki/Bistro#Accord"_s;
        QTest::newRow("a word") << u"yes"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("a file") << u"file:///etc/passwd"_s << QString();
        QTest::newRow("a script") << u"javascript:alert(1)"_s << QString();
        QTest::newRow("no host") << u"https:///wiki/A"_s << QString();
        QTest::newRow("a password") << u"https://a:b@fr.example/"_s << QString();
        QTest::newRow("without end") << u"https://fr.example/"_s + QString(2000, u'a') << QString();
    }
    void takesLinksToPagesAndNothingElse()
    {
        QFETCH(QString, link);
        QTEST(cleanPermission(link).value_or(QString()), "kept");
    }
};

QTEST_GUILESS_MAIN(TestPermission)
#include "permission.moc"
