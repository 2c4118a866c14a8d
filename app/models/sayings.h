// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QHash>

namespace paperround {

/// What explain() says for a code, before translation.
struct Said
{
    const char *what;
    const char *means;
    const char *todo;
};

/// The tables of codes, by where they come from. Their context for translators is "paperround::Sentences".
class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(paperround::Sentences)
public:
    [[nodiscard]] static const QHash<QString, Said> &ofWikis(); ///< What wikis say, and what is sent to them.
    [[nodiscard]] static const QHash<QString, Said> &ofRequests(); ///< REQUEST files, lists, other files.
    [[nodiscard]] static const QHash<QString, Said> &ofMessages(); ///< Source, variants, signature.
    [[nodiscard]] static const QHash<QString, Said> &ofQueries(); ///< Recipes, and those who answer them.
    [[nodiscard]] static const QHash<QString, Said> &ofLists(); ///< Saving list pages.
    [[nodiscard]] static const QHash<QString, Said> &
    ofRequestPages(); ///< Pages of requests, the policy page.
    [[nodiscard]] static const QHash<QString, Said> &ofReviews(); ///< Who may say what of a request.
    [[nodiscard]] static const QHash<QString, Said> &ofRecord(); ///< The ledger, exports, the data directory.
    [[nodiscard]] static const QHash<QString, Said> &ofAccounts(); ///< Choosing an account, secrets in files.
};

} // namespace paperround
