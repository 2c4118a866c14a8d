// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/addpanel.h"

#include "ui/targets/targetlines.h"
#include "ui/targets/titlecompleter.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/metrics.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace paperround {

AddPanel::AddPanel(TitleSuggestions &suggestions, QWidget *parent)
    : QFrame(parent)
    , m_faces(new QStackedWidget(this))
    , m_wiki(new QLineEdit(this))
    , m_page(new QLineEdit(this))
    , m_lines(new TargetLines(suggestions, this))
    , m_load(new ActionButton(tr("Load the list"), ActionButton::Kind::Plain, {}, this))
{
    const int margin = scaled(12, this);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(scaled(16, this), 0, scaled(16, this), margin);
    all->addWidget(m_faces);

    auto *page = new QWidget(this);
    auto *line = new QHBoxLayout(page);
    line->setContentsMargins(0, 0, 0, 0);
    auto *wikiLabel = new QLabel(tr("&Wiki"), page);
    auto *pageLabel = new QLabel(tr("List &page"), page);
    wikiLabel->setBuddy(m_wiki);
    pageLabel->setBuddy(m_page);
    m_wiki->setPlaceholderText(QStringLiteral("meta.wikimedia.org"));
    m_page->setPlaceholderText(tr("Title of the page with the list"));
    line->addWidget(wikiLabel);
    line->addWidget(m_wiki, 2);
    line->addWidget(pageLabel);
    line->addWidget(m_page, 3);
    line->addWidget(m_load);
    auto *closePage = ActionButton::iconOnly(QStringLiteral("close"), tr("Close"), page);
    line->addWidget(closePage);
    m_faces->addWidget(page);

    auto *lines = new QWidget(this);
    auto *box = new QVBoxLayout(lines);
    box->setContentsMargins(0, 0, 0, 0);
    m_lines->setPlaceholderText(tr("One page a line: User talk:Example@en.wikipedia.org"));
    m_lines->setAccessibleName(tr("Lines of targets"));
    m_lines->setTabChangesFocus(true);
    m_lines->setFont(fixedFont(font()));
    m_lines->setMaximumHeight(scaled(140, this));
    box->addWidget(m_lines);
    auto *foot = new QHBoxLayout;
    foot->addWidget(
        textLabel(
            tr("Lines page@wiki, addresses of pages, cells of a spreadsheet, JSON or wikitext of a list"),
            true, lines),
        1);
    auto *add = new ActionButton(tr("Add these"), ActionButton::Kind::Plain, {}, lines);
    auto *closeLines = ActionButton::iconOnly(QStringLiteral("close"), tr("Close"), lines);
    foot->addWidget(add);
    foot->addWidget(closeLines);
    box->addLayout(foot);
    m_faces->addWidget(lines);

    new TitleCompleter(
        m_page, suggestions, [this] { return m_wiki->text(); }, TitleUse::ListPage);
    connect(m_page, &QLineEdit::returnPressed, this, &AddPanel::takePage);
    connect(m_wiki, &QLineEdit::returnPressed, this, [this] { m_page->setFocus(); });
    connect(m_load, &QPushButton::clicked, this, &AddPanel::takePage);
    connect(add, &QPushButton::clicked, this, &AddPanel::takeLines);
    connect(closePage, &QPushButton::clicked, this, &QWidget::hide);
    connect(closeLines, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void AddPanel::askForPage(const QString &home)
{
    if (m_wiki->text().isEmpty())
        m_wiki->setText(home);
    m_faces->setCurrentIndex(0);
    m_faces->setMaximumHeight(m_page->sizeHint().height() + scaled(8, this));
    show();
    m_page->setFocus();
    m_page->selectAll();
}

void AddPanel::askForLines(const QString &text)
{
    m_faces->setCurrentIndex(1);
    m_faces->setMaximumHeight(QWIDGETSIZE_MAX);
    if (!text.isEmpty())
        m_lines->setPlainText(text);
    show();
    m_lines->setFocus();
}

void AddPanel::setBusy(bool busy)
{
    m_load->setEnabled(!busy);
    m_load->setText(busy ? tr("Loading …") : tr("Load the list"));
}

void AddPanel::takePage()
{
    if (m_load->isEnabled() && !m_page->text().trimmed().isEmpty() && !m_wiki->text().trimmed().isEmpty())
        Q_EMIT pageWanted(m_wiki->text(), m_page->text());
}

void AddPanel::takeLines()
{
    if (m_lines->toPlainText().trimmed().isEmpty())
        return;
    Q_EMIT linesWanted(m_lines->toPlainText());
    m_lines->clear();
    hide();
}

void AddPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

} // namespace paperround
