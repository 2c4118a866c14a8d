// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/composition.h"

#include "domain/delivery/mark.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

class TestComposition : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void issuesOfANewsletterAreOneSeries();
    void composesAsMassMessageDoesWithOurMarkInTheComment();
    void usesTheWikisOwnWords();
    void endsTheCommentWhereItShouldWhateverTheNames();
    void tellsOfARedirectOnlyWhereThereIsOne();
    void keepsTheMarkInTheLongestSummary();
    void showsAHeadingWithoutMarkupInTheSummary();
    void addsToAPageAsANewSectionWould();

private:
    static ComposeFacts facts();
};

ComposeFacts TestComposition::facts()
{
    return {{u"SUBJ"_s, u"  This is a message.\n"_s},
            u"abcdefghij"_s,
            7,
            u"Admin"_s,
            u"metawiki"_s,
            u"http://meta.wikimedia.org/w/index.php?title=Spamlist&oldid=5"_s,
            {}};
}

void TestComposition::composesAsMassMessageDoesWithOurMarkInTheComment()
{
    const ComposedRow row = composeRow(facts(), {});
    QCOMPARE(
        row.addition,
        u"\n\n== SUBJ ==\n\nThis is a message.\n<!-- Message sent by User:Admin@metawiki using the list at "
        "http://meta.wikimedia.org/w/index.php?title=Spamlist&oldid=5 pr:abcdefghij/7 -->"_s);
    QCOMPARE(row.summary, u"/* SUBJ */ new section (pr:abcdefghij/7)"_s);
}

void TestComposition::usesTheWikisOwnWords()
{
    WikiFacts wiki;
    wiki.hiddenComment = u"<!-- Message envoyé par User:$1@$2 avec la liste à $3 -->"_s;
    wiki.newSectionSummary = u"/* $1 */ nouvelle section"_s;
    const ComposedRow row = composeRow(facts(), wiki);
    QVERIFY(row.addition.endsWith(
                "<!-- Message envoyé par User:Admin@metawiki avec la liste à http://meta.wikimedia.org/w/"
                "index.php?title=Spamlist&oldid=5 pr:abcdefghij/7 -->"_L1)
            || row.addition.contains(u"Message envoyé par User:Admin@metawiki"_s));
    QCOMPARE(row.summary, u"/* SUBJ */ nouvelle section (pr:abcdefghij/7)"_s);
    wiki.hiddenComment = u"No comment at all"_s; // Never visible under a message.
    QVERIFY(composeRow(facts(), wiki).addition.contains("<!-- Message sent by"_L1));
}

void TestComposition::endsTheCommentWhereItShouldWhateverTheNames()
{
    ComposeFacts row = facts();
    row.sender = u"A--><b>$2</b>"_s;
    row.listUrl = u"x --> <!-- y --"_s;
    const QString comment = composeRow(row, {}).addition.section(u"This is a message.\n"_s, 1);
    QVERIFY(comment.startsWith("<!--"_L1));
    QCOMPARE(comment.count("-->"_L1), 1);
    QVERIFY(comment.endsWith("pr:abcdefghij/7 -->"_L1));
    QVERIFY(comment.contains("$2</b>@metawiki"_L1)); // A name's own "$2" is no place.
}

void TestComposition::tellsOfARedirectOnlyWhereThereIsOne()
{
    ComposeFacts row = facts();
    QVERIFY(!composeRow(row, {}).addition.contains("redirect"_L1));
    row.redirectedFrom = u"User talk:Old"_s;
    QVERIFY(composeRow(row, {}).addition.contains(
        "This is a message.\n\n(This message was sent to [[:User talk:Old]] and is being posted here due to a redirect.)\n<!--"_L1));
}

void TestComposition::keepsTheMarkInTheLongestSummary()
{
    WikiFacts wiki;
    wiki.newSectionSummary = u"/* $1 */ "_s + QString(2000, u'x');
    const QString summary = composeRow(facts(), wiki).summary;
    QCOMPARE(summary.size(), MaxSummaryLength);
    QVERIFY(summary.endsWith(" (pr:abcdefghij/7)"_L1));
    ComposeFacts row = facts();
    row.message.subject = u"😀"_s.repeated(600);
    const QString faces = composeRow(row, {}).summary;
    QVERIFY(faces.size() <= MaxSummaryLength && faces.isValidUtf16());
    QCOMPARE(Mark::find(faces), Mark(u"abcdefghij"_s, 7));
}

void TestComposition::showsAHeadingWithoutMarkupInTheSummary()
{
    QCOMPARE(plainHeading(u"''News'' of [[Page|the page]], [[Other]] and [https://a.example a site]"_s),
             u"News of the page, Other and a site"_s);
    ComposeFacts row = facts();
    row.message.subject = u"a */ b"_s;
    QCOMPARE(composeRow(row, {}).summary, u"/* a * / b */ new section (pr:abcdefghij/7)"_s);
}

void TestComposition::addsToAPageAsANewSectionWould()
{
    QCOMPARE(withAddition(u"Old."_s, u"\n\n== A ==\n\nb"_s), u"Old.\n\n== A ==\n\nb"_s);
    QCOMPARE(withAddition({}, u"\n\n== A ==\n\nb"_s), u"== A ==\n\nb"_s);
}

void TestComposition::issuesOfANewsletterAreOneSeries()
{
    QCOMPARE(seriesOf(u"Tech News: 2026-48"_s), seriesOf(u"Tech news: 2026-47"_s));
    QCOMPARE(seriesOf(u"News 9"_s), seriesOf(u"News 10"_s));
    QVERIFY(seriesOf(u"Tech News: 2026-48"_s) != seriesOf(u"Growth News: 2026-48"_s));
    QCOMPARE(seriesOf(u"2026-48"_s), QString()); // numbers alone are no name
}

QTEST_GUILESS_MAIN(TestComposition)
#include "composition.moc"
