// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exact/exactview.h"

#include "ui/exact/exactpages.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QQuickWindow>
#include <QWebEngineDownloadRequest>
#include <QWebEnginePage>
#include <QWebEngineProfile>
#include <QWebEngineSettings>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// A page that goes nowhere.
class StillPage : public QWebEnginePage
{
public:
    using QWebEnginePage::QWebEnginePage;

    std::function<void(const QUrl &)> chosen;
    QUrl wanted; ///< What we ourselves load.

protected:
    bool acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame) override
    {
        if (isMainFrame && url == wanted)
            return true;
        if (isMainFrame && type == NavigationTypeLinkClicked && chosen)
            chosen(url);
        return false;
    }
    QStringList chooseFiles(FileSelectionMode, const QStringList &, const QStringList &) override
    {
        return {};
    }
    void javaScriptAlert(const QUrl &, const QString &) override { }
    bool javaScriptConfirm(const QUrl &, const QString &) override { return false; }
    bool javaScriptPrompt(const QUrl &, const QString &, const QString &, QString *) override
    {
        return false;
    }
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel, const QString &, int,
                                  const QString &) override
    {
    }
};

void forbid(QWebEngineSettings *settings)
{
    for (int i = 0; i <= QWebEngineSettings::NavigateOnDropEnabled; ++i)
        settings->setAttribute(static_cast<QWebEngineSettings::WebAttribute>(i), false);
    settings->setAttribute(QWebEngineSettings::AutoLoadImages, true); // They are in the page, or nowhere.
    settings->setAttribute(QWebEngineSettings::WebRTCPublicInterfacesOnly, true);
    settings->setAttribute(QWebEngineSettings::PlaybackRequiresUserGesture, true);
    settings->setAttribute(QWebEngineSettings::ShowScrollBars, true);
    settings->setAttribute(QWebEngineSettings::PrintElementBackgrounds, true);
    settings->setAttribute(QWebEngineSettings::LinksIncludedInFocusChain, true);
    settings->setUnknownUrlSchemePolicy(QWebEngineSettings::DisallowUnknownUrlSchemes);
}

} // namespace

void ExactView::prepare()
{
    // Drawn without the graphics card: its drivers stay out of reach of a hostile page.
    QQuickWindow::setSceneGraphBackend(u"software"_s);
    QByteArray flags = qgetenv("QTWEBENGINE_CHROMIUM_FLAGS");
    flags += " --disable-gpu --host-resolver-rules=\"MAP * ~NOTFOUND\" --disable-background-networking"
             " --disable-sync --disable-domain-reliability --no-pings";
    qputenv("QTWEBENGINE_CHROMIUM_FLAGS", flags.trimmed());
    ExactPages::registerScheme();
}

ExactView::ExactView(QWidget *parent)
    : QWebEngineView(parent)
{
    m_profile = new QWebEngineProfile(this); // Without a name: off the record.
    m_profile->setHttpCacheType(QWebEngineProfile::NoCache);
    m_profile->setPersistentCookiesPolicy(QWebEngineProfile::NoPersistentCookies);
    m_profile->setSpellCheckEnabled(false);
    m_profile->setUrlRequestInterceptor(new ExactGuard(m_profile));
    m_pages = new ExactPages(m_profile);
    m_profile->installUrlSchemeHandler("preview", m_pages);
    connect(m_profile, &QWebEngineProfile::downloadRequested, this,
            [](QWebEngineDownloadRequest *download) { download->cancel(); });
    auto *page = new StillPage(m_profile, this);
    forbid(page->settings());
    page->chosen = [this](const QUrl &url) {
        if (linkChosen)
            linkChosen(url);
    };
    connect(page, &QWebEnginePage::featurePermissionRequested, page,
            [page](const QUrl &origin, QWebEnginePage::Feature feature) {
                page->setFeaturePermission(origin, feature, QWebEnginePage::PermissionDeniedByUser);
            });
    connect(page, &QWebEnginePage::linkHovered, this, [this](const QString &url) {
        if (linkHovered)
            linkHovered(QUrl(url));
    });
    connect(page, &QWebEnginePage::loadFinished, this, [this](bool) {
        if (shown)
            shown();
    });
    connect(page, &QWebEnginePage::renderProcessTerminated, this, [this] {
        if (gone)
            gone();
    });
    setPage(page);
    setAcceptDrops(false);
}

ExactView::~ExactView()
{
    delete page(); // Before its profile.
}

void ExactView::show(const ExactPage &shownPage)
{
    auto *still = static_cast<StillPage *>(page());
    still->setBackgroundColor(shownPage.dark ? QColor(0x10, 0x14, 0x18) : QColor(Qt::white));
    still->wanted = m_pages->setPage(shownPage);
    still->load(still->wanted);
}

void ExactView::contextMenuEvent(QContextMenuEvent *event)
{
    // Of the browser's own menu only what stays here.
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(page()->action(QWebEnginePage::Copy));
    menu->addAction(page()->action(QWebEnginePage::SelectAll));
    menu->popup(event->globalPos());
}

QWebEngineView *ExactView::createWindow(QWebEnginePage::WebWindowType)
{
    return nullptr;
}

} // namespace paperround
