// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/targets/listedit.h"
#include "domain/targets/targetlistparser.h"
#include "domain/targets/targetrows.h"

#include <QList>
#include <QString>

namespace paperround {

/// How a list page is written.
enum class ListPageKind {
    MassMessageJson, ///< Content model MassMessageListContent, or json with the same object.
    Wikitext, ///< {{#target:}}, {{target}} and templates around them.
};

/// A list page as it was read.
struct ListPage
{
    ListPageKind kind = ListPageKind::Wikitext;
    QString text;
    KnownSites sites; ///< `home` is the host of its wiki.
    TargetRows rows; ///< What its wiki says that it names.
    QString description; ///< Of JSON.
};

/// A change of a page's text, or one that cannot be made.
struct ListChange
{
    enum class Kind { Added, Removed, Renamed, Described };
    enum class Refusal {
        None,
        Elsewhere, ///< The row comes from a page or template that this page includes.
        NoPlace, ///< The call there has no argument for what it would have to say.
    };
    Kind kind = Kind::Added;
    QString row; ///< rowKey of what was there; empty where added or described.
    Target target; ///< What is there now; empty where removed or described.
    Refusal refusal = Refusal::None;

    friend bool operator==(const ListChange &, const ListChange &) = default;
};

/// A page's text with an edit done in its own format, changing as little as it can.
struct RewrittenPage
{
    QString text;
    QList<ListChange> changes;
    QList<ListChange> refused;
};

/// Comments, order, indentation, templates and keys that we do not know stay; an added row follows the style
/// of its neighbour. Without a change the text comes back byte for byte. Input "badjson" or "badtargets"
/// where the page is no list.
[[nodiscard]] Result<RewrittenPage> rewritten(const ListPage &page, const ListEdit &edit);

/// What a MassMessage list names, with its description: "badjson", "baddescription", "badtargets".
[[nodiscard]] Result<ListPage> listPageOfJson(const QString &text, const KnownSites &sites);

// The two formats; see rewritten().
[[nodiscard]] Result<RewrittenPage> rewrittenJson(const ListPage &page, const ListEdit &edit);
[[nodiscard]] RewrittenPage rewrittenWikitext(const ListPage &page, const ListEdit &edit);

} // namespace paperround
