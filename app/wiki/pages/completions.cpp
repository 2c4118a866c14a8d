// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/pages/completions.h"

#include "domain/delivery/destination.h"
#include "domain/targets/targettext.h"
#include "wiki/pages/answers.h"

#include <QJsonArray>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostOfAKind = 10;
constexpr qsizetype mostNamespaces = 50; // that MediaWiki takes at once

struct Begun
{
    int ns = 0; ///< 0: none was written.
    QString words; ///< All of it.
    QString rest; ///< Behind the namespace.
};

Begun begunOf(const QString &text, const WikiFacts &facts)
{
    Begun begun;
    begun.words = QString(text).replace(u'_', u' ').simplified();
    if (begun.words.startsWith(u':'))
        begun.words = begun.words.sliced(1).trimmed();
    begun.ns = namespaceOf(begun.words, facts);
    begun.rest = begun.ns == 0 ? begun.words : begun.words.section(u':', 1).trimmed();
    return begun;
}

bool mayBeAUser(const Begun &begun, TitleUse use)
{
    // A name has no slash: behind one come subpages.
    return use == TitleUse::Target
        && (begun.ns == 0 || begun.ns == UserNamespace || begun.ns == UserTalkNamespace)
        && !begun.rest.contains(u'/') && !begun.rest.contains(u':');
}

QString namespacesFor(TitleUse use, const WikiFacts &facts)
{
    QList<int> spaces;
    for (const NamespaceInfo &space : facts.namespaces) {
        if (use == TitleUse::Target ? takesMessages(space.id) : space.id >= 0)
            spaces.append(space.id);
    }
    std::ranges::sort(spaces);
    QStringList numbers;
    for (const int ns : spaces.first(std::min(spaces.size(), mostNamespaces)))
        numbers.append(QString::number(ns));
    return numbers.join(u'|');
}

} // namespace

std::optional<ApiParams> completionParams(const QString &begun, TitleUse use, const WikiFacts &facts)
{
    const Begun it = begunOf(begun, facts);
    if (it.rest.isEmpty() || it.words.toUtf8().size() > LongestTitle)
        return {};
    const bool users = mayBeAUser(it, use);
    ApiParams params{{u"action"_s, u"query"_s},
                     {u"list"_s, users ? u"prefixsearch|allusers"_s : u"prefixsearch"_s},
                     {u"pssearch"_s, it.words},
                     {u"pslimit"_s, QString::number(mostOfAKind)}};
    if (it.ns == 0)
        params.set(u"psnamespace"_s, namespacesFor(use, facts));
    if (users) {
        params.set(u"auprefix"_s, it.rest);
        params.set(u"aulimit"_s, mostOfAKind);
    }
    return params;
}

QStringList readCompletions(const QJsonObject &answer, const QString &begun, const WikiFacts &facts)
{
    const Begun it = begunOf(begun, facts);
    QStringList titles;
    const auto take = [&titles](const QString &title) {
        if (!title.isEmpty() && title.toUtf8().size() <= LongestTitle + 256)
            titles.append(title);
    };
    for (const QJsonValue &page : queryOf(answer).value("prefixsearch"_L1).toArray())
        take(page["title"_L1].toString());
    const int ns = it.ns == 0 ? UserTalkNamespace : it.ns;
    const NamespaceInfo space = facts.namespaces.value(ns);
    const QString english = ns == UserNamespace ? u"User"_s : u"User talk"_s;
    for (const QJsonValue &user : queryOf(answer).value("allusers"_L1).toArray()) {
        if (const QString name = user["name"_L1].toString(); !name.isEmpty())
            take((space.name.isEmpty() ? english : space.name) + u':' + name);
    }
    std::ranges::sort(titles);
    titles.removeDuplicates();
    return titles;
}

} // namespace paperround
