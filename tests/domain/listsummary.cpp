// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/listsummary.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestListSummary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatMassMessageWouldSay_data();
    void saysWhatMassMessageWouldSay();
    void saysThatAListIsMade();
    void saysNothingOfNothing();
};

void TestListSummary::saysWhatMassMessageWouldSay_data()
{
    QTest::addColumn<QStringList>("said"); // "+page", "-page", "page>page", "d"
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *tag, const QStringList &said, const QString &name, const QString &words) {
        QTest::newRow(tag) << said << name << words;
    };
    row("one", {u"+A@home.org"_s}, u"add"_s, u"Added [[:A]]"_s);
    row("one elsewhere", {u"+A@en.org"_s}, u"addonsite"_s, u"Added A on en.org"_s);
    row("two", {u"+A@en.org"_s, u"+B@en.org"_s}, u"addmulti"_s, u"Added 2 pages"_s);
    row("one out", {u"-A@home.org"_s}, u"remove"_s, u"Removed [[:A]]"_s);
    row("one out elsewhere", {u"-A@x@en.org"_s}, u"removeonsite"_s, u"Removed A@x on en.org"_s);
    row("three out", {u"-A@en.org"_s, u"-B@en.org"_s, u"-C@en.org"_s}, u"removemulti"_s,
        u"Removed 3 pages"_s);
    row("words that were no page", {u"-!what@ever"_s}, u"removemulti"_s, u"Removed 1 page"_s);
    row("both", {u"+A@en.org"_s, u"+B@en.org"_s, u"-C@en.org"_s}, u"addremove"_s,
        u"Added 2 pages and removed 1 page"_s);
    row("renamed", {u"A@en.org>B@en.org"_s}, u"addremove"_s, u"Added 1 page and removed 1 page"_s);
    row("description", {u"d"_s}, u"change"_s, u"Changed the description"_s);
    row("one and description", {u"+A@home.org"_s, u"d"_s}, u"addchange"_s,
        u"Added [[:A]] and changed the description"_s);
    row("one elsewhere and description", {u"+A@en.org"_s, u"d"_s}, u"addonsitechange"_s,
        u"Added A on en.org and changed the description"_s);
    row("two and description", {u"+A@en.org"_s, u"+B@en.org"_s, u"d"_s}, u"addmultichange"_s,
        u"Added 2 pages and changed the description"_s);
    row("out and description", {u"-A@home.org"_s, u"d"_s}, u"removechange"_s,
        u"Removed [[:A]] and changed the description"_s);
    row("out elsewhere and description", {u"-A@en.org"_s, u"d"_s}, u"removeonsitechange"_s,
        u"Removed A on en.org and changed the description"_s);
    row("two out and description", {u"-A@en.org"_s, u"-B@en.org"_s, u"d"_s}, u"removemultichange"_s,
        u"Removed 2 pages and changed the description"_s);
    row("all", {u"+A@en.org"_s, u"-B@en.org"_s, u"d"_s}, u"addremovechange"_s,
        u"Added 1 page, removed 1 page, and changed the description"_s);
}

void TestListSummary::saysWhatMassMessageWouldSay()
{
    QFETCH(QStringList, said);
    QFETCH(QString, name);
    const auto target = [](const QString &words) -> Target {
        return {words.section(u'@', 0, -2), words.section(u'@', -1), 0};
    };
    QList<ListChange> changes;
    for (const QString &each : said) {
        if (each == "d"_L1)
            changes.append({ListChange::Kind::Described, {}, {}});
        else if (each.startsWith(u'+'))
            changes.append({ListChange::Kind::Added, {}, target(each.mid(1))});
        else if (each.startsWith(u'-'))
            changes.append({ListChange::Kind::Removed, each.mid(1), {}});
        else
            changes.append(
                {ListChange::Kind::Renamed, each.section(u'>', 0, 0), target(each.section(u'>', 1))});
    }
    const SummaryMessage message = summaryOf(changes, u"home.org"_s);
    QCOMPARE(message.name, u"massmessage-summary-"_s + name);
    QTEST(englishSummary(message), "words");
}

void TestListSummary::saysThatAListIsMade()
{
    QCOMPARE(englishSummary(summaryOfNewList()), u"Create mass message delivery list"_s);
}

void TestListSummary::saysNothingOfNothing()
{
    QCOMPARE(summaryOf({}, u"home.org"_s), SummaryMessage());
    QCOMPARE(englishSummary({}), QString());
}

QTEST_GUILESS_MAIN(TestListSummary)
#include "listsummary.moc"
