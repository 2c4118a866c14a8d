// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/requests.h"

#include "engine/message/sourcereader.h"
#include "engine/targets/listloader.h"
#include "models/targetentry.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace paperround {

Result<void> checkMessage(const RequestFile &file)
{
    auto checked = file.request;
    if (checked.list && checked.targets.isEmpty())
        checked.targets += Target{checked.list->page, checked.list->wiki};
    // What the page says is only known once it is read.
    if (auto &source = checked.message.source; source && source->texts.isEmpty()) {
        const QString something = u"…"_s;
        const QString subject = source->subjectSection.isEmpty() ? QString() : something;
        source->texts = {{source->page, 1, u"en"_s, false, subject, something}};
    }
    return checkRequest(checked).map_error([&file](Error error) {
        error.detail = file.path + u": "_s + error.detail;
        return error;
    });
}

namespace {

/// The texts of its source, and a word where its page has a newer revision than the one it is pinned to.
Task<Request> withSource(Request request, std::shared_ptr<Wikis> wikis, std::shared_ptr<Console> console)
{
    if (!request.message.source)
        co_return request;
    const auto pinned = request.message.source->revision;
    auto whole = co_await withSourceTexts(request, wikis);
    if (!whole || pinned == 0)
        co_return whole;
    const auto newest = co_await newestSource(*request.message.source, wikis);
    if (newest && newest->revision != pinned)
        console->note(u"%1 has a newer revision, %2; the request names %3 and keeps to it."_s.arg(
            plainForTerminal(newest->title), QString::number(newest->revision), QString::number(pinned)));
    co_return whole;
}

} // namespace

Task<Request> withTargets(RequestFile file, std::shared_ptr<Wikis> wikis, std::shared_ptr<Console> console)
{
    auto request = file.request;
    if (request.listUrl.isEmpty())
        request.listUrl = QFileInfo(file.path).fileName();
    if (request.list) {
        const auto listName = request.list->page;
        const auto loaded = co_await loadList(wikis, *request.list);
        if (!loaded)
            co_return tl::unexpected(loaded.error());
        for (const auto &problem : loaded->parsed.problems)
            console->note(u"%1, line %2: %3: %4"_s.arg(plainForTerminal(listName),
                                                       QString::number(problem.line), problemWords(problem),
                                                       plainForTerminal(problem.text)));
        request.targets = loaded->parsed.targets;
        request.listUrl = loaded->url;
        request.list.reset();
    }
    const auto whole = co_await withSource(request, wikis, console);
    if (!whole)
        co_return tl::unexpected(whole.error());
    if (const auto checked = checkRequest(*whole); !checked)
        co_return tl::unexpected(checked.error());
    co_return whole;
}

} // namespace paperround
