// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The exclude lists of a farm: what stands in them, pages and users put in and taken out.
#include "cli/files.h"
#include "cli/verb.h"
#include "cli/workplace.h"
#include "domain/targets/targetlistparser.h"
#include "domain/targets/targettext.h"
#include "models/targetentry.h"
#include "store/store.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

OptionSpec homeOption()
{
    return {u"home"_s, u"HOST"_s, u"The farm's home wiki: each farm has lists of its own."_s};
}

/// The home wiki that a call names, and the ledger opened for it; empty after a sentence on standard error.
struct Lists
{
    QString farm;
    std::shared_ptr<Workplace> workplace;
};

Task<Lists> openLists(Call call, Workplace::Record record)
{
    const auto home = cleanHost(call.options.value(u"home"_s));
    if (!home)
        co_return failure(ErrorKind::Input, u"invalid-host"_s, u"--home "_s + call.options.value(u"home"_s));
    Workplace::Options options;
    options.directory = call.options.value(u"data-dir"_s);
    options.record = record;
    auto workplace = co_await Workplace::open(options);
    if (!workplace)
        co_return tl::unexpected(workplace.error());
    co_return Lists{*home, std::move(*workplace)};
}

QJsonObject toJson(const QString &list, const Exclusion &entry)
{
    return {{u"list"_s, list},
            {u"title"_s, entry.title},
            {u"wiki"_s, entry.wiki.isEmpty() ? QJsonValue() : QJsonValue(entry.wiki)},
            {u"reason"_s, entry.reason},
            {u"source"_s, entry.source},
            {u"added"_s, entry.added.toUTC().toString(Qt::ISODate)}};
}

QString lineOf(const Exclusion &entry)
{
    const QString where = entry.wiki.isEmpty() ? u"*"_s : entry.wiki;
    const QString line = plainForTerminal(entry.title + u'@' + where);
    return entry.reason.isEmpty() ? line : line + u"  ("_s + plainForTerminal(entry.reason) + u')';
}

QCoro::Task<ExitCode> show(Call call)
{
    const auto lists = co_await openLists(call, Workplace::Record::Read);
    if (!lists) {
        call.console->error(lists.error());
        co_return ExitCode::Other;
    }
    const auto read = co_await lists->workplace->store().excludeLists().lists(lists->farm);
    co_await lists->workplace->shutDown();
    if (!read) {
        call.console->error(read.error());
        co_return ExitCode::Other;
    }
    const QString wanted = call.options.arguments().value(0);
    for (const ExcludeList &list : *read) {
        if (!wanted.isEmpty() && list.name != wanted)
            continue;
        if (!call.options.has(u"json"_s))
            call.console->line(u"%1: %2"_s.arg(plainForTerminal(list.name)).arg(list.entries.size()));
        for (const Exclusion &entry : list.entries) {
            if (call.options.has(u"json"_s))
                call.console->json(toJson(list.name, entry));
            else
                call.console->line(u"  "_s + lineOf(entry));
        }
    }
    co_return ExitCode::Done;
}

/// What the call adds to or takes from its list.
QCoro::Task<ExitCode> change(Call call)
{
    const auto text = readInput(call.options.arguments().last());
    if (!text) {
        call.console->error(text.error());
        co_return ExitCode::Other;
    }
    const auto lists = co_await openLists(call, Workplace::Record::Write);
    if (!lists) {
        call.console->error(lists.error());
        co_return ExitCode::Other;
    }
    const auto parsed = parseTargets(QString::fromUtf8(*text), {.home = lists->farm});
    for (const TargetProblem &problem : parsed.problems)
        call.console->note(u"line %1: %2: %3"_s.arg(problem.line)
                               .arg(plainForTerminal(problem.text), problemWords(problem)));
    const Exclusion like{.title = {},
                         .wiki = {},
                         .reason = call.options.value(u"reason"_s),
                         .source = call.options.value(u"source"_s, call.options.arguments().last()),
                         .added = lists->workplace->clock().now()};
    const auto entries = exclusionsOf(parsed.targets, like, call.options.has(u"everywhere"_s));
    ExcludeEdit edit{.list = call.options.arguments().first(), .put = {}, .taken = {}};
    (call.options.has(u"remove"_s) ? edit.taken : edit.put) = entries;
    const auto undo = co_await lists->workplace->store().excludeLists().change(lists->farm, edit);
    co_await lists->workplace->shutDown();
    if (!undo) {
        call.console->error(undo.error());
        co_return ExitCode::Other;
    }
    // What the undo would take is new; what it would put back was taken, or had another reason.
    const qsizetype taken = call.options.has(u"remove"_s) ? undo->put.size() : 0;
    const qsizetype replaced = undo->put.size() - taken;
    if (call.options.has(u"json"_s))
        call.console->json({{u"added"_s, undo->taken.size()},
                            {u"replaced"_s, replaced},
                            {u"removed"_s, taken},
                            {u"problems"_s, parsed.problems.size()}});
    else
        call.console->line(
            u"%1 added, %2 replaced, %3 removed"_s.arg(undo->taken.size()).arg(replaced).arg(taken));
    co_return parsed.problems.isEmpty() ? ExitCode::Done : ExitCode::Other;
}

} // namespace

Verb listsShowVerb()
{
    return {{u"lists excluded"_s,
             u"[LIST]"_s,
             0,
             1,
             u"What the exclude lists of a farm hold, with reasons."_s,
             {homeOption(), jsonOption(u"A JSON object an entry."_s), dataDirectoryOption(), helpOption()}},
            &show};
}

Verb listsExcludeVerb()
{
    return {{u"lists exclude"_s,
             u"LIST FILE|-"_s,
             2,
             2,
             u"Put the pages of a file into an exclude list: they get no messages any more."_s,
             {homeOption(),
              {u"reason"_s, u"WORDS"_s, u"Why; shown wherever the page is held."_s},
              {u"source"_s, u"WORDS"_s, u"Where it comes from; else the file's name."_s},
              {u"everywhere"_s, {}, u"On every wiki of the farm: for users."_s},
              {u"remove"_s, {}, u"Take them out of the list."_s},
              jsonOption(u"The counts as one JSON object."_s),
              dataDirectoryOption(),
              helpOption()}},
            &change};
}

} // namespace paperround
