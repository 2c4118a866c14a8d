// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/targets/listloader.h"

#include "domain/targets/targetlistparser.h"
#include "domain/targets/targettext.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// The place of an error.
QString on(const QString &wiki, const QString &page)
{
    return wiki + u": "_s + page;
}

/// What of a title every wiki agrees on: without the namespace's name, which has many, and without case.
QString comparable(const Target &target)
{
    return target.wiki + u'|' + target.title.section(u':', -1).simplified().toCaseFolded();
}

/// The wiki says what the targets are; a line of the page that names one the wiki does not take (an unknown
/// site, say) becomes a problem, so that it is not silently gone.
QList<TargetProblem> linesNotTaken(const QString &text, const QList<Target> &taken, const KnownSites &sites)
{
    ParsedTargets written = parseTargets(text, sites, ListFormat::TargetFunctions);
    QSet<QString> known;
    for (const Target &target : taken)
        known.insert(comparable(target));
    QList<TargetProblem> problems;
    for (const TargetProblem &problem : std::as_const(written.problems)) {
        if (problem.code != "duplicate"_L1)
            problems.append(problem);
    }
    for (const Target &target : std::as_const(written.targets)) {
        if (!known.contains(comparable(target)))
            problems.append({target.line, targetLine(target), u"nottaken"_s});
    }
    std::ranges::stable_sort(problems, {}, &TargetProblem::line);
    return problems;
}

} // namespace

Task<LoadedList> loadList(std::shared_ptr<Wikis> wikis, ListSource source)
{
    const auto page = co_await wikis->page(source.wiki, source.page);
    if (!page) {
        if (page.error().code == "missingtitle"_L1)
            co_return failure(ErrorKind::Input, u"missingtitle"_s, on(source.wiki, source.page));
        co_return tl::unexpected(page.error());
    }
    LoadedList list{{}, page->title, page->revision, page->url.toString(QUrl::FullyEncoded)};
    // Where the farm's wikis are not known, every host is taken, and the check of its pages tells.
    const auto known = co_await wikis->knownSites();
    KnownSites sites = known ? *known : KnownSites();
    sites.home = source.wiki;
    sites.taken = SitesTaken::ByHost;
    if (page->contentModel == "MassMessageListContent"_L1) {
        list.parsed = parseTargets(page->text, sites, ListFormat::MassMessageJson);
    } else if (page->contentModel.isEmpty() || page->contentModel == "wikitext"_L1) {
        const auto expanded = co_await wikis->expand(source.wiki, page->title, page->text);
        if (!expanded)
            co_return tl::unexpected(expanded.error());
        if (expanded->trimmed().isEmpty())
            co_return failure(ErrorKind::Input, u"not-a-list"_s, on(source.wiki, page->title));
        list.parsed = parseTargets(*expanded, sites, ListFormat::Lines);
        list.parsed.problems += linesNotTaken(page->text, list.parsed.targets, sites);
    } else {
        co_return failure(ErrorKind::Input, u"not-a-list"_s,
                          on(source.wiki, page->title + u": "_s + page->contentModel));
    }
    if (list.parsed.targets.isEmpty())
        co_return failure(ErrorKind::Input, u"empty-list"_s, on(source.wiki, page->title));
    co_return list;
}

} // namespace paperround
