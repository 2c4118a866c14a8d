// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/previewpane.h"

#include "domain/message/wording.h"
#include "models/bidi.h"
#include "models/sentences.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/diffview.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QTextDocument>

namespace paperround {

using namespace Qt::StringLiterals;

PreviewPane::PreviewPane(DraftSession &session, const Surroundings &surroundings, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_head(new QHBoxLayout)
    , m_wiki(new QComboBox(this))
    , m_facts(captionLabel({}, this))
    , m_view(new PreviewView(surroundings.exactFace, this, [&session] { return session.desk().wikis(); }))
    , m_text(new QPlainTextEdit(this))
    , m_since(captionLabel({}, this))
    , m_diff(new DiffView(this))
    , m_tabs(new QStackedWidget(this))
{
    const int margin = scaled(16, this);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    m_head->setContentsMargins(margin, scaled(8, this), margin, 0);
    m_wiki->setAccessibleName(tr("Wiki"));
    m_wiki->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_wiki->setMinimumContentsLength(6); // Beside the message there is no room for more.
    m_head->addWidget(m_wiki, 1);
    box->addLayout(m_head);
    auto *facts = new QHBoxLayout;
    facts->setContentsMargins(margin, scaled(2, this), margin, scaled(6, this));
    facts->addWidget(m_facts);
    box->addLayout(facts);
    box->addWidget(ruleLine(Qt::Horizontal, this));
    m_text->setReadOnly(true);
    m_text->setFont(fixedFont(font()));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("Exact text that would be posted"));
    m_diff->setAccessibleName(tr("What has changed since the last issue"));
    auto *changes = new QWidget(this);
    auto *column = new QVBoxLayout(changes);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_since->setContentsMargins(margin, scaled(6, this), margin, scaled(6, this));
    column->addWidget(m_since);
    column->addWidget(m_diff, 1);
    m_tabs->addWidget(m_view);
    m_tabs->addWidget(m_text);
    m_tabs->addWidget(changes);
    m_tabs->addWidget(makeLater());
    box->addWidget(m_tabs, 1);
    connect(m_wiki, &QComboBox::currentIndexChanged, this, &PreviewPane::showWiki);
}

QWidget *PreviewPane::makeLater()
{
    auto *later = new EmptyState(u"eye"_s, tr("Not asked yet"),
                                 tr("Another wiki of the same language has rendered the message. Most often "
                                    "this one shows the same, as far as it has the same templates."),
                                 this);
    auto *one = new ActionButton(tr("Ask this wiki"), ActionButton::Kind::Plain, u"refresh"_s, later);
    auto *all = new ActionButton(tr("Ask them all"), ActionButton::Kind::Plain, {}, later);
    connect(one, &QPushButton::clicked, this, [this] {
        if (m_shown)
            m_session.previewWork().renderLater(m_shown->place());
    });
    connect(all, &QPushButton::clicked, this, [this] { m_session.previewWork().renderLater(); });
    later->addAction(one);
    later->addAction(all);
    return later;
}

QString PreviewPane::labelOf(const PreviewResult &wiki) const
{
    const QString name = m_session.desk().names().shown(wiki.wiki, wiki.segment);
    if (wiki.isLater)
        return tr("%1 · not asked yet", "a wiki").arg(name);
    return wiki.problems() == 0 ? name
                                : tr("%1 · %2", "a wiki, what is missing there")
                                      .arg(name, tr("%Ln problem(s)", nullptr, wiki.problems()));
}

void PreviewPane::offer(const QList<PreviewResult> &wikis, bool alike)
{
    const QString before = m_wiki->currentData().toString();
    m_offered = wikis;
    m_alike = alike;
    {
        const QSignalBlocker quiet(m_wiki);
        m_wiki->clear();
        for (const PreviewResult &wiki : wikis)
            m_wiki->addItem(labelOf(wiki), wiki.place());
        m_wiki->setCurrentIndex(std::max(0, m_wiki->findData(before)));
    }
    showWiki();
}

void PreviewPane::showWiki()
{
    const int wiki = m_wiki->currentIndex();
    if (wiki < 0) {
        m_shown.reset();
        Q_EMIT changed();
        return;
    }
    m_shown = m_offered[wiki];
    const PreviewResult &it = *m_shown;
    m_wiki->setToolTip(m_session.desk().names().toolTip(it.wiki));
    m_text->setPlainText(it.wikitext);
    ShownPage page;
    page.html = it.html;
    page.exact.html = it.exactHtml;
    if (it.error || it.tooComplex) {
        const Explanation why = it.error ? explain(*it.error) : Explanation();
        const QString words = it.error
            ? u"<p><b>%1</b></p><p>%2</p>"_s.arg(why.what.toHtmlEscaped(), why.text().toHtmlEscaped())
            : u"<p>%1</p>"_s.arg(
                tr("This page is too large or too deeply nested to be shown safely. Look at it as text.")
                    .toHtmlEscaped());
        page.html = page.exact.html = words;
    } else {
        page.exact.language = it.language;
        page.exact.rightToLeft = it.rightToLeft;
        page.images = it.images;
        page.boxes = it.boxes;
        page.truncated = it.truncated;
        page.dress = {it.isLater ? QString() : it.wiki, it.styles, it.pictures};
    }
    m_view->show(page);
    showFacts();
    showDiff();
    setTab(m_tab);
    Q_EMIT changed();
}

void PreviewPane::showFacts()
{
    const PreviewResult &it = *m_shown;
    QStringList facts;
    if (!it.segment.isEmpty()) // A narrow box shows the wiki alone.
        facts.append(isolated(it.segment));
    facts.append(isolated(it.title));
    const int wikis = PreviewGroup{{}, m_offered}.wikiCount();
    if (m_alike && wikis > 1 && !it.isLater)
        facts.append(tr("same on %Ln wiki(s)", nullptr, wikis));
    if (it.rightToLeft)
        facts.append(tr("right to left"));
    if (!it.missingTemplates.isEmpty())
        facts.append(tr("missing: %1").arg(it.missingTemplates.join(u", "_s)));
    if (!it.missingFiles.isEmpty())
        facts.append(tr("files missing: %1").arg(it.missingFiles.join(u", "_s)));
    if (!it.redLinks.isEmpty())
        facts.append(tr("%Ln red link(s): %1", nullptr, static_cast<int>(it.redLinks.size()))
                         .arg(it.redLinks.mid(0, 3).join(u", "_s)));
    m_facts->setText(facts.join(u" · "_s));
    m_facts->setToolTip(Qt::convertFromPlainText(it.redLinks.join(u'\n'))); // Tags stay what they are.
}

void PreviewPane::setLastIssue(const std::optional<Message> &issue)
{
    m_lastIssue = issue;
    showDiff();
}

void PreviewPane::showDiff()
{
    const PreviewWork &work = m_session.previewWork();
    const QString before = m_lastIssue && m_shown ? work.wordsOn(*m_shown, *m_lastIssue) : QString();
    m_since->setText(!m_lastIssue ? tr("This console has sent no earlier issue under such a subject.")
                                  : tr("Since “%1”").arg(isolated(effectiveSubject(m_lastIssue->subject))));
    m_diff->setTexts(before, before.isEmpty() ? QString() : work.wordsOn(*m_shown, work.message()));
}

void PreviewPane::setTab(Tab tab)
{
    m_tab = tab;
    m_tabs->setCurrentIndex(m_shown && m_shown->isLater ? m_tabs->count() - 1 : tab);
}

void PreviewPane::addToHead(QWidget *widget)
{
    m_head->addWidget(widget);
}

} // namespace paperround
