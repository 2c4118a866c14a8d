// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/files.h"
#include "cli/session.h"
#include "cli/targetsjson.h"
#include "cli/verb.h"
#include "domain/targets/recipeservice.h"
#include "domain/targets/targettext.h"
#include "engine/targets/recipeloader.h"
#include "models/targetentry.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr int RowsANote = 5000; ///< So often a long run says how far it is.

/// An option for each kind, and how help calls its value.
struct KindOption
{
    RecipeKind kind;
    QString name;
    QString value;
    QString help;
};

const QList<KindOption> &kindOptions()
{
    static const QList<KindOption> options{
        {RecipeKind::Category, u"category"_s, u"NAME"_s, u"The members of a category."_s},
        {RecipeKind::PageLinks, u"links"_s, u"PAGE"_s, u"The pages that a page links to."_s},
        {RecipeKind::Transclusions, u"transclusions"_s, u"TEMPLATE"_s, u"The pages that use a template."_s},
        {RecipeKind::UserGroup, u"group"_s, u"GROUP"_s, u"The talk pages of the users in a group."_s},
        {RecipeKind::Search, u"search"_s, u"WORDS"_s, u"The pages that a search finds."_s},
        {RecipeKind::PagePile, u"pagepile"_s, u"ID"_s, u"A list that PagePile keeps."_s},
        {RecipeKind::PetScan, u"petscan"_s, u"ID|URL"_s, u"What a query of PetScan finds."_s},
        {RecipeKind::Sitelinks, u"item"_s, u"Q…"_s, u"The pages that a Wikidata item links."_s}};
    return options;
}

tl::unexpected<Error> usage(const QString &sentence)
{
    return failure(ErrorKind::Input, u"usage"_s, sentence);
}

QJsonValue numberOr(const QString &text)
{
    bool ok = false;
    const int number = text.toInt(&ok);
    return ok ? QJsonValue(number) : QJsonValue(text);
}

/// As a recipe's file would say it, so that both ways are read by the same rules.
Result<QJsonObject> objectOf(const GivenOptions &options)
{
    QJsonObject object;
    for (const KindOption &option : kindOptions()) {
        if (!options.has(option.name))
            continue;
        if (!object.isEmpty())
            return usage(u"targets load takes one query at a time."_s);
        object = {{u"kind"_s, recipeKindName(option.kind)}, {u"what"_s, options.value(option.name)}};
    }
    if (object.isEmpty())
        return usage(u"targets load needs a RECIPE, or a query such as --wiki HOST --category NAME."_s);
    for (const auto &flag : {u"talk"_s, u"active"_s}) {
        if (options.has(flag))
            object.insert(flag, true);
    }
    for (const auto &number : {u"depth"_s, u"limit"_s}) {
        if (options.has(number))
            object.insert(number, numberOr(options.value(number)));
    }
    const auto parts = [&options](const QString &name) {
        QJsonArray array;
        for (const QString &part : options.value(name).split(u',', Qt::SkipEmptyParts))
            array.append(name == u"namespace"_s ? numberOr(part.trimmed()) : QJsonValue(part.trimmed()));
        return array;
    };
    if (options.has(u"namespace"_s))
        object.insert(u"namespaces"_s, parts(u"namespace"_s));
    if (options.has(u"site"_s))
        object.insert(u"sites"_s, parts(u"site"_s));
    if (options.has(u"wiki"_s))
        object.insert(u"wiki"_s, options.value(u"wiki"_s));
    return object;
}

Result<Recipe> recipeFromFile(const QString &path)
{
    const auto bytes = readInput(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return recipeFromText(*bytes).map_error([&path](Error error) {
        error.detail = path + u": "_s + error.detail;
        return error;
    });
}

Result<Recipe> recipeOf(const GivenOptions &options)
{
    if (options.arguments().isEmpty())
        return objectOf(options).and_then(recipeFromJson);
    const bool hasQuery = std::ranges::any_of(
        kindOptions(), [&options](const KindOption &option) { return options.has(option.name); });
    if (hasQuery)
        return usage(u"targets load takes a RECIPE or a query, not both."_s);
    return recipeFromFile(options.arguments().first());
}

/// The home of the farm that is asked: the one named; a wiki's own; the first farm that has the service.
Result<QString> homeFor(const Recipe &recipe, const GivenOptions &options, const QList<FarmProfile> &farms)
{
    if (options.has(u"home"_s)) {
        const auto home = cleanHost(options.value(u"home"_s));
        if (!home)
            return failure(ErrorKind::Input, u"invalid-host"_s, u"--home "_s + options.value(u"home"_s));
        return *home;
    }
    if (asksAWiki(recipe.kind))
        return recipe.wiki;
    const auto found = std::ranges::find_if(
        farms, [&recipe](const FarmProfile &farm) { return canBeAsked(recipe.kind, farm.services); });
    if (found == farms.end())
        return failure(ErrorKind::Input, u"no-such-service"_s, recipeKindName(recipe.kind));
    return found->home;
}

/// As the account where one is named, else as nobody.
Task<std::shared_ptr<Wikis>> wikisOf(std::shared_ptr<Workplace> workplace, GivenOptions options, QString home)
{
    const bool hasAccount = std::ranges::any_of(
        accountOptions(), [&options](const OptionSpec &option) { return options.has(option.name); });
    if (!hasAccount)
        co_return workplace->wikisFor(workplace->farmFor(home));
    auto session = co_await openSession(workplace, options, home);
    if (!session)
        co_return tl::unexpected(session.error());
    co_return std::move(session->wikis);
}

Task<ParsedTargets> loaded(std::shared_ptr<Workplace> workplace, Call call, Recipe recipe)
{
    const auto home = homeFor(recipe, call.options, workplace->farms());
    if (!home)
        co_return tl::unexpected(home.error());
    const auto wikis = co_await wikisOf(workplace, call.options, *home);
    if (!wikis)
        co_return tl::unexpected(wikis.error());
    const RecipeWatch told = [console = call.console,
                              next = RowsANote](const RecipeProgress &progress) mutable {
        if (progress.rows < next)
            return;
        next = progress.rows + RowsANote;
        console->note(u"%1 rows so far"_s.arg(progress.rows));
    };
    const std::stop_token never;
    co_return co_await loadRecipe(*wikis, recipe, told, never);
}

void print(const Call &call, const ParsedTargets &parsed)
{
    if (call.options.has(u"json"_s)) {
        call.console->json(targetsToJson(parsed));
        return;
    }
    for (const Target &target : parsed.targets)
        call.console->line(plainForTerminal(targetLine(target)));
    for (const TargetProblem &problem : parsed.problems)
        call.console->note(problemWords(problem) + u": "_s + plainForTerminal(problem.text));
}

QCoro::Task<ExitCode> load(Call call)
{
    const auto recipe = recipeOf(call.options);
    if (!recipe) {
        const bool isUsage = recipe.error().code == "usage"_L1;
        if (isUsage)
            call.console->error(recipe.error().detail);
        else
            call.console->error(recipe.error());
        co_return isUsage || call.options.arguments().isEmpty() ? ExitCode::Usage : ExitCode::Other;
    }
    const Workplace::Options place{.directory = call.options.value(u"data-dir"_s),
                                   .record = Workplace::Record::None};
    const auto workplace = co_await Workplace::open(place);
    if (!workplace) {
        call.console->error(workplace.error());
        co_return ExitCode::Other;
    }
    const auto parsed = co_await loaded(*workplace, call, *recipe);
    co_await (*workplace)->shutDown();
    if (!parsed) {
        call.console->error(parsed.error());
        co_return ExitCode::Other;
    }
    print(call, *parsed);
    co_return ExitCode::Done;
}
} // namespace

Verb targetsLoadVerb()
{
    QList<OptionSpec> options{{u"wiki"_s, u"HOST"_s, u"The wiki that is asked."_s}};
    for (const KindOption &option : kindOptions())
        options.append({option.name, option.value, option.help});
    options +=
        {{u"depth"_s, u"N"_s, u"Of a category: so many levels of subcategories, too."_s},
         {u"namespace"_s, u"N,…"_s, u"Only pages of these namespaces, by number; others are problems."_s},
         {u"talk"_s, {}, u"The talk page of each page that is found."_s},
         {u"active"_s, {}, u"Of a group: only users who did something in the last 30 days."_s},
         {u"site"_s, u"HOST,…"_s, u"Of an item: only wikis whose host ends so, such as wikipedia.org."_s},
         {u"limit"_s, u"N"_s, u"More rows than that are an error; 100000 where nothing is said."_s},
         {u"home"_s, u"HOST"_s, u"The home wiki of the farm, where it is not the one that is asked."_s},
         jsonOption(u"Print targets and problems as JSON, as targets parse does."_s)};
    options += accountOptions();
    options += {dataDirectoryOption(), helpOption()};
    return {{u"targets load"_s, u"[RECIPE|-]"_s, 0, 1,
             u"Ask wikis, PagePile, PetScan or Wikidata for targets, and print them."_s, options},
            &load};
}

} // namespace paperround
