// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <map>
#include <optional>

namespace paperround::inline practice {

/// A page's name, taken apart by the wiki it belongs to.
struct WikiTitle
{
    int ns = 0;
    QString text; ///< Without namespace, blanks, first letter folded.
    QString interwiki; ///< Prefix of another wiki; empty: here.
    QString fragment;

    friend bool operator==(const WikiTitle &, const WikiTitle &) = default;
};

/// Who a practice wiki is: language, namespaces, words. Read from resources/practice/wikis.json.
struct WikiIdentity
{
    explicit WikiIdentity(const QJsonObject &wiki);

    QString name; ///< "fr"; also its interwiki prefix.
    QString host; ///< Set when it listens.
    QString dbname;
    QString siteName;
    QString language;
    QString mainPage;
    bool rightToLeft = false;
    std::map<int, QString> namespaces;
    QList<std::pair<QString, int>> aliases;
    QStringList redirectWords; ///< "#REDIRECTION", "#REDIRECT"
    QHash<QString, QString> messages; ///< MediaWiki's own, in the wiki's language.
    QHash<QString, QString> english; ///< What a message falls back to.
    QString signatureTime; ///< QLocale's pattern.
    QStringList interwikis; ///< Names of all wikis of the farm.

    /// None: not a title ("Bad[title", empty, too long).
    [[nodiscard]] std::optional<WikiTitle> parse(const QString &text, int fallback = 0) const;
    [[nodiscard]] QString prefixed(const WikiTitle &title) const;
    [[nodiscard]] QString prefixed(int ns, const QString &text) const;
    [[nodiscard]] QString canonical(int ns) const; ///< The English name.
    [[nodiscard]] std::optional<QString> message(const QString &key) const;
    [[nodiscard]] QString server() const; ///< http://HOST
    [[nodiscard]] QString articleUrl(const QString &title) const;
    [[nodiscard]] std::optional<WikiTitle> redirectOf(const QString &text) const;
    [[nodiscard]] QList<WikiTitle> categoriesOf(const QString &text) const;

private:
    [[nodiscard]] std::optional<int> namespaceOf(const QString &prefix) const;
};

} // namespace paperround::inline practice
