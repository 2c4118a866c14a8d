// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/checkwatch.h"

#include "domain/delivery/reason.h"

using namespace Qt::StringLiterals;

namespace paperround {

CheckWatch::CheckWatch(QList<Row> rows, QDateTime now, std::optional<QSet<QString>> permitted)
    : m_rows(std::move(rows))
    , m_now(std::move(now))
    , m_permitted(std::move(permitted))
{
    connect(&m_check, &TargetCheck::checked, this,
            [this](const QList<int> &indexes, const QList<Verdict> &verdicts) {
                for (qsizetype i = 0; i < indexes.size(); ++i) {
                    auto &row = m_rows[m_open[indexes[i]]];
                    const auto &verdict = verdicts[i];
                    row.state = verdict.willSend ? row.state : RowState::Skipped;
                    row.reason = verdict.willSend ? QString() : verdict.reason;
                    row.code = verdict.code;
                    row.detail = verdict.detail;
                    row.page = verdict.page.title;
                    row.time = m_now;
                    if (verdict.willSend && m_permitted && !m_permitted->contains(row.target.wiki)) {
                        row.state = RowState::Held;
                        row.reason = reason::NoPermission;
                    }
                    Q_EMIT rowChecked(row);
                }
            });
    connect(&m_check, &TargetCheck::wikiFailed, this, [this](const QString &wiki, const Error &error) {
        auto named = error;
        named.detail = error.detail.isEmpty() ? wiki : wiki + u": "_s + error.detail;
        m_errors += named;
        for (const auto index : m_open) {
            auto &row = m_rows[index];
            if (row.target.wiki != wiki)
                continue;
            row.reason = reason::WikiTrouble;
            row.code = error.code;
            row.time = m_now;
            Q_EMIT rowChecked(row);
        }
    });
    connect(&m_check, &TargetCheck::finished, this, [this] {
        m_over = true;
        Q_EMIT over();
    });
}

void CheckWatch::start(std::shared_ptr<Wikis> wikis)
{
    QList<Target> targets;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (hasEnded(m_rows[i].state))
            continue;
        m_open += int(i);
        targets += m_rows[i].target;
    }
    m_check.check(std::move(wikis), std::move(targets));
}

void CheckWatch::cancel()
{
    m_check.cancel();
    if (!m_over) {
        m_over = true;
        Q_EMIT over();
    }
}

StateCounts CheckWatch::counts() const
{
    StateCounts counts;
    for (const auto &row : m_rows)
        ++counts[row.state];
    return counts;
}

QMap<QString, int> CheckWatch::reasons() const
{
    QMap<QString, int> reasons;
    for (const auto &row : m_rows) {
        if (!row.reason.isEmpty())
            ++reasons[row.reason];
    }
    return reasons;
}

} // namespace paperround
