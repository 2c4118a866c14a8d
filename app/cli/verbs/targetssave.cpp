// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/files.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "domain/linediff.h"
#include "domain/targets/targetlistparser.h"
#include "domain/targets/targettext.h"
#include "engine/targets/listsaver.h"
#include "models/savewords.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
/// `TITLE@HOST` of the list page.
Result<ListSource> pageOf(const QString &words)
{
    const ReadTarget read = readTargetLine(words, {}, FirstLetter::AsWritten);
    if (!read.problem.isEmpty())
        return failure(ErrorKind::Input, u"no-such-target"_s, words);
    return ListSource{read.target.wiki, read.target.title};
}

Result<Target> targetOf(const QString &words, const QString &home)
{
    const ReadTarget read = readTargetLine(words, {.home = home}, FirstLetter::Upper);
    if (!read.problem.isEmpty())
        return failure(ErrorKind::Input, u"no-such-target"_s, words);
    return read.target;
}

/// The list that the page is to be, from a file in any format; a line that names no page is an error, as it
/// would be taken out otherwise.
Result<TargetRows> listIn(const QString &path, const QString &home)
{
    const auto bytes = readInput(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const ParsedTargets parsed = parseTargets(QString::fromUtf8(*bytes), {.home = home});
    for (const TargetProblem &problem : parsed.problems) {
        if (problem.code != "duplicate"_L1)
            return failure(ErrorKind::Input, u"no-such-target"_s,
                           u"%1:%2: %3"_s.arg(path).arg(problem.line).arg(problem.text));
    }
    return rowsOf({parsed.targets, {}});
}

/// What the options say beside a file. `--base` is of the rows that a file was made from.
Result<ListEdit> editIn(const GivenOptions &options, const QString &home)
{
    ListEdit edit;
    for (const QString &words : options.values(u"add"_s)) {
        const auto target = targetOf(words, home);
        if (!target)
            return tl::unexpected(target.error());
        edit.added.append({*target, u"the end"_s});
    }
    for (const QString &words : options.values(u"remove"_s)) {
        const auto target = targetOf(words, home);
        if (!target)
            return tl::unexpected(target.error());
        edit.removed.insert(rowKey({*target, {}}));
    }
    if (options.has(u"description"_s))
        edit.description = options.value(u"description"_s);
    return edit;
}

/// A list may write a namespace in English or in its wiki's words: what is to go must be named as it is
/// there.
void noteStrangers(const ListEdit &edit, const TargetRows &rows, Console &console)
{
    QSet<QString> strangers = edit.removed;
    for (int i = 0; i < rows.size(); ++i)
        strangers.remove(rowKey(rows.at(i)));
    for (const QString &key : std::as_const(strangers))
        console.note(u"Not in the list: "_s + plainForTerminal(key));
}

Task<ListSavePlan> planned(Call call, std::shared_ptr<Wikis> wikis, ListSource page)
{
    const GivenOptions &options = call.options;
    TargetRows wanted;
    const bool hasFile = options.arguments().size() > 1;
    if (hasFile) {
        const auto list = listIn(options.arguments().at(1), page.wiki);
        if (!list)
            co_return tl::unexpected(list.error());
        wanted = *list;
    }
    auto edit = editIn(options, page.wiki);
    if (!edit)
        co_return tl::unexpected(edit.error());
    if (options.has(u"make"_s)) {
        const TargetRows rows = applied(*edit, wanted);
        co_return co_await planNewList(wikis, page, rows, edit->description.value_or(QString()));
    }
    const qint64 base = options.value(u"base"_s).toLongLong();
    if (hasFile)
        co_return co_await planWholeList(wikis, page, base, applied(*edit, wanted), edit->description);
    const auto list = co_await readListAt(wikis, page, base);
    if (!list)
        co_return tl::unexpected(list.error());
    noteStrangers(*edit, list->page.rows, *call.console);
    const ListSave save{page, list->revision, *edit};
    co_return co_await planListSave(wikis, save);
}

void show(const ListSavePlan &plan, Console &console)
{
    for (const QString &line : diffText(lineDiff(plan.before, plan.after)).split(u'\n', Qt::SkipEmptyParts))
        console.line(plainForTerminal(line));
    if (plan.base != 0)
        console.note(plainForTerminal(changeCounts(plan.changes)));
    for (const QString &note : planNotes(plan))
        console.note(plainForTerminal(note));
    if (plan.changesAnything())
        console.note(u"Summary: "_s + plainForTerminal(plan.summary));
}

/// Exit code NeedsPerson where something was left out, or should be looked at first.
Task<ExitCode> saveWith(Call call, std::shared_ptr<Wikis> wikis, ListSource page)
{
    const auto plan = co_await planned(call, wikis, page);
    if (!plan)
        co_return tl::unexpected(plan.error());
    show(*plan, *call.console);
    const ExitCode code = needsLook(*plan) ? ExitCode::NeedsPerson : ExitCode::Done;
    if (call.options.has(u"dry-run"_s) || !plan->changesAnything() || !plan->problems.isEmpty())
        co_return code;
    const auto saved = co_await saveList(wikis, *plan);
    if (!saved)
        co_return tl::unexpected(saved.error());
    for (const QString &note : savedNotes(*saved))
        call.console->note(plainForTerminal(note));
    co_return code;
}

Task<ExitCode> saveIn(Call call, std::shared_ptr<Workplace> workplace, ListSource page)
{
    const QString home = call.options.has(u"home"_s) ? call.options.value(u"home"_s) : page.wiki;
    const auto session = co_await openSession(workplace, call.options, home);
    if (!session)
        co_return tl::unexpected(session.error());
    co_return co_await saveWith(call, session->wikis, page);
}

QCoro::Task<ExitCode> save(Call call)
{
    const auto page = pageOf(call.options.arguments().first());
    if (!page) {
        call.console->error(page.error());
        co_return ExitCode::Usage;
    }
    Workplace::Options options;
    options.directory = call.options.value(u"data-dir"_s);
    options.record = Workplace::Record::None;
    const auto workplace = co_await Workplace::open(options);
    if (!workplace) {
        call.console->error(workplace.error());
        co_return ExitCode::Other;
    }
    const auto code = co_await saveIn(call, *workplace, *page);
    co_await (*workplace)->shutDown();
    if (code)
        co_return *code;
    call.console->error(code.error());
    const bool person = code.error().kind == ErrorKind::Look || code.error().kind == ErrorKind::NeedsFix;
    co_return person ? ExitCode::NeedsPerson : ExitCode::Other;
}
} // namespace

Verb targetsSaveVerb()
{
    QList<OptionSpec> options{
        {u"add"_s, u"TITLE@HOST"_s, u"A page that goes into the list."_s, true},
        {u"remove"_s, u"TITLE@HOST"_s, u"A page that is taken out."_s, true},
        {u"description"_s, u"WIKITEXT"_s, u"A new description, of a MassMessage list."_s},
        {u"base"_s, u"REVISION"_s, u"The revision that FILE was made from; what others did since stays."_s},
        {u"make"_s, {}, u"Make the page; there must be none yet."_s},
        {u"home"_s, u"HOST"_s, u"The farm's home wiki, where the page is not on it."_s},
        {u"dry-run"_s, {}, u"Show the changes and save nothing."_s}};
    options += accountOptions();
    options += {dataDirectoryOption(), helpOption()};
    return {{u"targets save"_s, u"TITLE@HOST [FILE|-]"_s, 1, 2,
             u"Save a target list to its wiki page, in the page's own format with the least change."_s,
             options},
            &save};
}

} // namespace paperround
