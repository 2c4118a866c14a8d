// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/store.h"

#include "store/ledgerreading.h"
#include "store/ledgerthread.h"
#include "store/ledgerwriting.h"
#include "store/opening.h"
#include "store/ports.h"
#include "store/verify.h"

using namespace Qt::StringLiterals;

namespace paperround {

using Kind = LedgerThread::Kind;

Store::Store(Access access, QString path, std::shared_ptr<LedgerThread> thread)
    : m_access(access)
    , m_path(std::move(path))
    , m_thread(std::move(thread))
    , m_ledger(makeLedger(m_thread, access == Access::ReadOnly))
    , m_history(makeHistory(m_thread))
    , m_drafts(makeDrafts(m_thread, access == Access::ReadOnly))
    , m_excludeLists(makeExcludeLists(m_thread, access == Access::ReadOnly))
    , m_keptLists(makeKeptLists(m_thread, access == Access::ReadOnly))
{
}

Store::~Store()
{
    m_thread->close();
}

Task<std::unique_ptr<Store>> Store::open(QString directory, Access access, Limits limits)
{
    auto thread = std::make_shared<LedgerThread>();
    const std::function<Result<void>(Connection &)> opening = [=](Connection &connection) {
        return access == Access::Writer ? openWriter(connection, directory, limits.pages)
                                        : openReader(connection, directory);
    };
    const auto opened = co_await onLedger<void>(thread, Kind::Read, opening);
    if (!opened) {
        thread->close();
        co_return tl::unexpected(opened.error());
    }
    if (access == Access::Writer) {
        // An empty commit: the search index goes on where the last run stopped.
        const std::function<Result<void>(Connection &)> nothing = [](Connection &) { return Result<void>(); };
        const auto written = co_await onLedger<void>(thread, Kind::Write, nothing);
        if (!written) {
            thread->close();
            co_return tl::unexpected(written.error());
        }
    }
    co_return std::unique_ptr<Store>(new Store(access, ledgerPath(directory), thread));
}

Task<DeliveryRecord> Store::record(QString id)
{
    return onLedger<DeliveryRecord>(m_thread, Kind::Read,
                                    [id](Connection &connection) { return readRecord(connection, id); });
}

Task<Delivery> Store::import(DeliveryRecord record)
{
    if (record.delivery.origin.isEmpty())
        record.delivery.origin = record.delivery.installation;
    const bool refused = m_access == Access::ReadOnly;
    return onLedger<Delivery>(
        m_thread, refused ? Kind::Read : Kind::Write,
        [record = std::move(record), refused](Connection &connection) -> Result<Delivery> {
            if (refused)
                return failure(ErrorKind::Storage, u"ledger-readonly"_s);
            if (record.delivery.origin.isEmpty())
                return failure(ErrorKind::Input, u"bad-value"_s, u"delivery.installation"_s);
            if (const auto inserted = insertDelivery(connection, record); !inserted)
                return tl::unexpected(inserted.error());
            return readDelivery(connection, record.delivery.id).map([](const std::optional<Delivery> &found) {
                return found.value_or(Delivery{});
            });
        });
}

Task<VerifyReport> Store::verify()
{
    return onLedger<VerifyReport>(m_thread, Kind::Read,
                                  [](Connection &connection) { return verifyLedger(connection); });
}

Task<void> Store::searchable()
{
    return onLedger<void>(m_thread, Kind::Idle, [](Connection &) { return Result<void>(); });
}

} // namespace paperround
