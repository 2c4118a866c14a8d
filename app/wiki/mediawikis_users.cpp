// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MediaWikis that asks about users: what became of a missing one, who is silent, who is locked.
#include "wiki/mediawikis.h"
#include "wiki/pages/useranswers.h"
#include "wiki/sites/sitedirectory.h"

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype usersAtOnce = 50;
constexpr int longestChain = 3; ///< Renames of one user after another.

} // namespace

Task<QList<UserRename>> MediaWikis::renames(QString wiki, QStringList users)
{
    const auto self = shared_from_this();
    QList<UserRename> found;
    for (const QString &user : std::as_const(users)) {
        std::optional<UserRename> known;
        QString name = user;
        for (int step = 0; step < longestChain; ++step) {
            const auto answer = co_await ask(wiki, renameParams(name), Patience::Background);
            if (!answer && answer.error().code == "badvalue"_L1)
                co_return found; // no such log: nobody is ever renamed there
            if (!answer)
                co_return tl::unexpected(answer.error());
            const auto rename = readRename(*answer, name);
            // An earlier line is about somebody else, who had to make way for this name.
            if (!rename || (known && rename->time <= known->time))
                break;
            known = UserRename{user, rename->to, rename->time};
            name = rename->to;
        }
        if (known)
            found += *known;
    }
    co_return found;
}

Task<QStringList> MediaWikis::silentUsers(QString wiki, QStringList users, QString since)
{
    const auto self = shared_from_this();
    QStringList silent;
    for (qsizetype from = 0; from < users.size(); from += usersAtOnce) {
        QStringList unseen = users.mid(from, usersAtOnce);
        while (!unseen.isEmpty()) {
            const auto answer = co_await ask(wiki, editsParams(unseen, since), Patience::Background);
            if (!answer)
                co_return tl::unexpected(answer.error());
            const qsizetype before = unseen.size();
            for (const QString &editor : readEditors(*answer))
                unseen.removeAll(editor);
            if (!answer->contains("continue"_L1)) {
                silent += unseen;
                break;
            }
            if (unseen.size() == before)
                break; // more edits, but of nobody we asked for: of the others nothing can be said
        }
    }
    co_return silent;
}

Task<QHash<QString, QString>> MediaWikis::lastEdits(QString wiki, QStringList users)
{
    const auto self = shared_from_this();
    QHash<QString, QString> times;
    for (const QString &user : std::as_const(users)) {
        const auto answer = co_await ask(wiki, lastEditParams(user), Patience::Background);
        if (!answer)
            co_return tl::unexpected(answer.error());
        const QString time = readLastEdit(*answer);
        if (!time.isEmpty())
            times.insert(user, time);
    }
    co_return times;
}

Task<QStringList> MediaWikis::lockedUsers(QString wiki, QStringList users)
{
    const auto self = shared_from_this();
    QStringList locked;
    const auto known = co_await facts(wiki);
    if (!known)
        co_return tl::unexpected(known.error());
    if (!known->extensions.contains(u"Central Auth"_s) && !known->extensions.contains(u"CentralAuth"_s))
        co_return locked;
    for (const QString &user : std::as_const(users)) {
        const auto answer = co_await ask(wiki, centralParams(user), Patience::Background);
        if (!answer)
            co_return tl::unexpected(answer.error());
        if (readLocked(*answer))
            locked += user;
    }
    co_return locked;
}

} // namespace paperround
