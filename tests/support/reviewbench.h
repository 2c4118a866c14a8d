// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/mark.h"
#include "domain/review/policypage.h"
#include "engine/review/approval.h"
#include "engine/review/requestwriting.h"
#include "engine/review/submitting.h"
#include "support/fakewikis.h"

#include <QCoroTask>
#include <QTest>

#include <memory>

namespace paperround {

inline const QString Home = QStringLiteral("home.example");

/// `answer` outlives it: its caller waits.
inline QCoro::Task<> takeApproved(Task<ApprovedRequest> task, std::optional<Result<ApprovedRequest>> *answer)
{
    auto approved = co_await task;
    answer->emplace(std::move(approved));
}

/// QCoro::waitFor() needs a default-constructed value, which an ApprovedRequest on purpose has not.
[[nodiscard]] inline Result<ApprovedRequest> waitForApproved(Task<ApprovedRequest> task)
{
    std::optional<Result<ApprovedRequest>> answer;
    const auto taking = takeApproved(std::move(task), &answer);
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 60'000))
        qFatal("nobody says whether it is approved");
    return std::move(*answer);
}

/// What may befall a save, as a column "fault".
inline void addFates()
{
    using enum PostFault::What;
    QTest::addColumn<PostFault>("fault");
    QTest::newRow("well") << PostFault{};
    QTest::newRow("lost on its way") << PostFault{LostBefore};
    QTest::newRow("answer lost") << PostFault{LostAfter};
    QTest::newRow("sent twice") << PostFault{Twice};
    QTest::newRow("sent twice, no answer") << PostFault{TwiceLost};
    QTest::newRow("late") << PostFault{Late, std::chrono::seconds(20)};
    QTest::newRow("late and twice") << PostFault{LateTwice, std::chrono::seconds(20)};
    QTest::newRow("saved, and refused") << PostFault{
        RefusedAfter, std::chrono::seconds(0), {ErrorKind::Look, QStringLiteral("http-502"), {}, {}}};
}

/// A home wiki with a submitter, two reviewers, a stranger, and whoever else edits there.
class ReviewBench
{
public:
    ReviewBench()
    {
        for (const auto &wikis : {anna, ngozi, ravi, eve}) {
            wikis->sendPolicy = {.who = SendPolicy::Who::Everybody, .value = {}, .everyWiki = true};
            wikis->reviewPolicy = {.who = SendPolicy::Who::Group, .value = QStringLiteral("reviewers")};
        }
        anna->setGroups(QStringLiteral("Ngozi"), {QStringLiteral("reviewers")});
        anna->setGroups(QStringLiteral("Ravi"), {QStringLiteral("reviewers")});
    }

    [[nodiscard]] static Request request(int targets = 3)
    {
        Request request;
        request.id = newDeliveryId();
        request.home = Home;
        request.message = {QStringLiteral("News"), QStringLiteral("Hello </pre> {{subst:x}} ~~~~")};
        request.listUrl = QStringLiteral("https://home.example/w/index.php?title=List&oldid=5");
        for (int i = 1; i <= targets; ++i)
            request.targets.append({QStringLiteral("User talk:U%1").arg(i), Home, i});
        return request;
    }
    /// A request that Anna submitted; fails the test where she cannot.
    ReviewedRequest submitted(const Request &what)
    {
        const auto request = QCoro::waitFor(submitRequest(what, QString(), anna));
        if (!request)
            qFatal("cannot submit: %s %s", qPrintable(request.error().code),
                   qPrintable(request.error().detail));
        return *request;
    }
    [[nodiscard]] static Result<ReviewedRequest> say(const std::shared_ptr<FakeWikis> &who,
                                                     Decision::Kind kind, const ReviewedRequest &request,
                                                     const QString &comment = QStringLiteral("so it is"))
    {
        return QCoro::waitFor(decide({kind, request.title, request.digest(), comment}, who));
    }
    /// One that Ngozi approved.
    ReviewedRequest approved(const Request &what)
    {
        const ReviewedRequest request = submitted(what);
        const auto said = say(ngozi, Decision::Kind::Approve, request);
        if (!said)
            qFatal("cannot approve: %s", qPrintable(said.error().code));
        return *said;
    }
    [[nodiscard]] Result<ReviewedRequest> read(const QString &title)
    {
        return QCoro::waitFor(readRequest(title, eve));
    }
    /// Why it may not go out; empty: it may.
    [[nodiscard]] QString refusal(const QString &title)
    {
        const auto now = read(title);
        if (!now)
            return now.error().code;
        const auto may = mayGoOut(*now);
        return may ? QString() : may.error().code;
    }
    /// Somebody edits the page in a browser: a line at the end of the decisions.
    void paste(const ReviewedRequest &request, const QString &line, const QString &user)
    {
        RequestPage page = requestPageFrom(anna->textOf(Home, request.title)).value();
        page.decisions.append(line);
        anna->edit(Home, request.title, requestPageText(page), user);
    }
    /// The approval that a browser leaves, as the wiki saves it for `user`.
    [[nodiscard]] static QString approvalBy(const QString &user, const ReviewedRequest &request)
    {
        return lineToPaste(Decision::Kind::Approve, request.submission().version, request.digest())
            .replace(QStringLiteral("{{subst:REVISIONUSER}}"), user);
    }
    void setPolicy(const FarmPolicy &policy) { anna->edit(Home, DefaultPolicyPage, policyPageText(policy)); }

    ManualClock clock;
    std::shared_ptr<FakeWikis> anna = std::make_shared<FakeWikis>(
        clock, Account{Home, QStringLiteral("Anna"), SignInKind::OAuth, {}}, QStringList(Home));
    std::shared_ptr<FakeWikis> ngozi = of(QStringLiteral("Ngozi"));
    std::shared_ptr<FakeWikis> ravi = of(QStringLiteral("Ravi"));
    std::shared_ptr<FakeWikis> eve = of(QStringLiteral("Eve"));

private:
    [[nodiscard]] std::shared_ptr<FakeWikis> of(const QString &name)
    {
        return std::make_shared<FakeWikis>(*anna, Account{Home, name, SignInKind::OAuth, {}});
    }
};

} // namespace paperround
