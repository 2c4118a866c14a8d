// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/requestcheck.h"

#include "domain/message/wholelint.h"
#include "domain/review/requestrules.h"

#include <chrono>

namespace paperround {

using namespace std::chrono_literals;

RequestCheck::RequestCheck(const Desk &desk, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_clock(clock)
{
    m_evaluateSoon.setSingleShot(true);
    m_evaluateSoon.setInterval(100ms); // 300 wikis answer one by one
    connect(&m_evaluateSoon, &QTimer::timeout, this, &RequestCheck::evaluate);
    connect(&m_check, &TargetCheck::checked, this,
            [this](const QList<int> &rows, const QList<Verdict> &verdicts) {
                QList<TargetFinding> findings;
                for (const Verdict &verdict : verdicts)
                    findings.append(findingOf(verdict));
                m_pages.setFindings(rows, findings);
                m_evaluateSoon.start();
            });
    connect(&m_check, &TargetCheck::wikiFailed, this, [this](const QString &wiki, const Error &error) {
        m_troubles.append({wiki, error});
        m_evaluateSoon.start();
    });
    connect(&m_check, &TargetCheck::finished, this, [this] {
        m_checking = false;
        m_checkedAt = m_clock.now();
        evaluate();
    });
}

void RequestCheck::setRequest(const ReviewedRequest &request)
{
    clear();
    m_request = request;
    m_pages.setTargets(request.submission().request.targets, m_desk.names());
    evaluate();
}

void RequestCheck::clear()
{
    m_check.cancel();
    m_request.reset();
    m_checking = false;
    m_checkedAt = {};
    m_troubles.clear();
    m_pages.setTargets({}, {});
    m_checks.setChecks({});
    m_evaluateSoon.stop();
    Q_EMIT changed();
}

void RequestCheck::begin()
{
    if (!m_checking && !m_checkedAt.isValid())
        again();
}

void RequestCheck::again()
{
    if (!m_request || !m_desk.wikis())
        return;
    m_troubles.clear();
    m_checking = true;
    m_check.check(m_desk.wikis(), m_request->submission().request.targets);
    evaluate();
}

int RequestCheck::problems() const
{
    return m_checks.count(Severity::Stop) + m_checks.count(Severity::Warning);
}

void RequestCheck::evaluate()
{
    m_evaluateSoon.stop();
    if (!m_request)
        return;
    const Request &request = m_request->submission().request;
    DraftState state{.message = request.message, .targets = m_pages.entries().counts()};
    state.wikis = static_cast<int>(m_request->submission().wikis.size());
    state.leftOut = leftOutOf(m_pages.entries());
    state.troubles = m_troubles;
    state.names = m_desk.names();
    state.options = request.options;
    state.now = m_clock.now();
    state.lint = lintWhole(request.message, lintFactsOf(request));
    state.forbids = m_request->policy.policy.review.forbids;
    if (const auto allowed = checkAgainst(m_request->policy.policy, request); !allowed)
        state.againstRules = allowed.error();
    m_checks.setChecks(submissionChecks(state));
    Q_EMIT changed();
}

} // namespace paperround
