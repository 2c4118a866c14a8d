// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/session.h"

#include "wiki/http/httpclient.h"
#include "wiki/login/accountbook.h"
#include "wiki/login/secretfile.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
bool isCalled(const Account &account, const QString &name)
{
    return name.isEmpty() || account.name == name || account.key() == name
        || (!account.botName.isEmpty() && account.name + u'@' + account.botName == name);
}

/// A request says which home wiki it is for, and requests come from others: a secret in a file would go to
/// whatever host they name. So that host must be one the user set up, one on this computer, or one that
/// --account names too.
bool mayHaveSecret(const AccountBook &book, const QString &home, const QString &accountName)
{
    const QUrl address(u"http://"_s + home);
    return book.farm(home) || isSecureEnough(address) || accountName.endsWith(u'@' + home);
}

/// The account that the secret in a file proves; its secret is kept for this run only.
Task<Account> accountOfSecretFile(std::shared_ptr<Workplace> workplace, GivenOptions options,
                                  FarmProfile farm)
{
    if (!mayHaveSecret(workplace->accounts(), farm.home, options.value(u"account"_s)))
        co_return failure(ErrorKind::Input, u"unknown-home"_s, farm.home);
    const bool isToken = options.has(u"token-file"_s);
    const auto secret = readSecretFile(options.value(isToken ? u"token-file"_s : u"password-file"_s));
    if (!secret)
        co_return tl::unexpected(secret.error());
    if (isToken)
        co_return co_await workplace->accounts().addOwnerOnlyToken(farm, *secret, Keep::ThisRun);
    const auto login = options.value(u"bot-password"_s, options.value(u"account"_s));
    if (!login.contains(u'@'))
        co_return failure(ErrorKind::Input, u"no-bot-login"_s, u"--bot-password USER@NAME"_s);
    co_return co_await workplace->accounts().addBotPassword(farm, login, *secret, Keep::ThisRun);
}

Result<Account> knownAccount(const AccountBook &book, const QString &home, const QString &name)
{
    QList<Account> fitting;
    for (const auto &known : book.accounts()) {
        if (known.account.farm == home && isCalled(known.account, name))
            fitting += known.account;
    }
    if (fitting.isEmpty())
        return failure(ErrorKind::Input, u"no-account"_s, name.isEmpty() ? home : name + u" on "_s + home);
    if (fitting.size() > 1)
        return failure(ErrorKind::Input, u"which-account"_s, home);
    return fitting.first();
}
} // namespace

Task<Session> openSession(std::shared_ptr<Workplace> workplace, GivenOptions options, QString home)
{
    const auto farm = workplace->farmFor(home);
    const bool fromFile = options.has(u"token-file"_s) || options.has(u"password-file"_s);
    const auto name = options.value(u"account"_s);
    auto account = knownAccount(workplace->accounts(), home, name);
    if (fromFile)
        account = co_await accountOfSecretFile(workplace, options, farm);
    if (!account) {
        auto error = account.error();
        if (!error.detail.contains(home) && error.kind != ErrorKind::Input)
            error.detail = error.detail.isEmpty() ? home : home + u": "_s + error.detail;
        co_return tl::unexpected(error);
    }
    if (!isCalled(*account, name))
        co_return failure(ErrorKind::Input, u"other-account"_s, account->name + u", not "_s + name);
    auto wikis = co_await workplace->wikisFor(*account);
    if (!wikis)
        co_return tl::unexpected(wikis.error());
    co_return Session{farm, *account, std::move(*wikis)};
}

} // namespace paperround
