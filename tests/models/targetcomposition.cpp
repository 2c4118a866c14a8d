// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/targetcomposition.h"

#include "models/targettablemodel.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

TargetSource source(char16_t letter, const QStringList &titles)
{
    TargetSource source;
    source.letter = letter;
    int line = 0;
    for (const QString &title : titles)
        source.rows.append({{title, u"en.test"_s, ++line}, {}});
    return source;
}

SetFormula formula(QStringView text)
{
    return *SetFormula::parse(text, u"ABC");
}

QStringList titles(const ComposedTargets &composed)
{
    QStringList titles;
    for (const TargetEntry &entry : composed.list)
        titles.append(entry.target.title);
    return titles;
}

TargetEntry own(const QString &title)
{
    return {.target = {title, u"en.test"_s, 0}, .source = u"typed"_s};
}

} // namespace

class TargetCompositionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageOfSeveralSourcesIsOneRowWithAllItsOrigins()
    {
        const MergedSources sources({source(u'A', {u"Ada"_s, u"Bea"_s}), source(u'B', {u"Bea"_s})});
        const ComposedTargets list = composeTargets(sources, formula(u"A|B"), {});
        QCOMPARE(titles(list), QStringList({u"Ada"_s, u"Bea"_s}));
        QCOMPARE(originWords(list.list.at(1)), u"A, line 2; B, line 1"_s);
        QVERIFY(composeTargets(sources, {}, {}).list.isEmpty());
    }

    void aRowSaysWhatItIsToItsQuery()
    {
        const auto found = [](RecipeKind kind) {
            TargetSource source{.letter = u'B'};
            source.origin = {SourceKind::Recipe, u"en.test"_s,
                             QString::fromUtf8(recipeToText({kind, u"en.test"_s, u"Readers"_s}))};
            source.rows.append({{u"Ada"_s, u"en.test"_s, 0}, {}});
            return originWords(composeTargets(MergedSources({source}), formula(u"B"), {}).list.at(0));
        };
        QCOMPARE(found(RecipeKind::Category), u"B, member"_s);
        QCOMPARE(found(RecipeKind::UserGroup), u"B, member"_s);
        QCOMPARE(found(RecipeKind::PageLinks), u"B, linked"_s);
        QCOMPARE(found(RecipeKind::Transclusions), u"B, uses it"_s);
        QCOMPARE(found(RecipeKind::Search), u"B, found"_s);
        TargetSource unread{.letter = u'A'};
        unread.origin = {SourceKind::Recipe, {}, u"{"_s};
        unread.rows.append({{u"Ada"_s, u"en.test"_s, 0}, {}});
        QCOMPARE(originWords(composeTargets(MergedSources({unread}), formula(u"A"), {}).list.at(0)), u"A"_s);
    }

    void editsSurviveWhenASourceIsReadAgain()
    {
        const QList<TargetSource> before{source(u'A', {u"Ada"_s, u"Bea"_s, u"Cy"_s, u"Dan"_s})};
        TargetTableModel model;
        model.setComposed(composeTargets(MergedSources(before), formula(u"A"), {}));
        (void)model.apply(model.removal({0})); // Ada goes
        (void)model.apply(model.retitling(0, u"Beatrice"_s, u"en.test"_s));
        (void)model.apply(model.inclusion({1}, false)); // Cy is out
        (void)model.apply(model.insertion({own(u"Eve"_s)}));
        (void)model.apply(model.moving({2}, 0)); // Dan goes first
        QCOMPARE(titles(model.composed()), QStringList({u"Dan"_s, u"Beatrice"_s, u"Cy"_s, u"Eve"_s}));

        const QList<TargetSource> again{
            source(u'A', {u"New"_s, u"Ada"_s, u"Cy"_s, u"Bea"_s, u"Dan"_s, u"Fay"_s})};
        const ComposedTargets list =
            composeTargets(MergedSources(again), formula(u"A"), editsOf(model.composed()), model.entries());
        QCOMPARE(titles(list), QStringList({u"Dan"_s, u"New"_s, u"Cy"_s, u"Beatrice"_s, u"Fay"_s, u"Eve"_s}));
        QVERIFY(!list.list.isIncluded(2));
        QCOMPARE(list.list.at(0).key, model.entries().at(0).key);
        QCOMPARE(list.list.at(3).key, model.entries().at(1).key);
        QVERIFY(list.list.at(1).key >= model.entries().nextKey());
    }

    void anEditOfARowThatNobodyNamesNowRestsUntilItIsBack()
    {
        const MergedSources both({source(u'A', {u"Ada"_s}), source(u'B', {u"Bea"_s})});
        TargetTableModel model;
        model.setComposed(composeTargets(both, formula(u"A|B"), {}));
        (void)model.apply(model.inclusion({1}, false));
        (void)model.apply(model.removal({0}));
        const ComposedTargets less = composeTargets(both, formula(u"A"), editsOf(model.composed()));
        QVERIFY(less.list.isEmpty());
        const ComposedTargets more = composeTargets(both, formula(u"A|B"), editsOf(less));
        QCOMPARE(titles(more), QStringList(u"Bea"_s));
        QVERIFY(!more.list.isIncluded(0));
    }

    void anEditHoldsWhicheverWayASourceWritesThePage()
    {
        OwnEdits edits;
        edits.removed = {u"User talk:Ada@en.test"_s};
        edits.leftOut = {u"User talk:Bea@en.test"_s};
        edits.renamed = {{u"User talk:Cy@en.test"_s, {u"User talk:Cyril"_s, u"en.test"_s}}};
        edits.moved = {{u"User talk:Dee@en.test"_s, AtTheBeginning}};
        const TargetSource other = source(u'B', {u"User:Ada"_s, u"User:bea"_s, u"user:Cy"_s, u"User:Dee"_s});
        const ComposedTargets list = composeTargets(MergedSources({other}), formula(u"B"), edits);
        QCOMPARE(titles(list), (QStringList{u"User:Dee"_s, u"User:bea"_s, u"User talk:Cyril"_s}));
        QVERIFY(!list.list.isIncluded(1));
        QVERIFY(list.list.isMoved(0));
        QVERIFY(list.resting.renamed.isEmpty() && list.resting.leftOut.isEmpty());
        QCOMPARE(list.resting.removed, edits.removed);
    }

    void aRowThatAMendRenamedKeepsItsSourcesNameForIt()
    {
        const MergedSources sources({source(u'A', {u"Ada"_s})});
        TargetTableModel model;
        model.setComposed(composeTargets(sources, formula(u"A"), {}));
        TargetEntry mended = model.entries().at(0);
        mended.target.title = u"Ada Lovelace"_s;
        const TargetEdit undo =
            model.apply({.kind = TargetEdit::Kind::Replace, .places = {0}, .entries = {mended}});
        QCOMPARE(titles(composeTargets(sources, formula(u"A"), editsOf(model.composed()))),
                 QStringList(u"Ada Lovelace"_s));
        (void)model.apply(undo);
        QVERIFY(editsOf(model.composed()).isEmpty());
    }

    void findingsStayWithTheirPages()
    {
        const MergedSources sources({source(u'A', {u"Ada"_s, u"Bea"_s})});
        TargetList list = composeTargets(sources, formula(u"A"), {}).list;
        list.setFinding(1, TargetFinding{.willSend = true, .page = u"Bea"_s});
        const MergedSources again({source(u'A', {u"Bea"_s, u"Ada"_s})});
        const ComposedTargets fresh = composeTargets(again, formula(u"A"), {}, list);
        QCOMPARE(fresh.list.health(0), TargetHealth::Good);
        QCOMPARE(fresh.list.health(1), TargetHealth::Unchecked);
    }

    void aLineThatNamesNoPageCanBeCorrected()
    {
        TargetSource broken = source(u'A', {u"Ada"_s});
        broken.rows.append({{{}, {}, 2}, {2, u"Bea"_s, u"nosite"_s}});
        const MergedSources sources({broken});
        TargetTableModel model;
        model.setComposed(composeTargets(sources, formula(u"A"), {}));
        (void)model.apply(model.retitling(1, u"Bea"_s, u"fr.test"_s));
        const ComposedTargets list = composeTargets(sources, formula(u"A"), editsOf(model.composed()));
        QCOMPARE(list.list.at(1).target, (Target{u"Bea"_s, u"fr.test"_s, 2}));
        QVERIFY(list.list.isPage(1));
    }

    void rowsThatStandBehindEachOtherInARingAreNotLost()
    {
        const MergedSources sources({source(u'A', {u"Ada"_s, u"Bea"_s, u"Cy"_s})});
        OwnEdits edits;
        edits.moved = {{u"Ada@en.test"_s, u"Bea@en.test"_s}, {u"Bea@en.test"_s, u"Ada@en.test"_s}};
        const ComposedTargets list = composeTargets(sources, formula(u"A"), edits);
        QCOMPARE(list.list.size(), 3);
        QCOMPARE(titles(list).first(), u"Cy"_s);
    }

    void whatAPersonDidComesBackFromItsEdits()
    {
        for (quint32 seed = 0; seed < 200; ++seed) {
            QRandomGenerator dice(seed);
            QStringList names;
            for (int i = 0; i < 12; ++i)
                names.append(u"P%1"_s.arg(i));
            const MergedSources sources({source(u'A', names.first(8)), source(u'B', names.sliced(5))});
            TargetTableModel model;
            model.setComposed(composeTargets(sources, formula(u"A|B"), {}));
            for (int step = 0; step < 8; ++step) {
                const int size = model.entries().size();
                if (size < 2)
                    break;
                TargetEdit edit;
                switch (dice.bounded(5)) {
                case 0:
                    edit = model.removal({dice.bounded(size)});
                    break;
                case 1:
                    edit = model.inclusion({dice.bounded(size)}, false);
                    break;
                case 2:
                    edit = model.retitling(dice.bounded(size), u"R%1"_s.arg(step), u"fr.test"_s);
                    break;
                case 3:
                    edit = model.insertion({own(u"O%1"_s.arg(step))}, dice.bounded(size + 1));
                    break;
                default:
                    edit = model.moving({dice.bounded(size), dice.bounded(size)}, dice.bounded(size + 1));
                }
                if (!edit.isEmpty())
                    (void)model.apply(edit);
            }
            const ComposedTargets there = model.composed();
            const OwnEdits edits = editsOf(there);
            const ComposedTargets back = composeTargets(sources, formula(u"A|B"), edits, there.list);
            QCOMPARE(titles(back), titles(there));
            QCOMPARE(back.list, there.list);
            QCOMPARE(editsOf(back), edits);
        }
    }
};

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::TargetCompositionTest)
#include "targetcomposition.moc"
