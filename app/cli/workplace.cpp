// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/workplace.h"

#include "cli/datadirectory.h"
#include "cli/log.h"
#include "cli/systemclock.h"
#include "domain/delivery/mark.h"
#include "domain/targets/targettext.h"
#include "engine/delivery/deliveryengine.h"
#include "practice/practicefarm.h"
#include "store/store.h"
#include "wiki/farms.h"
#include "wiki/http/httpclient.h"
#include "wiki/http/requestgate.h"
#include "wiki/login/accountbook.h"
#include "wiki/login/keychaintokenstore.h"
#include "wiki/login/notokenstore.h"
#include "wiki/mediawikis.h"
#include "wiki/sites/sitedirectory.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QSaveFile>
#include <QTemporaryDir>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
/// What all accounts of a farm share.
struct FarmParts
{
    std::shared_ptr<RequestGate> gate;
    std::shared_ptr<SiteDirectory> sites;
};

struct AccountWikis
{
    std::shared_ptr<Credentials> credentials;
    std::shared_ptr<MediaWikis> wikis;
};

/// Made once a data directory: deliveries say which installation carries them out.
QString installationOf(const QString &directory)
{
    QFile file(directory + u"/installation"_s);
    if (file.open(QIODevice::ReadOnly)) {
        const auto known = QString::fromLatin1(file.read(64)).trimmed();
        if (isDeliveryId(known))
            return known;
    }
    const auto made = newDeliveryId();
    QSaveFile save(file.fileName());
    if (!save.open(QIODevice::WriteOnly) || save.write(made.toLatin1() + '\n') < 0 || !save.commit())
        qCWarning(lcCli, "cannot write %s", qPrintable(file.fileName()));
    return made;
}

bool isLoopback(const QString &host)
{
    return host.startsWith("127."_L1) || host.startsWith("localhost"_L1);
}
} // namespace

struct Workplace::Private
{
    // In this order: what stands later uses what stands earlier, and goes first.
    std::unique_ptr<QTemporaryDir> temporary;
    QString directory;
    std::shared_ptr<Clock> clock;
    std::unique_ptr<PracticeFarm> practice;
    QList<FarmProfile> farms;
    QList<Error> farmProblems;
    std::shared_ptr<HttpClient> http;
    QHash<QString, FarmParts> parts; ///< By home wiki.
    std::shared_ptr<AccountBook> book;
    QHash<QString, AccountWikis> wikis; ///< By account, and by home wiki for nobody.
    std::vector<std::weak_ptr<MediaWikis>> handedOut;
    std::optional<Error> onlyReading;
    std::unique_ptr<Store> store;
    std::unique_ptr<DeliveryEngine> engine;

    Result<void> settle(const Options &options);
    Result<void> findFarms(bool practising);
    Result<void> openBook(std::shared_ptr<TokenStore> keychain);
    const FarmParts &partsOf(const FarmProfile &farm);
    std::shared_ptr<MediaWikis> makeWikis(const FarmProfile &farm, std::shared_ptr<Credentials> credentials);
    static Task<void> openStore(Private *parts, Record record);
};

Result<void> Workplace::Private::settle(const Options &options)
{
    clock = options.clock ? options.clock : std::make_shared<SystemClock>();
    http = HttpClient::create();
    directory = options.directory;
    if (directory.isEmpty() && options.practice) {
        temporary = std::make_unique<QTemporaryDir>();
        directory = temporary->path();
    } else if (directory.isEmpty()) {
        directory = defaultDataDirectory();
    }
    directory = QDir(directory).absolutePath();
    // Whoever only reads leaves no trace.
    if (options.record == Record::Read && !options.practice)
        return {};
    const bool isNew = !QDir(directory).exists();
    if (!QDir().mkpath(directory))
        return failure(ErrorKind::Storage, u"no-data-directory"_s, directory);
    if (isNew)
        QFile::setPermissions(directory, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return {};
}

Result<void> Workplace::Private::findFarms(bool practising)
{
    if (practising) {
        practice = std::make_unique<PracticeFarm>();
        if (const auto listening = practice->listen(); !listening)
            return listening;
        farms = {practice->profile()};
        return {};
    }
    auto found = loadFarms(directory + u"/farms"_s);
    farms = std::move(found.profiles);
    farmProblems = std::move(found.problems);
    return {};
}

Result<void> Workplace::Private::openBook(std::shared_ptr<TokenStore> keychain)
{
    AccountBook::Parts bookParts;
    bookParts.file = directory + u"/accounts.json"_s;
    bookParts.farms = farms;
    // Practice leaves nothing behind, and asks nobody to unlock anything.
    if (!keychain && practice)
        keychain = std::make_shared<NoTokenStore>();
    bookParts.keychain = keychain ? std::move(keychain) : std::make_shared<KeychainTokenStore>();
    bookParts.http = http;
    bookParts.clock = clock;
    bookParts.userAgent = userAgentFor({}, {});
    bookParts.findApi = [this](QString host) {
        const auto known = std::ranges::find(farms, host, &FarmProfile::home);
        const auto farm = known != farms.end() ? *known : FarmProfile{.name = host, .home = host};
        return partsOf(farm).sites->endpoint(host);
    };
    auto opened = AccountBook::open(std::move(bookParts));
    if (!opened)
        return tl::unexpected(opened.error());
    book = std::move(*opened);
    // Signed out, or signed in anew: the next who asks gets wikis with the credentials of then.
    QObject::connect(book.get(), &AccountBook::accountsChanged, book.get(), [this] { wikis.clear(); });
    return {};
}

const FarmParts &Workplace::Private::partsOf(const FarmProfile &farm)
{
    auto &known = parts[farm.home];
    if (!known.gate) {
        known.gate = RequestGate::create(farm.totalRequests);
        // Ports on this computer belong to somebody else tomorrow.
        const auto cache = isLoopback(farm.home)
            ? QString()
            : directory + u"/sites-"_s + QString(farm.home).replace(u':', u'_') + u".json"_s;
        known.sites = SiteDirectory::create(farm, http, known.gate, clock, cache);
    }
    return known;
}

std::shared_ptr<MediaWikis> Workplace::Private::makeWikis(const FarmProfile &farm,
                                                          std::shared_ptr<Credentials> credentials)
{
    const auto &shared = partsOf(farm);
    auto made = MediaWikis::create(farm, shared.sites, http, shared.gate, std::move(credentials));
    handedOut.emplace_back(made);
    return made;
}

Task<void> Workplace::Private::openStore(Private *parts, Record record)
{
    if (record == Record::None)
        co_return Result<void>();
    auto access = record == Record::Read ? Store::Access::ReadOnly : Store::Access::Writer;
    auto opened = co_await Store::open(parts->directory, access);
    if (!opened && record == Record::WriteOrRead
        && (opened.error().code == "in-use"_L1 || opened.error().code == "ledger-readonly"_L1)) {
        parts->onlyReading = opened.error();
        access = Store::Access::ReadOnly;
        opened = co_await Store::open(parts->directory, access);
    }
    if (!opened)
        co_return tl::unexpected(opened.error());
    parts->store = std::move(*opened);
    const auto installation = access == Store::Access::Writer ? installationOf(parts->directory) : QString();
    parts->engine = std::make_unique<DeliveryEngine>(parts->store->ledger(), *parts->clock, installation);
    co_return Result<void>();
}

Workplace::Workplace(std::unique_ptr<Private> parts)
    : d(std::move(parts))
{
}

Workplace::~Workplace() = default;

Task<std::shared_ptr<Workplace>> Workplace::open(Options options)
{
    auto parts = std::make_unique<Private>();
    if (const auto settled = parts->settle(options); !settled)
        co_return tl::unexpected(settled.error());
    if (const auto found = parts->findFarms(options.practice); !found)
        co_return tl::unexpected(found.error());
    // Before the book: whoever may not write here must not learn it halfway.
    if (const auto opened = co_await Private::openStore(parts.get(), options.record); !opened)
        co_return tl::unexpected(opened.error());
    if (const auto opened = parts->openBook(options.keychain); !opened)
        co_return tl::unexpected(opened.error());
    co_return std::shared_ptr<Workplace>(new Workplace(std::move(parts)));
}

QString Workplace::directory() const
{
    return d->directory;
}

bool Workplace::isPractice() const
{
    return d->practice != nullptr;
}

PracticeFarm *Workplace::practiceFarm() const
{
    return d->practice.get();
}

const std::optional<Error> &Workplace::onlyReading() const
{
    return d->onlyReading;
}

Clock &Workplace::clock() const
{
    return *d->clock;
}

Store &Workplace::store() const
{
    return *d->store;
}

DeliveryEngine &Workplace::engine() const
{
    return *d->engine;
}

AccountBook &Workplace::accounts() const
{
    return *d->book;
}

const QList<FarmProfile> &Workplace::farms() const
{
    return d->book->farms();
}

const QList<Error> &Workplace::farmProblems() const
{
    return d->farmProblems;
}

FarmProfile Workplace::farmFor(const QString &home) const
{
    const auto *known = d->book->farm(home);
    return known ? *known : FarmProfile{.name = home, .home = home};
}

std::shared_ptr<SiteDirectory> Workplace::sites(const FarmProfile &farm)
{
    return d->partsOf(farm).sites;
}

Task<std::shared_ptr<Wikis>> Workplace::wikisFor(Account account)
{
    const auto self = shared_from_this();
    if (const auto known = d->wikis.constFind(account.key()); known != d->wikis.constEnd())
        co_return std::shared_ptr<Wikis>(known->wikis);
    // A home wiki that no profile names is a farm of its own.
    if (!d->book->farm(account.farm))
        d->book->setFarm(farmFor(account.farm));
    auto credentials = co_await d->book->credentials(account);
    if (!credentials)
        co_return tl::unexpected(credentials.error());
    auto &entry = d->wikis[account.key()];
    if (!entry.wikis || entry.credentials != *credentials)
        entry = {*credentials, d->makeWikis(farmFor(account.farm), *credentials)};
    co_return std::shared_ptr<Wikis>(entry.wikis);
}

std::shared_ptr<Wikis> Workplace::wikisFor(const FarmProfile &farm)
{
    auto &entry = d->wikis[farm.home];
    if (!entry.wikis)
        entry.wikis = d->makeWikis(farm, nullptr);
    return entry.wikis;
}

QCoro::Task<> Workplace::shutDown()
{
    const auto self = shared_from_this();
    if (d->engine)
        co_await d->engine->shutDown();
    for (const auto &weak : d->handedOut) {
        if (const auto wikis = weak.lock())
            wikis->stop();
    }
}

} // namespace paperround
