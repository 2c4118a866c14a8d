// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/healthwork.h"

#include "engine/targets/twins.h"

#include <QCoroTask>

#include <algorithm>
#include <limits>
#include <utility>

namespace paperround {

HealthWork::HealthWork(DraftDocument &document, const Desk &desk, const Clock &clock, DeliveryEngine &engine,
                       QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_desk(desk)
    , m_clock(clock)
    , m_engine(engine)
    , m_keeper(document, desk)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(300);
    m_reconcileSoon.setSingleShot(true);
    m_reconcileSoon.setInterval(100);
    connect(&m_soon, &QTimer::timeout, this, &HealthWork::check);
    connect(&m_reconcileSoon, &QTimer::timeout, this, &HealthWork::reconcile);
    connect(&m_document, &DraftDocument::opened, this, &HealthWork::forget);
    connect(&m_desk, &Desk::changed, this, &HealthWork::forget);
    connect(&m_document, &DraftDocument::targetsEdited, this, [this] {
        if (m_document.targets().counts()[TargetHealth::Unchecked] > 0)
            m_soon.start();
        m_reconcileSoon.start();
    });
    connect(&m_document, &DraftDocument::sourcesChanged, this, [this] { m_takenOut.reset(); });
    connect(&m_document, &DraftDocument::opened, this, [this] { m_takenOut.reset(); });
    connect(&m_document, &DraftDocument::messageChanged, this, &HealthWork::askLastIssue);
    connect(&m_check, &TargetCheck::checked, this, &HealthWork::take);
    connect(&m_check, &TargetCheck::wikiFailed, this, [this](const QString &wiki, const Error &error) {
        m_troubles.append({wiki, error});
        Q_EMIT changed();
    });
    connect(&m_check, &TargetCheck::finished, this, [this] {
        m_checking = false;
        if (std::exchange(m_reached, false))
            m_checkedAt = m_clock.now();
        reconcile();
        if (m_document.targets().healthFilter())
            m_document.targets().refilter();
        m_keeper.keep();
        Q_EMIT finished();
        Q_EMIT changed();
    });
    connect(&m_keeper, &FindingsKeeper::cameBack, this, &HealthWork::takeKept);
}

void HealthWork::forget()
{
    ++m_round;
    m_check.cancel();
    m_checking = false;
    m_troubles.clear();
    m_checkedAt = {};
    const HealthCounts &counts = m_document.targets().counts();
    // What comes back from the store was asked for as this account.
    m_since = counts[TargetHealth::Unchecked] < counts.total ? m_clock.now().toSecsSinceEpoch() : 0;
    m_exclusions = {};
    m_issue = {};
    m_soon.stop();
    m_keeper.bringBack();
    if (counts.total > 0 && !m_keeper.isBusy())
        m_soon.start();
    readRecords();
    Q_EMIT changed();
}

/// Rows that were checked before are shown as they were, and asked again only where that is too long ago.
void HealthWork::takeKept(const KeptFindings &kept)
{
    if (!kept.keys.isEmpty()) {
        m_document.targets().setFindings(kept.keys, kept.findings);
        m_checkedAt = QDateTime::fromSecsSinceEpoch(kept.oldest, Qt::UTC);
        reconcile();
        Q_EMIT changed();
    }
    if (m_document.targets().counts().total > 0)
        m_soon.start();
}

void HealthWork::cancel()
{
    m_check.cancel();
    m_checking = false;
    reconcile(); // what some wikis have told by now
    Q_EMIT changed();
}

void HealthWork::check()
{
    begin(false);
}

void HealthWork::checkAll()
{
    begin(true);
}

void HealthWork::begin(bool all)
{
    m_soon.stop();
    if (!m_desk.wikis() || m_document.id().isEmpty())
        return;
    const qint64 now = m_clock.now().toSecsSinceEpoch();
    const qint64 oldest = all ? std::numeric_limits<qint64>::max()
                              : std::max(m_since, now - std::chrono::seconds(maxAge).count());
    m_keys.clear();
    m_targets.clear();
    const TargetList &entries = m_document.targets().entries();
    for (int place = 0; place < entries.size(); ++place) {
        const TargetFinding *known = entries.finding(place);
        if (!entries.isPage(place) || (known && known->told && known->checkedAt >= oldest))
            continue;
        m_keys.append(entries.key(place));
        m_targets.append(entries.at(place).target);
    }
    if (m_targets.isEmpty())
        return;
    readRecords();
    m_troubles.clear();
    m_checking = true;
    m_reached = false;
    m_check.check(m_desk.wikis(), m_targets, wishes());
    Q_EMIT changed();
}

CheckWishes HealthWork::wishes() const
{
    CheckWishes wishes{.activeSince = {}, .lockedAtMost = m_options.locked ? mostLocked : 0};
    if (m_options.inactiveMonths > 0)
        wishes.activeSince = m_clock.now().addMonths(-m_options.inactiveMonths);
    return wishes;
}

void HealthWork::setOptions(const HealthOptions &options)
{
    const HealthOptions before = std::exchange(m_options, options);
    if (before == options)
        return;
    if (before.inactiveMonths != options.inactiveMonths || before.locked != options.locked)
        checkAll();
    askLastIssue();
    Q_EMIT changed();
}

void HealthWork::take(const QList<int> &indexes, const QList<Verdict> &verdicts)
{
    QList<quint64> keys;
    QList<TargetFinding> findings;
    const qint64 now = m_clock.now().toSecsSinceEpoch();
    for (qsizetype i = 0; i < indexes.size(); ++i) {
        TargetFinding finding = findingOf(verdicts[i]);
        finding.checkedAt = now;
        keys.append(m_keys.value(indexes[i]));
        findings.append(withRecords(std::move(finding), m_targets.value(indexes[i])));
    }
    m_reached = true;
    m_document.targets().setFindings(keys, findings);
}

TargetFinding HealthWork::withRecords(TargetFinding finding, const Target &target) const
{
    finding.heldBy = m_exclusions.heldBy(target, finding.page, finding.userPage);
    finding.gotIssue.clear();
    const auto pages = m_issue.pages.constFind(target.wiki);
    if (pages != m_issue.pages.cend() && pages->contains(finding.page))
        finding.gotIssue = m_issue.subject;
    return finding;
}

QString HealthWork::takenOutBy(const TargetEntry &entry, const TargetFinding &finding)
{
    // Sources are merged by what they say; only what a wiki has told beyond that is news.
    if (!finding.told || entry.origins.isEmpty() || finding.page.isEmpty()
        || finding.page == entry.target.title)
        return {};
    if (!m_takenOut)
        m_takenOut = TakenOut(m_document.merged(), m_document.formula());
    SourceMask mask = 0;
    for (const RowOrigin &origin : entry.origins)
        mask |= maskOf(origin.letter);
    const QString name = m_takenOut->by(mask, finding.page, entry.target.wiki);
    return name.isEmpty() ? QString() : tr("%1: the formula takes it out").arg(name);
}

void HealthWork::reconcile()
{
    m_reconcileSoon.stop();
    QList<quint64> keys;
    QList<TargetFinding> findings;
    Twins<quint64> twins;
    const TargetList &entries = m_document.targets().entries();
    for (int place = 0; place < entries.size(); ++place) {
        // Nothing is to be said of a row that nobody has told of, unless a list holds it.
        if (!entries.isPage(place) || (!entries.finding(place) && m_exclusions.isEmpty()))
            continue;
        const TargetEntry entry = entries.at(place);
        const TargetFinding before = entry.finding.value_or(TargetFinding{.told = false});
        TargetFinding now = withRecords(before, entry.target);
        if (now.heldBy.isEmpty())
            now.heldBy = takenOutBy(entry, now);
        now.sameAs = 0;
        if (entry.included && now.told && now.takesMessage())
            now.sameAs = twins.earlier(entry.target.wiki, now.page, entry.key, 0);
        if (now == before)
            continue;
        keys.append(entry.key);
        findings.append(now);
    }
    if (!keys.isEmpty())
        m_document.targets().setFindings(keys, findings);
}

void HealthWork::readRecords()
{
    if (m_document.id().isEmpty())
        return;
    QCoro::connect(m_engine.excludeLists(m_desk.farm().home), this,
                   [this, round = m_round](const Result<QList<ExcludeList>> &lists) {
                       if (round != m_round || !lists)
                           return; // An unreadable ledger is told by the draft that cannot be saved.
                       Exclusions exclusions(*lists);
                       if (exclusions == m_exclusions)
                           return;
                       m_exclusions = std::move(exclusions);
                       reconcile();
                   });
    askLastIssue();
}

void HealthWork::askLastIssue()
{
    if (!m_options.lastIssue || m_document.id().isEmpty()) {
        if (!m_issue.id.isEmpty()) {
            m_issue = {};
            reconcile();
        }
        return;
    }
    const QString subject = m_document.message().subject;
    QCoro::connect(m_engine.lastIssue(m_desk.farm().home, subject, m_document.id()), this,
                   [this, round = m_round, subject](const Result<LastIssue> &issue) {
                       if (round != m_round || !issue || subject != m_document.message().subject
                           || *issue == m_issue)
                           return;
                       m_issue = *issue;
                       reconcile();
                       Q_EMIT changed();
                   });
}

} // namespace paperround
