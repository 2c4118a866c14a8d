// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/draftsources.h"

#include "store/connection.h"
#include "store/storetest.h"

#include <QTemporaryDir>

using namespace paperround;
using namespace paperround::test;

namespace {

TargetSource source(char16_t letter, const QString &title)
{
    TargetSource source{
        .letter = letter,
        .name = u"News"_s,
        .origin = {SourceKind::Page, u"home.test"_s, u"News/Targets"_s, 28, u"https://x/?oldid=28"_s},
        .read = QDateTime::fromMSecsSinceEpoch(1000, Qt::UTC)};
    source.rows.append({{title, u"en.test"_s, 1}, {}});
    source.rows.append({{{}, {}, 2}, {2, u"<bad>"_s, u"invalidtitle"_s}});
    return source;
}

} // namespace

class TestDraftSources : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comeBackWithTheirDraft()
    {
        const QTemporaryDir folder;
        const auto store = openStore(folder.path());
        QVERIFY(store);
        Draft draft{.id = u"one"_s, .updated = QDateTime::fromMSecsSinceEpoch(5000, Qt::UTC)};
        draft.sources = {source(u'A', u"Ada"_s), source(u'C', u"Bea"_s)};
        draft.formula = u"A - C"_s;
        draft.edits.leftOut = {u"Ada@en.test"_s};
        QVERIFY(await(store->drafts().save(draft)));
        QCOMPARE(*await(store->drafts().draft(u"one"_s)).value(), draft);
        draft.sources.removeFirst();
        draft.formula = u"C"_s;
        draft.edits = {};
        QVERIFY(await(store->drafts().save(draft)));
        QCOMPARE(*await(store->drafts().draft(u"one"_s)).value(), draft);
        QVERIFY(await(store->drafts().remove(u"one"_s)));
        QVERIFY(await(store->drafts().save({.id = u"one"_s})));
        QVERIFY(await(store->drafts().draft(u"one"_s)).value()->sources.isEmpty());
    }

    void whatWasFoundOutGoesWithItsDraft()
    {
        const QTemporaryDir folder;
        const auto store = openStore(folder.path());
        QVERIFY(await(store->drafts().keepFindings(u"one"_s, "found"))); // of no draft
        QCOMPARE(await(store->drafts().findings(u"one"_s)).value(), QByteArray());
        QVERIFY(await(store->drafts().save({.id = u"one"_s})));
        QCOMPARE(await(store->drafts().findings(u"one"_s)).value(), QByteArray());
        QVERIFY(await(store->drafts().keepFindings(u"one"_s, "found")));
        QVERIFY(await(store->drafts().keepFindings(u"one"_s, "found later")));
        QVERIFY(await(store->drafts().save({.id = u"one"_s}))); // the draft goes on
        QCOMPARE(await(store->drafts().findings(u"one"_s)).value(), QByteArray("found later"));
        QVERIFY(await(store->drafts().remove(u"one"_s)));
        QVERIFY(await(store->drafts().save({.id = u"one"_s})));
        QCOMPARE(await(store->drafts().findings(u"one"_s)).value(), QByteArray());
    }

    void areWrittenOnlyWhenTheyWereReadAgain()
    {
        const QTemporaryDir folder;
        const QString path = openStore(folder.path())->path();
        Connection connection;
        QVERIFY(connection.open(path, {}, path));
        QVERIFY(writeSources(connection, SourcesOf::Draft, u"one"_s, {source(u'A', u"Ada"_s)}));
        QVERIFY(connection.run(u"UPDATE draft_sources SET rows = x'00'"_s));
        QVERIFY(writeSources(connection, SourcesOf::Draft, u"one"_s, {source(u'A', u"Ada"_s)}));
        QVERIFY(readSources(connection, SourcesOf::Draft, u"one"_s)
                    .value()[0]
                    .rows.isEmpty()); // not written a second time
        TargetSource again = source(u'A', u"Ada"_s);
        again.read = again.read.addSecs(1);
        QVERIFY(writeSources(connection, SourcesOf::Draft, u"one"_s, {again}));
        QCOMPARE(readSources(connection, SourcesOf::Draft, u"one"_s).value(), QList<TargetSource>{again});
    }
};

QTEST_GUILESS_MAIN(TestDraftSources)
#include "draftsources.moc"
