// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/farmaccounts.h"
#include "practice/httpmessage.h"
#include "practice/wikistore.h"

#include <QJsonArray>
#include <QJsonObject>
#include <memory>
#include <vector>

namespace paperround::inline practice {

/// A word in a posted text that a wiki reacts to.
struct FarmFilter
{
    enum class Kind { Disallow, Warn, Spam, Captcha };
    Kind kind = Kind::Disallow;
    QString word;
    QString description;
};

/// A message of MassMessage on its way to its page.
struct MessageJob
{
    QString host;
    QString title; ///< As the list has it: each wiki reads it in its own way.
    QString subject;
    QString text;
    QDateTime due; ///< The first request to its wiki from then on makes it run.
};

/// What all wikis of the farm share.
struct FarmState
{
    FarmAccounts &accounts;
    PracticeTroubles &troubles;
    std::vector<std::unique_ptr<WikiStore>> &wikis;
    QList<FarmFilter> filters;
    QSet<QString> warned{}; ///< Edits that the filter has warned of: the identical repeat passes.
    QList<MessageJob> jobs{};
    int queueSeconds = 3; ///< So long a job waits.
};

/// One error of the Action API: `info` of the old format, `text` of the new ones.
struct FarmError
{
    QString code;
    QString text;
    QJsonObject data; ///< Extra keys.
};

/// A call of api.php while it is being answered.
struct FarmCall
{
    FarmState &farm;
    WikiStore &wiki;
    Caller caller;
    FormFields params;
    FormFields url; ///< Those of them that stood in the URL.
    bool post = false;
    QJsonObject result;
    QJsonObject warnings; ///< Module → words.
    QList<FarmError> errors;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QString changedPage; ///< Title, where an edit was saved.

    [[nodiscard]] bool has(const QString &name) const
    {
        return params.has(name);
    } ///< A boolean is true when present.
    [[nodiscard]] QString text(const QString &name, const QString &fallback = {}) const
    {
        return params.value(name, fallback);
    }
    [[nodiscard]] QStringList list(const QString &name) const;
    /// `name` as a list of at most 50, or 500 with apihighlimits; toomanyvalues otherwise, and false.
    bool limited(const QString &name, QStringList &values);
    /// What a …limit parameter asks for, within 1 and 500 (5000 with apihighlimits).
    [[nodiscard]] int limit(const QString &name, int fallback = 10) const;
    void fail(const QString &code, const QString &text, const QJsonObject &data = {});
    void warn(const QString &module, const QString &words);
    [[nodiscard]] bool failed() const { return !errors.isEmpty(); }
};

[[nodiscard]] QString isoTime(const QDateTime &time); ///< 2026-11-23T17:24:14Z
[[nodiscard]] QDateTime parseWikiTime(const QString &text); ///< That, or 20261123172414; invalid otherwise.

// The modules. Each leaves its key in `result`, or errors.
void apiQuery(FarmCall &call);
void apiEdit(FarmCall &call);
void apiParse(FarmCall &call);
void apiSpamBlacklist(FarmCall &call);
void apiExpandTemplates(FarmCall &call);
void apiLogin(FarmCall &call);
void apiSiteMatrix(FarmCall &call);
void apiMassMessage(FarmCall &call);
void apiNewTopic(FarmCall &call);
void apiTopicList(FarmCall &call);
void apiNewThread(FarmCall &call);
void runJobs(FarmState &farm, WikiStore &wiki); ///< What is due there.

/// Takes a call from its parameters to its answer: asserts, token, module.
void apiRun(FarmCall &call);
[[nodiscard]] FarmResponse apiAnswer(const FarmCall &call);

} // namespace paperround::inline practice
