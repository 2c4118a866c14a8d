// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/pages/useranswers.h"

#include "domain/targets/targettext.h"
#include "wiki/pages/answers.h"

#include <QJsonArray>

namespace paperround {

using namespace Qt::StringLiterals;

ApiParams renameParams(const QString &user)
{
    return {{u"action"_s, u"query"_s},
            {u"list"_s, u"logevents"_s},
            {u"letype"_s, u"renameuser"_s},
            {u"letitle"_s, u"User:"_s + user},
            {u"leprop"_s, u"title|type|details|timestamp"_s},
            {u"lelimit"_s, u"1"_s}};
}

std::optional<UserRename> readRename(const QJsonObject &answer, const QString &user)
{
    const QJsonObject line = queryOf(answer).value("logevents"_L1).toArray().at(0).toObject();
    const QJsonObject params = line.value("params"_L1).toObject();
    const QString to = params.value("newuser"_L1).toString();
    // What an administrator hid has no params; and a wiki that answers another question is not believed.
    if (to.isEmpty() || to == user || to.size() > LongestTitle || to.contains(u'|')
        || params.value("olduser"_L1).toString() != user)
        return std::nullopt;
    return UserRename{user, to, line.value("timestamp"_L1).toString()};
}

ApiParams editsParams(const QStringList &users, const QString &since)
{
    ApiParams params{{u"action"_s, u"query"_s},
                     {u"list"_s, u"usercontribs"_s},
                     {u"ucprop"_s, u"timestamp"_s},
                     {u"uclimit"_s, u"max"_s},
                     {u"ucend"_s, since}};
    params.setList(u"ucuser"_s, users);
    return params;
}

QStringList readEditors(const QJsonObject &answer)
{
    QStringList users;
    for (const auto &value : queryOf(answer).value("usercontribs"_L1).toArray())
        users += value.toObject().value("user"_L1).toString();
    users.removeDuplicates();
    return users;
}

ApiParams lastEditParams(const QString &user)
{
    ApiParams params{{u"action"_s, u"query"_s},
                     {u"list"_s, u"usercontribs"_s},
                     {u"ucprop"_s, u"timestamp"_s},
                     {u"uclimit"_s, u"1"_s}};
    params.setList(u"ucuser"_s, {user});
    return params;
}

QString readLastEdit(const QJsonObject &answer)
{
    const QString time =
        queryOf(answer).value("usercontribs"_L1).toArray().at(0).toObject().value("timestamp"_L1).toString();
    return QDateTime::fromString(time, Qt::ISODate).isValid() ? time : QString();
}

ApiParams centralParams(const QString &user)
{
    return {{u"action"_s, u"query"_s}, {u"meta"_s, u"globaluserinfo"_s}, {u"guiuser"_s, user}};
}

bool readLocked(const QJsonObject &answer)
{
    return isSet(queryOf(answer).value("globaluserinfo"_L1).toObject(), "locked"_L1);
}

} // namespace paperround
