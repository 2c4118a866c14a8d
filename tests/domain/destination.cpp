// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/delivery/destination.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestDestination : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheTalkPageOfAPage_data();
    void knowsTheTalkPageOfAPage();
};

void TestDestination::knowsTheTalkPageOfAPage_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("talk");
    QTest::newRow("an article") << u"Art: a book"_s << u"Diskussion:Art: a book"_s;
    QTest::newRow("a user") << u"User:Ana"_s << u"Benutzer Diskussion:Ana"_s;
    QTest::newRow("a user by an alias, with blanks") << u"benutzerin: Ana"_s << u"Benutzer Diskussion:Ana"_s;
    QTest::newRow("a talk page, as it is written") << u"user talk:Ana"_s << u"user talk:Ana"_s;
    QTest::newRow("a namespace without one") << u"Modul:X"_s << QString();
    QTest::newRow("no page at all") << u"Spezial:Neues"_s << QString();
    QTest::newRow("nothing") << u"User:"_s << QString();
}

void TestDestination::knowsTheTalkPageOfAPage()
{
    QFETCH(QString, title);
    WikiFacts wiki;
    for (const NamespaceInfo &space :
         {NamespaceInfo{-1, u"Spezial"_s, u"Special"_s, {}}, NamespaceInfo{0, {}, {}, {}},
          NamespaceInfo{1, u"Diskussion"_s, u"Talk"_s, {}},
          NamespaceInfo{2, u"Benutzer"_s, u"User"_s, {u"Benutzerin"_s}},
          NamespaceInfo{3, u"Benutzer Diskussion"_s, u"User talk"_s, {}},
          NamespaceInfo{828, u"Modul"_s, u"Module"_s, {}}})
        wiki.namespaces.insert(space.id, space);
    QTEST(talkPageOf(title, wiki).value_or(QString()), "talk");
}

QTEST_GUILESS_MAIN(TestDestination)
#include "destination.moc"
