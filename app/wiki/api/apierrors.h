// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "engine/ports/wikis.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace paperround {

struct HttpAnswer;

/// Does a lost or unclear answer mean that something may have been saved?
enum class ApiEffect { Read, Write };

/// One entry of an answer's `errors` (errorformat=plaintext) or its `error` (bc).
struct ApiError
{
    QString code;
    QString text; ///< In the language asked for. Hostile.
    QJsonObject data;
};

[[nodiscard]] QList<ApiError> apiErrorsOf(const QJsonObject &body);

/// What an error code of MediaWiki means. Asserts, token, permissions, read-only and lag are tested before
/// the module runs, and an edit's checks before its save: such a refusal proves that nothing was saved.
/// Conflicts may be the echo of our own first copy; every code not known here is unclear: for a write both
/// are Look.
[[nodiscard]] ErrorKind kindOfCode(const QString &code, const QJsonObject &data, ApiEffect effect);

/// The gravest of several errors decides: unclear, then what a person must mend, the wiki's, temporary, the
/// page's.
[[nodiscard]] Error errorOf(const QList<ApiError> &errors, ApiEffect effect,
                            std::chrono::milliseconds retryAfter = {});

/// The JSON object of an answer, or why there is none: by HTTP status, content type, JSON, then `errors`.
/// Every answer of the API, refusals too, repeats the `requestid` it was asked with: one without it answers
/// another question (a cache, a mixed-up or doubled reply), so it says nothing ("other-answer": Look, or
/// Temporary for a read). Empty: none was asked for.
[[nodiscard]] Result<QJsonObject> readApiAnswer(const HttpAnswer &answer, ApiEffect effect,
                                                const QString &requestId = {});

/// What `action=edit` said. Only result "Success" with a new revision is one; "nochange", no revision, and a
/// failure without a known reason are Look; a captcha is Row "captcha".
[[nodiscard]] Result<PostedRevision> readEdit(const QJsonObject &body);

/// The same of a whole page, with its `oldrevid`.
[[nodiscard]] Result<SavedPage> readSavedPage(const QJsonObject &body);

} // namespace paperround
