// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/diffview.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QFontDatabase>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr int WidestLine = 4000; ///< Pixels at 100 %; what is longer is elided.

/// Flat cells in the line's tint.
class DiffDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme theme = Theme::of(option.palette);
        const auto kind = static_cast<DiffLine::Kind>(index.data(DiffModel::KindRole).toInt());
        const bool isNumber = index.column() == DiffModel::Before || index.column() == DiffModel::After;
        const bool isChosen = option.state.testFlag(QStyle::State_Selected);
        QColor behind = option.palette.color(QPalette::Base);
        QColor words = option.palette.color(QPalette::Text);
        if (isNumber || kind == DiffLine::Kind::Gap)
            behind = theme.head;
        else if (kind == DiffLine::Kind::Removed)
            behind = theme[Tone::Failed].tint;
        else if (kind == DiffLine::Kind::Added)
            behind = theme[Tone::Delivered].tint;
        if (isChosen) {
            behind = option.palette.color(QPalette::Highlight);
            words = option.palette.color(QPalette::HighlightedText);
        } else if (isNumber || kind == DiffLine::Kind::Gap) {
            words = theme.muted;
        }
        painter->fillRect(option.rect, behind);
        painter->setPen(words);
        painter->setFont(option.font);
        const int margin = index.column() == DiffModel::Words ? 0 : option.fontMetrics.averageCharWidth();
        const QRect inner = option.rect.adjusted(margin, 0, -margin, 0);
        const int align = isNumber              ? Qt::AlignRight
            : index.column() == DiffModel::Sign ? Qt::AlignHCenter
                                                : Qt::AlignLeft;
        painter->drawText(inner,
                          align | Qt::AlignAbsolute | Qt::AlignVCenter | Qt::TextForceLeftToRight
                              | Qt::TextSingleLine,
                          option.fontMetrics.elidedText(displayText(index.data(), option.locale),
                                                        Qt::ElideRight, inner.width()));
    }
    /// Line numbers are no amounts: without separators.
    [[nodiscard]] QString displayText(const QVariant &value, const QLocale &locale) const override
    {
        Q_UNUSED(locale);
        return value.toString();
    }
};

} // namespace

DiffView::DiffView(QWidget *parent)
    : QTableView(parent)
    , m_model(new DiffModel(this))
{
    setModel(m_model);
    setItemDelegate(new DiffDelegate(this));
    setLayoutDirection(Qt::LeftToRight);
    setAccessibleName(tr("Changes"));
    setShowGrid(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setWordWrap(false);
    horizontalHeader()->hide();
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setMinimumSectionSize(1);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    fitColumns();
}

void DiffView::setTexts(const QString &before, const QString &after)
{
    m_model->setLines(lineDiff(before, after));
    fitColumns();
}

void DiffView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitColumns();
}

void DiffView::fitColumns()
{
    const QFontMetrics metrics(font());
    int highest = 0;
    qsizetype longest = 0;
    QString widest;
    for (const DiffLine &line : m_model->lines()) {
        highest = std::max({highest, line.before, line.after});
        if (line.text.size() > longest) {
            longest = line.text.size();
            widest = line.text;
        }
    }
    const int character = metrics.averageCharWidth();
    const int digits = metrics.horizontalAdvance(QString::number(std::max(highest, 10))) + 2 * character + 2;
    const int words = std::min(metrics.horizontalAdvance(widest) + 2 * character, scaled(WidestLine, this));
    verticalHeader()->setDefaultSectionSize(std::max(metrics.height() + 2, scaled(20, this)));
    setColumnWidth(DiffModel::Before, digits);
    setColumnWidth(DiffModel::After, digits);
    setColumnWidth(DiffModel::Sign, 3 * character);
    const int rest = viewport()->width() - 2 * digits - 3 * character;
    setColumnWidth(DiffModel::Words, std::max(words, rest));
    horizontalHeader()->setStretchLastSection(true);
}

} // namespace paperround
