// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exact/exactpages.h"

#include <QBuffer>
#include <QFile>
#include <QWebEngineUrlRequestInfo>
#include <QWebEngineUrlRequestJob>
#include <QWebEngineUrlScheme>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// A skin's sheet is for a whole window with the page in the middle of it; here is the page alone.
QString groundFor(const QByteArray &styles)
{
    if (styles.isEmpty())
        return {};
    // Vector makes the page's letters smaller than the window's.
    const QString letters = styles.contains(".vector-body") ? u"1rem"_s : u"14px"_s;
    return u"<style>html { font-size: 100%; } html, body { height: auto; overflow: visible; }"
           " body { margin: 16px; padding: 0; font-size: "_s
        + letters + u"; } html.day, html.day body { background: #fff; }</style>"_s;
}

} // namespace

void ExactPages::registerScheme()
{
    QWebEngineUrlScheme scheme("preview");
    scheme.setSyntax(QWebEngineUrlScheme::Syntax::Path);
    scheme.setFlags(QWebEngineUrlScheme::SecureScheme);
    QWebEngineUrlScheme::registerScheme(scheme);
}

bool ExactPages::isOurs(const QUrl &url)
{
    return url.scheme() == "preview"_L1;
}

QUrl ExactPages::setPage(const ExactPage &page)
{
    m_page = page;
    // No slash: the browser would take "preview:base" for a neighbour of it.
    return QUrl(u"preview:page-%1"_s.arg(++m_number));
}

QByteArray ExactPages::document() const
{
    QString language;
    for (const QChar c : m_page.language) {
        if (c.isLetterOrNumber() || c == u'-')
            language += c;
    }
    const QString head =
        u"<!DOCTYPE html><html lang=\"%1\" dir=\"%2\" class=\"%3\"><head><meta charset=\"utf-8\">"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src preview: data:; "
        "style-src preview: 'unsafe-inline'; form-action 'none'; base-uri 'none'\">"
        "<meta name=\"viewport\" content=\"width=device-width\"><title></title>"
        "<link rel=\"stylesheet\" href=\"preview:base\"><link rel=\"stylesheet\" href=\"preview:style\">"
        "%4</head><body><div class=\"vector-body mw-body-content mw-content-%2\">"
        "<div class=\"mw-parser-output\">"_s.arg(
            language, m_page.rightToLeft ? u"rtl"_s : u"ltr"_s,
            m_page.dark ? u"night skin-theme-clientpref-night"_s : u"day"_s, groundFor(m_page.styles));
    return head.toUtf8() + m_page.html.toUtf8() + "</div></div></body></html>";
}

void ExactPages::requestStarted(QWebEngineUrlRequestJob *job)
{
    const QString path = job->requestUrl().path();
    QByteArray type = "text/css";
    QByteArray data;
    if (path.startsWith("page-"_L1)) {
        type = "text/html";
        data = document();
    } else if (path == "base"_L1) {
        QFile base(u":/exact/base.css"_s);
        if (base.open(QIODevice::ReadOnly))
            data = base.readAll();
    } else if (path == "style"_L1) {
        data = m_page.styles;
    } else {
        bool isNumber = false;
        const auto picture = m_page.pictures.constFind(path.toInt(&isNumber));
        if (!isNumber || picture == m_page.pictures.cend()) {
            job->fail(QWebEngineUrlRequestJob::UrlNotFound);
            return;
        }
        type = "image/*";
        data = *picture;
    }
    auto *device = new QBuffer(job);
    device->setData(data);
    device->open(QIODevice::ReadOnly);
    job->reply(type, device);
}

void ExactGuard::interceptRequest(QWebEngineUrlRequestInfo &info)
{
    if (!ExactPages::isOurs(info.requestUrl()))
        info.block(true);
}

} // namespace paperround
