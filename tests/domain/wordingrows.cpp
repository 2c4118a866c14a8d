// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/wordingrows.h"

#include "domain/message/wording.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

/// Which rows of a request are looked at, so that each of its words is seen on each of its wikis.
class TestWordingRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWikiOfOneWordingIsOneEntry();
    void eachSegmentOfAWikiIsAnEntryBesideItsOthers();
    void wikisStandInTheOrderOfTheList();
    void aRowOfTwoSegmentsIsInTheFirst();
    void rowsThatThereAreNotAreNobodys();
    void aLongListIsCountedAsTheWordsAreChosen();
    void anotherIssueKnowsASegmentByItsName();
    void placesTellSegmentsOfAWikiApart();

private:
    [[nodiscard]] static QList<Target> targets(const QStringList &wikis)
    {
        QList<Target> all;
        for (const QString &wiki : wikis)
            all.append({u"User talk:U%1"_s.arg(all.size() + 1), wiki});
        return all;
    }
    [[nodiscard]] static MessageVariant words(const QString &segment, const QList<RowRange> &rows)
    {
        return {{}, {}, {}, u"Words for "_s + segment, segment, rows};
    }
};

void TestWordingRows::aWikiOfOneWordingIsOneEntry()
{
    Message message{u"S"_s, u"B"_s};
    QCOMPARE(wordingRows(message, {}), QList<WordingRows>());
    const QList<WordingRows> expected{{u"a"_s, {}, 1, 3}, {u"b"_s, {}, 2, 1}};
    QCOMPARE(wordingRows(message, targets({u"a"_s, u"b"_s, u"a"_s, u"a"_s})), expected);
    message.variants = {{u"fr"_s, {}, {}, u"B"_s}, {{}, u"b"_s, {}, u"B"_s}};
    QCOMPARE(wordingRows(message, targets({u"a"_s, u"b"_s, u"a"_s, u"a"_s})), expected);
}

void TestWordingRows::eachSegmentOfAWikiIsAnEntryBesideItsOthers()
{
    Message message{u"S"_s, u"B"_s};
    message.variants = {{u"fr"_s, {}, {}, u"B"_s}, words(u"Editors"_s, {{2, 3}, {5, 5}})};
    QCOMPARE(wordingRows(message, targets({u"a"_s, u"a"_s, u"a"_s, u"b"_s, u"b"_s})),
             (QList<WordingRows>{{u"a"_s, {}, 1, 1},
                                 {u"a"_s, u"Editors"_s, 2, 2},
                                 {u"b"_s, {}, 4, 1},
                                 {u"b"_s, u"Editors"_s, 5, 1}}));
    message.variants = {words(u"Editors"_s, {{1, 2}})}; // Nobody is left for the words for everybody.
    QCOMPARE(wordingRows(message, targets({u"a"_s, u"a"_s})),
             (QList<WordingRows>{{u"a"_s, u"Editors"_s, 1, 2}}));
}

void TestWordingRows::wikisStandInTheOrderOfTheList()
{
    Message message{u"S"_s, u"B"_s};
    message.variants = {words(u"Editors"_s, {{1, 1}, {4, 4}})};
    QCOMPARE(wordingRows(message, targets({u"b"_s, u"a"_s, u"b"_s, u"a"_s})),
             (QList<WordingRows>{{u"b"_s, u"Editors"_s, 1, 1},
                                 {u"b"_s, {}, 3, 1},
                                 {u"a"_s, {}, 2, 1},
                                 {u"a"_s, u"Editors"_s, 4, 1}}));
}

void TestWordingRows::aRowOfTwoSegmentsIsInTheFirst()
{
    Message message{u"S"_s, u"B"_s};
    message.variants = {words(u"Editors"_s, {{2, 3}}), words(u"Readers"_s, {{1, 2}})};
    const QList<WordingRows> rows = wordingRows(message, targets({u"a"_s, u"a"_s, u"a"_s}));
    QCOMPARE(rows, (QList<WordingRows>{{u"a"_s, u"Readers"_s, 1, 1}, {u"a"_s, u"Editors"_s, 2, 2}}));
    QCOMPARE(segmentsOfRows(message, 4), (QList<int>{1, 0, 0, -1}));
    for (const WordingRows &each : rows)
        QCOMPARE(message.variants[textsFor(message, each.wiki, {}, each.row).variant].segment, each.segment);
}

void TestWordingRows::rowsThatThereAreNotAreNobodys()
{
    Message message{u"S"_s, u"B"_s};
    message.variants = {words(u"Editors"_s, {{-5, 0}, {2, 2'000'000'000}, {2'000'000'001, 2'000'000'002}}),
                        words(u"Nobody"_s, {})};
    QCOMPARE(wordingRows(message, targets({u"a"_s, u"a"_s})),
             (QList<WordingRows>{{u"a"_s, {}, 1, 1}, {u"a"_s, u"Editors"_s, 2, 1}}));
}

void TestWordingRows::aLongListIsCountedAsTheWordsAreChosen()
{
    // As bad as a list can be: no two rows of one wiki or one segment one after another.
    constexpr int rows = 20'000;
    Message message{u"S"_s, u"B"_s};
    message.variants = {words(u"Editors"_s, {}), words(u"Readers"_s, {})};
    QStringList wikis;
    for (int row = 1; row <= rows; ++row) {
        wikis.append(u"w%1"_s.arg(row % 3));
        if (row % 2 == 0)
            message.variants[row % 5 == 0 ? 0 : 1].rows.append({row, row});
    }
    const QList<Target> all = targets(wikis);
    QHash<QString, int> pages;
    for (int row = 1; row <= rows; ++row) {
        const int variant = textsFor(message, all[row - 1].wiki, {}, row).variant;
        ++pages[wordingPlace(all[row - 1].wiki, variant < 0 ? QString() : message.variants[variant].segment)];
    }
    const QList<WordingRows> found = wordingRows(message, all);
    QCOMPARE(found.size(), pages.size());
    QCOMPARE(found.size(), 9);
    for (const WordingRows &each : found)
        QCOMPARE(each.pages, pages.value(wordingPlace(each.wiki, each.segment)));
}

void TestWordingRows::anotherIssueKnowsASegmentByItsName()
{
    Message issue{u"S"_s, u"B"_s};
    issue.variants = {
        {u"fr"_s, {}, {}, u"B"_s}, words(u"Readers"_s, {{1, 7}}), words(u"Editors"_s, {{90, 99}})};
    const auto chosen = [&issue](const QString &segment) {
        return textsFor(messageForSegment(issue, segment, 3), u"a"_s, {}, 3).variant;
    };
    QCOMPARE(chosen(u"Editors"_s), 2);
    QCOMPARE(chosen(u"Readers"_s), 1);
    QCOMPARE(chosen(u"Translators"_s), -1); // It had no words of their own.
    QCOMPARE(chosen({}), -1);
}

void TestWordingRows::placesTellSegmentsOfAWikiApart()
{
    QCOMPARE(wordingPlace(u"a.example"_s, {}), u"a.example"_s);
    QVERIFY(wordingPlace(u"a.example"_s, u"Editors"_s) != wordingPlace(u"a.example"_s, u"Readers"_s));
    QVERIFY(wordingPlace(u"a.example"_s, u"Editors"_s) != wordingPlace(u"a.example"_s, {}));
}

QTEST_GUILESS_MAIN(TestWordingRows)
#include "wordingrows.moc"
