// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/checksview.h"

#include "models/bidi.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

StateLook lookOf(Severity severity)
{
    switch (severity) {
    case Severity::Stop:
        return {u"failed"_s, Tone::Failed};
    case Severity::Warning:
        return {u"warning"_s, Tone::Waiting};
    case Severity::Note:
        return {u"info"_s, Tone::Sending};
    case Severity::Passed:
        return {u"delivered"_s, Tone::Delivered};
    }
    return {};
}

namespace {

constexpr int allChip = -1;

/// Branches as heads with icon, word and number; findings plain, their cure as a link at the end.
class CheckDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const Theme theme = Theme::of(item.palette);
        const bool branch = !index.parent().isValid();
        const bool chosen = item.state & QStyle::State_Selected;
        const QColor back = chosen ? item.palette.color(QPalette::Active, QPalette::Highlight)
                                   : (branch ? theme.head : item.palette.color(QPalette::Base));
        painter->save();
        painter->fillRect(item.rect, back);
        if (branch) {
            painter->setPen(theme.line);
            painter->drawLine(item.rect.bottomLeft(), item.rect.bottomRight());
        }
        const QColor plain =
            item.palette.color(QPalette::Active, chosen ? QPalette::HighlightedText : QPalette::Text);
        const int margin = scaled(index.column() == ChecksModel::TitleColumn ? 16 : 8, item.font);
        QRect room = item.rect.adjusted(margin, 0, -scaled(8, item.font), 0);
        room = QStyle::visualRect(item.direction, item.rect, room);
        if (branch) {
            paintBranch(painter, item, room, index, theme);
        } else {
            if (index.column() == ChecksModel::TitleColumn)
                room =
                    QStyle::visualRect(item.direction, room, room.adjusted(scaled(24, item.font), 0, 0, 0));
            painter->setPen(index.column() == ChecksModel::WhereColumn && !chosen      ? theme.muted
                                : index.column() == ChecksModel::CureColumn && !chosen ? theme.link
                                                                                       : plain);
            const Qt::Alignment at =
                QStyle::visualAlignment(item.direction, Qt::AlignLeading | Qt::AlignVCenter);
            painter->drawText(room, static_cast<int>(at | Qt::AlignAbsolute | Qt::TextSingleLine),
                              item.fontMetrics.elidedText(item.text, Qt::ElideRight, room.width()));
        }
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width() + scaled(40, option.font),
                scaled(index.parent().isValid() ? 28 : 32, option.font)};
    }

private:
    static void paintBranch(QPainter *painter, const QStyleOptionViewItem &item, QRect room,
                            const QModelIndex &index, const Theme &theme)
    {
        if (index.column() != ChecksModel::TitleColumn)
            return;
        const int count = index.data(ChecksModel::CountRole).toInt();
        const StateLook look = lookOf(static_cast<Severity>(index.data(ChecksModel::SeverityRole).toInt()));
        const QColor ink = count == 0 ? theme.muted : theme[look.tone].word;
        const int side = scaled(16, item.font);
        const QRect place(room.left(), room.center().y() - side / 2, side, side);
        paintIcon(painter, QStyle::visualRect(item.direction, room, place), look.icon, ink);
        room = QStyle::visualRect(item.direction, room, room.adjusted(side + scaled(8, item.font), 0, 0, 0));
        const QFont bold = sizedFont(item.font, 0, true);
        const auto at = static_cast<int>(
            QStyle::visualAlignment(item.direction, Qt::AlignLeading | Qt::AlignVCenter) | Qt::AlignAbsolute);
        painter->setFont(bold);
        painter->setPen(ink);
        painter->drawText(room, at, item.text);
        const int width = QFontMetrics(bold).horizontalAdvance(item.text) + scaled(8, item.font);
        room = QStyle::visualRect(item.direction, room, room.adjusted(width, 0, 0, 0));
        painter->setFont(item.font);
        painter->setPen(theme.muted);
        painter->drawText(room, at, count == 0 ? ChecksModel::tr("none") : QLocale().toString(count));
    }
};

} // namespace

ChecksView::ChecksView(ChecksModel &checks, QWidget *parent)
    : QWidget(parent)
    , m_checks(checks)
    , m_chips(new ChipBar(tr("Checks by severity"), this))
    , m_head(new QHBoxLayout)
    , m_tree(new QTreeView(this))
    , m_detail(new QWidget(this))
    , m_icon(new QLabel(m_detail))
    , m_title(sectionLabel({}, m_detail))
    , m_meaning(textLabel({}, false, m_detail))
    , m_words(textLabel({}, true, m_detail))
    , m_mend(new ActionButton(tr("Mend it"), ActionButton::Kind::Plain, u"mend"_s, m_detail))
    , m_cure(new ActionButton(tr("Show the place"), ActionButton::Kind::Plain, {}, m_detail))
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    m_head->setContentsMargins(scaled(16, this), scaled(8, this), scaled(16, this), scaled(8, this));
    m_head->addWidget(m_chips, 1);
    all->addLayout(m_head);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    m_tree->setModel(&m_checks);
    m_tree->setItemDelegate(new CheckDelegate(m_tree));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setHeaderHidden(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(0);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setAccessibleName(tr("Checks"));
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setMinimumSectionSize(scaled(60, this));
    m_tree->header()->setSectionResizeMode(ChecksModel::TitleColumn, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(ChecksModel::WhereColumn, QHeaderView::Fixed);
    m_tree->header()->setSectionResizeMode(ChecksModel::CureColumn, QHeaderView::Fixed);
    m_tree->header()->resizeSection(ChecksModel::WhereColumn, scaled(130, this));
    int room = scaled(140, this);
    for (const CureAt at : {CureAt::Targets, CureAt::Message, CureAt::Preview, CureAt::Options,
                            CureAt::Permission, CureAt::Accounts})
        room = std::max(room, fontMetrics().horizontalAdvance(cureWords(at)) + scaled(24, this));
    m_tree->header()->resizeSection(ChecksModel::CureColumn, room);
    all->addWidget(m_tree, 1);
    all->addWidget(makeDetail());
    connect(&m_checks, &QAbstractItemModel::modelReset, m_tree, &QTreeView::expandAll);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ChecksView::showItem);
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (const CheckItem *item = m_checks.item(index))
            cure(CheckItem(*item));
    });
    connect(m_tree, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == ChecksModel::CureColumn)
            act(index);
    });
    // Copies: what was found is found anew meanwhile.
    connect(m_mend, &QPushButton::clicked, this, [this] { mend(CheckItem(m_shown)); });
    connect(m_cure, &QPushButton::clicked, this, [this] { cure(CheckItem(m_shown)); });
    connect(m_chips, &ChipBar::chosenChanged, this, [this](int chip) {
        m_checks.setOnly(chip == allChip ? std::nullopt
                                                   : std::optional(static_cast<Severity>(chip)));
        showItem({});
    });
    showCounts();
    m_chips->setChosen(allChip);
    m_tree->expandAll();
}

void ChecksView::addAction(QWidget *button)
{
    m_head->addWidget(button);
}

QWidget *ChecksView::makeDetail()
{
    auto *all = new QVBoxLayout(m_detail);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(ruleLine(Qt::Horizontal, m_detail));
    auto *line = new QHBoxLayout;
    line->setContentsMargins(scaled(16, this), scaled(12, this), scaled(16, this), scaled(12, this));
    line->addWidget(m_icon, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->addWidget(m_title);
    words->addWidget(m_meaning);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    words->addWidget(m_words);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(8, this));
    buttons->addWidget(m_mend);
    buttons->addWidget(m_cure);
    buttons->addStretch();
    words->addLayout(buttons);
    line->addLayout(words, 1);
    all->addLayout(line);
    m_detail->hide();
    return m_detail;
}

void ChecksView::showCounts()
{
    int total = 0;
    QList<ChipInfo> chips;
    for (const Severity severity : allSeverities) {
        const StateLook look = lookOf(severity);
        total += m_checks.count(severity);
        const QString word = severity == Severity::Stop ? tr("Stops") : severityWord(severity);
        chips.append({static_cast<int>(severity), word, m_checks.count(severity), look.icon, look.tone, true});
    }
    chips.prepend({.id = allChip, .word = tr("All"), .count = total, .always = true});
    m_chips->setChips(chips);
    if (!m_tree->currentIndex().isValid())
        showItem({});
}

void ChecksView::showItem(const QModelIndex &index)
{
    const CheckItem *item = m_checks.item(index);
    m_detail->setVisible(item && !item->meaning.isEmpty());
    if (!item)
        return;
    const StateLook look = lookOf(item->severity);
    const int side = scaled(16, this);
    m_icon->setPixmap(
        icon(look.icon, Theme::of(palette())[look.tone].word).pixmap({side, side}, devicePixelRatio()));
    m_title->setText(item->where.isEmpty() ? item->title : tr("%1: %2").arg(item->title, item->where));
    m_meaning->setText(item->meaning);
    m_words->setText(item->details.isEmpty() ? QString()
                                             : tr("Details: %1").arg(isolated(item->details.left(400))));
    m_words->setVisible(!item->details.isEmpty());
    m_shown = *item;
    m_mend->setVisible(!item->mendWords.isEmpty());
    if (!item->mendWords.isEmpty())
        m_mend->setText(item->mendWords);
    m_cure->setText(cureWords(*item));
    m_cure->setVisible(item->cure != CureAt::Nowhere);
}

void ChecksView::cure(const CheckItem &item)
{
    if (item.cure == CureAt::Nowhere)
        return;
    Q_EMIT cureWanted(item.cure);
    if (item.cure == CureAt::Message && item.place.line > 0)
        Q_EMIT placeWanted(item.place);
}

void ChecksView::mend(const CheckItem &item)
{
    // Seen where it is made: there one undo takes it back.
    Q_EMIT cureWanted(item.cure);
    Q_EMIT mendWanted(item.mend);
}

/// What the words at the end of a line say.
void ChecksView::act(const QModelIndex &index)
{
    const CheckItem *item = m_checks.item(index);
    if (!item)
        return;
    if (!item->mendWords.isEmpty())
        mend(CheckItem(*item));
    else
        cure(CheckItem(*item));
}

void ChecksView::goToProblem(int step)
{
    QModelIndex index = m_tree->currentIndex();
    for (int i = 0; i < 1000; ++i) {
        index = !index.isValid() ? m_checks.index(0, 0)
                                 : (step > 0 ? m_tree->indexBelow(index) : m_tree->indexAbove(index));
        const CheckItem *item = m_checks.item(index);
        if (!index.isValid())
            return;
        if (item && (item->severity == Severity::Stop || item->severity == Severity::Warning)) {
            m_tree->setCurrentIndex(index);
            return;
        }
    }
}

} // namespace paperround
