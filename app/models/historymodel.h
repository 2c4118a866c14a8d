// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/delivery.h"
#include "engine/ports/history.h"
#include "models/shownstate.h"

#include <QAbstractListModel>
#include <QDate>
#include <QList>

#include <optional>

namespace paperround {

/// Deliveries by month, newest first, read a page at a time as the view asks for more; or what a search
/// found.
class HistoryModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        IsMonthRole = Qt::UserRole + 1, ///< bool: a head, not a delivery
        IdRole, ///< QString, the delivery's
        SummaryRole, ///< QString: "1,238 of 1,271" or "5 deliveries · 4,022 pages"
        DateRole, ///< QString: "23 Nov"
    };
    explicit HistoryModel(History &history, QObject *parent = nullptr);
    ~HistoryModel() override;

    void reload(); ///< From the newest on. What was chosen is kept by its id.
    void search(const QString &words); ///< Empty: everything.
    void show(const Delivery &delivery); ///< Changed or new: shown at its place.

    [[nodiscard]] const Delivery *deliveryAt(int line) const; ///< Null for the head of a month.
    [[nodiscard]] int lineOf(const QString &id) const;
    [[nodiscard]] int deliveries() const { return int(m_deliveries.size()); }
    [[nodiscard]] bool isComplete() const { return !m_loading && !m_next; }
    [[nodiscard]] bool isSearching() const { return !m_words.isEmpty(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void loaded(); ///< A page has come; see isComplete().
    void failed(const paperround::Error &error);

private:
    struct Line
    {
        QDate month; ///< Valid: a head.
        int delivery = -1;
    };
    void load();
    void append(const QList<Delivery> &deliveries);
    void relayLines();
    [[nodiscard]] QVariant monthData(const QDate &month, int role) const;

    History &m_history;
    QString m_words;
    QList<Delivery> m_deliveries; ///< Newest first.
    QList<Line> m_lines;
    std::optional<HistoryCursor> m_next;
    bool m_loading = false;
    bool m_started = false;
    quint64 m_round = 0; ///< Answers of an earlier reload or search are passed over.
};

} // namespace paperround
