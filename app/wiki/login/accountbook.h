// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/account.h"
#include "domain/review/farmprofile.h"
#include "engine/ports/clock.h"
#include "engine/ports/task.h"
#include "wiki/credentials.h"
#include "wiki/login/registration.h"
#include "wiki/login/tokenstore.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QUrl>
#include <functional>
#include <memory>

namespace paperround {

class HomeWiki;
class HttpClient;
class OAuthSignIn;
class StoredCredentials;
struct StoredAccount;

/// Where the secrets of an account stay.
enum class Keep { Keychain, ThisRun };

/// An account the book knows.
struct KnownAccount
{
    Account account;
    Keep kept = Keep::Keychain;
    bool signedIn = true; ///< False after sign out: the name is still known, its secrets are gone.

    friend bool operator==(const KnownAccount &, const KnownAccount &) = default;
};

/// The accounts of a data directory: names in a JSON file (0600, no secrets), secrets in the keychain or in
/// this run's memory. An account kept for this run is not written to the file.
class AccountBook : public QObject, public std::enable_shared_from_this<AccountBook>
{
    Q_OBJECT

public:
    /// What the book works with.
    struct Parts
    {
        QString file; ///< accounts.json; made when the first account is kept.
        QList<FarmProfile> farms;
        std::shared_ptr<TokenStore> keychain;
        std::shared_ptr<HttpClient> http;
        std::shared_ptr<Clock> clock;
        QByteArray userAgent;
        /// Finds api.php of a host; asked where a profile does not name its home's. Not set: /w/api.php is
        /// taken.
        std::function<Task<QUrl>(QString host)> findApi;
    };

    /// ErrorKind::Storage "bad-accounts-file" or "newer-accounts-file", file and place in `detail`: the file
    /// is left as it is.
    [[nodiscard]] static Result<std::shared_ptr<AccountBook>> open(Parts parts);
    ~AccountBook() override;

    [[nodiscard]] QList<KnownAccount> accounts() const;
    [[nodiscard]] const QList<FarmProfile> &farms() const;
    /// By home wiki; null where no profile names it.
    [[nodiscard]] const FarmProfile *farm(const QString &home) const;
    /// Takes a new or changed profile, as with an OAuth client just registered. Saving it is saveFarm()'s.
    void setFarm(const FarmProfile &farm);

    /// How this program is registered as an OAuth client at the farm's home wiki; errors of finding its
    /// api.php.
    Task<Registration> registration(FarmProfile farm);

    /// Where secrets can be kept now: tries the keychain with a write.
    Task<Keep> storage();

    /// A sign-in through the browser, not yet started. It ends in keep().
    [[nodiscard]] std::unique_ptr<OAuthSignIn> newSignIn(const FarmProfile &farm, Keep keep = Keep::Keychain);
    /// The home wiki says whose token it is. NeedsFix "sign-in" for a token it refuses, Temporary where it
    /// could not be asked, Storage "no-keychain" where `keep` is Keychain and there is none: then nothing was
    /// added.
    Task<Account> addOwnerOnlyToken(FarmProfile farm, QString token, Keep keep);
    /// `login` is "Sender@rig". Tried at the home wiki by action=login; errors as above.
    Task<Account> addBotPassword(FarmProfile farm, QString login, QString password, Keep keep);
    /// Stores a finished sign-in: secrets first, then the name.
    Task<Account> keep(Account account, Secrets secrets, Keep keep);

    /// One object an account, however often it is asked for. NeedsFix "sign-in" where its secrets are gone,
    /// Storage "no-keychain" where they cannot be reached now.
    Task<std::shared_ptr<Credentials>> credentials(Account account);

    Task<void> signOut(Account account); ///< Removes the secrets and the cookies.
    Task<void> forget(Account account); ///< Signs out, then removes the name.

Q_SIGNALS:
    void accountsChanged();
    /// The wiki refuses the tokens for good (expired, revoked): the work of this account waits until it signs
    /// in again, then goes on with the same Credentials object.
    void signInNeeded(const paperround::Account &account);

private:
    struct Entry
    {
        KnownAccount known;
        QString key; ///< In the token store.
    };

    explicit AccountBook(Parts parts);
    [[nodiscard]] Entry *find(const Account &account);
    [[nodiscard]] std::shared_ptr<TokenStore> storeFor(Keep keep) const;
    [[nodiscard]] std::shared_ptr<HomeWiki> homeWiki(const FarmProfile &farm) const;
    [[nodiscard]] std::shared_ptr<StoredCredentials> makeCredentials(const Entry &entry, Secrets secrets);
    [[nodiscard]] Result<void> remember(const Entry &entry);
    void learn(const QList<StoredAccount> &stored);
    void lost(const Account &account);

    Parts m_parts;
    std::shared_ptr<TokenStore> m_memory;
    QList<Entry> m_entries;
    QHash<QString, std::shared_ptr<StoredCredentials>> m_live; ///< By Account::key().
};

} // namespace paperround
