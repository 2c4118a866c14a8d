// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/draftsmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

class DraftsModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangedDraftMovesToTheTop()
    {
        DraftsModel model;
        const QAbstractItemModelTester tester(&model);
        model.setDrafts({{.id = u"a"_s, .subject = u"One"_s}, {.id = u"b"_s, .subject = u"Two"_s}});
        model.put({.id = u"b"_s, .subject = u"Two, changed"_s});
        QCOMPARE(model.rowOf(u"b"_s), 0);
        QVERIFY(model.index(0).data().toString().contains(u"Two, changed"));
        model.put({.id = u"b"_s, .subject = {}});
        QVERIFY(!model.index(0).data().toString().isEmpty());
        model.put({.id = u"c"_s});
        QCOMPARE(model.rowCount(), 3);
        model.remove(u"a"_s);
        model.remove(u"nobody"_s);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.rowOf(u"a"_s), -1);
    }

    void aTitleIsWhatTheHeadingShows()
    {
        QCOMPARE(draftTitle(u"[[m:News|Tech News: 2026-48]]"_s), u"Tech News: 2026-48"_s);
    }
};

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::DraftsModelTest)
#include "draftsmodel.moc"
