// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QNetworkAccessManager>
#include <QString>
#include <QTemporaryDir>
#include <QUrl>
#include <QUrlQuery>

namespace paperround {

/// One of the real wikis.
struct RealWiki
{
    QString host; ///< "127.0.0.1:8100"
    QUrl api;
    QString language;
};

/// Real MediaWiki on loopback, from tests/integration/mediawiki/wikis: started by the constructor, ended by
/// the destructor. What it reads, it reads as nobody, past the program under test.
class RealWikis
{
public:
    explicit RealWikis(quint16 firstPort);
    ~RealWikis();
    Q_DISABLE_COPY_MOVE(RealWikis)

    [[nodiscard]] bool isUp() const { return !m_wikis.isEmpty(); }
    [[nodiscard]] const QString &home() const { return m_home; }
    [[nodiscard]] const QList<RealWiki> &wikis() const { return m_wikis; }
    [[nodiscard]] const QString &login() const { return m_login; } ///< "Sender@rig"
    [[nodiscard]] const QString &password() const { return m_password; }

    /// Every revision of the page, newest first, as {revid, user, comment, content}; empty where there is no
    /// page.
    [[nodiscard]] QList<QJsonObject> revisions(const RealWiki &wiki, const QString &title);
    [[nodiscard]] QString text(const RealWiki &wiki, const QString &title);
    /// Asks as the sender from now on, by bot password; what the program under test does is not touched.
    [[nodiscard]] bool signIn(const RealWiki &wiki);
    /// Replaces or makes a page as whoever is signed in there: its new revision, or 0.
    [[nodiscard]] qint64 edit(const RealWiki &wiki, const QString &title, const QString &text);
    /// What the wiki would make of the text as it saves it there (action=parse, onlypst); null: no answer.
    [[nodiscard]] QString presaved(const RealWiki &wiki, const QString &title, const QString &text);
    /// The answer to action=query.
    [[nodiscard]] QJsonObject answer(const RealWiki &wiki, const QJsonObject &parameters);
    /// MediaWiki settings for one wiki's next requests, e.g. {"wgReadOnly": "a reason"}.
    void switchOn(const RealWiki &wiki, const QJsonObject &settings);

private:
    QJsonObject query(const RealWiki &wiki, QUrlQuery query);
    [[nodiscard]] QString tokenFor(const RealWiki &wiki, const QString &type);
    [[nodiscard]] QJsonObject post(const RealWiki &wiki, const QString &action,
                                   const QJsonObject &parameters);

    QTemporaryDir m_dir;
    QString m_farm; ///< The running copy's folder.
    QString m_home;
    QList<RealWiki> m_wikis;
    QString m_login;
    QString m_password;
    QNetworkAccessManager m_network;
};

} // namespace paperround
