// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ports/history.h"
#include "cli/datadirectory.h"
#include "cli/files.h"
#include "cli/messagelines.h"
#include "cli/reviewlines.h"
#include "cli/rowlines.h"
#include "cli/verb.h"
#include "store/store.h"

#include <QJsonArray>

#include <memory>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
constexpr int PageSize = 200;

QString directoryOf(const Call &call)
{
    return call.options.has(u"data-dir"_s) ? call.options.value(u"data-dir"_s) : defaultDataDirectory();
}

/// Runs what a verb does with the ledger, and turns its error into a sentence.
QCoro::Task<ExitCode> withStore(Call call, Store::Access access, Task<void> (*work)(Call, Store *))
{
    auto store = co_await Store::open(directoryOf(call), access);
    if (!store) {
        call.console->error(store.error());
        co_return ExitCode::Other;
    }
    const auto done = co_await work(call, store->get());
    if (!done) {
        call.console->error(done.error());
        co_return ExitCode::Other;
    }
    co_return ExitCode::Done;
}

QJsonObject headOf(const Delivery &delivery)
{
    return {{u"id"_s, delivery.id},
            {u"created"_s, timeWord(delivery.created)},
            {u"finished"_s, timeWord(delivery.finished)},
            {u"state"_s, stateName(delivery.state)},
            {u"farm"_s, delivery.farm},
            {u"account"_s, delivery.account},
            {u"subject"_s, delivery.message.subject},
            {u"digest"_s, delivery.digest},
            {u"origin"_s, delivery.origin},
            {u"test"_s, delivery.options.test},
            {u"review"_s, reviewNoteToJson(delivery.review)},
            {u"summary"_s, summaryOf(delivery.counts)}};
}

Task<void> printList(Call call, Store *store)
{
    std::optional<HistoryCursor> after;
    do {
        const auto page = co_await store->history().deliveries(after, PageSize);
        if (!page)
            co_return tl::unexpected(page.error());
        for (const auto &delivery : page->deliveries) {
            if (call.options.has(u"json"_s))
                call.console->json(headOf(delivery));
            else
                call.console->line(deliveryLine(delivery));
        }
        after = page->next;
    } while (after && !call.console->isBroken());
    co_return Result<void>();
}

Task<void> printOne(Call call, Store *store)
{
    const auto id = call.options.arguments().first();
    const auto record = co_await store->record(id);
    if (!record)
        co_return tl::unexpected(record.error());
    if (call.options.has(u"json"_s)) {
        auto head = headOf(record->delivery);
        insertMessage(head, record->delivery.message);
        head.insert(u"listUrl"_s, record->delivery.listUrl);
        QJsonArray rows;
        for (const auto &row : record->rows)
            rows.append(rowToJson(row));
        call.console->json({{u"delivery"_s, head}, {u"rows"_s, rows}});
        co_return Result<void>();
    }
    call.console->line(deliveryLine(record->delivery));
    for (const auto &line : noteLines(record->delivery.review))
        call.console->line(line);
    call.console->line({});
    for (const auto &line : messageLines(record->delivery.message))
        call.console->line(line);
    call.console->line({});
    for (const auto &row : record->rows)
        call.console->line(rowLine(row));
    call.console->line({});
    call.console->line(countsTable(record->delivery.counts));
    co_return Result<void>();
}

Task<void> exportOne(Call call, Store *store)
{
    const auto record = co_await store->record(call.options.arguments().first());
    if (!record)
        co_return tl::unexpected(record.error());
    const bool csv = call.options.value(u"format"_s) == "csv"_L1;
    call.console->bytes(csv ? recordToCsv(*record) : recordToJson(*record));
    co_return Result<void>();
}

Task<void> importFile(Call call, Store *store)
{
    const auto path = call.options.arguments().first();
    const auto bytes = readInput(path);
    if (!bytes)
        co_return tl::unexpected(bytes.error());
    auto record = recordFromJson(*bytes);
    if (!record) {
        auto error = record.error();
        error.detail = path + u": "_s + error.detail;
        co_return tl::unexpected(error);
    }
    const auto delivery = co_await store->import(std::move(*record));
    if (!delivery)
        co_return tl::unexpected(delivery.error());
    if (call.options.has(u"json"_s))
        call.console->json(headOf(*delivery));
    else
        call.console->line(deliveryLine(*delivery));
    co_return Result<void>();
}

Task<void> verifyAll(Call call, Store *store)
{
    const auto report = co_await store->verify();
    if (!report)
        co_return tl::unexpected(report.error());
    if (call.options.has(u"json"_s)) {
        call.console->json({{u"deliveries"_s, report->deliveries},
                            {u"rows"_s, report->rows},
                            {u"problems"_s, QJsonArray::fromStringList(report->problems)}});
    } else {
        for (const auto &problem : report->problems)
            call.console->line(plainForTerminal(problem));
        call.console->line(u"%1 deliveries, %2 rows, %3 problems"_s.arg(report->deliveries)
                               .arg(report->rows)
                               .arg(report->problems.size()));
    }
    if (!report->problems.isEmpty())
        co_return failure(ErrorKind::Storage, u"ledger-corrupt"_s, store->path());
    co_return Result<void>();
}

QCoro::Task<ExitCode> list(Call call)
{
    return withStore(std::move(call), Store::Access::ReadOnly, &printList);
}

QCoro::Task<ExitCode> show(Call call)
{
    return withStore(std::move(call), Store::Access::ReadOnly, &printOne);
}

QCoro::Task<ExitCode> exported(Call call)
{
    const auto format = call.options.value(u"format"_s);
    if (format == "csv"_L1 || format == "json"_L1)
        co_return co_await withStore(call, Store::Access::ReadOnly, &exportOne);
    call.console->error(u"history export needs --format csv or --format json."_s);
    co_return ExitCode::Usage;
}

QCoro::Task<ExitCode> import(Call call)
{
    return withStore(std::move(call), Store::Access::Writer, &importFile);
}

QCoro::Task<ExitCode> verify(Call call)
{
    return withStore(std::move(call), Store::Access::ReadOnly, &verifyAll);
}
} // namespace

Verb historyListVerb()
{
    return {{u"history list"_s,
             {},
             0,
             0,
             u"List all deliveries, newest first."_s,
             {jsonOption(u"One JSON object a line."_s), dataDirectoryOption(), helpOption()}},
            &list};
}

Verb historyShowVerb()
{
    return {{u"history show"_s,
             u"ID"_s,
             1,
             1,
             u"Show a delivery: its text and its rows."_s,
             {jsonOption(u"As one JSON object."_s), dataDirectoryOption(), helpOption()}},
            &show};
}

Verb historyExportVerb()
{
    return {{u"history export"_s,
             u"ID"_s,
             1,
             1,
             u"Write a delivery to standard output: JSON holds everything, CSV its rows."_s,
             {{u"format"_s, u"csv|json"_s, u"Needed."_s}, dataDirectoryOption(), helpOption()}},
            &exported};
}

Verb historyImportVerb()
{
    return {{u"history import"_s,
             u"FILE"_s,
             1,
             1,
             u"Take another installation's JSON export, only to be read, with its origin shown."_s,
             {jsonOption(u"As one JSON object."_s), dataDirectoryOption(), helpOption()}},
            &import};
}

Verb historyVerifyVerb()
{
    return {{u"history verify"_s,
             {},
             0,
             0,
             u"Read the whole ledger and say whether it holds what it promises."_s,
             {jsonOption(u"As one JSON object."_s), dataDirectoryOption(), helpOption()}},
            &verify};
}

} // namespace paperround
