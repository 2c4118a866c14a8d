// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <array>
#include <optional>

namespace paperround {

/// What a recipe asks for its targets.
enum class RecipeKind {
    Category, ///< The members of a category.
    PageLinks, ///< The pages that a page links to.
    Transclusions, ///< The pages that use a template.
    UserGroup, ///< The talk pages of the users in a group.
    Search, ///< The pages that a search finds.
    PagePile, ///< A frozen list of pages, kept by PagePile under a number.
    PetScan, ///< What a query of PetScan finds.
    Sitelinks, ///< The pages of all wikis that a Wikidata item links.
};

inline constexpr std::array allRecipeKinds{
    RecipeKind::Category, RecipeKind::PageLinks, RecipeKind::Transclusions, RecipeKind::UserGroup,
    RecipeKind::Search,   RecipeKind::PagePile,  RecipeKind::PetScan,       RecipeKind::Sitelinks};

/// The word in files and JSON: "category", "page-links", "transclusions", "user-group", "search", "pagepile",
/// "petscan", "sitelinks".
[[nodiscard]] QString recipeKindName(RecipeKind kind);
[[nodiscard]] std::optional<RecipeKind> recipeKindFromName(QStringView name);

/// Is a wiki of the farm asked? Else it is one of the services that the farm's profile names, asked as
/// nobody.
[[nodiscard]] constexpr bool asksAWiki(RecipeKind kind)
{
    return kind != RecipeKind::PagePile && kind != RecipeKind::PetScan && kind != RecipeKind::Sitelinks;
}

/// A query that gives targets, kept so that it can be run again: the same recipe, another day's answer.
struct Recipe
{
    static constexpr int DeepestLevel = 10;
    static constexpr int MostRows = 1'000'000;

    RecipeKind kind = RecipeKind::Category;
    QString wiki; ///< The host that is asked; empty where !asksAWiki(kind).
    /// A category, page, template or group by its name; words of a search; PagePile's number; PetScan's
    /// number or query ("psid" or what stands behind the "?" of its address); a Wikidata item ("Q16503").
    QString what;
    int depth = 0; ///< Category: so many levels of subcategories as well, at most DeepestLevel.
    /// Namespaces whose pages are targets; a page of another is told as a problem. Empty: those that take
    /// messages. For UserGroup and Sitelinks always empty.
    QList<int> namespaces;
    bool talk = false; ///< The talk page of each page that is found; UserGroup always does so.
    bool active = false; ///< UserGroup: only users who did something in the last 30 days.
    QStringList sites; ///< Sitelinks: only hosts with one of these ends ("wikipedia.org"); empty: every one.
    int limit = 100'000; ///< Rows at most, 1 to MostRows; more is an error, never a silent part.

    friend bool operator==(const Recipe &, const Recipe &) = default;
};

/// Only what differs from the defaults, beside `kind`, `wiki` and `what`.
[[nodiscard]] QJsonObject recipeToJson(const Recipe &recipe);

/// ErrorKind::Input with the field in `detail`: "unknown-field", "missing-field", "not-text", "not-a-flag",
/// "bad-kind", "bad-depth", "bad-namespaces", "bad-limit", "bad-sites", and what cleanRecipe() says.
[[nodiscard]] Result<Recipe> recipeFromJson(const QJsonObject &object);

/// The same as one line of JSON, and back from any JSON text: also "too-big", and "broken-json" with the
/// line.
[[nodiscard]] QByteArray recipeToText(const Recipe &recipe);
[[nodiscard]] Result<Recipe> recipeFromText(const QByteArray &json);

/// The recipe as it is kept: title with plain blanks, host in lower case, the number out of an address that
/// was pasted. ErrorKind::Input with the field in `detail`: "invalid-host", "bad-what", "bad-depth",
/// "bad-namespaces", "bad-limit", "bad-sites", "not-for-kind" (an option that this kind does not know).
[[nodiscard]] Result<Recipe> cleanRecipe(Recipe recipe);

} // namespace paperround
