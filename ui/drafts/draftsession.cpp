// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/draftsession.h"

#include "domain/message/wholelint.h"
#include "domain/message/wording.h"
#include "domain/review/permission.h"
#include "domain/review/requestrules.h"
#include "engine/review/policyinforce.h"
#include "engine/review/submitting.h"
#include "models/submittedwords.h"

#include <QCoroTask>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// Of the longest words of the message, with a heading, a mark and a signature as large as they come.
qint64 bytesOf(const Message &message)
{
    constexpr qint64 around = 1000;
    qint64 most = 0;
    for (const Message &words : wordingsOf(message))
        most = std::max(most, qint64(words.body.toUtf8().size()));
    return most + around;
}

} // namespace

DraftSession::DraftSession(Drafts &store, const Clock &clock, Desk &desk, DeliveryEngine &engine,
                           History *history, KeptLists *kept, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_document(store, clock, desk)
    , m_targetsWork(m_document, desk, clock, engine)
    , m_queryWork(desk, clock)
    , m_shelf(store, history, kept)
    , m_previewWork(m_document, desk, clock)
    , m_clock(clock)
    , m_engine(engine)
    , m_history(history)
{
    m_shelf.setExcludeLists([this] { return m_engine.excludeLists(m_desk.farm().home); });
    m_evaluateSoon.setSingleShot(true);
    m_evaluateSoon.setInterval(0);
    connect(&m_evaluateSoon, &QTimer::timeout, this, &DraftSession::evaluate);
    const auto soon = [this] { m_evaluateSoon.start(); };
    m_lintSoon.setSingleShot(true);
    m_lintSoon.setInterval(300);
    connect(&m_lintSoon, &QTimer::timeout, this, &DraftSession::evaluate);
    connect(&m_document, &DraftDocument::opened, this, &DraftSession::lintLater);
    connect(&m_document, &DraftDocument::messageChanged, this, &DraftSession::lintLater);
    connect(&m_document, &DraftDocument::sourcesChanged, this, &DraftSession::lintLater);
    connect(&m_document, &DraftDocument::optionsChanged, this, &DraftSession::lintLater);
    connect(&m_previewWork, &PreviewWork::stateChanged, this, &DraftSession::lintLater);
    connect(&m_document, &DraftDocument::optionsChanged, this, soon);
    connect(&m_document, &DraftDocument::opened, this, [this] {
        m_typed.clear();
        m_unreadOption.clear();
        m_test = {};
        Q_EMIT testChanged();
    });
    connect(&m_document.targets(), &TargetTableModel::countsChanged, this, [this] {
        m_countLeftOut = true;
        lintLater(); // A page that was checked may have no room.
    });
    connect(&m_engine, &DeliveryEngine::rowsChanged, this, &DraftSession::noteTest);
    connect(&m_engine, &DeliveryEngine::opened, this,
            [this](const Delivery &delivery, const QList<Row> &rows) { noteTest(delivery.id, rows); });
    connect(&m_engine, &DeliveryEngine::refused, this, [this](const QString &id, const Error &error) {
        if (id != m_test.id)
            return;
        m_test = {};
        Q_EMIT testChanged();
        Q_EMIT testRefused(error);
    });
    connect(&m_engine, &DeliveryEngine::permitted, this, &DraftSession::askPermissions);
    connect(&m_desk, &Desk::changed, this, &DraftSession::askPermissions);
    connect(&m_targetsWork, &TargetsWork::stateChanged, this, soon);
    connect(&m_previewWork, &PreviewWork::stateChanged, this, soon);
    connect(&m_desk, &Desk::changed, this, &DraftSession::askPolicy);
    askPolicy();
    askPermissions();
}

void DraftSession::askPolicy()
{
    const quint64 round = ++m_policyRound;
    m_policyAsked = false;
    m_mayNot.reset();
    m_mayHandOver.reset();
    m_evaluateSoon.start();
    if (!m_desk.wikis())
        return;
    QCoro::connect(readPolicy(m_desk.farm(), m_desk.wikis()), this,
                   [this, round](const Result<PolicyInForce> &read) {
                       if (round != m_policyRound)
                           return;
                       // Not read it holds all the same: sending asks for it once more, and says why not.
                       if (read)
                           m_desk.obey(read->policy);
                       lintLater();
                       askPermissions();
                       askRoute();
                       askWhoMaySend();
                   });
}

void DraftSession::askWhoMaySend()
{
    if (!m_desk.account() || !m_desk.wikis())
        return;
    const FarmProfile farm = withPolicy(m_desk.farm(), m_desk.policy());
    QCoro::connect(ReviewQueue::maySend(farm, m_desk.wikis()), this,
                   [this, round = m_policyRound](const Result<void> &may) {
                       if (round != m_policyRound)
                           return;
                       m_policyAsked = true;
                       if (!may)
                           m_mayNot = may.error();
                       m_evaluateSoon.start();
                   });
}

void DraftSession::lintLater()
{
    constexpr qsizetype quick = 50'000; // Characters.
    m_lintStale = true;
    if (m_document.message().body.size() > quick)
        m_lintSoon.start();
    m_evaluateSoon.start();
}

void DraftSession::lintNow()
{
    m_lintSoon.stop();
    m_lintStale = false;
    Message message = m_document.message();
    message.body.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n'); // As the editor and the wikis have it.
    Request request; // Without its pages, of which the rules say nothing.
    request.message = withFooter(message, m_desk.policy());
    request.options = m_document.options();
    const auto fits = checkRules(m_desk.policy(), request);
    m_againstRules = fits ? std::nullopt : std::optional(fits.error());
    LintFacts facts = lintFactsOf(m_document.options(), m_document.list(), m_document.listUrl());
    if (!m_previewWork.isStale())
        m_previewWork.tell(facts);
    facts.fullPages = fullPagesOf(m_document.targets().entries(), bytesOf(request.message), facts.mostBytes);
    const QList<LintFinding> found = lintWhole(request.message, facts);
    if (m_lint == found)
        return;
    m_lint = found;
    Q_EMIT lintChanged();
}

void DraftSession::evaluate()
{
    if (m_lintStale && !m_lintSoon.isActive())
        lintNow();
    DraftState state{.message = m_document.message(), .targets = m_document.targets().counts()};
    state.lint = m_lint;
    state.forbids = m_desk.policy().review.forbids;
    state.againstRules = m_againstRules;
    const QList<WikiShare> shares = m_document.targets().shares();
    state.wikis = static_cast<int>(
        std::count_if(shares.cbegin(), shares.cend(), [](const WikiShare &it) { return it.willBeSent > 0; }));
    state.troubles = m_targetsWork.troubles();
    state.signedIn = m_desk.account().has_value() && m_desk.wikis();
    state.mayBeAsked = m_policyAsked;
    if (m_mayHandOver && !*m_mayHandOver)
        state.mayNotHandOver = m_mayHandOver->error();
    state.mayNot = m_mayNot ? m_mayNot : (m_desk.account() ? m_desk.trouble() : std::nullopt);
    state.accounts = m_targetsWork.accounts();
    if (!m_previewWork.isStale()) {
        const PreviewGroupsModel &groups = m_previewWork.groups();
        state.previewed = groups.wikis();
        state.notRendered = groups.failedWikis();
        state.missingTemplates = groups.missingTemplates();
    }
    state.names = m_desk.names();
    state.options = m_document.options();
    state.now = m_clock.now();
    // Over a long list it takes a while: not at each keystroke.
    if (std::exchange(m_countLeftOut, false))
        m_leftOut = leftOutOf(m_document.targets().entries());
    state.leftOut = m_leftOut;
    m_unconfirmed.clear();
    for (const WikiShare &share : shares) {
        if (!m_permitted || share.willBeSent == 0 || m_permitted->contains(share.wiki))
            continue;
        m_unconfirmed.append(share.wiki);
        state.heldPages += share.willBeSent;
    }
    state.unconfirmed = m_unconfirmed;
    m_items = draftChecks(state);
    m_checks.setChecks(m_items);
    Q_EMIT checksChanged();
}

int DraftSession::targetProblems() const
{
    const HealthCounts &counts = m_document.targets().counts();
    if (counts.total == 0)
        return -1;
    return counts[TargetHealth::Problem] + counts[TargetHealth::OtherHost] + counts[TargetHealth::Missing]
        + counts[TargetHealth::Renamed];
}

int DraftSession::messageProblems() const
{
    const Message &message = m_document.message();
    if (message.subject.isEmpty() && message.body.isEmpty() && !message.source)
        return -1;
    const auto problems = std::ranges::count_if(
        m_lint, [](const LintFinding &finding) { return finding.severity != LintSeverity::Note; });
    return problems == 0 && !checkWording(message) ? 1 : static_cast<int>(problems);
}

int DraftSession::previewProblems() const
{
    const PreviewGroupsModel &groups = m_previewWork.groups();
    if (m_previewWork.isStale() || groups.rowCount() == 0)
        return -1;
    return static_cast<int>(groups.missingTemplates().size()) + groups.failedWikis();
}

int DraftSession::checkProblems() const
{
    return m_checks.count(Severity::Stop) + m_checks.count(Severity::Warning);
}

std::optional<CheckItem> DraftSession::obstacle() const
{
    if (!m_items.isEmpty() && m_items.constFirst().severity == Severity::Stop)
        return m_items.constFirst();
    if (m_document.id().isEmpty() || m_items.isEmpty())
        return CheckItem{Severity::Stop, tr("Nothing is open"), {}, {}, CureAt::Nowhere, {}};
    if (!m_policyAsked)
        return CheckItem{Severity::Stop, tr("Asking whether you may send …"), {}, {}, CureAt::Nowhere, {}};
    if (!m_unreadOption.isEmpty())
        return CheckItem{Severity::Stop, m_unreadOption, {}, {}, CureAt::Options, {}};
    if (const QueuedRequest *queued = submittedRequest(); queued && queued->request) {
        const RequestState state = queued->request->standing.state;
        if (state == RequestState::Delivering || state == RequestState::Finished) {
            const Explanation words = submittedWords(*queued, false);
            return CheckItem{Severity::Stop, words.what, {}, words.text(), CureAt::Nowhere, {}};
        }
    }
    const int number = numberToType();
    if (number > 0 && QLocale().toInt(m_typed) != number && QLocale::c().toInt(m_typed) != number)
        return CheckItem{Severity::Stop, tr("Type how many pages get it"), {}, {}, CureAt::Nowhere, {}};
    return {};
}

int DraftSession::numberToType() const
{
    // Their number, and not the subject: a wrong list is the mistake that cannot be taken back, a subject is
    // pasted without being read, and whoever types 1271 has seen that it is not 127.
    const int pages = m_document.targets().counts().willBeSent;
    const int above = m_desk.policy().send.confirmAbove;
    return above > 0 && pages > above ? pages : 0;
}

void DraftSession::setTyped(const QString &number)
{
    m_typed = number.simplified();
    Q_EMIT sendingChanged();
}

void DraftSession::setUnreadOption(const QString &words)
{
    m_unreadOption = words;
    Q_EMIT sendingChanged();
}

void DraftSession::checkAgain()
{
    askPolicy();
    m_targetsWork.check();
    if (!bodiesOf(m_document.message()).isEmpty())
        m_previewWork.renderEverywhere();
}

void DraftSession::askLastIssue()
{
    const auto none = [this] { Q_EMIT lastIssueRead({}); };
    if (!m_history || m_document.id().isEmpty()) {
        none();
        return;
    }
    const QString id = m_document.id();
    QCoro::connect(m_engine.lastIssue(m_desk.farm().home, m_document.message().subject, id), this,
                   [this, id, none](const Result<LastIssue> &issue) {
                       if (id != m_document.id())
                           return;
                       if (!issue || issue->id.isEmpty()) {
                           none();
                           return;
                       }
                       QCoro::connect(m_history->open(issue->id), this,
                                      [this, id](const Result<std::optional<Delivery>> &delivery) {
                                          if (id != m_document.id())
                                              return;
                                          Q_EMIT lastIssueRead(delivery && *delivery
                                                                   ? std::optional((*delivery)->message)
                                                                   : std::nullopt);
                                      });
                   });
}

void DraftSession::send()
{
    m_lintSoon.stop(); // Now, however long the text is.
    evaluate();
    if (m_sending || obstacle())
        return;
    m_sending = true;
    m_document.save();
    Q_EMIT sendingChanged();
    const std::shared_ptr<Wikis> wikis = m_desk.wikis();
    QCoro::connect(ReviewQueue::approveByPolicy(m_document.request(), m_desk.farm(), wikis), this,
                   [this, wikis](const Result<ApprovedRequest> &request) {
                       m_sending = false;
                       Q_EMIT sendingChanged();
                       if (request)
                           Q_EMIT approved(*request, wikis);
                       else
                           Q_EMIT refused(request.error());
                   });
}

void DraftSession::submit()
{
    m_lintSoon.stop(); // Now, however long the text is.
    evaluate();
    if (m_sending || obstacle())
        return;
    m_sending = true;
    m_document.save();
    Q_EMIT sendingChanged();
    QCoro::connect(submitRequest(m_document.request(), {}, m_desk.wikis()), this,
                   [this](const Result<ReviewedRequest> &request) {
                       m_sending = false;
                       Q_EMIT sendingChanged();
                       if (request)
                           Q_EMIT submitted(request->title);
                       else
                           Q_EMIT refused(request.error());
                   });
}

} // namespace paperround
