// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/files.h"
#include "cli/textdesk.h"
#include "cli/verb.h"
#include "domain/delivery/mark.h"
#include "domain/message/composition.h"
#include "domain/targets/targettext.h"
#include "engine/message/previewer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
/// The number of the row that --row or --target names.
Result<int> chosenRow(const GivenOptions &options, const Request &request)
{
    if (options.has(u"row"_s)) {
        const auto row = options.value(u"row"_s).toInt();
        if (row < 1 || row > request.targets.size())
            return failure(ErrorKind::Input, u"no-such-row"_s, u"--row "_s + options.value(u"row"_s));
        return row;
    }
    const auto wanted =
        readTargetLine(options.value(u"target"_s), {request.home, {}}, FirstLetter::AsWritten).target;
    const auto found = std::ranges::find_if(request.targets, [&wanted](const Target &target) {
        return target.title == wanted.title && target.wiki == wanted.wiki;
    });
    if (found == request.targets.end())
        return failure(ErrorKind::Input, u"no-such-target"_s, u"--target "_s + options.value(u"target"_s));
    return int(found - request.targets.begin()) + 1;
}

Task<QString> builtText(TextDesk desk, int number)
{
    const auto &target = desk.request.targets[number - 1];
    const auto home = co_await desk.wikis->facts(desk.request.home);
    if (!home)
        co_return tl::unexpected(home.error());
    const auto wiki = co_await desk.wikis->facts(target.wiki);
    if (!wiki)
        co_return tl::unexpected(wiki.error());
    // A message that follows a redirect says so.
    const QStringList titles(target.title);
    const auto checked = co_await desk.wikis->check(target.wiki, titles);
    if (!checked)
        co_return tl::unexpected(checked.error());
    ComposeFacts facts;
    facts.message = desk.request.message;
    facts.deliveryId = desk.request.id;
    facts.row = number;
    facts.sender = desk.sender;
    facts.homeDbname = home->dbname;
    facts.listUrl = desk.request.listUrl;
    const PageCheck page = checked->pages.value(0);
    facts.redirectedFrom = page.redirectedFrom;
    facts.page = page.title;
    facts.language = page.language;
    co_return composeRow(facts, *wiki).addition;
}

QCoro::Task<ExitCode> build(Call call)
{
    if (call.options.has(u"row"_s) == call.options.has(u"target"_s)) {
        call.console->error(u"message build needs either --row N or --target 'TITLE@HOST'."_s);
        co_return ExitCode::Usage;
    }
    auto file = readRequest(call.options.arguments().first());
    if (!file) {
        call.console->error(file.error());
        co_return ExitCode::Other;
    }
    // The mark holds the id, so the text is only known once the request has one.
    if (file->request.id.isEmpty()) {
        if (const auto written = writeId(*file, newDeliveryId()); !written) {
            call.console->error(written.error());
            co_return ExitCode::Other;
        }
    }
    const auto desk = co_await openTextDesk(call, *file);
    if (!desk) {
        call.console->error(desk.error());
        co_return ExitCode::Other;
    }
    Result<QString> text = failure(ErrorKind::Input, u"no-account"_s, desk->request.home);
    const auto row = chosenRow(call.options, desk->request);
    if (!row)
        text = tl::unexpected(row.error());
    else if (!desk->sender.isEmpty())
        text = co_await builtText(*desk, *row);
    co_await desk->workplace->shutDown();
    if (!text) {
        call.console->error(text.error());
        co_return ExitCode::Other;
    }
    call.console->line(*text);
    co_return ExitCode::Done;
}

/// The number of the row that --row names, else of the first one on the wiki that --wiki names.
Result<int> rowToPreview(const GivenOptions &options, const Request &request)
{
    if (options.has(u"row"_s))
        return chosenRow(options, request);
    const QString host = cleanHost(options.value(u"wiki"_s)).value_or(QString());
    const auto first = std::ranges::find(request.targets, host, &Target::wiki);
    if (first == request.targets.end())
        return failure(ErrorKind::Input, u"no-such-target"_s, u"--wiki "_s + host);
    return int(first - request.targets.begin()) + 1;
}

QCoro::Task<ExitCode> preview(Call call)
{
    const bool byRow = call.options.has(u"row"_s);
    if (byRow == call.options.has(u"wiki"_s) || (!byRow && !cleanHost(call.options.value(u"wiki"_s)))) {
        call.console->error(u"preview needs either --wiki HOST or --row N."_s);
        co_return ExitCode::Usage;
    }
    auto file = readRequest(call.options.arguments().first());
    if (!file) {
        call.console->error(file.error());
        co_return ExitCode::Other;
    }
    const auto desk = co_await openTextDesk(call, *file);
    if (!desk) {
        call.console->error(desk.error());
        co_return ExitCode::Other;
    }
    const auto row = rowToPreview(call.options, desk->request);
    if (!row) {
        co_await desk->workplace->shutDown();
        call.console->error(row.error());
        co_return ExitCode::Other;
    }
    const Target target = desk->request.targets[*row - 1];
    const auto rendered = co_await renderMessage(desk->wikis, target.wiki, target.title,
                                                 desk->request.message, desk->request.listUrl, *row);
    co_await desk->workplace->shutDown();
    if (!rendered) {
        call.console->error(rendered.error());
        co_return ExitCode::Other;
    }
    call.console->line(rendered->html);
    for (const auto &missing : rendered->missingTemplates + rendered->missingFiles)
        call.console->note(u"%1 has no %2"_s.arg(target.wiki, plainForTerminal(missing)));
    for (const auto &link : rendered->missingLinks)
        call.console->note(u"%1: a link leads nowhere: %2"_s.arg(target.wiki, plainForTerminal(link)));
    co_return ExitCode::Done;
}
} // namespace

Verb messageBuildVerb()
{
    auto options = accountOptions();
    options += {{u"row"_s, u"N"_s, u"The row, counted from 1."_s},
                {u"target"_s, u"TITLE@HOST"_s, u"Or its target, as the request writes it."_s},
                dataDirectoryOption(),
                helpOption()};
    return {{u"message build"_s, u"REQUEST"_s, 1, 1,
             u"Print the exact wikitext that a row would post, with its mark."_s, options},
            &build};
}

Verb previewVerb()
{
    auto options = accountOptions();
    options += {{u"wiki"_s, u"HOST"_s, u"The wiki that renders what its first page in the list gets."_s},
                {u"row"_s, u"N"_s, u"Or the row, counted from 1: as a segment of the list gets it."_s},
                dataDirectoryOption(),
                helpOption()};
    return {{u"preview"_s, u"REQUEST"_s, 1, 1, u"Print the HTML that a wiki of the request's would show."_s,
             options},
            &preview};
}

} // namespace paperround
