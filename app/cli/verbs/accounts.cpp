// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/files.h"
#include "cli/verb.h"
#include "cli/workplace.h"
#include "domain/targets/wikiaddress.h"
#include "wiki/login/accountbook.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
Workplace::Options placeOf(const Call &call)
{
    Workplace::Options options;
    options.directory = call.options.value(u"data-dir"_s);
    options.record = Workplace::Record::None;
    return options;
}

Result<QString> hostOf(const QString &written)
{
    if (auto host = hostOfAddress(written))
        return std::move(*host);
    return failure(ErrorKind::Input, u"invalid-host"_s, u"--wiki "_s + written);
}

QString kindWord(SignInKind kind)
{
    switch (kind) {
    case SignInKind::OAuth:
        return u"oauth"_s;
    case SignInKind::OwnerOnlyToken:
        return u"token"_s;
    case SignInKind::BotPassword:
        return u"bot-password"_s;
    }
    Q_UNREACHABLE();
}

/// The words of an error, and what helps on a machine without a keychain.
void tell(Console &console, const Error &error)
{
    if (error.code == "no-keychain"_L1)
        console.error(
            u"There is no keychain to keep the secret in, so the account was not added. On this machine give "
            "--token-file FILE, or --bot-password USER@NAME with --password-file FILE, to each verb instead."_s);
    else
        console.error(error);
}

Task<Account> addAccount(std::shared_ptr<Workplace> workplace, Call call, QString host)
{
    const auto farm = workplace->farmFor(host);
    // Before anything is asked for: a secret that cannot be kept is not read.
    const auto storage = co_await workplace->accounts().storage();
    if (!storage)
        co_return tl::unexpected(storage.error());
    if (*storage != Keep::Keychain)
        co_return failure(ErrorKind::Storage, u"no-keychain"_s);
    const auto secret = readSecretLine();
    if (!secret)
        co_return tl::unexpected(secret.error());
    if (call.options.has(u"bot-password"_s))
        co_return co_await workplace->accounts().addBotPassword(farm, call.options.value(u"bot-password"_s),
                                                                *secret, Keep::Keychain);
    co_return co_await workplace->accounts().addOwnerOnlyToken(farm, *secret, Keep::Keychain);
}

QCoro::Task<ExitCode> add(Call call)
{
    const bool byToken = call.options.has(u"token-stdin"_s);
    if (!call.options.has(u"wiki"_s) || byToken == call.options.has(u"bot-password"_s)) {
        call.console->error(
            u"account add needs --wiki URL, and --token-stdin or --bot-password USER@NAME."_s);
        co_return ExitCode::Usage;
    }
    const auto host = hostOf(call.options.value(u"wiki"_s));
    if (!host) {
        call.console->error(host.error());
        co_return ExitCode::Usage;
    }
    const auto workplace = co_await Workplace::open(placeOf(call));
    if (!workplace) {
        call.console->error(workplace.error());
        co_return ExitCode::Other;
    }
    const auto account = co_await addAccount(*workplace, call, *host);
    co_await (*workplace)->shutDown();
    if (!account) {
        tell(*call.console, account.error());
        co_return ExitCode::Other;
    }
    call.console->line(account->key());
    co_return ExitCode::Done;
}

QCoro::Task<ExitCode> list(Call call)
{
    const auto workplace = co_await Workplace::open(placeOf(call));
    if (!workplace) {
        call.console->error(workplace.error());
        co_return ExitCode::Other;
    }
    for (const auto &known : (*workplace)->accounts().accounts()) {
        if (call.options.has(u"json"_s))
            call.console->json({{u"name"_s, known.account.name},
                                {u"farm"_s, known.account.farm},
                                {u"kind"_s, kindWord(known.account.kind)},
                                {u"signedIn"_s, known.signedIn}});
        else
            call.console->line(plainForTerminal(known.account.key()) + u"  "_s + kindWord(known.account.kind)
                               + (known.signedIn ? QString() : u"  signed out"_s));
    }
    co_return ExitCode::Done;
}

QCoro::Task<ExitCode> remove(Call call)
{
    const auto workplace = co_await Workplace::open(placeOf(call));
    if (!workplace) {
        call.console->error(workplace.error());
        co_return ExitCode::Other;
    }
    const auto name = call.options.arguments().first();
    QList<Account> fitting;
    for (const auto &known : (*workplace)->accounts().accounts()) {
        if (known.account.name == name || known.account.key() == name)
            fitting += known.account;
    }
    if (fitting.size() != 1) {
        call.console->error(
            fitting.isEmpty() ? u"There is no account %1. paperround account list shows them all."_s.arg(name)
                              : u"Several farms have an account %1. Write it as NAME@HOME-WIKI."_s.arg(name));
        co_return ExitCode::Other;
    }
    const auto gone = co_await (*workplace)->accounts().forget(fitting.first());
    co_await (*workplace)->shutDown();
    if (!gone) {
        call.console->error(gone.error());
        co_return ExitCode::Other;
    }
    co_return ExitCode::Done;
}
} // namespace

Verb accountAddVerb()
{
    return {
        {u"account add"_s,
         {},
         0,
         0,
         u"Add an account; its secret is read from standard input and kept in the keychain."_s,
         {{u"wiki"_s, u"URL"_s, u"The farm's home wiki."_s},
          {u"token-stdin"_s, {}, u"Standard input holds an owner-only access token."_s},
          {u"bot-password"_s, u"USER@NAME"_s, u"Standard input holds the password of this bot password."_s},
          dataDirectoryOption(),
          helpOption()}},
        &add};
}

Verb accountListVerb()
{
    return {{u"account list"_s,
             {},
             0,
             0,
             u"List the accounts."_s,
             {jsonOption(u"One JSON object a line."_s), dataDirectoryOption(), helpOption()}},
            &list};
}

Verb accountRemoveVerb()
{
    return {{u"account remove"_s,
             u"NAME"_s,
             1,
             1,
             u"Forget an account and its secrets. NAME or NAME@HOME-WIKI."_s,
             {dataDirectoryOption(), helpOption()}},
            &remove};
}

} // namespace paperround
