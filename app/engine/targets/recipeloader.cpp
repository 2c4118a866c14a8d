// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/targets/recipeloader.h"

#include "domain/delivery/destination.h"
#include "domain/targets/targettext.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <deque>
#include <optional>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr int CategoryNamespace = 14;
constexpr int MostCategories = 5000;
constexpr int MostRounds = 20'000; // A million rows of 50 each.
constexpr int MostEmptyRounds = 100; // One after the other. A wiki that spares its database may send some.

/// A category of the tree, and so many steps below the one that was asked for.
struct Branch
{
    QString title;
    int level = 0;
};

/// What must be known of a wiki before its pages can be targets.
struct KnownWiki
{
    bool isOfFarm = false;
    std::optional<WikiFacts> facts; ///< Only where the recipe needs them.
};

class RecipeRun : public std::enable_shared_from_this<RecipeRun>
{
public:
    RecipeRun(std::shared_ptr<Wikis> wikis, Recipe recipe, RecipeWatch told, std::stop_token stop)
        : m_wikis(std::move(wikis))
        , m_recipe(std::move(recipe))
        , m_told(std::move(told))
        , m_stop(std::move(stop))
    {
    }

    Task<ParsedTargets> run();

private:
    Task<void> walk(Branch branch);
    Task<void> meet(FoundPages found);
    Result<void> take(const FoundPages &found, const Branch &branch);
    [[nodiscard]] Result<bool> descend(const FoundPage &page, const Branch &branch);
    void takePage(const FoundPage &page);
    void addProblem(const FoundPage &page, const QString &code);
    [[nodiscard]] bool isOnWantedSite(const FoundPage &page) const;
    [[nodiscard]] bool needsFactsFor(const FoundPage &page) const;
    [[nodiscard]] int rows() const;

    std::shared_ptr<Wikis> m_wikis;
    Recipe m_recipe;
    RecipeWatch m_told;
    std::stop_token m_stop;
    ParsedTargets m_parsed;
    std::deque<Branch> m_waiting;
    QSet<QString> m_branches; ///< All that were ever waiting: a category may be its own grandchild.
    QSet<QString> m_found; ///< "title@wiki" of each page.
    QSet<QString> m_targets; ///< The same of the targets, where those are other pages.
    QHash<QString, KnownWiki> m_known;
    int m_categories = 0;
    int m_rounds = 0;
    int m_emptyRounds = 0;
};

tl::unexpected<Error> stopped()
{
    return failure(ErrorKind::Stopped, u"stopped"_s);
}

bool isWanted(int ns, const QList<int> &wanted)
{
    return wanted.isEmpty() || wanted.contains(ns);
}

/// A message for a user's page goes to the talk page by itself.
bool canBeTarget(int ns)
{
    return takesMessages(ns) || ns == UserNamespace;
}

} // namespace

Task<ParsedTargets> RecipeRun::run()
{
    const auto self = shared_from_this();
    m_waiting.push_back({m_recipe.what, 0});
    m_branches.insert(m_recipe.what);
    while (!m_waiting.empty()) {
        const Branch branch = m_waiting.front();
        m_waiting.pop_front();
        const auto walked = co_await walk(branch);
        if (!walked)
            co_return tl::unexpected(walked.error());
    }
    co_return ParsedTargets(m_parsed);
}

Task<void> RecipeRun::walk(Branch branch)
{
    const auto self = shared_from_this();
    Recipe asked = m_recipe;
    asked.what = branch.title;
    QString from;
    QSet<QString> places;
    do {
        if (m_stop.stop_requested())
            co_return stopped();
        const auto found = co_await m_wikis->find(asked, from, m_stop);
        if (m_stop.stop_requested())
            co_return stopped();
        if (!found)
            co_return tl::unexpected(found.error());
        const auto met = co_await meet(*found);
        if (m_stop.stop_requested())
            co_return stopped();
        if (!met)
            co_return tl::unexpected(met.error());
        if (const auto taken = take(*found, branch); !taken)
            co_return tl::unexpected(taken.error());
        from = found->next;
        m_emptyRounds = found->pages.isEmpty() ? m_emptyRounds + 1 : 0;
        const bool isRepeated = !from.isEmpty() && places.contains(from);
        if (isRepeated || ++m_rounds > MostRounds || m_emptyRounds > MostEmptyRounds)
            co_return failure(ErrorKind::Wiki, u"endless-continue"_s, m_recipe.wiki);
        places.insert(from);
        m_categories += from.isEmpty() ? 1 : 0;
        if (m_told)
            m_told({rows(), m_categories, static_cast<int>(m_waiting.size())});
    } while (!from.isEmpty());
    co_return {};
}

/// Asks what must be known of the wikis before their pages can be taken.
Task<void> RecipeRun::meet(FoundPages found)
{
    const auto self = shared_from_this();
    for (const FoundPage &page : found.pages) {
        if (!isOnWantedSite(page))
            continue;
        if (!m_known.contains(page.wiki)) {
            const auto belongs = co_await m_wikis->belongsToFarm(page.wiki);
            if (!belongs)
                co_return tl::unexpected(belongs.error());
            m_known.insert(page.wiki, {*belongs, std::nullopt});
        }
        if (!m_known[page.wiki].isOfFarm || m_known[page.wiki].facts || !needsFactsFor(page))
            continue;
        const auto facts = co_await m_wikis->facts(page.wiki);
        if (!facts)
            co_return tl::unexpected(facts.error());
        m_known[page.wiki].facts = *facts;
        if (m_stop.stop_requested())
            co_return stopped();
    }
    co_return {};
}

Result<void> RecipeRun::take(const FoundPages &found, const Branch &branch)
{
    for (const FoundPage &page : found.pages) {
        if (!isOnWantedSite(page))
            continue;
        const auto descended = descend(page, branch);
        if (!descended)
            return tl::unexpected(descended.error());
        if (!*descended)
            takePage(page);
        if (rows() > m_recipe.limit)
            return failure(ErrorKind::Input, u"too-many-rows"_s, QString::number(m_recipe.limit));
    }
    return {};
}

/// A subcategory that is looked through is no row; one below the depth is told as a page of its namespace.
Result<bool> RecipeRun::descend(const FoundPage &page, const Branch &branch)
{
    const bool isBranch = m_recipe.kind == RecipeKind::Category && page.ns == CategoryNamespace;
    if (!isBranch)
        return false;
    if (m_branches.contains(page.title))
        return true;
    if (branch.level >= m_recipe.depth)
        return false;
    if (m_branches.size() >= MostCategories)
        return failure(ErrorKind::Input, u"too-many-categories"_s, QString::number(MostCategories));
    m_branches.insert(page.title);
    m_waiting.push_back({page.title, branch.level + 1});
    return true;
}

void RecipeRun::takePage(const FoundPage &page)
{
    const qsizetype before = m_found.size();
    m_found.insert(page.title + u'@' + page.wiki);
    if (m_found.size() == before)
        return;
    const KnownWiki &known = m_known[page.wiki];
    if (!known.isOfFarm) {
        addProblem(page, u"invalidsite"_s);
        return;
    }
    const int ns = page.ns == FoundPage::UnknownNamespace && known.facts
        ? namespaceOf(page.title, *known.facts)
        : page.ns;
    std::optional<QString> title = page.title;
    if (m_recipe.talk)
        title = talkPageOf(page.title, *known.facts);
    // Of a page whose namespace nobody has told the check of its wiki will.
    const bool fits = ns == FoundPage::UnknownNamespace
        || (isWanted(ns, m_recipe.namespaces) && (m_recipe.talk || canBeTarget(ns)));
    if (!title || !fits) {
        addProblem(page, u"othernamespace"_s);
        return;
    }
    const ReadTarget read = readTarget(*title, page.wiki, {page.wiki, {}}, FirstLetter::AsWritten);
    if (!read.problem.isEmpty()) {
        addProblem(page, read.problem);
        return;
    }
    if (m_recipe.talk) {
        const qsizetype targets = m_targets.size();
        m_targets.insert(targetLine(read.target));
        if (m_targets.size() == targets) {
            addProblem(page, u"duplicate"_s); // a page and its talk page were both found
            return;
        }
    }
    m_parsed.targets.append(read.target);
}

void RecipeRun::addProblem(const FoundPage &page, const QString &code)
{
    constexpr qsizetype longest = 1000; // As of a line of a text.
    m_parsed.problems.append({0, QString(page.title + u'@' + page.wiki).left(longest), code});
}

bool RecipeRun::isOnWantedSite(const FoundPage &page) const
{
    return m_recipe.sites.isEmpty() || std::ranges::any_of(m_recipe.sites, [&page](const QString &site) {
               return page.wiki == site || page.wiki.endsWith(u'.' + site);
           });
}

bool RecipeRun::needsFactsFor(const FoundPage &page) const
{
    const bool tellsNamespace = page.ns != FoundPage::UnknownNamespace;
    return m_recipe.talk || (!tellsNamespace && m_recipe.kind != RecipeKind::Sitelinks);
}

int RecipeRun::rows() const
{
    return static_cast<int>(m_parsed.targets.size() + m_parsed.problems.size());
}

Task<ParsedTargets> loadRecipe(std::shared_ptr<Wikis> wikis, Recipe recipe, RecipeWatch told,
                               std::stop_token stop)
{
    const auto patient = wikis->until(stop);
    const auto run =
        std::make_shared<RecipeRun>(patient, std::move(recipe), std::move(told), std::move(stop));
    co_return co_await run->run();
}

} // namespace paperround
