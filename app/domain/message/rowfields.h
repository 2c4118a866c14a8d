// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QString>

namespace paperround {

/// What a message may say of the page that it goes to, written %{name} in subject and body:
///
/// %{user}              whose page it is; of a page that is no user's, its name without the namespace
/// %{gender|he|she|they} the form for how that user wishes to be called (the wiki's own {{GENDER:}});
///                      without a user the last
/// %{wiki}              the wiki's name ("Wikipedia")
/// %{page}              the page itself, namespace and all
/// %{list}              the address of the list, where it has one, else its name
///
/// Values go in as plain text: whatever stands in a name, the wiki takes none of it for markup.
struct RowFacts
{
    QString user; ///< Empty: no user's page.
    QString wiki;
    QString page;
    QString list;

    friend bool operator==(const RowFacts &, const RowFacts &) = default;
};

/// Where the values stand.
enum class FieldsIn { Wikitext, PlainText };

/// ErrorKind::Input "unknown-row-field" with what was written, for anything else that begins with %{.
[[nodiscard]] Result<void> checkRowFields(const QString &text);

[[nodiscard]] bool hasRowFields(const QString &text);

/// The text with its fields filled in; what checkRowFields() refuses stays as it is.
[[nodiscard]] QString withRowFields(const QString &text, const RowFacts &facts, FieldsIn where);

/// A name as wikitext that shows it and is nothing else, at any place of a line or in a link.
[[nodiscard]] QString plainInWikitext(const QString &name);

} // namespace paperround
