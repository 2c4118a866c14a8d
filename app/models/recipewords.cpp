// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recipewords.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(paperround::Recipe)
};

/// "Category:Ambassadors" goes by "Ambassadors"; what another language calls it stays.
QString withoutPrefix(const QString &title, const QString &prefix)
{
    return title.startsWith(prefix, Qt::CaseInsensitive) ? title.sliced(prefix.size()).trimmed() : title;
}

} // namespace

QString recipeName(const Recipe &recipe)
{
    switch (recipe.kind) {
    case RecipeKind::Category:
        return Words::tr("Category %1").arg(withoutPrefix(recipe.what, u"Category:"_s));
    case RecipeKind::PageLinks:
        return Words::tr("Links of %1").arg(recipe.what);
    case RecipeKind::Transclusions:
        return Words::tr("Pages with %1").arg(withoutPrefix(recipe.what, u"Template:"_s));
    case RecipeKind::UserGroup:
        return recipe.active ? Words::tr("Group %1, active").arg(recipe.what)
                             : Words::tr("Group %1").arg(recipe.what);
    case RecipeKind::Search:
        return Words::tr("Search for %1").arg(recipe.what);
    case RecipeKind::PagePile:
        return Words::tr("PagePile %1").arg(recipe.what);
    case RecipeKind::PetScan:
        return recipe.what.contains(u'=') ? Words::tr("PetScan query")
                                          : Words::tr("PetScan %1").arg(recipe.what);
    case RecipeKind::Sitelinks:
        return Words::tr("Wikidata %1").arg(recipe.what);
    }
    Q_UNREACHABLE();
}

QString recipeKindWords(RecipeKind kind)
{
    switch (kind) {
    case RecipeKind::Category:
        return Words::tr("Members of a category");
    case RecipeKind::PageLinks:
        return Words::tr("Links on a page");
    case RecipeKind::Transclusions:
        return Words::tr("Pages that use a template");
    case RecipeKind::UserGroup:
        return Words::tr("Users in a group");
    case RecipeKind::Search:
        return Words::tr("What a search finds");
    case RecipeKind::PagePile:
        return Words::tr("A list on PagePile");
    case RecipeKind::PetScan:
        return Words::tr("A query on PetScan");
    case RecipeKind::Sitelinks:
        return Words::tr("One page on every wiki (Wikidata)");
    }
    Q_UNREACHABLE();
}

QString recipeWhatLabel(RecipeKind kind)
{
    switch (kind) {
    case RecipeKind::Category:
        return Words::tr("&Category");
    case RecipeKind::PageLinks:
        return Words::tr("Pa&ge");
    case RecipeKind::Transclusions:
        return Words::tr("&Template");
    case RecipeKind::UserGroup:
        return Words::tr("&Group");
    case RecipeKind::Search:
        return Words::tr("Wo&rds");
    case RecipeKind::PagePile:
        return Words::tr("&Number");
    case RecipeKind::PetScan:
        return Words::tr("&Number or address");
    case RecipeKind::Sitelinks:
        return Words::tr("&Item");
    }
    Q_UNREACHABLE();
}

QString recipeWhatHint(RecipeKind kind)
{
    switch (kind) {
    case RecipeKind::Category:
        return Words::tr("Name of the category");
    case RecipeKind::PageLinks:
        return Words::tr("Title of the page with the links");
    case RecipeKind::Transclusions:
        return Words::tr("Name of the template");
    case RecipeKind::UserGroup:
        return Words::tr("Short name of the group: sysop");
    case RecipeKind::Search:
        return Words::tr("As in the wiki's own search");
    case RecipeKind::PagePile:
        return Words::tr("12345, or the list's address");
    case RecipeKind::PetScan:
        return Words::tr("12345, or the address of the query");
    case RecipeKind::Sitelinks:
        return Words::tr("Q16503: the village pumps");
    }
    Q_UNREACHABLE();
}

QString recipeProgressWords(const Recipe &recipe, const RecipeProgress &progress)
{
    const QString rows = Words::tr("%Ln page(s) so far", nullptr, progress.rows);
    if (recipe.kind != RecipeKind::Category || recipe.depth == 0)
        return rows;
    return Words::tr("%1; %2, %3 to go", "pages so far; categories looked through; number of categories")
        .arg(rows, Words::tr("%Ln categories looked through", nullptr, progress.categories),
             QLocale().toString(progress.waiting));
}

} // namespace paperround
