// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/samepage.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestSamePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAUsersPagesForOne_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("page");
        QTest::newRow("a talk page") << u"User talk:Ada"_s << u"User talk:Ada"_s;
        QTest::newRow("a user page") << u"User:Ada"_s << u"User talk:Ada"_s;
        QTest::newRow("in any case") << u"uSER TALK:ada"_s << u"User talk:Ada"_s;
        QTest::newRow("with underscores") << u"User_talk:Ada Low"_s << u"User talk:Ada Low"_s;
        QTest::newRow("blanks") << u"User : Ada"_s << u"User talk:Ada"_s;
        QTest::newRow("a subpage") << u"user:ada/News"_s << u"User talk:Ada/News"_s;
        QTest::newRow("another script") << u"User:öse"_s << u"User talk:Öse"_s;
        QTest::newRow("no single capital") << u"User:ßa"_s << u"User talk:ßa"_s;
        QTest::newRow("beyond the first plane") << u"User:𐐨b"_s << u"User talk:𐐀b"_s;
        QTest::newRow("an article") << u"ada"_s << u"ada"_s; // on a Wiktionary it is not Ada
        QTest::newRow("another talk page") << u"Talk:ada"_s << u"Talk:ada"_s;
        QTest::newRow("begins alike") << u"Users:Ada"_s << u"Users:Ada"_s;
        QTest::newRow("no name") << u"User:"_s << u"User:"_s;
        QTest::newRow("nothing") << QString() << QString();
    }

    void takesAUsersPagesForOne()
    {
        QFETCH(QString, title);
        QByteArray room;
        QTEST(QString::fromUtf8(samePage(title.toUtf8(), room)), "page");
        if (!title.isEmpty()) {
            QFETCH(QString, page);
            QCOMPARE(samePageKey(title + u"@en.test"_s), page + u"@en.test"_s);
        }
    }

    void leavesTheWikiOfAKeyAndLinesThatNameNoPage()
    {
        QCOMPARE(samePageKey(u"User:a@b@User:c"_s), u"User talk:A@b@User:c"_s);
        QCOMPARE(samePageKey(u"!User:a@b"_s), u"!User:a@b"_s);
        QCOMPARE(samePageKey(u"^"_s), u"^"_s);
    }
};

QTEST_GUILESS_MAIN(TestSamePage)
#include "samepage.moc"
