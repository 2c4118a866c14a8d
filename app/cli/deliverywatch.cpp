// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/deliverywatch.h"

#include "cli/rowlines.h"
#include "domain/delivery/reason.h"
#include "models/brakewords.h"
#include "models/rowwords.h"

using namespace Qt::StringLiterals;

namespace paperround {

DeliveryWatch::DeliveryWatch(DeliveryEngine &engine, QString id, std::shared_ptr<Console> console, bool json,
                             bool goOn)
    : m_engine(engine)
    , m_id(std::move(id))
    , m_console(std::move(console))
    , m_json(json)
    , m_goOn(goOn)
{
    connect(&engine, &DeliveryEngine::opened, this, [this](const Delivery &delivery, const QList<Row> &rows) {
        if (delivery.id == m_id)
            onOpened(delivery, rows);
    });
    connect(&engine, &DeliveryEngine::rowsChanged, this,
            [this](const QString &changed, const QList<Row> &rows) {
                if (changed == m_id)
                    onRows(rows);
            });
    connect(&engine, &DeliveryEngine::laneChanged, this,
            [this](const QString &changed, const LaneStatus &lane) {
                if (changed == m_id)
                    onLane(lane);
            });
    connect(&engine, &DeliveryEngine::needsPersonChanged, this, [this](const QString &changed, bool needs) {
        if (changed == m_id && needs)
            onNeedsPerson();
    });
    connect(&engine, &DeliveryEngine::stopPageTroubled, this,
            [this](const QString &changed, const std::optional<Error> &error) {
                if (changed != m_id || !error)
                    return;
                const auto explained = explainStopPageTrouble(*error);
                m_console->note(plainForTerminal(explained.what + u". "_s + explained.text()));
            });
    const auto failed = [this](const QString &which, const Error &error) {
        if (which == m_id)
            m_error = error;
    };
    connect(&engine, &DeliveryEngine::ledgerFailed, this, failed);
    connect(&engine, &DeliveryEngine::refused, this,
            [this, failed](const QString &which, const Error &error) {
                failed(which, error);
                if (which == m_id)
                    finish();
            });
    connect(&engine, &DeliveryEngine::stopped, this, [this](const QString &which) {
        if (which == m_id)
            finish();
    });
}

void DeliveryWatch::stop()
{
    m_stopAsked = true;
    if (m_opened && !m_over)
        m_engine.stop(m_id);
}

void DeliveryWatch::onOpened(const Delivery &delivery, const QList<Row> &rows)
{
    m_opened = true;
    for (const auto &row : rows) {
        m_states.insert(row.number, row.state);
        ++m_counts[row.state];
        answer(row);
    }
    if (!m_json)
        m_console->note(u"Delivery %1: %2 rows, %3 of them ended."_s.arg(delivery.id)
                            .arg(m_counts.total())
                            .arg(m_counts.ended()));
    if (m_stopAsked)
        m_engine.stop(m_id);
    else if (m_goOn)
        m_engine.goOn(m_id);
}

void DeliveryWatch::onRows(const QList<Row> &rows)
{
    for (const auto &row : rows) {
        if (const auto before = m_states.constFind(row.number); before != m_states.constEnd())
            --m_counts[*before];
        ++m_counts[row.state];
        m_states.insert(row.number, row.state);
        if (m_json)
            m_console->json(rowToJson(row));
        else if (hasEnded(row.state) || row.state == RowState::Held || row.state == RowState::Unknown)
            m_console->line(rowLine(row));
        answer(row);
    }
    // Nobody reads any more: go no further than a person would see.
    if (m_console->isBroken() && !m_stopAsked)
        stop();
}

void DeliveryWatch::answer(const Row &row)
{
    if (m_sameText && row.state == RowState::Held && row.code == reason::SameText)
        m_engine.decide(m_id, row.number, *m_sameText);
}

void DeliveryWatch::onLane(const LaneStatus &lane)
{
    const auto before = m_lanes.value(lane.wiki);
    m_lanes.insert(lane.wiki, lane);
    if (before.phase == lane.phase && before.cause == lane.cause)
        return;
    if (lane.phase == LaneStatus::Phase::Waiting)
        m_console->note(plainForTerminal(laneSentence(lane, QDateTime::currentDateTimeUtc())));
}

void DeliveryWatch::onNeedsPerson()
{
    if (m_stopAsked)
        return;
    tellWhatIsMissing();
    stop();
}

void DeliveryWatch::tellPause(const PauseCause &cause)
{
    if (m_json)
        m_console->json(
            {{u"paused"_s,
              QJsonObject{{u"cause"_s, cause.code}, {u"wiki"_s, cause.wiki}, {u"detail"_s, cause.detail}}}});
    const auto explained = explainPause(cause);
    m_console->error(plainForTerminal(explained.what + u". "_s + explained.text() + u" (deliver --go-on)"_s));
}

void DeliveryWatch::tellWhatIsMissing()
{
    if (const auto delivery = m_engine.delivery(m_id); delivery && !delivery->pauseCause.isEmpty())
        tellPause(delivery->pauseCause);
    for (const auto &lane : m_engine.lanes(m_id)) {
        if (lane.phase != LaneStatus::Phase::Troubled)
            continue;
        const auto explained = explainLane(lane);
        QString sentence = lane.wiki + u": "_s + explained.what + u". "_s + explained.text();
        if (!explained.details.isEmpty())
            sentence += u" ("_s + QString(explained.details).replace(u'\n', u": "_s) + u')';
        m_console->error(plainForTerminal(sentence));
    }
    QMap<QString, int> unconfirmed;
    int others = 0;
    for (const auto &row : m_engine.rows(m_id)) {
        if (row.state == RowState::Held)
            ++(row.reason == reason::NoPermission ? unconfirmed[row.target.wiki] : others);
    }
    for (auto wiki = unconfirmed.cbegin(); wiki != unconfirmed.cend(); ++wiki)
        m_console->error(plainForTerminal(
            u"%1: nobody has confirmed that messages may be sent there, so %2 rows wait. Give the link to "
            "the permission (deliver --permission %1=URL)."_s.arg(wiki.key())
                .arg(wiki.value())));
    if (others > 0)
        m_console->error(
            u"A person has to decide about %1 rows: open the console on this data folder, or answer "
            "with --held where the page got the same text before."_s.arg(others));
}

void DeliveryWatch::finish()
{
    if (m_over)
        return;
    m_over = true;
    Q_EMIT over();
}

} // namespace paperround
