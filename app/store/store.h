// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/drafts.h"
#include "engine/ports/excludelists.h"
#include "engine/ports/history.h"
#include "engine/ports/keptlists.h"
#include "engine/ports/ledger.h"
#include "store/historyfile.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace paperround {

class LedgerThread;

/// What `history verify` found. No problem: the ledger holds what it promises.
struct VerifyReport
{
    int deliveries = 0; ///< So many were looked at.
    qint64 rows = 0;
    QStringList problems; ///< A line each, for people who mend ledgers; at most 100.

    friend bool operator==(const VerifyReport &, const VerifyReport &) = default;
};

/// The record of a data directory: one SQLite file, one thread of its own. It belongs to the thread that
/// opened it: call it there, and every Task comes back there. Whatever is asked before it is destroyed is
/// done, and told.
///
/// Every error is ErrorKind::Storage: "in-use" (another writer: directory, pid and host in detail),
/// "ledger-newer", "ledger-older" (read-only, and it would have to be upgraded first), "ledger-corrupt" and
/// "not-a-ledger" (the file in detail; it is left as it is), "ledger-readonly", "disk-full", "ledger-busy",
/// "ledger-io", "exists", "no-such-delivery", "no-such-row", "imported" (another installation's: only read),
/// "illegal-move", "illegal-row", "no-such-list".
class Store
{
public:
    enum class Access {
        ReadOnly, ///< Always works: beside a writer, in a read-only directory, and where there is no ledger
                  ///< yet.
        Writer, ///< One a data directory; makes it where it is missing, upgrades an older ledger.
    };

    /// For tests: what a small disk would do.
    struct Limits
    {
        int pages = 0; ///< The file cannot grow over so many pages; 0: as the disk allows.
    };

    static Task<std::unique_ptr<Store>> open(QString directory, Access access, Limits limits = {0});
    ~Store();
    Store(const Store &) = delete;
    Store &operator=(const Store &) = delete;

    [[nodiscard]] Access access() const { return m_access; }
    [[nodiscard]] const QString &path() const { return m_path; } ///< Of the ledger's file.
    [[nodiscard]] Ledger &ledger() { return *m_ledger; }
    [[nodiscard]] History &history() { return *m_history; }
    [[nodiscard]] Drafts &drafts() { return *m_drafts; }
    [[nodiscard]] ExcludeLists &excludeLists() { return *m_excludeLists; }
    [[nodiscard]] KeptLists &keptLists() { return *m_keptLists; }

    Task<DeliveryRecord> record(QString id); ///< For an export. "no-such-delivery".
    /// All of it in one commit, as another installation's: only read from now on. "exists" where its id is
    /// known.
    Task<Delivery> import(DeliveryRecord record);
    Task<VerifyReport> verify(); ///< Reads everything: seconds on a large ledger.
    Task<void> searchable(); ///< Comes back when all that was recorded until now can be searched.

private:
    Store(Access access, QString path, std::shared_ptr<LedgerThread> thread);

    Access m_access;
    QString m_path;
    std::shared_ptr<LedgerThread> m_thread;
    std::unique_ptr<Ledger> m_ledger;
    std::unique_ptr<History> m_history;
    std::unique_ptr<Drafts> m_drafts;
    std::unique_ptr<ExcludeLists> m_excludeLists;
    std::unique_ptr<KeptLists> m_keptLists;
};

} // namespace paperround
