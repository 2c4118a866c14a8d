// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/requests.h"

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
    return checkRequest(checked).map_error([&file](Error error) {
        error.detail = file.path + u": "_s + error.detail;
        return error;
    });
}

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
    if (const auto checked = checkRequest(request); !checked)
        co_return tl::unexpected(checked.error());
    co_return request;
}

} // namespace paperround
