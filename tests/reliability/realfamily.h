// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/realwikis.h"
#include "reliability/family.h"
#include "support/rawapi.h"

#include <map>

namespace paperround {

/// Real MediaWiki on loopback. Others work there through its own API, as an administrator.
class RealFamily final : public Family
{
public:
    explicit RealFamily(quint16 firstPort);

    [[nodiscard]] bool isUp() const { return m_wikis.isUp() && !m_others.empty(); }
    [[nodiscard]] QStringList hosts() const override;
    [[nodiscard]] QUrl api(const QString &host) const override;
    [[nodiscard]] std::shared_ptr<Credentials> credentials() const override;
    void prepare(const QString &host, const QString &title, Page page) override;
    void setTime(const QDateTime &) override { } // Theirs.
    QCoro::Task<bool> work(QString host, QString title, OtherEditor::Work work) override;
    [[nodiscard]] QList<FoundEdit> found(const QString &deliveryId) override;

private:
    struct Other
    {
        std::unique_ptr<RawApi> api;
        QString token;
    };
    RawAnswer edit(const QString &host, const QString &title, RawParams params);
    [[nodiscard]] QString text(const QString &host, const QString &title);
    bool archive(const QString &host, const QString &title);

    RealWikis m_wikis;
    std::map<QString, Other> m_others; ///< By host.
};

} // namespace paperround
