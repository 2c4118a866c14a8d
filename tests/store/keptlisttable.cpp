// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keptlisttable.h"

#include "store/connection.h"
#include "store/storetest.h"

#include <QTemporaryDir>

using namespace paperround;
using namespace paperround::test;

namespace {

TargetSource source(char16_t letter, SourceKind kind, const QString &name)
{
    TargetSource source{.letter = letter,
                        .name = name,
                        .origin = {kind, u"home.test"_s, name + u"'s origin"_s, 7, {}},
                        .read = QDateTime::fromMSecsSinceEpoch(1000, Qt::UTC)};
    source.rows.append({{u"User talk:Ada"_s, u"en.test"_s, 1}, {}});
    return source;
}

KeptList list(const QString &id, const QString &name)
{
    KeptList list{{id, u"home.test"_s, name, QDateTime::fromMSecsSinceEpoch(5000, Qt::UTC), 2}, {}, {}, {}};
    list.sources = {source(u'A', SourceKind::Page, u"Readers"_s),
                    source(u'C', SourceKind::Recipe, u"Category"_s)};
    list.formula = u"A - C"_s;
    list.edits.removed = {u"User talk:Bea@en.test"_s};
    return list;
}

} // namespace

class TestKeptListTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsComeBackAfterARestart()
    {
        const QTemporaryDir folder;
        {
            const auto store = openStore(folder.path());
            QVERIFY(await(store->keptLists().save(list(u"two"_s, u"Readers"_s))));
            QVERIFY(await(store->keptLists().save(list(u"one"_s, u"Ambassadors"_s))));
        }
        const auto store = openStore(folder.path());
        QCOMPARE(*await(store->keptLists().lists()),
                 (QList{list(u"one"_s, u"Ambassadors"_s).head, list(u"two"_s, u"Readers"_s).head}));
        QCOMPARE(*await(store->keptLists().list(u"two"_s)).value(), list(u"two"_s, u"Readers"_s));
        QVERIFY(!await(store->keptLists().list(u"three"_s)).value());
    }

    void aListIsReplacedRenamedAndRemovedWithItsSources()
    {
        const QTemporaryDir folder;
        const auto store = openStore(folder.path());
        KeptList kept = list(u"one"_s, u"Readers"_s);
        QVERIFY(await(store->keptLists().save(kept)));
        kept.sources.removeLast();
        kept.formula = u"A"_s;
        QVERIFY(await(store->keptLists().save(kept)));
        QVERIFY(await(store->keptLists().rename(u"one"_s, u"Friends"_s)));
        kept.head.name = u"Friends"_s;
        QCOMPARE(*await(store->keptLists().list(u"one"_s)).value(), kept);
        QVERIFY(await(store->keptLists().remove(u"one"_s)));
        QVERIFY(await(store->keptLists().remove(u"one"_s)));
        QVERIFY(await(store->keptLists().lists())->isEmpty());
        QVERIFY(await(store->keptLists().save({{.id = u"one"_s, .name = u"New"_s}, {}, {}, {}})));
        QVERIFY(await(store->keptLists().list(u"one"_s)).value()->sources.isEmpty());
    }

    void namesThatNobodyCouldHaveGivenAreRefused()
    {
        const QTemporaryDir folder;
        const auto store = openStore(folder.path());
        KeptLists &lists = store->keptLists();
        QCOMPARE(codeOf(await(lists.save(list(u"one"_s, u" "_s)))), u"illegal-row"_s);
        QCOMPARE(codeOf(await(lists.save(list(u"one"_s, QString(101, u'x'))))), u"illegal-row"_s);
        QCOMPARE(codeOf(await(lists.save(list(QString(), u"Readers"_s)))), u"illegal-row"_s);
        QCOMPARE(codeOf(await(lists.rename(u"one"_s, u"Readers"_s))), u"no-such-list"_s);
        QCOMPARE(codeOf(await(lists.rename(u"one"_s, QString()))), u"illegal-row"_s);
        QVERIFY(await(lists.lists())->isEmpty());
    }

    void aReaderIsRefusedEveryWrite()
    {
        const QTemporaryDir folder;
        QVERIFY(openStore(folder.path()));
        const auto store = openStore(folder.path(), Store::Access::ReadOnly);
        QCOMPARE(codeOf(await(store->keptLists().save(list(u"one"_s, u"Readers"_s)))), u"ledger-readonly"_s);
        QCOMPARE(codeOf(await(store->keptLists().remove(u"one"_s))), u"ledger-readonly"_s);
        QVERIFY(await(store->keptLists().lists())->isEmpty());
    }

    void tellsWhatPagesAndQueriesDraftsUse()
    {
        const QTemporaryDir folder;
        const auto store = openStore(folder.path());
        Draft draft{.id = u"one"_s, .updated = QDateTime::fromMSecsSinceEpoch(5000, Qt::UTC)};
        draft.message.subject = u"News"_s;
        draft.sources = {source(u'A', SourceKind::Page, u"Readers"_s),
                         source(u'B', SourceKind::File, u"x.csv"_s),
                         source(u'C', SourceKind::Recipe, u"Category"_s)};
        QVERIFY(await(store->drafts().save(draft)));
        const Draft old{.id = u"old"_s,
                        .list = ListSource{u"home.test"_s, u"Old"_s},
                        .updated = QDateTime::fromMSecsSinceEpoch(1000, Qt::UTC)};
        QVERIFY(await(store->drafts().save(old)));
        const QList<SourceUse> uses = *await(store->keptLists().uses());
        QCOMPARE(uses.size(), 3);
        QCOMPARE(uses[0].source.origin, draft.sources[2].origin);
        QCOMPARE(uses[0].rows, 1);
        QVERIFY(uses[0].source.rows.isEmpty());
        QCOMPARE(uses[1].source.name, u"Old"_s);
        QCOMPARE(uses[1].rows, -1);
        QCOMPARE(uses[1].draft, u"old"_s);
        QCOMPARE(uses[2].source.name, u"Readers"_s);
        QCOMPARE(uses[2].subject, u"News"_s);
        QCOMPARE(*await(store->keptLists().source(u"one"_s, u'A')).value(), draft.sources[0]);
        QVERIFY(!await(store->keptLists().source(u"one"_s, u'D')).value());
    }
};

QTEST_GUILESS_MAIN(TestKeptListTable)
#include "keptlisttable.moc"
