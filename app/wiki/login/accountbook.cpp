// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/login/accountbook.h"
#include "wiki/http/httpclient.h"
#include "wiki/log.h"
#include "wiki/login/accountfile.h"
#include "wiki/login/bearercredentials.h"
#include "wiki/login/botpasswordcredentials.h"
#include "wiki/login/homewiki.h"
#include "wiki/login/memorytokenstore.h"
#include "wiki/login/oauthserver.h"
#include "wiki/login/oauthsignin.h"
#include "wiki/login/pkce.h"

namespace paperround {

using namespace Qt::StringLiterals;

AccountBook::AccountBook(Parts parts)
    : m_parts(std::move(parts))
    , m_memory(std::make_shared<MemoryTokenStore>())
{
}

AccountBook::~AccountBook() = default;

Result<std::shared_ptr<AccountBook>> AccountBook::open(Parts parts)
{
    const auto stored = readAccounts(parts.file);
    if (!stored)
        return tl::unexpected(stored.error());
    std::shared_ptr<AccountBook> book(new AccountBook(std::move(parts)));
    book->learn(*stored);
    return book;
}

QList<KnownAccount> AccountBook::accounts() const
{
    QList<KnownAccount> accounts;
    for (const Entry &entry : m_entries)
        accounts.append(entry.known);
    return accounts;
}

const QList<FarmProfile> &AccountBook::farms() const
{
    return m_parts.farms;
}

const FarmProfile *AccountBook::farm(const QString &home) const
{
    const auto found = std::find_if(m_parts.farms.cbegin(), m_parts.farms.cend(),
                                    [&home](const FarmProfile &farm) { return farm.home == home; });
    return found == m_parts.farms.cend() ? nullptr : &*found;
}

void AccountBook::setFarm(const FarmProfile &farm)
{
    const auto same = std::find_if(m_parts.farms.begin(), m_parts.farms.end(),
                                   [&farm](const FarmProfile &known) { return known.home == farm.home; });
    if (same == m_parts.farms.end())
        m_parts.farms.append(farm);
    else
        *same = farm;
}

Task<Registration> AccountBook::registration(FarmProfile farm)
{
    const auto self = shared_from_this();
    const auto home = homeWiki(farm);
    const auto api = co_await home->api();
    if (!api)
        co_return tl::unexpected(api.error());
    co_return registrationFor(farm, *api);
}

Task<Keep> AccountBook::storage()
{
    const auto self = shared_from_this();
    const auto probed = co_await m_parts.keychain->probe();
    co_return probed ? Keep::Keychain : Keep::ThisRun;
}

std::unique_ptr<OAuthSignIn> AccountBook::newSignIn(const FarmProfile &farm, Keep keep)
{
    auto server = std::make_shared<OAuthServer>(homeWiki(farm), m_parts.clock);
    return std::make_unique<OAuthSignIn>(farm, std::move(server), shared_from_this(), keep, m_parts.clock);
}

Task<Account> AccountBook::addOwnerOnlyToken(FarmProfile farm, QString token, Keep keep)
{
    const auto self = shared_from_this();
    const QString trimmed = token.trimmed();
    if (!isToken(trimmed))
        co_return failure(ErrorKind::Input, u"bad-token"_qs);
    const auto home = homeWiki(farm);
    const auto name = co_await home->userOf(trimmed);
    if (!name)
        co_return tl::unexpected(name.error());
    const Account account{farm.home, *name, SignInKind::OwnerOnlyToken, {}};
    Secrets secrets;
    secrets.accessToken = trimmed;
    co_return co_await this->keep(account, secrets, keep);
}

Task<Account> AccountBook::addBotPassword(FarmProfile farm, QString login, QString password, Keep keep)
{
    const auto self = shared_from_this();
    const auto at = login.lastIndexOf(u'@');
    if (at < 1 || at == login.size() - 1 || password.isEmpty())
        co_return failure(ErrorKind::Input, u"bad-bot-login"_qs, login);
    const auto home = homeWiki(farm);
    const auto name = co_await home->tryBotPassword(login, password);
    if (!name)
        co_return tl::unexpected(name.error());
    const Account account{farm.home, *name, SignInKind::BotPassword, login.mid(at + 1)};
    Secrets secrets;
    secrets.password = password;
    co_return co_await this->keep(account, secrets, keep);
}

Task<Account> AccountBook::keep(Account account, Secrets secrets, Keep keep)
{
    const auto self = shared_from_this();
    const Entry *known = find(account);
    const QString key = known ? known->key : u"%1 (%2)"_qs.arg(account.key(), randomSecret().left(12));
    const Entry entry{{account, keep, true}, key};
    const auto written = co_await storeFor(keep)->write(key, secrets);
    if (!written)
        co_return tl::unexpected(written.error());
    if (const auto remembered = remember(entry); !remembered)
        co_return tl::unexpected(remembered.error());

    // Clients hold the live object: a new sign-in of the same kind goes on in it, any other ends it.
    if (const auto live = m_live.value(account.key())) {
        if (live->account() == account) {
            live->adopt(secrets, storeFor(keep));
        } else {
            live->end();
            m_live.remove(account.key());
            m_parts.http->clearJarsOf(account.key());
        }
    }
    Q_EMIT accountsChanged();
    co_return account;
}

Task<std::shared_ptr<Credentials>> AccountBook::credentials(Account account)
{
    const auto self = shared_from_this();
    const Entry *entry = find(account);
    if (!entry)
        co_return failure(ErrorKind::Input, u"no-account"_qs, account.key());
    if (const auto live = m_live.value(account.key()))
        co_return live;
    if (!entry->known.signedIn)
        co_return failure(ErrorKind::NeedsFix, u"sign-in"_qs);
    if (!farm(account.farm))
        co_return failure(ErrorKind::Input, u"no-farm"_qs, account.farm);

    const auto secrets = co_await storeFor(entry->known.kept)->read(entry->key);
    if (const auto live = m_live.value(account.key())) // Somebody else asked meanwhile.
        co_return live;
    if (!secrets && secrets.error().kind == ErrorKind::NeedsFix)
        co_return failure(ErrorKind::NeedsFix, u"sign-in"_qs);
    if (!secrets)
        co_return tl::unexpected(secrets.error());
    entry = find(account);
    if (!entry || !entry->known.signedIn)
        co_return failure(ErrorKind::NeedsFix, u"sign-in"_qs);
    const auto made = makeCredentials(*entry, *secrets);
    m_live.insert(account.key(), made);
    co_return made;
}

Task<void> AccountBook::signOut(Account account)
{
    const auto self = shared_from_this();
    const Entry *entry = find(account);
    if (!entry)
        co_return {};
    // First the object: a refresh under way would store its new pair behind the removal.
    if (const auto live = m_live.take(account.key()))
        live->end();
    auto removed = co_await storeFor(entry->known.kept)->remove(entry->key);
    if (!removed)
        co_return removed;
    if (const auto live = m_live.take(account.key())) // Somebody asked meanwhile.
        live->end();
    m_parts.http->clearJarsOf(account.key()); // A session outlives the password that began it.
    Entry *left = find(account);
    if (!left)
        co_return {};
    left->known.signedIn = false;
    const auto remembered = remember(Entry(*left));
    Q_EMIT accountsChanged();
    co_return remembered;
}

Task<void> AccountBook::forget(Account account)
{
    const auto self = shared_from_this();
    auto out = co_await signOut(account);
    if (!out)
        co_return out;
    const auto is = [&account](const auto &entry) { return entry.account.key() == account.key(); };
    const auto stored = readAccounts(m_parts.file);
    if (!stored)
        co_return tl::unexpected(stored.error());
    // Kept for this run, but an earlier sign-in may still be in the keychain.
    const auto found = std::find_if(stored->begin(), stored->end(), is);
    if (found != stored->end()) {
        auto removed = co_await m_parts.keychain->remove(found->key);
        if (!removed)
            co_return removed;
        const auto written =
            changeAccounts(m_parts.file, [&is](QList<StoredAccount> &list) { list.removeIf(is); });
        if (!written)
            co_return tl::unexpected(written.error());
    }
    m_entries.removeIf([&is](const Entry &entry) { return is(entry.known); });
    Q_EMIT accountsChanged();
    co_return {};
}

AccountBook::Entry *AccountBook::find(const Account &account)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&account](const Entry &entry) {
        return entry.known.account.key() == account.key();
    });
    return found == m_entries.end() ? nullptr : &*found;
}

std::shared_ptr<TokenStore> AccountBook::storeFor(Keep keep) const
{
    return keep == Keep::Keychain ? m_parts.keychain : m_memory;
}

std::shared_ptr<HomeWiki> AccountBook::homeWiki(const FarmProfile &farm) const
{
    return std::make_shared<HomeWiki>(farm, m_parts.http, m_parts.userAgent, m_parts.findApi);
}

std::shared_ptr<StoredCredentials> AccountBook::makeCredentials(const Entry &entry, Secrets secrets)
{
    const Account &account = entry.known.account;
    if (account.kind == SignInKind::BotPassword)
        return std::make_shared<BotPasswordCredentials>(account, std::move(secrets));
    BearerCredentials::Parts parts;
    parts.key = entry.key;
    parts.store = storeFor(entry.known.kept);
    if (const FarmProfile *known = farm(account.farm); known && account.kind == SignInKind::OAuth)
        parts.server = std::make_shared<OAuthServer>(homeWiki(*known), m_parts.clock);
    parts.lost = [book = weak_from_this(), account] {
        if (const auto self = book.lock())
            self->lost(account);
    };
    return std::make_shared<BearerCredentials>(account, std::move(secrets), std::move(parts));
}

Result<void> AccountBook::remember(const Entry &entry)
{
    const QString key = entry.known.account.key();
    if (entry.known.kept == Keep::Keychain) {
        const StoredAccount stored{entry.known.account, entry.key, entry.known.signedIn};
        const auto written = changeAccounts(m_parts.file, [&](QList<StoredAccount> &list) {
            list.removeIf([&key](const StoredAccount &known) { return known.account.key() == key; });
            list.append(stored);
        });
        if (!written)
            return tl::unexpected(written.error());
        learn(*written);
    }
    if (Entry *known = find(entry.known.account))
        *known = entry;
    else
        m_entries.append(entry);
    return {};
}

void AccountBook::learn(const QList<StoredAccount> &stored)
{
    for (const StoredAccount &one : stored) {
        if (!find(one.account))
            m_entries.append({{one.account, Keep::Keychain, one.signedIn}, one.key});
    }
}

void AccountBook::lost(const Account &account)
{
    if (Entry *entry = find(account))
        entry->known.signedIn = false;
    Q_EMIT signInNeeded(account);
    Q_EMIT accountsChanged();
}

} // namespace paperround
