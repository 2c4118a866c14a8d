// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/railview.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/theme.h"

#include <QLocale>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

namespace paperround {

namespace {

enum Role { IdRole = Qt::UserRole + 1, IconRole, WordRole, CountRole, HotRole };

class RailDelegate : public QStyledItemDelegate
{
public:
    explicit RailDelegate(RailView *rail)
        : QStyledItemDelegate(rail)
        , m_rail(rail)
    {
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {option.rect.width(), scaled(36, option.font)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme theme = Theme::of(option.palette);
        const bool chosen = option.state & QStyle::State_Selected;
        const QColor ink =
            option.palette.color(QPalette::Active, chosen ? QPalette::HighlightedText : QPalette::Text);
        const auto visual = [&](QRect logical) {
            return QStyle::visualRect(option.direction, option.rect, logical);
        };
        const QRect &box = option.rect;
        painter->save();
        if (chosen) {
            painter->fillRect(box, option.palette.color(QPalette::Active, QPalette::Highlight));
            painter->fillRect(visual({box.left(), box.top(), scaled(3, option.font), box.height()}),
                              theme.link);
        } else if (option.state & QStyle::State_MouseOver) {
            painter->fillRect(box, mixed(theme.rail, ink, 0.06));
        }
        if (option.state & QStyle::State_HasFocus && chosen && m_rail->hasFocus()) {
            painter->setPen(QPen(theme.link, 2));
            painter->drawRect(box.adjusted(1, 1, -1, -1));
        }
        const int side = scaled(16, option.font);
        const int at = m_rail->isCompact() ? (box.width() - side) / 2 : scaled(14, option.font);
        paintIcon(painter, visual({box.left() + at, box.top() + (box.height() - side) / 2, side, side}),
                  index.data(IconRole).toString(), ink);
        if (m_rail->isCompact())
            paintDot(painter, visual({box.left() + at + side - 2, box.top() + scaled(6, option.font), 7, 7}),
                     index, theme);
        else
            paintWords(painter, option, index, ink, theme);
        painter->restore();
    }

private:
    static void paintDot(QPainter *painter, const QRect &dot, const QModelIndex &index, const Theme &theme)
    {
        if (index.data(CountRole).toInt() == 0)
            return;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(index.data(HotRole).toBool() ? theme.accent : theme.edge);
        painter->drawEllipse(dot);
    }

    static void paintWords(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                           const QColor &ink, const Theme &theme)
    {
        const bool chosen = option.state & QStyle::State_Selected;
        QRect room = option.rect.adjusted(scaled(43, option.font), 0, -scaled(12, option.font), 0);
        const int count = index.data(CountRole).toInt();
        if (count > 0) {
            const QString number = QLocale().toString(count);
            const QFont small = sizedFont(option.font, -1, index.data(HotRole).toBool());
            const QFontMetrics metrics(small);
            const int width =
                std::max(metrics.horizontalAdvance(number) + scaled(12, small), scaled(20, small));
            const int height = scaled(18, small);
            const QRect pill(room.right() + 1 - width, room.top() + (room.height() - height) / 2, width,
                             height);
            const QRect place = QStyle::visualRect(option.direction, option.rect, pill);
            painter->setFont(small);
            if (index.data(HotRole).toBool()) {
                painter->setRenderHint(QPainter::Antialiasing);
                painter->setPen(Qt::NoPen);
                painter->setBrush(theme.accent);
                painter->drawRoundedRect(place, height / 2.0, height / 2.0);
                painter->setPen(theme.onAccent);
            } else {
                painter->setPen(chosen ? ink : theme.muted);
            }
            painter->drawText(place, Qt::AlignCenter, number);
            room.setRight(pill.left() - scaled(4, option.font));
        }
        QFont word = option.font;
        word.setBold(chosen);
        painter->setFont(word);
        painter->setPen(ink);
        const QRect place = QStyle::visualRect(option.direction, option.rect, room);
        const auto at = QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter);
        painter->drawText(
            place, int(at),
            QFontMetrics(word).elidedText(index.data(WordRole).toString(), Qt::ElideRight, place.width()));
    }

    RailView *m_rail;
};

} // namespace

RailView::RailView(QWidget *parent)
    : QListView(parent)
    , m_entries(new QStandardItemModel(this))
{
    setModel(m_entries);
    setItemDelegate(new RailDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setAccessibleName(tr("Pages"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    viewport()->setAutoFillBackground(false);
}

void RailView::setEntries(const QList<RailEntry> &entries)
{
    m_entries->clear();
    for (const RailEntry &entry : entries) {
        auto *item = new QStandardItem;
        item->setData(entry.id, IdRole);
        item->setData(entry.icon, IconRole);
        item->setData(entry.word, WordRole);
        item->setData(entry.word, Qt::AccessibleTextRole);
        item->setToolTip(entry.shortcut.isEmpty() ? entry.word
                                                  : tr("%1 (%2)").arg(entry.word, entry.shortcut));
        m_entries->appendRow(item);
    }
}

QModelIndex RailView::indexOf(int id) const
{
    for (int row = 0; row < m_entries->rowCount(); ++row) {
        if (m_entries->index(row, 0).data(IdRole).toInt() == id)
            return m_entries->index(row, 0);
    }
    return {};
}

void RailView::setCount(int id, int count, bool hot)
{
    const QModelIndex index = indexOf(id);
    if (!index.isValid())
        return;
    const QString word = index.data(WordRole).toString();
    m_entries->setData(index, count, CountRole);
    m_entries->setData(index, hot, HotRole);
    m_entries->setData(index, count > 0 ? tr("%1, %L2").arg(word).arg(count) : word, Qt::AccessibleTextRole);
}

void RailView::setCompact(bool compact)
{
    m_compact = compact;
    updateGeometry();
    viewport()->update();
}

void RailView::setChosen(int id)
{
    setCurrentIndex(indexOf(id));
}

int RailView::chosen() const
{
    return currentIndex().data(IdRole).toInt();
}

QSize RailView::sizeHint() const
{
    return {scaled(m_compact ? 56 : 168, this), scaled(36, this) * std::max(1, m_entries->rowCount())};
}

void RailView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid() && current != previous)
        Q_EMIT chosenChanged(current.data(IdRole).toInt());
}

} // namespace paperround
