// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/delivery/destination.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

QString folded(QStringView name)
{
    return name.toString().replace(u'_', u' ').simplified().toCaseFolded();
}

struct Prefixed
{
    int ns = 0;
    QString rest;
};

Prefixed split(const QString &title, const WikiFacts &wiki)
{
    const QString plain = title.startsWith(u':') ? title.sliced(1) : title;
    const qsizetype colon = plain.indexOf(u':');
    if (colon <= 0)
        return {0, plain};
    const QString prefix = folded(QStringView(plain).left(colon));
    for (const NamespaceInfo &space : wiki.namespaces) {
        const bool known = folded(space.name) == prefix || folded(space.canonical) == prefix
            || std::ranges::any_of(space.aliases,
                                   [&](const QString &alias) { return folded(alias) == prefix; });
        if (known && space.id != 0)
            return {space.id, plain.sliced(colon + 1).trimmed()};
    }
    return {0, plain};
}

} // namespace

int namespaceOf(const QString &title, const WikiFacts &wiki)
{
    return split(title, wiki).ns;
}

QString destinationOf(const QString &title, const WikiFacts &wiki)
{
    const Prefixed parts = split(title, wiki);
    if (parts.ns != UserNamespace)
        return title;
    const QString local = wiki.namespaces.value(UserTalkNamespace).name;
    return (local.isEmpty() ? u"User talk"_s : local) + u':' + parts.rest;
}

std::optional<QString> talkPageOf(const QString &title, const WikiFacts &wiki)
{
    const Prefixed parts = split(title, wiki);
    if (parts.ns < 0 || parts.rest.isEmpty())
        return std::nullopt;
    const int talk = parts.ns | 1; // a talk namespace's number is odd, and follows its subject's
    const auto space = wiki.namespaces.constFind(talk);
    if (space == wiki.namespaces.constEnd() || space->name.isEmpty())
        return std::nullopt;
    return parts.ns == talk ? title : space->name + u':' + parts.rest;
}

bool takesMessages(int ns)
{
    return (ns > 0 && ns % 2 == 1) || ns == ProjectNamespace;
}

} // namespace paperround
