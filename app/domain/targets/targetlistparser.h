// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/sitenames.h"
#include "domain/targets/target.h"

#include <QSet>
#include <QString>

namespace paperround {

/// The formats a text can be read as. Auto decides by what it sees.
enum class ListFormat {
    Auto,
    Lines, ///< `title`, `title@site`, or the address of a page, a line each.
    Csv, ///< RFC 4180, or with another delimiter: what tableLayoutOf() finds.
    Tsv, ///< `title⇥database name`, without quotation marks, as the tools of Wikimedia take it.
    Json, ///< An array of strings or objects.
    MassMessageJson,
    TargetFunctions,
};

/// Which names of a wiki a reader takes.
enum class SitesTaken {
    ByAnyName, ///< A person's file or paste: whatever names one wiki of the farm.
    ByHost, ///< A list page of a wiki: hosts and aliases alone, as MassMessage does. Other names are
            ///< problems that say what was meant.
};

/// What a reader must know of the farm; no network.
struct KnownSites
{
    QString home; ///< Host a bare title belongs to; empty: a bare title is a problem ("nosite").
    QSet<QString> hosts; ///< Canonical. Empty: every well-formed host is taken.
    SiteNames names = {}; ///< What they are called beside.
    SitesTaken taken = SitesTaken::ByAnyName;
};

/// What Auto decides for.
[[nodiscard]] ListFormat formatOf(QStringView text, const KnownSites &sites);
/// The word of the command line: "auto", "lines", "csv", "tsv", "json", "massmessage", "wikitext".
[[nodiscard]] std::optional<ListFormat> listFormatFromName(QStringView name);

[[nodiscard]] ParsedTargets parseTargets(const QString &text, const KnownSites &sites,
                                         ListFormat format = ListFormat::Auto);

} // namespace paperround
