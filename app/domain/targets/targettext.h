// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/targetlistparser.h"

#include <QString>
#include <QStringView>
#include <optional>

namespace paperround {

/// Characters of a title with its namespace, wherever it comes from: MediaWiki takes 255 bytes without it.
inline constexpr qsizetype LongestTitle = 512;

/// Whether the first letter of a title is folded to upper case, as a list wiki does with what a person types;
/// texts that must come back as they were written (JSON lists, REQUEST files) keep theirs.
enum class FirstLetter { Upper, AsWritten };

/// A title as MediaWiki would store its text: underscores and every kind of blank become one space, marks of
/// direction go, character references are decoded, a fragment and a leading colon are cut, NFC. Nothing for
/// what no wiki takes: empty, control or forbidden characters, over 255 bytes, Special:.
[[nodiscard]] std::optional<QString> cleanTitle(QStringView raw, FirstLetter first);

/// A host in lower case, with its port where one is given; nothing for what cannot be one (a URL, a database
/// name).
[[nodiscard]] std::optional<QString> cleanHost(QStringView raw);

/// Which wiki a written site names.
struct ReadSite
{
    QString wiki; ///< Canonical host; where there is a problem the one that was meant, or empty.
    QString problem = {}; ///< "invalidsite", "ambiguoussite", or empty.
};
[[nodiscard]] ReadSite readSite(QStringView raw, const KnownSites &sites);

/// The same names, and every other well-formed host is taken too: for lists whose pages are checked afterwards,
/// which says of each row outside the farm that it is there.
[[nodiscard]] KnownSites withEveryHost(KnownSites sites);

/// A target, or the code of what is wrong with it (the codes of TargetProblem).
struct ReadTarget
{
    Target target; ///< Where the problem is its site: what was meant, or nothing.
    QString problem = {}; ///< Empty: usable.
    bool altered = false; ///< Title or wiki is not just what was written.
};

/// Title and site, each as written. A null site means the home wiki.
[[nodiscard]] ReadTarget readTarget(QStringView title, std::optional<QStringView> site,
                                    const KnownSites &sites, FirstLetter first);

/// The same with a site that has been looked up: `named` is what readSite() says of `site`.
[[nodiscard]] ReadTarget readTargetOn(QStringView title, QStringView site, const ReadSite &named,
                                      FirstLetter first);

/// One `title` or `title@site`: the last @ divides.
[[nodiscard]] ReadTarget readTargetLine(QStringView line, const KnownSites &sites, FirstLetter first);

/// `title@site`: what readTargetLine reads back.
[[nodiscard]] QString targetLine(const Target &target);

} // namespace paperround
