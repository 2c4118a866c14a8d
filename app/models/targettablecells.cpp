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
        if (entry.finding && entry.finding->sameAs != 0) {
            const int twin = placeOf(entry.finding->sameAs);
            if (twin != NoPlace) {
                const TargetEntry it = m_list.at(twin);
                return whatHappens(entry, &it);
            }
        }
        return whatHappens(entry);
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
    const int shown = m_shown[static_cast<std::size_t>(index.row())];
    if (shown < NoPlace)
        return groupData(-2 - shown, index.column(), role);
    if (shown == NoPlace)
        return {};
    const TargetEntry entry = m_list.at(shown);
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
        return shown;
    case GroupRole:
        return false;
    case UrlTitleRole:
        return entry.finding && !entry.finding->page.isEmpty() ? entry.finding->page : entry.target.title;
    default:
        return {};
    }
}

QVariant TargetTableModel::groupData(int wiki, int column, int role) const
{
    const WikiShare share = m_list.share(wiki);
    const auto words = [this, &share] {
        const QString name = share.wiki.isEmpty() ? tr("Lines that name no page") : m_names.shown(share.wiki);
        const QString pages = tr("%Ln page(s)", nullptr, share.total);
        if (share.wiki.isEmpty())
            return name;
        return tr("%1 · %2, %3").arg(name, pages, tr("%Ln will be sent", nullptr, share.willBeSent));
    };
    switch (role) {
    case Qt::DisplayRole:
        return column == HealthColumn ? QVariant(words()) : QVariant();
    case Qt::AccessibleTextRole:
        return m_closed.contains(wiki) ? tr("%1, closed").arg(words()) : tr("%1, open").arg(words());
    case Qt::ToolTipRole:
        return m_names.toolTip(share.wiki);
    case Qt::CheckStateRole:
        if (column != HealthColumn)
            return {};
        return share.willBeSent == 0         ? Qt::Unchecked
            : share.willBeSent < share.total ? Qt::PartiallyChecked
                                             : Qt::Checked;
    case PlaceRole:
        return int(NoPlace);
    case GroupRole:
        return true;
    case OpenRole:
        return !m_closed.contains(wiki);
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
        const TargetEdit edit = inclusion(placesAt(index.row()), value.toInt() == Qt::Checked);
        if (edit.isEmpty())
            return false;
        Q_EMIT editWanted(edit);
        return true;
    }
    if (place == NoPlace || role != Qt::EditRole
        || (index.column() != PageColumn && index.column() != WikiColumn))
        return false;
    const TargetEntry entry = m_list.at(place);
    Target now = entry.target;
    if (!entry.problem.code.isEmpty())
        now.title = entry.problem.text.trimmed();
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
    const int place = placeAt(index.row());
    if (place == NoPlace)
        return index.column() == HealthColumn ? flags | Qt::ItemIsUserCheckable : flags;
    flags |= Qt::ItemIsDragEnabled;
    if (index.column() == HealthColumn && m_list.canBeIncluded(place))
        flags |= Qt::ItemIsUserCheckable;
    if (index.column() == PageColumn || index.column() == WikiColumn)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QList<Target> TargetTableModel::targetsToSend() const
{
    QList<Target> targets;
    targets.reserve(counts().willBeSent);
    for (int place = 0; place < m_list.size(); ++place) {
        if (m_list.willBeSent(place))
            targets.append(m_list.at(place).target);
    }
    return targets;
}

QList<RowRange> TargetTableModel::rowsToSend(const QString &letters) const
{
    QList<RowRange> rows;
    int row = 0;
    for (int place = 0; place < m_list.size(); ++place) {
        if (!m_list.willBeSent(place))
            continue;
        ++row;
        if (!m_list.isFrom(place, letters))
            continue;
        if (!rows.isEmpty() && rows.constLast().last == row - 1)
            rows.last().last = row;
        else
            rows.append({row, row});
    }
    return rows;
}

TargetEdit TargetTableModel::insertion(QList<TargetEntry> entries, int place) const
{
    TargetEdit edit{.kind = TargetEdit::Kind::Insert};
    edit.places.resize(entries.size());
    std::iota(edit.places.begin(), edit.places.end(), place == NoPlace ? m_list.size() : place);
    // Keys are given here, so that a redo brings the same ones back.
    quint64 key = m_list.nextKey();
    for (TargetEntry &entry : entries)
        entry.key = key++;
    edit.entries = std::move(entries);
    return edit;
}

TargetEdit TargetTableModel::removal(QList<int> places) const
{
    std::ranges::sort(places);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return {.kind = TargetEdit::Kind::Remove, .places = std::move(places)};
}

TargetEdit TargetTableModel::inclusion(QList<int> places, bool included) const
{
    TargetEdit edit{.kind = TargetEdit::Kind::Replace};
    std::ranges::sort(places);
    for (const int place : std::as_const(places)) {
        if (m_list.isIncluded(place) == included || !m_list.canBeIncluded(place))
            continue;
        TargetEntry entry = m_list.at(place);
        entry.included = included;
        edit.places.append(place);
        edit.entries.append(std::move(entry));
    }
    return edit;
}

TargetEdit TargetTableModel::retitling(int place, const QString &title, const QString &wiki) const
{
    TargetEntry entry = m_list.at(place);
    const QString asRead = entry.origins.isEmpty() ? QString() : sourceKey(entry);
    entry.target.title = title;
    entry.target.wiki = wiki;
    entry.finding.reset();
    entry.problem = wiki.isEmpty() ? TargetProblem{entry.target.line, title, u"nosite"_s} : TargetProblem{};
    entry.asRead = rowKey({entry.target, entry.problem}) == asRead ? QString() : asRead;
    return {.kind = TargetEdit::Kind::Replace, .places = {place}, .entries = {std::move(entry)}};
}

TargetEdit TargetTableModel::moving(QList<int> places, int place) const
{
    std::ranges::sort(places);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    const auto before = std::ranges::lower_bound(places, place) - places.begin();
    TargetEdit edit{.kind = TargetEdit::Kind::Move, .places = places};
    for (qsizetype i = 0; i < places.size(); ++i)
        edit.to.append(place - static_cast<int>(before) + static_cast<int>(i));
    return edit.to == edit.places ? TargetEdit() : edit;
}

} // namespace paperround
