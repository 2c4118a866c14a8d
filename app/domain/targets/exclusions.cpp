// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/exclusions.h"

#include "domain/targets/targettext.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

QString keyOf(const QString &name, const QString &wiki)
{
    return name + u'@' + wiki;
}

/// The user a page belongs to; empty: none. Without `known` only English names of the namespaces count.
QString userOf(const QString &title, bool known)
{
    const qsizetype colon = title.indexOf(u':');
    if (colon <= 0)
        return {};
    const QStringView space = QStringView(title).first(colon);
    if (!known && space.compare("User"_L1, Qt::CaseInsensitive) != 0
        && space.compare("User talk"_L1, Qt::CaseInsensitive) != 0)
        return {};
    const QString name = title.mid(colon + 1).section(u'/', 0, 0).trimmed();
    return name.isEmpty() ? name : name.left(1).toUpper() + name.mid(1);
}

QString cleaned(const QString &title)
{
    return cleanTitle(title, FirstLetter::Upper).value_or(title);
}

} // namespace

QList<Exclusion> exclusionsOf(const QList<Target> &targets, const Exclusion &like, bool everywhere)
{
    QList<Exclusion> entries;
    entries.reserve(targets.size());
    for (const Target &target : targets) {
        Exclusion entry = like;
        entry.title = cleaned(target.title);
        entry.wiki = everywhere ? QString() : target.wiki;
        entries.append(entry);
    }
    return entries;
}

Exclusions::Exclusions(const QList<ExcludeList> &lists)
{
    const auto keep = [](QHash<QString, QString> &where, const QString &key, const QString &words) {
        if (!where.contains(key))
            where.insert(key, words);
    };
    for (const ExcludeList &list : lists) {
        for (const Exclusion &entry : list.entries) {
            const QString words = entry.reason.isEmpty() ? list.name : list.name + u": "_s + entry.reason;
            const QString title = cleaned(entry.title);
            keep(m_pages, keyOf(title, entry.wiki), words);
            if (const QString user = userOf(title, false); !user.isEmpty())
                keep(m_users, keyOf(user, entry.wiki), words);
        }
    }
}

QString Exclusions::heldBy(const QString &title, const QString &wiki, bool userPage) const
{
    if (isEmpty())
        return {};
    const QString clean = cleaned(title);
    for (const QString &where : {wiki, QString()}) {
        if (const auto page = m_pages.constFind(keyOf(clean, where)); page != m_pages.cend())
            return *page;
    }
    const QString user = userOf(clean, userPage);
    if (user.isEmpty())
        return {};
    for (const QString &where : {wiki, QString()}) {
        if (const auto held = m_users.constFind(keyOf(user, where)); held != m_users.cend())
            return *held;
    }
    return {};
}

QString Exclusions::heldBy(const Target &listed, const QString &page, bool userPage) const
{
    const QString asListed = heldBy(listed.title, listed.wiki, userPage);
    return asListed.isEmpty() && !page.isEmpty() ? heldBy(page, listed.wiki, userPage) : asListed;
}

} // namespace paperround
