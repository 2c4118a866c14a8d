// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QUrl>

namespace paperround {

/// The browser's part in a sign-in: fetches the consent page and presses its button, over HTTP.
class Browser
{
public:
    void open(const QUrl &url) { m_url = url; }
    [[nodiscard]] const QUrl &url() const { return m_url; }
    /// As that user of the practice farm; empty: whom the page proposes. True when the answer page of the console
    /// came back; the browser is empty then.
    [[nodiscard]] bool allow(const QString &user = {});

private:
    [[nodiscard]] QByteArray fetch(const QUrl &url, const QByteArray &form);

    QUrl m_url;
    QNetworkAccessManager m_network;
};

} // namespace paperround
