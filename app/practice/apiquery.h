// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/api.h"

namespace paperround::inline practice {

/// The pages a query is about, in an order of the wiki's own.
struct PageSet
{
    struct Entry
    {
        QString asked; ///< As it could be parsed; the name of an invalid one.
        WikiTitle title;
        const WikiPage *page = nullptr;
        bool invalid = false;
    };
    QList<Entry> entries;
    QList<qint64> missingIds;
};

/// A list that starts and ends at a time, newest first unless …dir says otherwise.
struct Span
{
    Span(const FarmCall &call, const QString &prefix);
    [[nodiscard]] bool holds(const QDateTime &time) const;

    bool newer;
    QDateTime start;
    QDateTime end;
    int limit;
};

/// titles, pageids or revids, with normalized, redirects and interwiki put into `query`.
[[nodiscard]] PageSet resolvePages(FarmCall &call, QJsonObject &query);

void queryMeta(FarmCall &call, const QString &meta, QJsonObject &query);
void queryPages(FarmCall &call, QJsonObject &query);
void queryList(FarmCall &call, const QString &list, QJsonObject &query);
/// list=allpages, and the pages of generator=allpages.
void queryAllPages(FarmCall &call, QJsonObject &query);
[[nodiscard]] QList<const WikiPage *> generatedPages(FarmCall &call);
/// A list of pages or of accounts (apiquerysets.cpp); false: no such list.
[[nodiscard]] bool queryPageList(FarmCall &call, const QString &list, QJsonObject &query);
void queryLinks(FarmCall &call, const WikiPage &page, QJsonObject &out);
void queryLogEvents(FarmCall &call, QJsonObject &query);
void queryRecentChanges(FarmCall &call, QJsonObject &query);

/// Why the caller may not edit (or create) the page: MediaWiki's codes; empty: may.
[[nodiscard]] QList<FarmError> editProblems(const FarmCall &call, const WikiTitle &title);
/// Sends the client on: what it has to repeat the request with.
void setContinue(FarmCall &call, const QString &key, const QString &value, const QString &rest);
[[nodiscard]] QJsonObject blockKeys(const WikiBlock &block);

} // namespace paperround::inline practice
