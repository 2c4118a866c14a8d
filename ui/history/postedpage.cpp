// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/postedpage.h"

#include "models/bidi.h"
#include "models/postedtext.h"
#include "models/rowwords.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

PostedPage::PostedPage(DeliveryDoors doors, QWidget *parent)
    : QWidget(parent)
    , m_doors(std::move(doors))
    , m_picker(new QSpinBox(this))
    , m_of(new QLabel(this))
    , m_target(new ElidedLabel({}, Qt::ElideMiddle, this))
    , m_state(captionLabel({}, this))
    , m_bar(new InlineBar(this))
    , m_text(new QPlainTextEdit(this))
{
    m_picker->setAccessibleName(tr("Row whose text is shown"));
    m_picker->setKeyboardTracking(false);
    m_picker->setMinimumWidth(scaled(80, this));
    connect(m_picker, &QSpinBox::valueChanged, this, &PostedPage::showRow);
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(fixedFont(font()));
    m_text->setAccessibleName(tr("The exact text"));
    m_text->setTabChangesFocus(true);
    auto *copy = ActionButton::iconOnly(u"copy"_s, tr("Copy the text"), this);
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_text->toPlainText()); });
    const int margin = scaled(16, this);
    m_text->document()->setDocumentMargin(margin);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(margin, scaled(8, this), margin, scaled(4, this));
    line->setSpacing(scaled(8, this));
    line->addWidget(new QLabel(tr("Row", "before its number"), this));
    line->addWidget(m_picker);
    line->addWidget(m_of);
    line->addSpacing(scaled(8, this));
    line->addWidget(m_target, 1);
    line->addWidget(copy);
    auto *facts = new QVBoxLayout;
    facts->setContentsMargins(margin, 0, margin, scaled(8, this));
    facts->addWidget(m_state);
    facts->addWidget(m_bar);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(line);
    column->addLayout(facts);
    column->addWidget(ruleLine(Qt::Horizontal, this));
    column->addWidget(m_text, 1);
}

void PostedPage::setDelivery(const Delivery &delivery, const QList<Row> &rows)
{
    if (delivery.id != m_delivery.id) {
        m_facts.clear();
        m_asked.clear();
        m_silent.clear();
    }
    const bool other = delivery.id != m_delivery.id || m_rows.isEmpty();
    m_delivery = delivery;
    m_rows = rows;
    const QSignalBlocker quiet(m_picker);
    m_picker->setRange(rows.isEmpty() ? 0 : rows.first().number, rows.isEmpty() ? 0 : rows.last().number);
    if (other && !rows.isEmpty()) {
        // What was posted tells more than what was not.
        const auto posted = std::ranges::find(rows, RowState::Delivered, &Row::state);
        m_picker->setValue(posted == rows.end() ? rows.first().number : posted->number);
    }
    m_of->setText(tr("of %L1").arg(rows.size()));
    showRow();
}

void PostedPage::chooseRow(int number)
{
    m_picker->setValue(number);
}

void PostedPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_asked.clear(); // A wiki that was out of reach may be back.
    m_silent.clear();
    showRow();
}

void PostedPage::showRow()
{
    const auto row = std::ranges::lower_bound(m_rows, m_picker->value(), {}, &Row::number);
    if (row == m_rows.end()) {
        m_text->clear();
        m_target->setText({});
        m_state->clear();
        m_bar->clear();
        return;
    }
    m_target->setText(tr("%1 on %2", "a page and its wiki")
                          .arg(isolated(pageOf(*row)), m_doors.names.shown(row->target.wiki)));
    m_state->setText(row->state == RowState::Delivered
                         ? tr("Posted, as revision %1. The hidden comment is in the wiki’s words of today.")
                               .arg(row->revision)
                         : tr("Not posted (%1). This is what would have stood there.")
                               .arg(stateWord(shownState(row->state)).toLower()));
    const QString text =
        postedText(m_delivery, *row, m_facts.value(m_delivery.farm), m_facts.value(row->target.wiki));
    if (m_text->toPlainText() != text)
        m_text->setPlainText(text);
    if (!isVisible())
        return;
    ask(m_delivery.farm);
    ask(row->target.wiki);
    showWords(*row);
}

void PostedPage::ask(const QString &wiki)
{
    if (m_facts.contains(wiki) || m_asked.contains(wiki))
        return;
    m_asked.insert(wiki);
    m_doors.facts(m_delivery, wiki, this, [this, wiki, id = m_delivery.id](const Result<WikiFacts> &facts) {
        if (id != m_delivery.id)
            return;
        if (facts) {
            m_facts.insert(wiki, *facts);
            m_silent.remove(wiki);
        } else {
            m_silent.insert(wiki);
        }
        showRow();
    });
}

void PostedPage::showWords(const Row &row)
{
    const QString key = u"words"_s;
    QStringList silent;
    for (const QString &wiki : {row.target.wiki, m_delivery.farm}) {
        const QString name = m_doors.names.shown(wiki);
        if (m_silent.contains(wiki) && !silent.contains(name))
            silent.append(name);
    }
    if (silent.isEmpty()) {
        m_bar->withdraw(key);
        return;
    }
    m_bar->raiseNotice({key,
                        Tone::Waiting,
                        {},
                        tr("The own words of %1 are not known.").arg(silent.join(u", "_s)),
                        tr("It could not be asked. The hidden comment is shown in the default words; what "
                           "was posted may have the wiki’s."),
                        {},
                        {{tr("Ask again"),
                          [this] {
                              m_asked.clear();
                              m_silent.clear();
                              showRow();
                          }}},
                        false});
}

} // namespace paperround
