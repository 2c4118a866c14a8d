// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ports.h"

#include "store/draftsources.h"
#include "store/draftstable.h"
#include "store/excludetable.h"
#include "store/keptlisttable.h"
#include "store/ledgerreading.h"
#include "store/ledgerthread.h"
#include "store/ledgerwriting.h"
#include "store/searchindex.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

using Kind = LedgerThread::Kind;

/// How the ports ask: none of their methods is a coroutine, so a Task outlives the port it came from.
class Asking
{
public:
    Asking(std::shared_ptr<LedgerThread> thread, bool readOnly)
        : m_thread(std::move(thread))
        , m_readOnly(readOnly)
    {
    }

protected:
    template <class T, class Work> Task<T> read(Work work)
    {
        return onLedger<T>(m_thread, Kind::Read, std::move(work));
    }
    template <class T = void, class Work> Task<T> write(Work work)
    {
        if (m_readOnly)
            return onLedger<T>(m_thread, Kind::Read, [](Connection &) -> Result<T> {
                return failure(ErrorKind::Storage, u"ledger-readonly"_s);
            });
        return onLedger<T>(m_thread, Kind::Write, std::move(work));
    }

private:
    std::shared_ptr<LedgerThread> m_thread;
    bool m_readOnly;
};

class SqlLedger final : public Ledger, private Asking
{
public:
    using Asking::Asking;

    Task<void> create(Delivery delivery, QList<Row> rows) override
    {
        DeliveryRecord record{std::move(delivery), std::move(rows), {}};
        return write([record = std::move(record)](Connection &connection) {
            return insertDelivery(connection, record);
        });
    }
    Task<std::optional<Delivery>> delivery(QString id) override
    {
        return read<std::optional<Delivery>>(
            [id](Connection &connection) { return readDelivery(connection, id); });
    }
    Task<QList<Row>> rows(QString deliveryId) override
    {
        return read<QList<Row>>(
            [deliveryId](Connection &connection) { return readRows(connection, deliveryId); });
    }
    Task<QList<Attempt>> attempts(QString deliveryId, int row) override
    {
        return read<QList<Attempt>>(
            [deliveryId, row](Connection &connection) { return readAttempts(connection, deliveryId, row); });
    }
    Task<void> record(QList<RowChange> changes) override
    {
        return write([changes = std::move(changes)](Connection &connection) -> Result<void> {
            for (const RowChange &change : changes) {
                if (const auto recorded = recordChange(connection, change); !recorded)
                    return recorded;
            }
            return {};
        });
    }
    Task<void> setState(QString deliveryId, DeliveryState state) override
    {
        return write([deliveryId, state](Connection &connection) {
            return changeState(connection, deliveryId, state);
        });
    }
    Task<void> setReview(QString deliveryId, ReviewNote review) override
    {
        return write([deliveryId, review](Connection &connection) {
            return changeReview(connection, deliveryId, review);
        });
    }
    Task<QHash<QString, QString>> pagesWithText(Message message, QString wiki, QString exceptId) override
    {
        return read<QHash<QString, QString>>([message, wiki, exceptId](Connection &connection) {
            return readPagesWithText(connection, message, wiki, exceptId);
        });
    }
    Task<void> pause(QString deliveryId, PauseCause cause) override
    {
        return write([deliveryId, cause](Connection &connection) {
            return changeState(connection, deliveryId, DeliveryState::Paused, cause);
        });
    }
    Task<QHash<QString, QString>> permissions(Account account) override
    {
        return read<QHash<QString, QString>>(
            [account](Connection &connection) { return readPermissions(connection, account); });
    }
    Task<void> permit(Account account, QStringList wikis, QString link) override
    {
        return write([account, wikis, link](Connection &connection) {
            return recordPermission(connection, account, wikis, link);
        });
    }
    Task<QList<ExcludeList>> excludeLists(QString farm) override
    {
        return read<QList<ExcludeList>>(
            [farm](Connection &connection) { return readExcludeLists(connection, farm); });
    }
    Task<LastIssue> lastIssue(QString farm, QString subject, QString exceptId) override
    {
        return read<LastIssue>([farm, subject, exceptId](Connection &connection) {
            return readLastIssue(connection, farm, subject, exceptId);
        });
    }
    Task<QList<Delivery>> open() override
    {
        return read<QList<Delivery>>([](Connection &connection) { return readOpen(connection); });
    }

protected:
    Task<void> commitClaims(QList<AttemptPlan> plans) override
    {
        return write(
            [plans = std::move(plans)](Connection &connection) { return recordClaims(connection, plans); });
    }
};

class SqlHistory final : public History, private Asking
{
public:
    using Asking::Asking;

    Task<HistoryPage> deliveries(std::optional<HistoryCursor> after, int limit) override
    {
        return read<HistoryPage>(
            [after, limit](Connection &connection) { return readPage(connection, after, limit); });
    }
    Task<HistoryPage> search(QString words, std::optional<HistoryCursor> after, int limit) override
    {
        return read<HistoryPage>([words, after, limit](Connection &connection) {
            return searchPage(connection, words, after, limit);
        });
    }
    Task<std::optional<Delivery>> open(QString id) override
    {
        return read<std::optional<Delivery>>(
            [id](Connection &connection) { return readDelivery(connection, id); });
    }
    Task<QList<Row>> rowsOf(QString id, int afterNumber, int limit) override
    {
        return read<QList<Row>>([id, afterNumber, limit](Connection &connection) {
            return readRows(connection, id, afterNumber, limit);
        });
    }
    Task<QList<Attempt>> attemptsOf(QString id, int row) override
    {
        return read<QList<Attempt>>(
            [id, row](Connection &connection) { return readAttempts(connection, id, row); });
    }
};

class SqlDrafts final : public Drafts, private Asking
{
public:
    using Asking::Asking;

    Task<QList<DraftHead>> list() override
    {
        return read<QList<DraftHead>>([](Connection &connection) { return readDraftHeads(connection); });
    }
    Task<std::optional<Draft>> draft(QString id) override
    {
        return read<std::optional<Draft>>([id](Connection &connection) { return readDraft(connection, id); });
    }
    Task<void> save(Draft draft) override
    {
        return write(
            [draft = std::move(draft)](Connection &connection) { return writeDraft(connection, draft); });
    }
    Task<void> remove(QString id) override
    {
        return write([id](Connection &connection) { return removeDraft(connection, id); });
    }
    Task<QByteArray> findings(QString id) override
    {
        return read<QByteArray>([id](Connection &connection) { return readFindings(connection, id); });
    }
    Task<void> keepFindings(QString id, QByteArray findings) override
    {
        return write(
            [id, findings](Connection &connection) { return writeFindings(connection, id, findings); });
    }
};

class SqlExcludeLists final : public ExcludeLists, private Asking
{
public:
    using Asking::Asking;

    Task<QList<ExcludeList>> lists(QString farm) override
    {
        return read<QList<ExcludeList>>(
            [farm](Connection &connection) { return readExcludeLists(connection, farm); });
    }
    Task<ExcludeEdit> change(QString farm, ExcludeEdit edit) override
    {
        return write<ExcludeEdit>([farm, edit = std::move(edit)](Connection &connection) {
            return changeExcludeList(connection, farm, edit);
        });
    }
    Task<void> rename(QString farm, QString from, QString to) override
    {
        return write([farm, from, to](Connection &connection) {
            return renameExcludeList(connection, farm, from, to);
        });
    }
};

class SqlKeptLists final : public KeptLists, private Asking
{
public:
    using Asking::Asking;

    Task<QList<KeptListHead>> lists() override
    {
        return read<QList<KeptListHead>>([](Connection &connection) { return readKeptHeads(connection); });
    }
    Task<std::optional<KeptList>> list(QString id) override
    {
        return read<std::optional<KeptList>>(
            [id](Connection &connection) { return readKeptList(connection, id); });
    }
    Task<void> save(KeptList list) override
    {
        return write(
            [list = std::move(list)](Connection &connection) { return writeKeptList(connection, list); });
    }
    Task<void> rename(QString id, QString name) override
    {
        return write([id, name](Connection &connection) { return renameKeptList(connection, id, name); });
    }
    Task<void> remove(QString id) override
    {
        return write([id](Connection &connection) { return removeKeptList(connection, id); });
    }
    Task<QList<SourceUse>> uses() override
    {
        return read<QList<SourceUse>>([](Connection &connection) { return readSourceUses(connection); });
    }
    Task<std::optional<TargetSource>> source(QString draft, char16_t letter) override
    {
        return read<std::optional<TargetSource>>(
            [draft, letter](Connection &connection) -> Result<std::optional<TargetSource>> {
                const auto found = readSources(connection, SourcesOf::Draft, draft, letter);
                if (!found)
                    return tl::unexpected(found.error());
                return found->isEmpty() ? std::nullopt : std::optional(found->constFirst());
            });
    }
};

} // namespace

std::unique_ptr<Ledger> makeLedger(std::shared_ptr<LedgerThread> thread, bool readOnly)
{
    return std::make_unique<SqlLedger>(std::move(thread), readOnly);
}

std::unique_ptr<History> makeHistory(std::shared_ptr<LedgerThread> thread)
{
    return std::make_unique<SqlHistory>(std::move(thread), true);
}

std::unique_ptr<Drafts> makeDrafts(std::shared_ptr<LedgerThread> thread, bool readOnly)
{
    return std::make_unique<SqlDrafts>(std::move(thread), readOnly);
}

std::unique_ptr<KeptLists> makeKeptLists(std::shared_ptr<LedgerThread> thread, bool readOnly)
{
    return std::make_unique<SqlKeptLists>(std::move(thread), readOnly);
}

std::unique_ptr<ExcludeLists> makeExcludeLists(std::shared_ptr<LedgerThread> thread, bool readOnly)
{
    return std::make_unique<SqlExcludeLists>(std::move(thread), readOnly);
}

} // namespace paperround
