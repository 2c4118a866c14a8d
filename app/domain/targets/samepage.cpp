// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/samepage.h"

namespace paperround {

namespace {

constexpr QByteArrayView talkPrefix("User talk:");

/// Is `title` of "user" or "user talk", in any case and with underscores? Then where its name begins.
qsizetype nameOf(QByteArrayView title)
{
    const qsizetype colon = title.indexOf(':');
    if (colon < 4 || colon > 11)
        return -1;
    QByteArray prefix = title.first(colon).toByteArray().toLower();
    prefix = prefix.replace('_', ' ').simplified();
    if (prefix != "user" && prefix != "user talk")
        return -1;
    qsizetype name = colon + 1;
    while (name < title.size() && (title[name] == ' ' || title[name] == '_'))
        ++name;
    return name;
}

} // namespace

QByteArrayView samePage(QByteArrayView title, QByteArray &room)
{
    // Most of a long list is written like this, and all that is to be said of it is that it is.
    if (title.startsWith(talkPrefix) && title.size() > talkPrefix.size()) {
        const char first = title[talkPrefix.size()];
        if ((first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9'))
            return title;
    }
    const qsizetype from = title.isEmpty() || (title[0] != 'U' && title[0] != 'u') ? -1 : nameOf(title);
    if (from < 0 || from >= title.size())
        return title;
    QString name = QString::fromUtf8(title.sliced(from));
    // One letter for one, as MediaWiki does it: no ß becomes SS.
    if (name[0].isHighSurrogate() && name.size() > 1 && name[1].isLowSurrogate()) {
        const char32_t upper = QChar::toUpper(QChar::surrogateToUcs4(name[0], name[1]));
        name.replace(0, 2, QString::fromUcs4(&upper, 1));
    } else {
        name[0] = name[0].toUpper();
    }
    room = talkPrefix.toByteArray() + name.toUtf8();
    return room;
}

QString samePageKey(const QString &rowKey)
{
    const qsizetype at = rowKey.lastIndexOf(u'@');
    if (at < 0 || rowKey.startsWith(u'!'))
        return rowKey;
    const QByteArray title = rowKey.left(at).toUtf8();
    QByteArray room;
    return QString::fromUtf8(samePage(title, room)) + rowKey.mid(at);
}

} // namespace paperround
