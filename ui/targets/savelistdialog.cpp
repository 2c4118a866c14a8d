// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog and what it shows; how a save is planned is in savelistdialog_plan.cpp.
#include "ui/targets/savelistdialog.h"

#include "models/bidi.h"
#include "models/savewords.h"
#include "models/sentences.h"
#include "models/wikinames.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/diffview.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"

#include <QComboBox>
#include <QCoroTask>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace paperround {

using namespace Qt::StringLiterals;

SaveListDialog::SaveListDialog(std::shared_ptr<Wikis> wikis, QList<RowsToSave> choices, QWidget *parent)
    : QDialog(parent)
    , m_wikis(std::move(wikis))
    , m_choices(std::move(choices))
    , m_head(sectionLabel({}, this))
    , m_title(new QLineEdit(this))
    , m_choice(new QComboBox(this))
    , m_words(textLabel({}, true, this))
    , m_description(new QPlainTextEdit(this))
    , m_bar(new InlineBar(this))
    , m_told(new QScrollArea(this))
    , m_notes(textLabel({}, false, this))
    , m_sides(new QWidget(this))
    , m_sidesGrid(new QGridLayout(m_sides))
    , m_diff(new DiffView(this))
    , m_summary(new QLineEdit(this))
    , m_state(captionLabel({}, this))
    , m_look(new ActionButton(tr("&Show the changes"), ActionButton::Kind::Plain, u"refresh"_s, this))
    , m_save(new ActionButton(tr("Save"), ActionButton::Kind::Main, {}, this))
    , m_close(new ActionButton(tr("Cancel"), ActionButton::Kind::Plain, {}, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    arrange();
    listen();
    m_save->setEnabled(false);
    for (ActionButton *button : {m_look, m_save, m_close})
        button->setAutoDefault(false);
}

SaveListDialog::SaveListDialog(std::shared_ptr<Wikis> wikis, ListSource page, qint64 base,
                               QList<RowsToSave> choices, QWidget *parent)
    : SaveListDialog(std::move(wikis), std::move(choices), parent)
{
    m_page = std::move(page);
    m_base = base;
    setWindowTitle(tr("Save back to the wiki"));
    m_head->setText(tr("%1 on %2").arg(isolated(m_page.page), nameOf(m_page.wiki)));
    m_title->hide();
    m_description->hide();
    m_descriptionName->hide();
    m_look->setText(tr("&Look again"));
    look();
}

SaveListDialog::SaveListDialog(std::shared_ptr<Wikis> wikis, const QString &wiki, const RowsToSave &rows,
                               QWidget *parent)
    : SaveListDialog(std::move(wikis), {rows}, parent)
{
    m_page.wiki = wiki;
    m_isNew = true;
    setWindowTitle(tr("Save as a new list page"));
    m_head->setText(tr("A new page on %1").arg(nameOf(wiki)));
    m_title->setPlaceholderText(tr("Title of the page"));
    m_title->setAccessibleName(tr("Title of the page"));
    connect(m_title, &QLineEdit::textChanged, this, [this] {
        outdate();
        m_look->setEnabled(!m_title->text().trimmed().isEmpty());
    });
    m_look->setEnabled(false);
    m_title->setFocus();
}

SaveListDialog::~SaveListDialog()
{
    m_stop.request_stop();
}

void SaveListDialog::reject()
{
    if (m_close->isEnabled())
        QDialog::reject();
}

QString SaveListDialog::nameOf(const QString &wiki) const
{
    return WikiNames({m_wikis->farm()}).shown(wiki);
}

const RowsToSave &SaveListDialog::wanted() const
{
    return m_choices[std::max(0, m_choice->currentIndex())];
}

void SaveListDialog::addField(QVBoxLayout *column, const QString &name, QWidget *field, QLabel **label)
{
    auto *words = textLabel(name, false, this);
    words->setTextFormat(Qt::PlainText);
    words->setBuddy(field);
    column->addWidget(words);
    column->addWidget(field);
    if (label)
        *label = words;
}

void SaveListDialog::arrange()
{
    m_head->setTextFormat(Qt::PlainText);
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->hide();
    m_words->setTextFormat(Qt::PlainText);
    m_choice->setAccessibleName(tr("Which rows go there"));
    for (const RowsToSave &choice : std::as_const(m_choices))
        m_choice->addItem(choice.name);
    m_description->setAccessibleName(tr("Description of the list"));
    m_description->setTabChangesFocus(true);
    m_description->setFixedHeight(m_description->fontMetrics().lineSpacing() * 2 + scaled(14, this));
    m_summary->setAccessibleName(tr("Edit summary"));
    m_summary->setEnabled(false);
    m_sidesGrid->setContentsMargins(0, 0, 0, 0);
    m_sidesGrid->setColumnStretch(0, 1);
    m_sides->hide();
    auto *column = new QVBoxLayout(this);
    const int margin = scaled(16, this);
    column->setContentsMargins(margin, margin, margin, scaled(12, this));
    column->setSpacing(scaled(8, this));
    column->addWidget(m_head);
    column->addWidget(m_title);
    addField(column, tr("Which &rows go there"), m_choice, &m_choiceName);
    column->addWidget(m_words);
    addField(column, tr("&Description of the list"), m_description, &m_descriptionName);
    column->addWidget(m_bar);
    column->addWidget(makeTold());
    column->addWidget(m_diff, 1);
    addField(column, tr("Edit s&ummary"), m_summary, nullptr);
    column->addSpacing(scaled(8, this));
    column->addLayout(makeFoot());
    const bool many = m_choices.size() > 1;
    m_choice->setVisible(many);
    m_choiceName->setVisible(many);
    m_words->setText(wanted().words);
    m_words->setVisible(many && !wanted().words.isEmpty());
    resize(scaled(760, this), scaled(600, this));
}

QWidget *SaveListDialog::makeTold()
{
    auto *content = new QWidget(m_told);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(8, this));
    column->addWidget(m_notes);
    column->addWidget(m_sides);
    m_told->setWidget(content);
    m_told->setWidgetResizable(true);
    m_told->setFrameShape(QFrame::NoFrame);
    m_told->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_told->setFocusPolicy(Qt::NoFocus);
    m_told->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    m_told->hide();
    return m_told;
}

void SaveListDialog::fitTold()
{
    const bool any = !m_notes->isHidden() || !m_sides->isHidden();
    m_told->setVisible(any);
    if (!any)
        return;
    QWidget *content = m_told->widget();
    content->layout()->activate();
    const int width =
        this->width() - layout()->contentsMargins().left() - layout()->contentsMargins().right();
    m_told->setFixedHeight(std::min(content->heightForWidth(width), height() / 3));
}

void SaveListDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    fitTold();
}

QLayout *SaveListDialog::makeFoot()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(8, this));
    buttons->addWidget(m_look);
    buttons->addWidget(m_state, 1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_save);
    return buttons;
}

void SaveListDialog::listen()
{
    connect(m_look, &QPushButton::clicked, this, &SaveListDialog::look);
    connect(m_save, &QPushButton::clicked, this, &SaveListDialog::save);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_title, &QLineEdit::returnPressed, this, &SaveListDialog::look);
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] {
        m_words->setText(wanted().words);
        m_mine.clear();
        look();
    });
    connect(m_description, &QPlainTextEdit::textChanged, this, &SaveListDialog::outdate);
}

void SaveListDialog::outdate()
{
    if (!m_plan && m_isNew)
        return; // nothing was shown yet
    m_plan.reset();
    m_save->setEnabled(false);
    m_state->setText(tr("Look at the changes before you save."));
    m_look->setText(tr("&Show the changes"));
}

void SaveListDialog::setBusy(const QString &words)
{
    m_state->setText(words);
    const bool free = words.isEmpty();
    m_look->setEnabled(free);
    for (QWidget *field : {static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_choice),
                           static_cast<QWidget *>(m_description), m_sides})
        field->setEnabled(free);
    if (!free)
        m_save->setEnabled(false);
}

/// A line for each row about which two people want different things, to choose from.
void SaveListDialog::showSides(const QList<EditConflict> &conflicts)
{
    while (QLayoutItem *item = m_sidesGrid->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_conflicts = conflicts;
    m_sides->setVisible(!conflicts.isEmpty());
    int line = 0;
    for (const EditConflict &each : conflicts) {
        const bool described = each.row.isEmpty();
        const QString about = described ? tr("The description") : isolated(each.row);
        auto *side = new QComboBox(m_sides);
        side->addItem(described ? tr("Theirs: %1").arg(isolated(each.theirs.simplified().left(60)))
                                : tr("Theirs: it stays away"));
        side->addItem(described ? tr("Mine, as it is written above")
                                : tr("Mine: %1").arg(isolated(each.mine.title)));
        side->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        side->setMinimumContentsLength(28);
        side->setAccessibleName(tr("Whose change of %1 counts").arg(about));
        side->setObjectName(u"conflict%1"_s.arg(line));
        side->setCurrentIndex(m_mine.contains(each.row) ? 1 : 0);
        auto *name = new ElidedLabel(about, Qt::ElideMiddle, m_sides);
        name->setBuddy(side);
        m_sidesGrid->addWidget(name, line, 0);
        m_sidesGrid->addWidget(side, line, 1);
        connect(side, &QComboBox::currentIndexChanged, this, [this, row = each.row](int index) {
            if (index == 1)
                m_mine.insert(row);
            else
                m_mine.remove(row);
            look();
        });
        ++line;
    }
    fitTold();
}

void SaveListDialog::showPlan(const Result<ListSavePlan> &plan)
{
    setBusy({});
    if (!plan) {
        tell(plan.error());
        return;
    }
    m_plan = *plan;
    m_diff->setTexts(plan->before, plan->after);
    m_summary->setText(plan->summary);
    m_summary->setEnabled(true);
    showNotes(planNotes(*plan));
    m_state->setText(m_isNew ? tr("%Ln page(s)", nullptr, plan->rows.size()) : changeCounts(plan->changes));
    m_look->setText(tr("&Look again"));
    m_save->setEnabled(plan->changesAnything() && plan->problems.isEmpty());
    if (m_save->isEnabled())
        m_diff->setFocus();
}

void SaveListDialog::showNotes(const QStringList &notes)
{
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    fitTold();
}

void SaveListDialog::save()
{
    if (!m_plan)
        return;
    m_plan->summary = m_summary->text();
    setBusy(tr("Saving …"));
    m_close->setEnabled(false);
    QCoro::connect(saveList(m_wikis, *m_plan), this,
                   [this](const Result<SavedList> &saved) { showSaved(saved); });
}

void SaveListDialog::showSaved(const Result<SavedList> &saved)
{
    setBusy({});
    m_close->setEnabled(true);
    if (!saved) {
        m_plan.reset();
        tell(saved.error());
        return;
    }
    m_look->hide();
    for (QWidget *field : {static_cast<QWidget *>(m_summary), static_cast<QWidget *>(m_choice),
                           static_cast<QWidget *>(m_description), static_cast<QWidget *>(m_title), m_sides})
        field->setEnabled(false);
    m_close->setText(tr("Close"));
    QStringList notes = savedNotes(*saved);
    const QString what = notes.takeFirst();
    m_bar->raiseNotice({.key = u"saved"_s,
                        .tone = notes.isEmpty() ? Tone::Delivered : Tone::Waiting,
                        .title = what,
                        .text = notes.join(u' '),
                        .closable = false});
    m_state->clear();
    m_close->setFocus();
    const bool isSame = saved->asPlanned && !needsLook(*m_plan) && m_plan->others.isEmpty();
    Q_EMIT this->saved(m_plan->wiki, m_plan->title, isSame);
}

void SaveListDialog::tell(const Error &error)
{
    const Explanation why = explain(error);
    m_bar->raiseNotice({.key = u"failed"_s,
                        .tone = error.kind == ErrorKind::Look ? Tone::Unknown : Tone::Failed,
                        .title = why.what + u'.',
                        .text = why.text(),
                        .details = why.details,
                        .closable = false});
    m_look->setText(tr("&Look again"));
    m_look->setFocus();
}

} // namespace paperround
