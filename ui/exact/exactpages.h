// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/message/exactface.h"

#include <QWebEngineUrlRequestInterceptor>
#include <QWebEngineUrlSchemeHandler>

namespace paperround {

/// The one scheme that the exact face loads: "preview:page", "preview:style", "preview:3" for the picture of
/// that number. All of it comes out of the page that was set; there is nothing behind it.
class ExactPages : public QWebEngineUrlSchemeHandler
{
    Q_OBJECT
public:
    using QWebEngineUrlSchemeHandler::QWebEngineUrlSchemeHandler;

    static void registerScheme();
    [[nodiscard]] static bool isOurs(const QUrl &url);
    [[nodiscard]] QUrl setPage(const ExactPage &page); ///< What to load for it.
    void requestStarted(QWebEngineUrlRequestJob *job) override;

private:
    [[nodiscard]] QByteArray document() const;

    ExactPage m_page;
    quint64 m_number = 0; ///< In the address, so that each page is a load of its own.
};

/// Refuses whatever would leave the program, and counts it.
class ExactGuard : public QWebEngineUrlRequestInterceptor
{
    Q_OBJECT
public:
    using QWebEngineUrlRequestInterceptor::QWebEngineUrlRequestInterceptor;

    void interceptRequest(QWebEngineUrlRequestInfo &info) override;
};

} // namespace paperround
