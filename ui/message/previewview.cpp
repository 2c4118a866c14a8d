// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/previewview.h"

#include "ui/message/messagebrowser.h"
#include "ui/message/previewdress.h"
#include "ui/widgets/metrics.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace paperround {

using namespace Qt::StringLiterals;

PreviewView::PreviewView(std::function<ExactFaceMaker *()> exact, QWidget *parent,
                         std::function<std::shared_ptr<Wikis>()> wikis)
    : QWidget(parent)
    , m_maker(std::move(exact))
    , m_wikis(std::move(wikis))
    , m_dress(new PreviewDress(this))
    , m_light(new MessageBrowser(this))
    , m_faces(new QStackedWidget(this))
    , m_column(new QHBoxLayout)
    , m_note(new QLabel(this))
{
    m_faces->addWidget(m_light);
    m_column->setSpacing(0);
    m_column->addStretch(0);
    m_column->addWidget(m_faces, 1);
    m_column->addStretch(0);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setFont(sizedFont(font(), -1));
    m_note->setMargin(scaled(8, this));
    m_note->setContentsMargins(scaled(8, this), 0, scaled(8, this), 0);
    m_note->hide();
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(m_column, 1);
    all->addWidget(m_note);
    setFocusProxy(m_light);
    connect(m_dress, &PreviewDress::changed, this, &PreviewView::showPage);
    connect(m_light, &MessageBrowser::linkChosen, this, &PreviewView::linkChosen);
    connect(m_light, qOverload<const QUrl &>(&QTextBrowser::highlighted), this, &PreviewView::linkHovered);
}

void PreviewView::show(const ShownPage &page)
{
    m_page = page;
    showPage();
}

void PreviewView::dressPage()
{
    const auto wikis = m_wikis ? m_wikis() : nullptr;
    if (m_ownLook && m_face == Face::Exact && wikis && !m_page.dress.wiki.isEmpty())
        m_dress->want(wikis, m_page.dress);
    else
        m_dress->wantNothing();
    m_page.exact.styles = m_dress->come().styles;
    m_page.exact.pictures = m_dress->come().pictures;
}

void PreviewView::showPage()
{
    dressPage();
    m_page.exact.dark = m_dark && !isLightAlone();
    if (m_face == Face::Exact)
        m_exact->show(m_page.exact);
    else
        m_light->show(m_page.html, m_page.exact.rightToLeft);
    const QString words = note();
    m_note->setText(words);
    m_note->setVisible(!words.isEmpty());
}

bool PreviewView::isLightAlone() const
{
    // By this class MediaWiki's newer skins tell a page that is dark.
    const QByteArray &styles = m_page.exact.styles;
    return !styles.isEmpty() && !styles.contains("skin-theme-clientpref-night");
}

QString PreviewView::note() const
{
    QStringList words;
    if (m_page.truncated)
        words.append(
            tr("Cut short: the page is longer or deeper than a preview shows. All of it is in the text."));
    if (m_isLost)
        words.append(tr("The exact view has ended by itself; this is the simple one."));
    if (m_face == Face::Light && (m_page.images > 0 || m_page.boxes)) {
        const QString pictures = tr("%Ln picture(s)", nullptr, m_page.images);
        words.append(m_page.images == 0 ? tr("Simple view: without frames, columns and what floats.")
                         : m_page.boxes
                         ? tr("Simple view: without %1, frames, columns and what floats.").arg(pictures)
                         : tr("Simple view: without %1.").arg(pictures));
        if (!hasExactFace())
            words.append(tr("The exact one is a package of its own, paperround-exactpreview."));
    }
    if (const QString missing = m_dress->words(); !missing.isEmpty())
        words.append(missing);
    if (m_face == Face::Exact && m_dark && isLightAlone())
        words.append(tr("The style sheet that came has no dark page, so this is light."));
    return words.join(u' ');
}

bool PreviewView::makeExact()
{
    if (m_exact)
        return true;
    ExactFaceMaker *maker = m_maker ? m_maker() : nullptr;
    m_exact = maker ? maker->make(this) : nullptr;
    if (!m_exact)
        return false;
    m_exact->linkChosen = [this](const QUrl &url) { Q_EMIT linkChosen(url); };
    m_exact->linkHovered = [this](const QUrl &url) { Q_EMIT linkHovered(url); };
    // Not from within its own call.
    m_exact->gone = [this] { QMetaObject::invokeMethod(this, &PreviewView::lose, Qt::QueuedConnection); };
    m_exact->widget()->setAccessibleName(m_light->accessibleName());
    m_faces->addWidget(m_exact->widget());
    return true;
}

void PreviewView::lose()
{
    if (!m_exact)
        return;
    m_faces->removeWidget(m_exact->widget());
    m_exact->widget()->deleteLater();
    m_exact = nullptr;
    m_isLost = true;
    setFace(Face::Light);
}

void PreviewView::setFace(Face face)
{
    if (face == Face::Exact && !makeExact()) {
        m_maker = nullptr; // It will not load the next time either.
        face = Face::Light;
    }
    m_isLost &= face == Face::Light;
    m_face = face;
    m_faces->setCurrentIndex(face == Face::Light ? 0 : 1);
    setFocusProxy(m_faces->currentWidget());
    showPage();
    Q_EMIT faceChanged();
}

void PreviewView::setNarrow(bool isNarrow)
{
    m_faces->setMaximumWidth(isNarrow ? narrow : QWIDGETSIZE_MAX);
    m_column->setStretch(0, isNarrow ? 1 : 0);
    m_column->setStretch(1, isNarrow ? 1000 : 1);
    m_column->setStretch(2, isNarrow ? 1 : 0);
}

void PreviewView::setOwnLook(bool own)
{
    m_ownLook = own;
    showPage();
}

void PreviewView::setDark(bool dark)
{
    m_dark = dark;
    m_light->setDark(dark);
    showPage();
}

} // namespace paperround
