// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/targets/listloader.h"

#include "domain/targets/targetlistparser.h"

using namespace Qt::StringLiterals;

namespace paperround {

Task<LoadedList> loadList(std::shared_ptr<Wikis> wikis, ListSource source)
{
    const auto page = co_await wikis->page(source.wiki, source.page);
    if (!page) {
        if (page.error().code == "missingtitle"_L1)
            co_return failure(ErrorKind::Input, u"missingtitle"_s, source.page);
        co_return tl::unexpected(page.error());
    }
    LoadedList list{{}, page->title, page->revision, page->url.toString(QUrl::FullyEncoded)};
    const KnownSites sites{source.wiki, {}};
    if (page->contentModel == "MassMessageListContent"_L1) {
        list.parsed = parseTargets(page->text, sites, ListFormat::MassMessageJson);
    } else if (page->contentModel.isEmpty() || page->contentModel == "wikitext"_L1) {
        const auto expanded = co_await wikis->expand(source.wiki, page->title, page->text);
        if (!expanded)
            co_return tl::unexpected(expanded.error());
        if (expanded->trimmed().isEmpty())
            co_return failure(ErrorKind::Input, u"not-a-list"_s, page->title);
        list.parsed = parseTargets(*expanded, sites, ListFormat::Lines);
    } else {
        co_return failure(ErrorKind::Input, u"not-a-list"_s, page->contentModel);
    }
    if (list.parsed.targets.isEmpty())
        co_return failure(ErrorKind::Input, u"empty-list"_s, page->title);
    co_return list;
}

} // namespace paperround
