// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/checkwatch.h"

#include "cli/console.h"
#include "cli/rowlines.h"
#include "domain/delivery/reason.h"
#include "models/bidi.h"
#include "models/healthwords.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

TargetEntry entryOf(const Row &row, const TargetFinding &finding)
{
    TargetEntry entry{.target = row.target};
    entry.finding = finding;
    return entry;
}

/// What the table says of the row, without the marks that keep names apart in a window.
QString saying(const Row &row, const TargetFinding &finding)
{
    QString words;
    if (finding.sameAs != 0)
        words = u"same page as row %1"_s.arg(finding.sameAs);
    else
        words = whatHappens(entryOf(row, finding));
    return words.remove(QChar(0x2068)).remove(QChar(0x2069));
}

} // namespace

CheckWatch::CheckWatch(QList<Row> rows, Known known)
    : m_rows(std::move(rows))
    , m_known(std::move(known))
{
    connect(&m_check, &TargetCheck::checked, this,
            [this](const QList<int> &indexes, const QList<Verdict> &verdicts) {
                for (qsizetype i = 0; i < indexes.size(); ++i)
                    judge(m_rows[m_open[indexes[i]]], verdicts[i]);
            });
    connect(&m_check, &TargetCheck::wikiFailed, this, &CheckWatch::wikiFailed);
    connect(&m_check, &TargetCheck::finished, this, [this] {
        m_over = true;
        Q_EMIT over();
    });
}

void CheckWatch::judge(Row &row, const Verdict &verdict)
{
    TargetFinding finding = findingOf(verdict);
    finding.checkedAt = m_known.now.toSecsSinceEpoch();
    const QString &page = verdict.page.title;
    finding.heldBy = m_known.exclusions.heldBy(row.target, page, finding.userPage);
    if (finding.takesMessage())
        finding.sameAs = quint64(m_twins.earlier(row.target.wiki, page, row.number, 0));
    row.state = finding.takesMessage() ? row.state : RowState::Skipped;
    row.reason = verdict.willSend ? QString() : verdict.reason;
    row.code = verdict.code;
    row.detail = verdict.detail;
    row.page = page;
    row.time = m_known.now;
    if (!finding.heldBy.isEmpty()) {
        row.reason = reason::Excluded;
        row.code.clear();
        row.detail = finding.heldBy;
    } else if (finding.sameAs != 0) {
        row.reason = reason::Duplicate;
        row.detail = page;
    } else if (finding.willSend && m_known.permitted && !m_known.permitted->contains(row.target.wiki)) {
        row.state = RowState::Held;
        row.reason = reason::NoPermission;
    }
    m_health.insert(row.number, entryOf(row, finding).health());
    Q_EMIT rowChecked(row, finding);
}

void CheckWatch::wikiFailed(const QString &wiki, const Error &error)
{
    auto named = error;
    named.detail = error.detail.isEmpty() ? wiki : wiki + u": "_s + error.detail;
    m_errors += named;
    for (const auto index : m_open) {
        auto &row = m_rows[index];
        if (row.target.wiki != wiki || m_health.contains(row.number))
            continue;
        row.reason = reason::WikiTrouble;
        row.code = error.code;
        row.time = m_known.now;
        m_health.insert(row.number, TargetHealth::Unchecked);
        Q_EMIT rowChecked(row, {.told = false});
    }
}

void CheckWatch::start(std::shared_ptr<Wikis> wikis, const CheckWishes &wishes)
{
    QList<Target> targets;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (hasEnded(m_rows[i].state))
            continue;
        m_open += int(i);
        targets += m_rows[i].target;
    }
    m_check.check(std::move(wikis), std::move(targets), wishes);
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

QMap<QString, int> CheckWatch::healths() const
{
    QMap<QString, int> healths;
    for (const TargetHealth health : m_health)
        ++healths[healthName(health)];
    return healths;
}

QJsonObject checkedToJson(const Row &row, const TargetFinding &finding)
{
    QJsonObject json = rowToJson(row);
    json.insert(u"health"_s, healthName(entryOf(row, finding).health()));
    json.insert(u"page"_s, finding.page);
    json.insert(u"same_as"_s, finding.sameAs == 0 ? QJsonValue() : QJsonValue(qint64(finding.sameAs)));
    json.insert(u"says"_s, saying(row, finding));
    return json;
}

QString checkedLine(const Row &row, const TargetFinding &finding)
{
    const QString says = saying(row, finding);
    const QString head = u"%1  %2  %3  %4"_s.arg(row.number, 6)
                             .arg(healthWord(entryOf(row, finding).health()), -15)
                             .arg(plainForTerminal(row.target.wiki), -24)
                             .arg(plainForTerminal(row.target.title));
    return says.isEmpty() ? head : head + u"  ("_s + plainForTerminal(says) + u')';
}

} // namespace paperround
