// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/historymodel.h"

#include "models/bidi.h"

#include <QCoroTask>
#include <QLocale>

#include <algorithm>

namespace paperround {

namespace {

constexpr int PageSize = 100;

QDate monthOf(const Delivery &delivery)
{
    const QDate day = delivery.created.toLocalTime().date();
    return {day.year(), day.month(), 1};
}

} // namespace

HistoryModel::HistoryModel(History &history, QObject *parent)
    : QAbstractListModel(parent)
    , m_history(history)
{
}

HistoryModel::~HistoryModel() = default;

void HistoryModel::reload()
{
    ++m_round;
    m_next.reset();
    m_started = true;
    m_loading = false;
    load();
}

void HistoryModel::search(const QString &words)
{
    const QString trimmed = words.trimmed();
    if (trimmed == m_words && m_started)
        return;
    m_words = trimmed;
    reload();
}

void HistoryModel::load()
{
    m_loading = true;
    const bool first = !m_next;
    auto task = m_words.isEmpty() ? m_history.deliveries(m_next, PageSize)
                                  : m_history.search(m_words, m_next, PageSize);
    QCoro::connect(std::move(task), this, [this, first, round = m_round](Result<HistoryPage> page) {
        if (round != m_round)
            return;
        m_loading = false;
        if (!page) {
            m_next.reset();
            Q_EMIT failed(page.error());
            return;
        }
        m_next = page->next;
        if (first) {
            beginResetModel();
            m_deliveries.clear();
            m_lines.clear();
            endResetModel();
        }
        append(page->deliveries);
        Q_EMIT loaded();
    });
}

void HistoryModel::append(const QList<Delivery> &deliveries)
{
    QList<Line> fresh;
    QDate month = m_deliveries.isEmpty() ? QDate() : monthOf(m_deliveries.last());
    int at = int(m_deliveries.size());
    for (const Delivery &delivery : deliveries) {
        if (monthOf(delivery) != month) {
            month = monthOf(delivery);
            fresh.append({month, -1});
        }
        fresh.append({{}, at++});
    }
    if (fresh.isEmpty())
        return;
    const int first = int(m_lines.size());
    beginInsertRows({}, first, first + int(fresh.size()) - 1);
    m_deliveries.append(deliveries);
    m_lines.append(fresh);
    endInsertRows();
    // A month that goes on counts more now.
    Q_EMIT dataChanged(index(0), index(first), {SummaryRole});
}

void HistoryModel::relayLines()
{
    const QList<Delivery> all = std::exchange(m_deliveries, {});
    m_lines.clear();
    QDate month;
    for (const Delivery &delivery : all) {
        if (monthOf(delivery) != month) {
            month = monthOf(delivery);
            m_lines.append({month, -1});
        }
        m_lines.append({{}, int(m_deliveries.size())});
        m_deliveries.append(delivery);
    }
}

void HistoryModel::show(const Delivery &delivery)
{
    const int line = lineOf(delivery.id);
    if (line >= 0) {
        m_deliveries[m_lines[line].delivery] = delivery;
        Q_EMIT dataChanged(index(line), index(line));
        return;
    }
    if (!m_started || isSearching())
        return;
    const auto place =
        std::ranges::find_if(m_deliveries, [&](const Delivery &d) { return d.created <= delivery.created; });
    if (place == m_deliveries.end() && m_next)
        return; // Older than all that was read: a later page brings it.
    beginResetModel();
    m_deliveries.insert(place, delivery);
    relayLines();
    endResetModel();
}

const Delivery *HistoryModel::deliveryAt(int line) const
{
    if (line < 0 || line >= m_lines.size() || m_lines[line].delivery < 0)
        return nullptr;
    return &m_deliveries[m_lines[line].delivery];
}

int HistoryModel::lineOf(const QString &id) const
{
    for (int line = 0; line < m_lines.size(); ++line) {
        const Delivery *delivery = deliveryAt(line);
        if (delivery && delivery->id == id)
            return line;
    }
    return -1;
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant HistoryModel::monthData(const QDate &month, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return QLocale().toString(month, QStringLiteral("MMMM yyyy"));
    case IsMonthRole:
        return true;
    case SummaryRole: {
        int count = 0;
        int pages = 0;
        for (const Delivery &delivery : m_deliveries) {
            if (monthOf(delivery) == month) {
                ++count;
                pages += delivery.counts.total();
            }
        }
        return tr("%1 · %2").arg(tr("%Ln delivery(s)", nullptr, count), tr("%Ln page(s)", nullptr, pages));
    }
    default:
        return {};
    }
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Line &line = m_lines[index.row()];
    if (line.delivery < 0)
        return monthData(line.month, role == Qt::AccessibleTextRole ? int(Qt::DisplayRole) : role);
    const Delivery &delivery = m_deliveries[line.delivery];
    switch (role) {
    case Qt::DisplayRole:
        return isolated(delivery.message.subject);
    case Qt::ToolTipRole:
        return delivery.message.subject.toHtmlEscaped();
    case IsMonthRole:
        return false;
    case IdRole:
        return delivery.id;
    case DateRole:
        return QLocale().toString(delivery.created.toLocalTime().date(), QStringLiteral("d MMM"));
    case SummaryRole:
        return tr("%L1 of %L2").arg(delivery.counts[RowState::Delivered]).arg(delivery.counts.total());
    case Qt::AccessibleTextRole:
        return tr("%1, %2: %3")
            .arg(isolated(delivery.message.subject),
                 QLocale().toString(delivery.created.toLocalTime().date()),
                 countsSentence(shownCounts(delivery.counts)));
    default:
        return {};
    }
}

Qt::ItemFlags HistoryModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    if (m_lines[index.row()].delivery < 0)
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_loading && (!m_started || m_next);
}

void HistoryModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_started = true;
    load();
}

} // namespace paperround
