// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/clock.h"
#include "support/stubserver.h"
#include "wiki/credentials.h"

#include <QCoroTask>
#include <QHash>

#include <functional>

namespace paperround::test {

/// Stands still until it is moved.
class StillClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return m_now; }
    QCoro::Task<> sleep(std::chrono::milliseconds, std::stop_token) override { co_return; }
    void advance(std::chrono::seconds span) { m_now = m_now.addSecs(span.count()); }

private:
    QDateTime m_now = QDateTime::fromString(QStringLiteral("2026-11-23T12:00:00Z"), Qt::ISODate);
};

/// An account whose secrets are canaries.
class CanaryCredentials final : public Credentials
{
public:
    explicit CanaryCredentials(std::optional<BotPassword> password = std::nullopt)
        : m_password(std::move(password))
    {
        m_account.name = QStringLiteral("Sender");
        m_account.farm = QStringLiteral("home");
    }
    [[nodiscard]] const Account &account() const override { return m_account; }
    Task<QByteArray> authorization() override
    {
        co_return m_password ? QByteArray() : "Bearer canary-" + QByteArray::number(m_generation);
    }
    Task<void> renew(quint64 seen) override
    {
        ++renewals;
        if (!canRenew)
            co_return failure(ErrorKind::NeedsFix, QStringLiteral("sign-in"));
        if (seen == m_generation)
            ++m_generation;
        co_return {};
    }
    [[nodiscard]] quint64 generation() const override { return m_generation; }
    [[nodiscard]] std::optional<BotPassword> botPassword() const override { return m_password; }

    int renewals = 0;
    bool canRenew = true;

private:
    Account m_account;
    std::optional<BotPassword> m_password;
    quint64 m_generation = 1;
};

/// What a wiki says to the questions every test asks; `other` answers the rest. Counts requests by action.
class WikiStub
{
public:
    using Answer = std::function<QByteArray(const StubRequest &)>;

    explicit WikiStub(Answer other)
        : m_other(std::move(other))
        , server([this](const StubRequest &request) {
            const bool held = holds && holds(request);
            return StubReply{.body = answer(request), .hold = held};
        })
    {
    }

    [[nodiscard]] int count(const QString &name) const { return m_counts.value(name); }
    [[nodiscard]] StubRequest last(const QString &name) const { return m_last.value(name); }

    std::function<bool(const StubRequest &)> holds; ///< Questions that are never answered; unset: none.
    QByteArray csrf = "token-1+\\\\";
    QByteArray siteinfo =
        R"({"query":{"general":{"sitename":"En Rig","lang":"en","script":"/w/index.php","articlepath":"/wiki/$1",
             "wikiid":"enwiki","generator":"MediaWiki 1.43.9","maxarticlesize":2097152,"case":"first-letter"},
             "namespaces":{"0":{"id":0,"case":"first-letter","name":""},
             "2":{"id":2,"case":"first-letter","name":"User","canonical":"User"},
             "3":{"id":3,"case":"first-letter","name":"User talk","canonical":"User talk"},
             "14":{"id":14,"case":"first-letter","name":"Category","canonical":"Category"}},
             "namespacealiases":[{"id":3,"alias":"UT"}],
             "extensions":[{"name":"MassMessage"},{"name":"Abuse Filter"}]}})";
    QByteArray messages =
        R"({"query":{"allmessages":[{"name":"massmessage-optout-category","content":"Opted out"},
             {"name":"massmessage-hidden-comment","content":"<!-- sent by $1@$2, list $3 -->"},
             {"name":"massmessage-redirect-notice","missing":true},
             {"name":"newsectionsummary","content":"/* $1 */ new section"}]}})";

private:
    [[nodiscard]] static QString nameOf(const StubRequest &request)
    {
        const auto action = request.form.value(QStringLiteral("action"));
        if (action != QLatin1String("query"))
            return action;
        for (const auto &key : {QStringLiteral("prop"), QStringLiteral("meta"), QStringLiteral("list")}) {
            if (request.form.contains(key))
                return request.form.value(key);
        }
        return action;
    }

    QByteArray answer(const StubRequest &request)
    {
        const auto name = nameOf(request);
        ++m_counts[name];
        m_last[name] = request;
        if (name == QLatin1String("siteinfo"))
            return siteinfo;
        if (name == QLatin1String("allmessages"))
            return messages;
        if (name == QLatin1String("sitematrix"))
            return R"({"errors":[{"code":"badvalue","text":"Unrecognized value"}]})";
        if (name == QLatin1String("tokens")
            && request.form.value(QStringLiteral("type")) == QLatin1String("csrf"))
            return R"({"query":{"tokens":{"csrftoken":")" + csrf + R"("}}})";
        return m_other(request);
    }

    Answer m_other;
    QHash<QString, int> m_counts;
    QHash<QString, StubRequest> m_last;

public:
    StubServer server;
};

} // namespace paperround::test
