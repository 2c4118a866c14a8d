// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/practicetroubles.h"
#include "wiki/credentials.h"

#include <QDateTime>
#include <QList>
#include <QStringList>
#include <QUrl>

#include <memory>

namespace paperround {

/// A marked edit, as a wiki's own record has it.
struct FoundEdit
{
    QString wiki;
    QString title; ///< Now.
    QString mark;
    QString user;
    qint64 revision = 0;
    int standing = 0; ///< How often the mark stands on the page now.
};

/// Wikis to deliver to: practice or real.
class Family
{
public:
    enum class Page { Missing, Old, Young };

    virtual ~Family() = default;
    [[nodiscard]] virtual QStringList hosts() const = 0; ///< Home first.
    [[nodiscard]] virtual QUrl api(const QString &host) const = 0;
    [[nodiscard]] virtual std::shared_ptr<Credentials> credentials() const = 0; ///< As after a start.
    virtual void prepare(const QString &host, const QString &title, Page page) = 0;
    virtual void setTime(const QDateTime &now) = 0; ///< Where the wikis' clock is ours to set.
    /// Somebody else does that to the page. False: the page gave no occasion.
    virtual QCoro::Task<bool> work(QString host, QString title, OtherEditor::Work work) = 0;
    /// Every edit with a mark of that delivery, in all histories that still stand.
    [[nodiscard]] virtual QList<FoundEdit> found(const QString &deliveryId) = 0;
};

/// An account with its secret, given by the test.
class GivenCredentials final : public Credentials
{
public:
    GivenCredentials(Account account, QByteArray header, std::optional<BotPassword> password)
        : m_account(std::move(account))
        , m_header(std::move(header))
        , m_password(std::move(password))
    {
    }
    [[nodiscard]] const Account &account() const override { return m_account; }
    Task<QByteArray> authorization() override { co_return QByteArray(m_header); }
    Task<void> renew(quint64) override { co_return failure(ErrorKind::NeedsFix, QStringLiteral("sign-in")); }
    [[nodiscard]] quint64 generation() const override { return 1; }
    [[nodiscard]] std::optional<BotPassword> botPassword() const override { return m_password; }

private:
    Account m_account;
    QByteArray m_header;
    std::optional<BotPassword> m_password;
};

} // namespace paperround
