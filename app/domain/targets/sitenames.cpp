// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/sitenames.h"

using namespace Qt::StringLiterals;

namespace paperround {

void SiteNames::add(const QString &name, const QString &wiki, Kind kind)
{
    if (name.isEmpty() || wiki.isEmpty())
        return;
    const auto key = name.toLower();
    const auto there = m_names.find(key);
    if (there == m_names.end()) {
        m_names.insert(key, {wiki, kind});
        return;
    }
    Name &known = *there;
    if (known.kind == Kind::Alias)
        return;
    if (kind == Kind::Alias)
        known = {wiki, kind};
    else if (known.wiki != wiki)
        known.wiki.clear();
}

std::optional<SiteNames::Name> SiteNames::find(QStringView name) const
{
    const auto known = m_names.constFind(name.toString().toLower());
    return known == m_names.constEnd() ? std::nullopt : std::optional(*known);
}

QString wikiOfMobileHost(QStringView host, const QSet<QString> &hosts)
{
    if (host.startsWith("m."_L1)) {
        const auto rest = host.mid(2).toString();
        for (const QString &wiki : {u"www."_s + rest, rest}) {
            if (hosts.contains(wiki))
                return wiki;
        }
        return {};
    }
    const auto label = host.indexOf(u'.');
    if (label < 0 || !host.mid(label).startsWith(".m."_L1))
        return {};
    const auto wiki = host.first(label).toString() + host.mid(label + 2).toString();
    return hosts.contains(wiki) ? wiki : QString();
}

} // namespace paperround
