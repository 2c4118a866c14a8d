// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the table shows of an entry, and the edits it offers; how it keeps its index is in
// targettablemodel.cpp.
#include "models/bidi.h"
#include "models/healthwords.h"
#include "models/targettablemodel.h"

#include <algorithm>
#include <numeric>

namespace paperround {

using namespace Qt::StringLiterals;

int TargetTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int TargetTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TargetTableModel::text(const TargetEntry &entry, int column) const
{
    switch (static_cast<Column>(column)) {
    case HealthColumn:
        return healthWord(entry.health());
    case PageColumn:
        return isolated(entry.problem.code.isEmpty() ? entry.target.title : entry.problem.text.trimmed());
    case WikiColumn:
        return m_names.shown(entry.target.wiki);
    case OriginColumn:
        return originWords(entry);
    case HappensColumn:
        if (!entry.included && entry.canBeIncluded())
            return tr("taken out by you");
        return whatHappens(entry, twinOf(entry));
    case ColumnCount:
        break;
    }
    return {};
}

QString TargetTableModel::sentence(const TargetEntry &entry) const
{
    const QString page = text(entry, PageColumn).toString();
    const QString happens = text(entry, HappensColumn).toString();
    const QString sent = entry.willBeSent() ? tr("will be sent") : tr("left out");
    const QString where =
        entry.target.wiki.isEmpty() ? page : tr("%1 on %2").arg(page, m_names.shown(entry.target.wiki));
    const QString head = tr("%1: %2, %3").arg(where, healthWord(entry.health()), sent);
    return happens.isEmpty() ? head : head + u", "_s + happens;
}

QVariant TargetTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const TargetEntry &entry = m_entries[placeAt(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, index.column());
    case Qt::EditRole:
        if (index.column() == PageColumn)
            return entry.problem.code.isEmpty() ? entry.target.title : entry.problem.text;
        if (index.column() == WikiColumn)
            return entry.target.wiki;
        return text(entry, index.column());
    case Qt::ToolTipRole:
        if (index.column() == WikiColumn)
            return m_names.toolTip(entry.target.wiki);
        return index.column() == HealthColumn
            ? QVariant(sentence(entry) + u'\n' + healthMeaning(entry.health()))
            : text(entry, index.column());
    case Qt::CheckStateRole:
        if (index.column() == HealthColumn)
            return entry.willBeSent() ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::AccessibleTextRole:
        return index.column() == HealthColumn ? QVariant(sentence(entry)) : text(entry, index.column());
    case HealthRole:
        return static_cast<int>(entry.health());
    case PlaceRole:
        return placeAt(index.row());
    case UrlTitleRole:
        return entry.finding && !entry.finding->page.isEmpty() ? entry.finding->page : entry.target.title;
    default:
        return {};
    }
}

bool TargetTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid())
        return false;
    const int place = placeAt(index.row());
    if (role == Qt::CheckStateRole && index.column() == HealthColumn) {
        const TargetEdit edit = inclusion({place}, value.toInt() == Qt::Checked);
        if (edit.places.isEmpty())
            return false;
        Q_EMIT editWanted(edit);
        return true;
    }
    if (role != Qt::EditRole || (index.column() != PageColumn && index.column() != WikiColumn))
        return false;
    Target now = m_entries[place].target;
    if (!m_entries[place].problem.code.isEmpty())
        now.title = m_entries[place].problem.text.trimmed();
    const QString words = value.toString().trimmed();
    const QString title = index.column() == PageColumn ? words : now.title;
    const QString wiki = index.column() == WikiColumn ? words.toLower() : now.wiki;
    if (title.isEmpty() || (title == now.title && wiki == now.wiki))
        return false;
    Q_EMIT editWanted(retitling(place, title, wiki));
    return true;
}

QVariant TargetTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case HealthColumn:
        return tr("Health");
    case PageColumn:
        return tr("Page");
    case WikiColumn:
        return tr("Wiki");
    case OriginColumn:
        return tr("Origin");
    case HappensColumn:
        return tr("What happens");
    case ColumnCount:
        break;
    }
    return {};
}

Qt::ItemFlags TargetTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    if (index.column() == HealthColumn && m_entries[placeAt(index.row())].canBeIncluded())
        flags |= Qt::ItemIsUserCheckable;
    if (index.column() == PageColumn || index.column() == WikiColumn)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QList<WikiShare> TargetTableModel::shares() const
{
    QHash<QString, WikiShare> byWiki;
    for (const TargetEntry &entry : m_entries) {
        if (!entry.problem.code.isEmpty())
            continue;
        WikiShare &share = byWiki[entry.target.wiki];
        share.wiki = entry.target.wiki;
        ++share.total;
        share.willBeSent += entry.willBeSent() ? 1 : 0;
    }
    QList<WikiShare> shares = byWiki.values();
    std::sort(shares.begin(), shares.end(), [](const WikiShare &a, const WikiShare &b) {
        return a.willBeSent != b.willBeSent ? a.willBeSent > b.willBeSent : a.wiki < b.wiki;
    });
    return shares;
}

QList<Target> TargetTableModel::targetsToSend() const
{
    QList<Target> targets;
    targets.reserve(m_counts.willBeSent);
    for (const TargetEntry &entry : m_entries) {
        if (entry.willBeSent())
            targets.append(entry.target);
    }
    return targets;
}

const TargetEntry *TargetTableModel::twinOf(const TargetEntry &entry) const
{
    const int place = entry.finding ? placeOf(entry.finding->sameAs) : -1;
    return place < 0 ? nullptr : &m_entries[place];
}

int TargetTableModel::placeOf(quint64 key) const
{
    return m_placeOfKey.value(key, -1);
}

int TargetTableModel::rowOfPlace(int place) const
{
    return place < 0 ? -1 : m_rowOfPlace[static_cast<std::size_t>(place)];
}

TargetEdit TargetTableModel::insertion(QList<TargetEntry> entries) const
{
    TargetEdit edit{.kind = TargetEdit::Kind::Insert};
    edit.places.resize(entries.size());
    std::iota(edit.places.begin(), edit.places.end(), static_cast<int>(m_entries.size()));
    // Keys are given here, so that a redo brings the same ones back.
    quint64 key = m_nextKey;
    for (TargetEntry &entry : entries)
        entry.key = key++;
    edit.entries = std::move(entries);
    return edit;
}

TargetEdit TargetTableModel::removal(QList<int> places) const
{
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return {.kind = TargetEdit::Kind::Remove, .places = std::move(places)};
}

TargetEdit TargetTableModel::inclusion(QList<int> places, bool included) const
{
    TargetEdit edit{.kind = TargetEdit::Kind::Replace};
    std::sort(places.begin(), places.end());
    for (const int place : std::as_const(places)) {
        TargetEntry entry = m_entries[place];
        if (entry.included == included || !entry.canBeIncluded())
            continue;
        entry.included = included;
        edit.places.append(place);
        edit.entries.append(std::move(entry));
    }
    return edit;
}

TargetEdit TargetTableModel::retitling(int place, const QString &title, const QString &wiki) const
{
    TargetEntry entry = m_entries[place];
    entry.target.title = title;
    entry.target.wiki = wiki;
    entry.finding.reset();
    entry.problem = wiki.isEmpty() ? TargetProblem{entry.target.line, title, u"nosite"_s} : TargetProblem{};
    return {.kind = TargetEdit::Kind::Replace, .places = {place}, .entries = {std::move(entry)}};
}

} // namespace paperround
