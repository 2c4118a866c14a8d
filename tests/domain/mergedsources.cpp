// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/mergedsources.h"

#include "domain/targets/excludesource.h"
#include "domain/targets/targettext.h"

#include <QRandomGenerator>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

TargetSource source(char16_t letter, const QStringList &titles, const QString &wiki = u"en.example"_s)
{
    TargetSource source;
    source.letter = letter;
    int line = 0;
    for (const QString &title : titles)
        source.rows.append({{title, wiki, ++line}, {}});
    return source;
}

} // namespace

class TestMergedSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesEachPageOnceWithAllItsOrigins()
    {
        const MergedSources merged({source(u'A', {u"Ada"_s, u"Bea"_s}),
                                    source(u'B', {u"Bea"_s, u"Cy"_s, u"Bea"_s}),
                                    source(u'C', {u"Bea"_s}, u"fr.example"_s)});
        QCOMPARE(merged.size(), 4);
        QCOMPARE(merged.at(1).target, (Target{u"Bea"_s, u"en.example"_s, 2}));
        QCOMPARE(merged.mask(1), maskOf(u'A') | maskOf(u'B'));
        QCOMPARE(merged.origins(1), (QList<SourceLine>{{0, 1}, {1, 0}, {1, 2}}));
        QCOMPARE(merged.at(3).target.wiki, u"fr.example"_s);
        QCOMPARE(merged.regions(), (QList<SourceRegion>{{1, 1}, {2, 1}, {3, 1}, {4, 1}}));
    }

    void goesByThePageAndNotByTheWayItIsWritten()
    {
        const MergedSources merged({source(u'A', {u"User talk:Ada"_s, u"User:Bea"_s, u"cy"_s}),
                                    source(u'B', {u"user:ada"_s, u"User talk:bea"_s, u"Cy"_s})});
        QCOMPARE(merged.size(), 4);
        QCOMPARE(merged.at(0).target.title, u"User talk:Ada"_s); // as it stands first
        QCOMPARE(merged.at(1).target.title, u"User:Bea"_s);
        QCOMPARE(merged.origins(0), (QList<SourceLine>{{0, 0}, {1, 0}}));
        QCOMPARE(merged.count(*SetFormula::parse(u"A-B", u"AB")), 1); // cy, which may be another page than Cy
        QCOMPARE(merged.count(*SetFormula::parse(u"A&B", u"AB")), 2);
    }

    void keepsALineThatNamesNoPageWithItsSource()
    {
        TargetSource odd = source(u'B', {u"Ada"_s});
        odd.rows.append({{{}, {}, 2}, {2, u"<bad>"_s, u"invalidtitle"_s}});
        const MergedSources merged({source(u'A', {u"Ada"_s}), odd});
        const auto with = SetFormula::parse(u"A|B", u"AB");
        const auto less = SetFormula::parse(u"A-B", u"AB");
        QCOMPARE(merged.count(*with), 1);
        QCOMPARE(merged.select(*with), (QList<int>{0, 1}));
        QCOMPARE(merged.at(1).problem.text, u"<bad>"_s);
        QVERIFY(merged.select(*less).isEmpty());
    }

    void inAnExcludeListStandsAllThatItHolds()
    {
        TargetSource held = source(u'C', {});
        held.origin.kind = SourceKind::Exclusions;
        held.rows = rowsOf(QList<Exclusion>{{u"Project:News"_s, u"en.example"_s, {}, {}, {}},
                                            {u"User:Ada"_s, {}, {}, {}, {}},
                                            {u"Talk:Elsewhere"_s, u"fr.example"_s, {}, {}, {}}});
        const MergedSources merged(
            {source(u'A', {u"User talk:Ada"_s, u"User talk:Bea"_s}),
             source(u'B', {u"Project:News"_s, u"User talk:Ada/News"_s}, u"en.example"_s), held});
        QCOMPARE(merged.mask(0), maskOf(u'A') | maskOf(u'C'));
        QCOMPARE(merged.origins(0), (QList<SourceLine>{{0, 0}, {2, 1}}));
        QCOMPARE(merged.mask(1), maskOf(u'A'));
        QCOMPARE(merged.mask(2), maskOf(u'B') | maskOf(u'C'));
        QCOMPARE(merged.origins(2), (QList<SourceLine>{{1, 0}, {2, 0}}));
        QCOMPARE(merged.mask(3), maskOf(u'B') | maskOf(u'C'));
        const auto less = SetFormula::parse(u"(A|B)-C", u"ABC");
        QCOMPARE(merged.select(*less), (QList<int>{1}));
        QCOMPARE(merged.count(*less), 1);
    }

    void selectsAsSetsOfPagesDo()
    {
        for (quint32 seed = 0; seed < 300; ++seed) {
            QRandomGenerator dice(seed);
            QList<TargetSource> sources;
            QList<QSet<QString>> sets;
            for (const char16_t letter : {u'A', u'B', u'C', u'D'}) {
                TargetSource one;
                one.letter = letter;
                QSet<QString> set;
                for (int i = dice.bounded(20); i > 0; --i) {
                    const TargetRow row{{u"P%1"_s.arg(dice.bounded(12)), u"w%1"_s.arg(dice.bounded(2)), i},
                                        {}};
                    one.rows.append(row);
                    set.insert(rowKey(row));
                }
                sources.append(one);
                sets.append(set);
            }
            const MergedSources merged(sources);
            const auto check = [&](QStringView text, const QSet<QString> &expected) {
                const auto formula = SetFormula::parse(text, u"ABCD");
                QSet<QString> found;
                const QList<int> rows = merged.select(*formula);
                for (const int row : rows)
                    found.insert(rowKey(merged.at(row)));
                QCOMPARE(found, expected);
                QCOMPARE(rows.size(), expected.size());
                QCOMPARE(merged.count(*formula), static_cast<int>(expected.size()));
            };
            const auto &[a, b, c, d] = std::tie(sets[0], sets[1], sets[2], sets[3]);
            check(u"A|B|C|D", a | b | c | d);
            check(u"(A|B)-C", (a | b) - c);
            check(u"A&B|C&D", (a & b) | (c & d));
            check(u"A-(B-(C-D))", a - (b - (c - d)));
            check(u"(A-B)|(B-A)", (a - b) | (b - a));
        }
    }

    void lettersAreGivenWhereOneIsFree()
    {
        QList<TargetSource> sources{source(u'A', {}), source(u'C', {})};
        QCOMPARE(freeLetter(sources), u'B');
        for (char16_t letter = u'B'; letter <= u'Z'; ++letter) {
            if (letter != u'C')
                sources.append(source(letter, {}));
        }
        QVERIFY(!freeLetter(sources));
    }
};

QTEST_GUILESS_MAIN(TestMergedSources)
#include "mergedsources.moc"
