// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/listsmodel.h"

#include "models/bidi.h"
#include "models/draftsmodel.h"

#include <QLocale>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

QString day(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime().date(), QLocale::ShortFormat);
}

ListEntry::Kind kindOf(const SourceOrigin &origin)
{
    return origin.kind == SourceKind::Recipe ? ListEntry::Kind::Recipe : ListEntry::Kind::Page;
}

} // namespace

ListsModel::ListsModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void ListsModel::setLists(const QList<KeptListHead> &kept, const QList<SourceUse> &uses,
                          const QList<ExcludeList> &excluded)
{
    beginResetModel();
    m_entries.clear();
    for (const KeptListHead &head : kept) {
        const QString rows = tr("%Ln row(s)", nullptr, head.rows);
        m_entries.append({.kind = ListEntry::Kind::Kept,
                          .id = head.id,
                          .name = head.name,
                          .caption = tr("Kept on this computer · %1 · for %2 · of %3")
                                         .arg(rows, isolated(head.farm), day(head.updated))});
    }
    addUses(uses);
    for (const ExcludeList &list : excluded) {
        m_entries.append({.kind = ListEntry::Kind::Excluded,
                          .name = list.name,
                          .caption = tr("Exclude list · %Ln page(s) or user(s) get no message", nullptr,
                                        static_cast<int>(list.entries.size()))});
    }
    endResetModel();
}

/// Each page and query once, with all drafts that use it.
void ListsModel::addUses(const QList<SourceUse> &uses)
{
    QList<ListEntry> entries;
    for (const SourceUse &use : uses) {
        const SourceOrigin &origin = use.source.origin;
        const QString draft = isolated(draftTitle(use.subject));
        const auto known = std::ranges::find_if(entries, [&origin](const ListEntry &each) {
            return each.origin.kind == origin.kind && each.origin.wiki == origin.wiki
                && each.origin.id == origin.id;
        });
        if (known != entries.end()) {
            known->caption += u", "_s + draft;
            if (known->letter == 0 && use.rows >= 0) {
                known->id = use.draft;
                known->letter = use.source.letter;
            }
            continue;
        }
        const QString wiki = isolated(origin.wiki);
        QString what = tr("List page on %1").arg(wiki);
        if (origin.kind == SourceKind::Recipe)
            what = origin.wiki.isEmpty() ? tr("Query") : tr("Query of %1").arg(wiki);
        if (use.rows >= 0)
            what += u" · "_s + tr("%Ln row(s)", nullptr, use.rows);
        entries.append({.kind = kindOf(origin),
                        .id = use.draft,
                        .letter = use.rows < 0 ? char16_t(0) : use.source.letter,
                        .origin = origin,
                        .name = use.source.name,
                        .caption = what + u" · "_s + tr("used by %1").arg(draft)});
    }
    std::ranges::stable_sort(entries, {}, &ListEntry::kind);
    m_entries += entries;
}

int ListsModel::rowOf(const ListEntry &entry) const
{
    const auto found = std::ranges::find_if(m_entries, [&entry](const ListEntry &each) {
        if (each.kind != entry.kind)
            return false;
        switch (entry.kind) {
        case ListEntry::Kind::Kept:
            return each.id == entry.id;
        case ListEntry::Kind::Page:
        case ListEntry::Kind::Recipe:
            return each.origin == entry.origin;
        case ListEntry::Kind::Excluded:
            return each.name == entry.name;
        }
        Q_UNREACHABLE();
    });
    return found == m_entries.end() ? -1 : static_cast<int>(found - m_entries.begin());
}

QString ListsModel::freeName(ListEntry::Kind kind, const QString &name) const
{
    constexpr qsizetype longest = 90; // leaves room for the number
    for (int number = 2;; ++number) {
        const QString free = tr("%1 (%2)", "a copy: name, number").arg(name.left(longest)).arg(number);
        if (std::ranges::none_of(
                m_entries, [&](const ListEntry &each) { return each.kind == kind && each.name == free; }))
            return free;
    }
}

int ListsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant ListsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ListEntry &entry = m_entries[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return isolated(entry.name);
    case Qt::AccessibleTextRole:
        return QString(isolated(entry.name) + u". "_s + entry.caption);
    case Qt::ToolTipRole:
        return QString(isolated(entry.name) + u'\n' + entry.caption).toHtmlEscaped();
    case CaptionRole:
        return entry.caption;
    default:
        return {};
    }
}

} // namespace paperround
