// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lanemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;
using Phase = LaneStatus::Phase;

namespace {
const QDateTime Now(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);

LaneStatus lane(const QString &wiki, Phase phase, int rows = 10, int delivered = 0)
{
    LaneStatus made{.wiki = wiki, .phase = phase};
    made.counts[RowState::Planned] = rows - delivered;
    made.counts[RowState::Delivered] = delivered;
    return made;
}
} // namespace

class TestLaneModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<LaneModel>([this] { return m_now; });
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    }
    void cleanup() { m_tester.reset(); }

    void putsFirstWhoNeedsSomebody();
    void movesALaneToItsPlaceAndKeepsWhatIsChosen();
    void takesALaneItDidNotKnow();
    void saysNothingWhenNothingChanged();
    void countsTheTimeDown();
    void tellsEachLaneInWords();
    void showsAWikisWordsAsPlainText();
    void saysFarMoreInTheTooltipWhereSomebodyIsNeeded();

private:
    [[nodiscard]] QStringList order() const
    {
        QStringList wikis;
        for (int line = 0; line < m_model->rowCount(); ++line)
            wikis += m_model->index(line).data().toString();
        return wikis;
    }
    [[nodiscard]] QString text(int line, int role) const
    {
        return m_model->index(line).data(role).toString();
    }

    QDateTime m_now = Now;
    std::unique_ptr<LaneModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestLaneModel::putsFirstWhoNeedsSomebody()
{
    m_model->setLanes({lane(u"done"_s, Phase::Finished, 99), lane(u"small"_s, Phase::Sending, 5),
                       lane(u"large"_s, Phase::Checking, 50), lane(u"b"_s, Phase::Idle, 5),
                       lane(u"waits"_s, Phase::Waiting, 1), lane(u"trouble"_s, Phase::Troubled, 1)});
    QCOMPARE(order(), (QStringList{u"trouble"_s, u"waits"_s, u"large"_s, u"b"_s, u"small"_s, u"done"_s}));
}

void TestLaneModel::movesALaneToItsPlaceAndKeepsWhatIsChosen()
{
    m_model->setLanes(
        {lane(u"a"_s, Phase::Sending, 9), lane(u"b"_s, Phase::Sending, 8), lane(u"c"_s, Phase::Sending, 7)});
    const QPersistentModelIndex chosen = m_model->index(2);
    m_model->update(lane(u"c"_s, Phase::Troubled, 7));
    QCOMPARE(order(), (QStringList{u"c"_s, u"a"_s, u"b"_s}));
    QCOMPARE(chosen.row(), 0);
    m_model->update(lane(u"c"_s, Phase::Finished, 7, 7));
    QCOMPARE(order(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    QCOMPARE(chosen.row(), 2);
    QCOMPARE(chosen.data().toString(), u"c"_s);
    m_model->update(lane(u"a"_s, Phase::Waiting, 9));
    m_model->update(lane(u"b"_s, Phase::Waiting, 8));
    QCOMPARE(order(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
}

void TestLaneModel::takesALaneItDidNotKnow()
{
    m_model->setLanes({lane(u"a"_s, Phase::Sending), lane(u"z"_s, Phase::Finished)});
    m_model->update(lane(u"new"_s, Phase::Waiting));
    QCOMPARE(order(), (QStringList{u"new"_s, u"a"_s, u"z"_s}));
    QCOMPARE(m_model->lanes().size(), 3);
}

void TestLaneModel::saysNothingWhenNothingChanged()
{
    m_model->setLanes({lane(u"a"_s, Phase::Sending)});
    QSignalSpy changed(m_model.get(), &LaneModel::dataChanged);
    m_model->update(lane(u"a"_s, Phase::Sending));
    QCOMPARE(changed.count(), 0);
    m_model->update(lane(u"a"_s, Phase::Sending, 10, 1));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_model->index(0).data(LaneModel::EndedRole).toInt(), 1);
    QCOMPARE(m_model->index(0).data(LaneModel::TotalRole).toInt(), 10);
    QCOMPARE(m_model->countsAt(0)[ShownState::Delivered], 1);
}

void TestLaneModel::countsTheTimeDown()
{
    m_model->clockTicked(); // No lane, no sign.
    auto waiting = lane(u"a"_s, Phase::Waiting);
    waiting.cause = u"maxlag"_s;
    waiting.until = Now.addSecs(42);
    m_model->setLanes({waiting, lane(u"b"_s, Phase::Sending)});
    QVERIFY2(text(0, LaneModel::WordsRole).contains(u"42"), qPrintable(text(0, LaneModel::WordsRole)));
    QSignalSpy changed(m_model.get(), &LaneModel::dataChanged);
    m_now = Now.addSecs(30);
    m_model->clockTicked();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 1);
    QVERIFY(changed.first().at(2).value<QList<int>>().contains(LaneModel::WordsRole));
    QVERIFY2(text(0, LaneModel::WordsRole).contains(u"12"), qPrintable(text(0, LaneModel::WordsRole)));
}

void TestLaneModel::tellsEachLaneInWords()
{
    m_model->setLanes({lane(u"a.example"_s, Phase::Sending, 4, 3)});
    QCOMPARE(m_model->index(0).data(LaneModel::PhaseRole).toInt(), int(Phase::Sending));
    const auto spoken = text(0, Qt::AccessibleTextRole);
    QVERIFY2(spoken.startsWith(u"a.example: sending. "_s) && spoken.contains(u"3 of 4"_s),
             qPrintable(spoken));
    QVERIFY(!m_model->data({}, Qt::DisplayRole).isValid());
    QVERIFY(!m_model->index(0).data(Qt::DecorationRole).isValid());
    QCOMPARE(m_model->rowCount(m_model->index(0)), 0);
}

void TestLaneModel::showsAWikisWordsAsPlainText()
{
    auto troubled = lane(u"a"_s, Phase::Troubled);
    troubled.cause = u"no-such-cause"_s;
    troubled.detail = u"<img src=x>\nsecond"_s + QString(10'000, u'x');
    m_model->setLanes({troubled});
    const auto tip = text(0, Qt::ToolTipRole);
    QVERIFY(tip.contains(u"&lt;img src=x&gt;<br>second"_s));
    QVERIFY(!tip.contains(u"<img"_s));
    QVERIFY(tip.size() < 2000);
}

void TestLaneModel::saysFarMoreInTheTooltipWhereSomebodyIsNeeded()
{
    auto troubled = lane(u"a"_s, Phase::Troubled);
    troubled.cause = u"blocked"_s;
    m_model->setLanes({troubled, lane(u"b"_s, Phase::Sending, 4, 3)});
    QVERIFY(text(0, Qt::ToolTipRole).contains(u"Talk to an administrator"_s));
    QVERIFY(text(1, Qt::ToolTipRole).contains(u"3 of 4"_s));
}

QTEST_GUILESS_MAIN(TestLaneModel)
#include "lanemodel.moc"
