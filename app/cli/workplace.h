// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/account.h"
#include "domain/review/farmprofile.h"
#include "engine/ports/clock.h"
#include "engine/ports/task.h"
#include "engine/ports/wikis.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace paperround {

class AccountBook;
class DeliveryEngine;
class PracticeFarm;
class SiteDirectory;
class Store;
class TokenStore;

/// Everything a data directory holds, opened once and wired without windows: the console and the verbs of the
/// command line both work in one. It belongs to the thread that opened it.
class Workplace : public std::enable_shared_from_this<Workplace>
{
public:
    /// How the ledger is opened.
    enum class Record {
        None, ///< Not at all: for what only deals with accounts and wikis. No store, no engine.
        Read, ///< Always works, beside a writer too.
        Write, ///< One a data directory: Storage "in-use" where somebody else has it.
        WriteOrRead, ///< Write, else Read with onlyReading() set: what a window wants.
    };

    struct Options
    {
        QString directory; ///< Empty: the user's own; with `practice` a temporary one that goes away again.
        bool practice = false; ///< A practice farm inside: it is then the only farm.
        Record record = Record::Write;
        std::shared_ptr<Clock> clock; ///< Null: the computer's.
        std::shared_ptr<TokenStore> keychain; ///< Null: the system's.
    };

    /// Errors: Store's and AccountBook's; Storage "no-data-directory" with the path in `detail`.
    static Task<std::shared_ptr<Workplace>> open(Options options);
    ~Workplace();
    Workplace(const Workplace &) = delete;
    Workplace &operator=(const Workplace &) = delete;

    [[nodiscard]] QString directory() const;
    [[nodiscard]] bool isPractice() const;
    [[nodiscard]] PracticeFarm *practiceFarm() const; ///< Null without `practice`.
    /// Set by WriteOrRead: why nothing can be written ("in-use", "ledger-readonly").
    [[nodiscard]] const std::optional<Error> &onlyReading() const;

    [[nodiscard]] Clock &clock() const;
    [[nodiscard]] Store &store() const; ///< Not with Record::None.
    [[nodiscard]] DeliveryEngine &engine() const; ///< Not with Record::None.
    [[nodiscard]] AccountBook &accounts() const;
    [[nodiscard]] const QList<FarmProfile> &farms() const;
    /// Profiles of the farms folder that could not be read.
    [[nodiscard]] const QList<Error> &farmProblems() const;
    /// The profile of a home wiki; where none names it, a plain one (its SiteMatrix tells the family, the
    /// right `massmessage` who may send).
    [[nodiscard]] FarmProfile farmFor(const QString &home) const;
    [[nodiscard]] std::shared_ptr<SiteDirectory> sites(const FarmProfile &farm);

    /// The farm's wikis as this account sees them; one object an account. NeedsFix "sign-in" where its
    /// secrets are gone, Storage "no-keychain" where they cannot be reached.
    Task<std::shared_ptr<Wikis>> wikisFor(Account account);
    /// As nobody sees them: for reading lists and previews before signing in.
    [[nodiscard]] std::shared_ptr<Wikis> wikisFor(const FarmProfile &farm);

    /// Stops the deliveries after their rows in flight, then the clients. Before the last reference is
    /// dropped.
    QCoro::Task<> shutDown();

private:
    struct Private;
    explicit Workplace(std::unique_ptr<Private> parts);
    std::unique_ptr<Private> d;
};

} // namespace paperround
