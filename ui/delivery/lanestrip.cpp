// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delivery/lanestrip.h"

#include "models/lanemodel.h"
#include "ui/delivery/statelook.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QListView>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

class LaneDelegate : public QStyledItemDelegate
{
public:
    LaneDelegate(const LaneModel *model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {scaled(158, option.font), scaled(58, option.font)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme theme = Theme::of(option.palette);
        const QRect &box = option.rect;
        const auto visual = [&](const QRect &r) { return QStyle::visualRect(option.direction, box, r); };
        const int margin = scaled(12, option.font);
        const QRect room = box.adjusted(margin, scaled(6, option.font), -margin, -scaled(4, option.font));
        painter->save();
        painter->fillRect(visual({box.right(), box.top(), 1, box.height()}), theme.line);
        if (option.state & QStyle::State_MouseOver)
            painter->fillRect(box.adjusted(0, 0, -1, 0), theme.head);
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(theme.link, 2));
            painter->drawRect(box.adjusted(1, 1, -2, -2));
        }
        const auto start = QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter);
        const auto end = QStyle::visualAlignment(option.direction, Qt::AlignRight | Qt::AlignVCenter);
        painter->setFont(option.font);
        painter->setPen(option.palette.color(QPalette::Text));
        const QRect name(room.left(), room.top(), room.width(), option.fontMetrics.height());
        painter->drawText(
            name, int(start),
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, name.width()));
        const QRect bar(room.left(), name.bottom() + scaled(3, option.font), room.width(),
                        scaled(6, option.font));
        paintSegments(painter, bar, segmentsOf(m_model->countsAt(index.row())),
                      index.data(LaneModel::TotalRole).toInt(), theme);
        paintFoot(painter, option, index, theme,
                  QRect(room.left(), bar.bottom(), room.width(), room.bottom() - bar.bottom() + 1), start,
                  end);
        painter->restore();
    }

private:
    static void paintFoot(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                          const Theme &theme, QRect room, Qt::Alignment start, Qt::Alignment end)
    {
        const QFont small = sizedFont(option.font, -1);
        const QFontMetrics metrics(small);
        const QString done = u"%1/%2"_s.arg(QLocale().toString(index.data(LaneModel::EndedRole).toInt()),
                                            QLocale().toString(index.data(LaneModel::TotalRole).toInt()));
        painter->setFont(small);
        painter->setPen(theme.muted);
        painter->drawText(room, int(end), done);
        room = QStyle::visualRect(option.direction, room,
                                  room.adjusted(0, 0, -metrics.horizontalAdvance(done) - 6, 0));
        const auto phase = LaneStatus::Phase(index.data(LaneModel::PhaseRole).toInt());
        const StateLook look = lookOf(phase);
        const QColor ink = look.icon.isEmpty() ? theme.muted : theme[look.tone].word;
        if (!look.icon.isEmpty()) {
            const int side = scaled(13, small);
            const QRect place(room.left(), room.top() + (room.height() - side) / 2, side, side);
            paintIcon(painter, QStyle::visualRect(option.direction, room, place), look.icon, ink);
            room = QStyle::visualRect(option.direction, room, room.adjusted(side + 4, 0, 0, 0));
        }
        painter->setPen(ink);
        painter->drawText(
            room, int(start),
            metrics.elidedText(index.data(LaneModel::WordsRole).toString(), Qt::ElideRight, room.width()));
    }

    const LaneModel *m_model;
};

QListView *laneView(LaneModel *model, QListView::Flow flow, QWidget *parent)
{
    auto *view = new QListView(parent);
    view->setModel(model);
    view->setItemDelegate(new LaneDelegate(model, view));
    view->setFlow(flow);
    view->setFrameShape(QFrame::NoFrame);
    view->setUniformItemSizes(true);
    view->setMouseTracking(true);
    view->setSelectionMode(QAbstractItemView::NoSelection);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setAccessibleName(LaneStrip::tr("Wikis"));
    return view;
}

} // namespace

LaneStrip::LaneStrip(LaneModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_view(laneView(model, QListView::LeftToRight, this))
    , m_more(new ActionButton({}, ActionButton::Kind::Link, u"end"_s, this))
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(m_view, 1);
    line->addWidget(m_more);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setFixedHeight(scaled(58, this));
    m_more->setLayoutDirection(layoutDirection() == Qt::RightToLeft ? Qt::LeftToRight : Qt::RightToLeft);
    connect(m_more, &QPushButton::clicked, this, &LaneStrip::showAll);
    connect(m_view, &QListView::activated, this,
            [this](const QModelIndex &i) { Q_EMIT wikiChosen(i.data(LaneModel::SearchRole).toString()); });
    connect(m_view, &QListView::clicked, this,
            [this](const QModelIndex &i) { Q_EMIT wikiChosen(i.data(LaneModel::SearchRole).toString()); });
    connect(model, &QAbstractItemModel::modelReset, this, &LaneStrip::countHidden);
    connect(model, &QAbstractItemModel::rowsInserted, this, &LaneStrip::countHidden);
}

void LaneStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    countHidden();
}

void LaneStrip::countHidden()
{
    const int cell = scaled(158, this);
    const int fitting = std::max(1, width() / cell);
    const int hidden = m_model->rowCount()
        - (m_model->rowCount() > fitting ? std::max(1, (width() - scaled(120, this)) / cell) : fitting);
    m_more->setVisible(hidden > 0);
    m_more->setText(tr("%Ln more wiki(s)", nullptr, hidden));
}

void LaneStrip::showAll()
{
    auto *all = new QDialog(this);
    all->setAttribute(Qt::WA_DeleteOnClose);
    all->setWindowTitle(tr("Wikis of this delivery"));
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    QListView *view = laneView(m_model, QListView::TopToBottom, all);
    connect(view, &QListView::activated, this, [this, all](const QModelIndex &i) {
        Q_EMIT wikiChosen(i.data(LaneModel::SearchRole).toString());
        all->close();
    });
    column->addWidget(view);
    all->resize(scaled(420, this), scaled(480, this));
    all->open();
}

} // namespace paperround
