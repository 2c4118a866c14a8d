// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rowstosave.h"

#include "models/translations.h"

#include <QCoreApplication>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

const QString Wiki = u"en.example"_s;

TargetRow row(const QString &title)
{
    return {{title, Wiki, 0}, {}};
}

TargetSource source(char16_t letter, const QStringList &titles)
{
    TargetSource source{.letter = letter};
    for (const QString &title : titles)
        source.rows.append(row(title));
    return source;
}

QStringList titles(const RowsToSave &save)
{
    QStringList titles;
    for (int at = 0; at < save.rows.size(); ++at)
        titles += save.rows.at(at).isPage() ? save.rows.at(at).target.title : save.rows.at(at).problem.text;
    return titles;
}

} // namespace

class TestRowsToSave : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*qApp, QLocale::c()); }

    void aSourceTakesItsRowsWithWhatAPersonDid()
    {
        const RowsToSave save = sourceToSave(m_a, composed(u"A | B"));
        QCOMPARE(titles(save), (QStringList{u"Ada"_s, u"Own"_s, u"Ben"_s, u"Dot"_s}));
        QCOMPARE(save.renames, (QHash<QString, Target>{{rowKey(row(u"Bea"_s)), {u"Ben"_s, Wiki, 0}}}));
        QVERIFY2(save.words.contains(u"1 row that you put in goes along."_s), qPrintable(save.words));
        QVERIFY2(save.words.contains(u"1 row of other sources stays out."_s), qPrintable(save.words));
    }

    void whatTheFormulaLeavesOutStaysOnThePageOfItsSource()
    {
        const QStringList page = titles(sourceToSave(m_a, composed(u"B - A")));
        QVERIFY(page.contains(u"Ada"_s));
        QVERIFY(page.contains(u"Ben"_s));
        QVERIFY(!page.contains(u"Cy"_s)); // removed by hand
    }

    void theWholeListTakesAllAndSaysSo()
    {
        const RowsToSave save = wholeListToSave(composed(u"A | B"), &m_a);
        QCOMPARE(titles(save), (QStringList{u"Ada"_s, u"Own"_s, u"Ben"_s, u"Dot"_s, u"Eve"_s}));
        QVERIFY2(save.words.contains(u"1 row of other sources goes to this page."_s), qPrintable(save.words));
        QVERIFY2(save.words.contains(u"1 row of the page that the list does not have is taken off."_s),
                 qPrintable(save.words));
        QCOMPARE(save.renames.size(), 1);
    }

    void aLineThatNamesNoPageKeepsItsWords()
    {
        TargetSource odd = source(u'A', {u"Ada"_s});
        odd.rows.append({{}, {2, u"<bad>"_s, u"invalidtitle"_s}});
        const ComposedTargets made = composeTargets(MergedSources({odd}), SetFormula().with(u'A'), {});
        QCOMPARE(titles(sourceToSave(odd, made)), (QStringList{u"Ada"_s, u"<bad>"_s}));
    }

private:
    /// Of A and B: Bea is renamed, Cy removed, a row put in behind Ada, Dot's box cleared.
    [[nodiscard]] ComposedTargets composed(QStringView formula) const
    {
        OwnEdits edits;
        edits.renamed.insert(rowKey(row(u"Bea"_s)), {u"Ben"_s, Wiki, 0});
        edits.removed.insert(rowKey(row(u"Cy"_s)));
        edits.leftOut.insert(rowKey(row(u"Dot"_s)));
        edits.added.append({row(u"Own"_s), true, rowKey(row(u"Ada"_s)), {}});
        return composeTargets(MergedSources({m_a, m_b}), *SetFormula::parse(formula, u"AB"), edits);
    }

    const TargetSource m_a = source(u'A', {u"Ada"_s, u"Bea"_s, u"Cy"_s, u"Dot"_s});
    const TargetSource m_b = source(u'B', {u"Dot"_s, u"Eve"_s});
};

QTEST_GUILESS_MAIN(TestRowsToSave)
#include "rowstosave.moc"
