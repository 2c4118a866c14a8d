// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/mendspanel.h"

#include "models/bidi.h"
#include "ui/targets/healthwork.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QUndoStack>
#include <QVBoxLayout>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// Lines as high as those of the tables.
class LineDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index).expandedTo({0, scaled(28, option.font)});
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (option->direction == Qt::RightToLeft)
            option->text = withArrowsTurned(option->text);
    }
};

} // namespace

MendsPanel::MendsPanel(DraftDocument &document, HealthWork &health, InlineBar &bar, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_health(health)
    , m_bar(bar)
    , m_tree(new QTreeView(this))
    , m_choice(captionLabel({}, this))
    , m_mend(new ActionButton(tr("&Mend these"), ActionButton::Kind::Main, {}, this))
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(scaled(16, this), scaled(8, this), scaled(16, this), scaled(8, this));
    head->addWidget(textLabel(tr("Nothing is changed before you mend. Each mend rests on what its wiki has "
                                 "told; Undo takes all of them back."),
                              true, this),
                    1);
    box->addLayout(head);
    m_tree->setModel(&m_model);
    m_tree->setUniformRowHeights(true);
    m_tree->setItemDelegate(new LineDelegate(m_tree));
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setAccessibleName(tr("Proposed mends"));
    m_tree->header()->setFont(sizedFont(font(), -1));
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->resizeSection(MendsModel::WhatColumn, scaled(360, this));
    m_tree->header()->resizeSection(MendsModel::WikiColumn, scaled(136, this));
    box->addWidget(m_tree, 1);
    box->addWidget(ruleLine(Qt::Horizontal, this));
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(scaled(16, this), scaled(8, this), scaled(16, this), scaled(8, this));
    foot->setSpacing(scaled(8, this));
    foot->addWidget(m_choice, 1);
    auto *leave = new ActionButton(tr("&Back to the list"), ActionButton::Kind::Plain, {}, this);
    leave->setObjectName(u"leaveMends"_s);
    m_mend->setObjectName(u"mendChosen"_s);
    foot->addWidget(leave);
    foot->addWidget(m_mend);
    box->addLayout(foot);

    m_soon.setSingleShot(true);
    m_soon.setInterval(150);
    connect(&m_soon, &QTimer::timeout, this, &MendsPanel::look);
    connect(&document.targets(), &TargetTableModel::countsChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&health, &HealthWork::changed, &m_soon, qOverload<>(&QTimer::start));
    connect(&document, &DraftDocument::opened, this, [this] { m_declined.clear(); });
    connect(&m_model, &MendsModel::choiceChanged, this, &MendsPanel::showChoice);
    connect(leave, &QPushButton::clicked, this, &MendsPanel::done);
    connect(m_mend, &QPushButton::clicked, this, &MendsPanel::mend);
    connect(&bar, &InlineBar::closed, this, [this](const QString &key) {
        if (key == "mends"_L1)
            m_declined = m_model.mends();
    });
    setTabOrder(m_tree, leave);
    setTabOrder(leave, m_mend);
    showChoice();
}

void MendsPanel::look()
{
    m_soon.stop();
    // A check in its middle does not know yet which rows are the same page.
    const QList<Mend> mends =
        m_health.isChecking() ? QList<Mend>() : proposedMends(m_document.targets().entries());
    if (mends != m_model.mends()) {
        m_model.setMends(mends, m_document.targets().names());
        if (mends.size() <= 200)
            m_tree->expandAll();
        if (mends.isEmpty() && isVisible())
            Q_EMIT done();
    }
    propose();
}

void MendsPanel::propose()
{
    int rows = 0;
    QStringList parts;
    for (const MendKind kind : allMendKinds) {
        const int count = isProposedAtOnce(kind) ? m_model.countOf(kind) : 0;
        if (count > 0)
            parts.append(mendWords(kind, count));
        rows += count;
    }
    if (rows == 0 || m_model.mends() == m_declined) {
        m_bar.withdraw(u"mends"_s);
        return;
    }
    m_bar.raiseNotice(
        {.key = u"mends"_s,
         .tone = Tone::Sending,
         .icon = u"mend"_s,
         .title = tr("%Ln mend(s) proposed:", nullptr, rows),
         .text = parts.join(tr(", ", "between the mends that are proposed")),
         .actions = {{tr("Show"), [this] { Q_EMIT wanted(); }}, {tr("Mend all"), [this] { mend(); }}}});
}

void MendsPanel::showChoice()
{
    const int chosen = m_model.chosenCount();
    m_choice->setText(
        tr("%1 of %2 chosen").arg(QLocale().toString(chosen), QLocale().toString(m_model.mends().size())));
    m_mend->setEnabled(chosen > 0);
}

void MendsPanel::mend()
{
    const QList<Mend> chosen = m_model.chosen();
    if (chosen.isEmpty())
        return;
    TargetTableModel &targets = m_document.targets();
    // First what rows name, then which of them go: places stay as they are until then.
    TargetEdit renaming{.kind = TargetEdit::Kind::Replace};
    QList<int> dropped;
    for (const Mend &mend : chosen) {
        const int place = targets.placeOf(mend.key);
        if (place < 0 || targets.entries()[place].target != mend.from)
            continue; // The list has changed since; what it says now was not looked at.
        if (mend.drops()) {
            dropped.append(place);
            continue;
        }
        const TargetEdit one = targets.retitling(place, mend.to.title, mend.to.wiki);
        renaming.places += one.places;
        renaming.entries += one.entries;
    }
    QUndoStack &undo = m_document.undoStack();
    const int mended = static_cast<int>(renaming.places.size() + dropped.size());
    const QString words = tr("mending of %Ln target(s)", nullptr, mended);
    undo.beginMacro(words);
    m_document.edit(renaming, words);
    m_document.edit(targets.removal(dropped), words);
    undo.endMacro();
    m_bar.withdraw(u"mends"_s);
    m_bar.raiseNotice({.key = u"mended"_s,
                       .tone = Tone::Delivered,
                       .title = tr("%Ln target(s) mended.", nullptr, mended),
                       .actions = {{tr("Undo"), [this] {
                                        m_document.undoStack().undo();
                                        m_bar.withdraw(u"mended"_s);
                                    }}}});
    Q_EMIT done();
}

void MendsPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT done();
    else
        QWidget::keyPressEvent(event);
}

} // namespace paperround
