// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/targetstext.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

class TargetsTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheSourcesOfADraftThatHadNone()
    {
        const ListRecipe list = readTargets(
            u"{\"listUrl\":\"https://home.test/?oldid=7\",\"entries\":["
            "{\"title\":\"User talk:A\",\"wiki\":\"en.test\",\"line\":1,\"source\":\"News\"},"
            "{\"title\":\"User talk:B\",\"wiki\":\"en.test\",\"line\":2,\"source\":\"News\",\"out\":true},"
            "{\"text\":\"[[ ]]\",\"code\":\"invalidtitle\",\"line\":3,\"source\":\"more.csv\"},"
            "{\"title\":\"User talk:C\",\"wiki\":\"en.test\",\"out\":true}]}"_s,
            u"home.test"_s, u"home.test"_s, u"News"_s);
        QCOMPARE(list.formula.text(), u"A ∪ B"_s);
        QCOMPARE(list.sources.size(), 2);
        QCOMPARE(list.sources[0].name, u"News"_s);
        QCOMPARE(
            list.sources[0].origin,
            (SourceOrigin{SourceKind::Page, u"home.test"_s, u"News"_s, 0, u"https://home.test/?oldid=7"_s}));
        QCOMPARE(list.sources[0].rows.at(1).target, (Target{u"User talk:B"_s, u"en.test"_s, 2}));
        QCOMPARE(list.sources[1].origin.kind, SourceKind::Paste);
        QCOMPARE(list.sources[1].rows.at(0).problem, (TargetProblem{3, u"[[ ]]"_s, u"invalidtitle"_s}));
        QCOMPARE(list.edits.leftOut, QSet<QString>{u"User talk:B@en.test"_s});
        QCOMPARE(list.edits.added.size(), 1);
        QVERIFY(!list.edits.added[0].included);
    }

    void takesATextThatWasNeverKeptAsTypedLines()
    {
        const ListRecipe list = readTargets(u"User talk:A@en.test\nUser talk:B"_s, u"home.test"_s);
        QVERIFY(list.sources.isEmpty() && list.formula.isEmpty());
        QCOMPARE(list.edits.added.size(), 2);
        QCOMPARE(list.edits.added[1].row.target, (Target{u"User talk:B"_s, u"home.test"_s, 2}));
    }

    void keepsAsOwnRowsWhatComesFromMoreSourcesThanThereAreLetters()
    {
        QString text = u"{\"entries\":["_s;
        for (int i = 0; i < 30; ++i)
            text += u"{\"title\":\"P%1\",\"wiki\":\"w\",\"source\":\"s%1\"},"_s.arg(i);
        text.back() = u']';
        const ListRecipe list = readTargets(text + u'}', {});
        QCOMPARE(list.sources.size(), MostSources);
        QCOMPARE(list.edits.added.size(), 30 - MostSources);
        QCOMPARE(list.edits.added.first().note, u"s26"_s);
    }

    void readsWhatIsBrokenWithoutFalling()
    {
        const ListRecipe list = readTargets(u"{\"entries\":[7,{\"title\":[],\"line\":\"x\"}]}"_s, {});
        QCOMPARE(list.edits.added.size(), 2);
        QVERIFY(list.edits.added[0].row.target.title.isEmpty());
    }
};

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::TargetsTextTest)
#include "targetstext.moc"
