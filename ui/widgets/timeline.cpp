// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timeline.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

namespace paperround {

namespace {

QString clockTime(const QDateTime &time)
{
    return time.isValid() ? QLocale().toString(time.toLocalTime().time(), QStringLiteral("HH:mm:ss"))
                          : QString();
}

QString lineOf(const TimelineEntry &entry)
{
    const QString head =
        entry.time.isValid() ? clockTime(entry.time) + QLatin1Char(' ') + entry.title : entry.title;
    return entry.text.isEmpty() ? head : head + QStringLiteral(": ") + entry.text;
}

} // namespace

class TimelineView::Model : public QAbstractListModel
{
public:
    explicit Model(TimelineView *view)
        : QAbstractListModel(view)
        , m_view(view)
    {
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent) const override
    {
        return parent.isValid() ? 0 : int(m_view->m_entries.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
            return {};
        return lineOf(m_view->m_entries.at(index.row()));
    }
    void replace(const QList<TimelineEntry> &entries)
    {
        beginResetModel();
        m_view->m_entries = entries;
        endResetModel();
    }

private:
    TimelineView *m_view;
};

class TimelineView::Delegate : public QStyledItemDelegate
{
public:
    explicit Delegate(TimelineView *view)
        : QStyledItemDelegate(view)
        , m_view(view)
    {
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const TimelineEntry &entry = m_view->m_entries.at(index.row());
        const int width = m_view->viewport()->width();
        const QRect text = textRect(entry, option.font, width);
        return {width, text.bottom() + scaled(12, option.font)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const TimelineEntry &entry = m_view->m_entries.at(index.row());
        const Theme theme = Theme::of(option.palette);
        const QRect &box = option.rect;
        const auto visual = [&](const QRect &r) {
            return QStyle::visualRect(option.direction, box, r.translated(box.topLeft()));
        };
        const int side = scaled(16, option.font);
        painter->save();
        if (option.state & QStyle::State_Selected && m_view->hasFocus())
            painter->fillRect(box, theme.head);
        const QRect dot = visual({0, scaled(2, option.font), side, side});
        if (index.row() + 1 < m_view->m_entries.size()) {
            painter->setPen(theme.edge);
            painter->drawLine(dot.center().x(), dot.bottom() + 3, dot.center().x(), box.bottom());
        }
        const QColor ink = theme[entry.tone].word;
        paintIcon(painter, dot, entry.icon.isEmpty() ? iconOf(entry.tone) : entry.icon, ink);
        const QFont small = sizedFont(option.font, -1);
        const QString time = clockTime(entry.time);
        const int timeWidth = time.isEmpty() ? 0 : QFontMetrics(small).horizontalAdvance(time) + 2;
        QFont bold = option.font;
        bold.setBold(true);
        const QRect title = titleRect(entry, bold, box.width(), timeWidth);
        const auto start = QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignTop);
        painter->setFont(bold);
        painter->setPen(ink);
        painter->drawText(visual(title), int(start | Qt::TextWordWrap), entry.title);
        painter->setFont(small);
        painter->setPen(theme.muted);
        const QRect clock(box.width() - timeWidth, scaled(1, option.font), timeWidth,
                          QFontMetrics(bold).height());
        painter->drawText(visual(clock), Qt::AlignCenter, time);
        painter->drawText(visual(textRect(entry, option.font, box.width())), int(start | Qt::TextWordWrap),
                          entry.text);
        painter->restore();
    }

private:
    [[nodiscard]] static QRect titleRect(const TimelineEntry &entry, const QFont &bold, int width,
                                         int timeWidth)
    {
        const int at = scaled(28, bold);
        const int room = std::max(40, width - at - timeWidth - scaled(8, bold));
        const QRect words =
            QFontMetrics(bold).boundingRect(QRect(0, 0, room, 4000), Qt::TextWordWrap, entry.title);
        return {at, 0, room, std::max(words.height(), QFontMetrics(bold).height())};
    }

    [[nodiscard]] static QRect textRect(const TimelineEntry &entry, const QFont &font, int width)
    {
        QFont bold = font;
        bold.setBold(true);
        const QFont small = sizedFont(font, -1);
        const int timeWidth =
            entry.time.isValid() ? QFontMetrics(small).horizontalAdvance(clockTime(entry.time)) + 2 : 0;
        const QRect title = titleRect(entry, bold, width, timeWidth);
        const int room = std::max(40, width - title.left());
        const QRect words = entry.text.isEmpty()
            ? QRect()
            : QFontMetrics(small).boundingRect(QRect(0, 0, room, 8000), Qt::TextWordWrap, entry.text);
        return {title.left(), title.bottom() + 1, room, words.height()};
    }

    TimelineView *m_view;
};

TimelineView::TimelineView(const QString &accessibleName, QWidget *parent)
    : QListView(parent)
    , m_model(new Model(this))
{
    setModel(m_model);
    setItemDelegate(new Delegate(this));
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setResizeMode(QListView::Adjust);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    viewport()->setAutoFillBackground(false);
}

void TimelineView::setEntries(const QList<TimelineEntry> &entries)
{
    if (entries == m_entries)
        return;
    m_model->replace(entries);
    updateGeometry();
}

QString TimelineView::asText() const
{
    QStringList lines;
    for (const TimelineEntry &entry : m_entries)
        lines.append(lineOf(entry));
    return lines.join(QLatin1Char('\n'));
}

int TimelineView::contentHeight() const
{
    int height = 0;
    for (int row = 0; row < m_entries.size(); ++row)
        height += sizeHintForIndex(m_model->index(row)).height();
    return height;
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        QStringList lines;
        for (const QModelIndex &index : selectedIndexes())
            lines.append(index.data().toString());
        QApplication::clipboard()->setText(lines.isEmpty() ? asText() : lines.join(QLatin1Char('\n')));
        return;
    }
    QListView::keyPressEvent(event);
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

} // namespace paperround
