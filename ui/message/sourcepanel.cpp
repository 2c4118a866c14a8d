// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/sourcepanel.h"

#include "models/bidi.h"
#include "models/sentences.h"
#include "ui/message/wordingwork.h"
#include "ui/targets/titlecompleter.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

SourcePanel::SourcePanel(DraftSession &session, WordingWork &work, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_work(work)
    , m_wiki(new QLineEdit(this))
    , m_page(new QLineEdit(this))
    , m_take(new ActionButton(tr("Use this page"), ActionButton::Kind::Plain, {}, this))
    , m_parts(new QWidget(this))
    , m_subject(new QComboBox(this))
    , m_body(new QComboBox(this))
    , m_translations(new QCheckBox(tr("&Translations"), this))
    , m_revision(captionLabel({}, this))
    , m_bar(new InlineBar(this))
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(makePageLine());
    all->addWidget(m_parts);
    m_parts->setLayout(makeParts());
    all->addWidget(m_bar);
    new TitleCompleter(
        m_page, session.targetsWork().suggestions(), [this] { return m_wiki->text().trimmed(); },
        TitleUse::ListPage);
    connect(m_page, &QLineEdit::returnPressed, this, &SourcePanel::takePage);
    connect(m_wiki, &QLineEdit::returnPressed, this, [this] { m_page->setFocus(); });
    connect(m_take, &QPushButton::clicked, this, &SourcePanel::takePage);
    connect(m_subject, &QComboBox::activated, this, &SourcePanel::takeParts);
    connect(m_body, &QComboBox::activated, this, &SourcePanel::takeParts);
    connect(m_translations, &QCheckBox::clicked, this, &SourcePanel::takeParts);
    connect(&work, &WordingWork::changed, this, &SourcePanel::showState);
    showState();
}

QLayout *SourcePanel::makePageLine()
{
    // In two lines: beside the preview neither host nor title would be read whole.
    auto *grid = new QGridLayout;
    const int margin = scaled(16, this);
    grid->setContentsMargins(margin, scaled(8, this), scaled(12, this), scaled(4, this));
    grid->setHorizontalSpacing(scaled(8, this));
    grid->setVerticalSpacing(scaled(4, this));
    auto *wikiLabel = new QLabel(tr("&Wiki"), this);
    auto *pageLabel = new QLabel(tr("Source &page"), this);
    wikiLabel->setBuddy(m_wiki);
    pageLabel->setBuddy(m_page);
    m_wiki->setPlaceholderText(u"meta.wikimedia.org"_s);
    m_page->setPlaceholderText(tr("Title of the page that is the message"));
    grid->addWidget(wikiLabel, 0, 0);
    grid->addWidget(m_wiki, 0, 1);
    grid->addWidget(pageLabel, 1, 0);
    grid->addWidget(m_page, 1, 1);
    grid->addWidget(m_take, 1, 2);
    grid->setColumnStretch(1, 1);
    auto *remove = ActionButton::iconOnly(u"close"_s, tr("Use no page"), this);
    connect(remove, &QPushButton::clicked, this, [this] {
        hide();
        m_work.leaveSource();
    });
    grid->addWidget(remove, 0, 2, Qt::AlignTrailing);
    return grid;
}

QLayout *SourcePanel::makeParts()
{
    auto *parts = new QVBoxLayout;
    parts->setContentsMargins(scaled(16, this), 0, scaled(12, this), scaled(8, this));
    parts->setSpacing(scaled(4, this));
    auto *line = new QHBoxLayout;
    line->setSpacing(scaled(8, this));
    auto *subjectLabel = new QLabel(tr("Su&bject from"), m_parts);
    auto *bodyLabel = new QLabel(tr("Te&xt from"), m_parts);
    subjectLabel->setBuddy(m_subject);
    bodyLabel->setBuddy(m_body);
    for (QComboBox *box : {m_subject, m_body}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(10);
    }
    m_translations->setToolTip(tr("Each wiki gets the subpage in its language (as Page/fr), or in the next "
                                  "that MediaWiki falls back on, or the page's own"));
    line->addWidget(subjectLabel);
    line->addWidget(m_subject, 1);
    line->addWidget(bodyLabel);
    line->addWidget(m_body, 1);
    parts->addLayout(line);
    auto *facts = new QHBoxLayout;
    facts->setSpacing(scaled(12, this));
    facts->addWidget(m_translations);
    facts->addWidget(m_revision, 1);
    parts->addLayout(facts);
    return parts;
}

void SourcePanel::open()
{
    show();
    if (m_wiki->text().isEmpty())
        m_wiki->setText(m_session.desk().farm().home);
    m_work.lookAtSource();
    m_page->setFocus();
}

void SourcePanel::takePage()
{
    const QString page = m_page->text().trimmed();
    if (!page.isEmpty())
        m_work.choosePage(m_wiki->text().trimmed(), page);
}

void SourcePanel::takeParts()
{
    if (!m_showing)
        m_work.chooseParts(m_subject->currentData().toString(), m_body->currentData().toString(),
                           m_translations->isChecked());
}

void SourcePanel::showSections(QComboBox *box, const QString &first, const QString &chosen)
{
    const QSignalBlocker quiet(box);
    box->clear();
    box->addItem(first, QString());
    QStringList labels = m_work.labels();
    if (!chosen.isEmpty() && !labels.contains(chosen))
        labels.append(chosen);
    for (const QString &label : labels)
        box->addItem(tr("Section “%1”").arg(isolated(label)), label);
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
}

void SourcePanel::showState()
{
    m_showing = true;
    const auto &source = m_session.document().message().source;
    m_take->setEnabled(!m_work.isReading() && m_session.desk().wikis());
    m_parts->setVisible(source.has_value());
    if (source) {
        if (!m_wiki->hasFocus())
            m_wiki->setText(source->wiki);
        if (!m_page->hasFocus())
            m_page->setText(source->page);
        showSections(m_subject, tr("The field above"), source->subjectSection);
        showSections(m_body, tr("The whole page"), source->bodySection);
        m_translations->setChecked(source->translations);
        const QString pinned = tr("Revision %1").arg(source->revision);
        const int others = int(source->texts.size()) - 1;
        QStringList facts{pinned};
        if (source->translations)
            facts.append(tr("%Ln translation(s)", nullptr, others));
        facts.append(tr("the text below follows it"));
        m_revision->setText(facts.join(u" · "_s));
        m_revision->setToolTip(tr("The message keeps to this revision, whatever is edited later."));
    }
    m_showing = false;
    showNotices();
}

void SourcePanel::showNotices()
{
    m_bar->withdraw(u"reading"_s);
    m_bar->withdraw(u"failed"_s);
    m_bar->withdraw(u"newer"_s);
    if (m_work.isReading())
        m_bar->raiseNotice({.key = u"reading"_s, .title = tr("Reading the page …"), .closable = false});
    if (const auto &error = m_work.error()) {
        const Explanation said = explain(*error);
        m_bar->raiseNotice({.key = u"failed"_s,
                            .tone = Tone::Failed,
                            .title = said.what,
                            .text = said.text(),
                            .details = said.details});
    }
    if (m_work.newerRevision() > 0)
        m_bar->raiseNotice({.key = u"newer"_s,
                            .tone = Tone::Waiting,
                            .title = tr("The page has a newer revision, %1.").arg(m_work.newerRevision()),
                            .text = tr("The message keeps to the one it has."),
                            .actions = {{tr("Take it"), [this] { m_work.takeNewest(); }}}});
}

} // namespace paperround
