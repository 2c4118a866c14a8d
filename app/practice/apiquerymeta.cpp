// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/apiquery.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace paperround::inline practice {

namespace {

QJsonObject general(const FarmCall &call)
{
    const WikiIdentity &wiki = call.wiki.identity();
    QJsonObject general{{u"mainpage"_s, wiki.mainPage},
                        {u"base"_s, wiki.articleUrl(wiki.mainPage)},
                        {u"sitename"_s, wiki.siteName},
                        {u"generator"_s, u"MediaWiki 1.39.17"_s},
                        {u"case"_s, u"first-letter"_s},
                        {u"lang"_s, wiki.language},
                        {u"rtl"_s, wiki.rightToLeft},
                        {u"readonly"_s, false},
                        {u"writeapi"_s, true},
                        {u"maxarticlesize"_s, 2097152},
                        {u"timezone"_s, u"UTC"_s},
                        {u"timeoffset"_s, 0},
                        {u"articlepath"_s, u"/wiki/$1"_s},
                        {u"scriptpath"_s, u"/w"_s},
                        {u"script"_s, u"/w/index.php"_s},
                        {u"server"_s, wiki.server()},
                        {u"servername"_s, wiki.host.section(u':', 0, 0)},
                        {u"wikiid"_s, wiki.dbname},
                        {u"time"_s, isoTime(call.wiki.now())}};
    if (call.farm.troubles.stands(Trouble::ReadOnly, wiki.host)) {
        general[u"readonly"_s] = true;
        general[u"readonlyreason"_s] =
            u"The database is being looked after. Editing will be back in a few minutes."_s;
    }
    return general;
}

QJsonObject namespaces(const WikiIdentity &wiki)
{
    QJsonObject all;
    for (const auto &[id, name] : wiki.namespaces) {
        QJsonObject one{{u"id"_s, id},           {u"case"_s, u"first-letter"_s},
                        {u"name"_s, name},       {u"subpages"_s, id != 0},
                        {u"content"_s, id == 0}, {u"nonincludable"_s, false}};
        if (id != 0)
            one[u"canonical"_s] = wiki.canonical(id);
        all[QString::number(id)] = one;
    }
    return all;
}

QJsonArray extensions()
{
    QJsonArray all;
    for (const QString &name : {u"MassMessage"_s, u"OAuth"_s, u"Liquid Threads"_s, u"Flow"_s,
                                u"Abuse Filter"_s, u"SpamBlacklist"_s, u"SiteMatrix"_s, u"Central Auth"_s})
        all.append(QJsonObject{{u"type"_s, u"other"_s}, {u"name"_s, name}});
    return all;
}

QJsonArray interwikis(FarmCall &call)
{
    QJsonArray all{
        QJsonObject{{u"prefix"_s, u"wikitech"_s}, {u"url"_s, u"https://wikitech.example/wiki/$1"_s}}};
    for (const auto &wiki : call.farm.wikis) {
        const WikiIdentity &one = wiki->identity();
        QJsonObject entry{
            {u"prefix"_s, one.name}, {u"local"_s, true}, {u"url"_s, one.server() + u"/wiki/$1"_s}};
        if (one.name == one.language) // As MediaWiki tells which prefixes are languages.
            entry[u"language"_s] = QLocale(one.language).nativeLanguageName();
        all.append(entry);
    }
    return all;
}

void siteInfo(FarmCall &call, QJsonObject &query)
{
    const WikiIdentity &wiki = call.wiki.identity();
    const QStringList wanted = call.has(u"siprop"_s) ? call.list(u"siprop"_s) : QStringList{u"general"_s};
    for (const QString &prop : wanted) {
        if (prop == u"general"_s) {
            query[prop] = general(call);
        } else if (prop == u"namespaces"_s) {
            query[prop] = namespaces(wiki);
        } else if (prop == u"namespacealiases"_s) {
            QJsonArray aliases;
            for (const auto &[alias, id] : wiki.aliases)
                aliases.append(QJsonObject{{u"id"_s, id}, {u"alias"_s, alias}});
            query[prop] = aliases;
        } else if (prop == u"extensions"_s) {
            query[prop] = extensions();
        } else if (prop == u"interwikimap"_s) {
            query[prop] = interwikis(call);
        } else if (prop == u"skins"_s) {
            query[prop] = QJsonArray{
                QJsonObject{{u"code"_s, u"vector"_s}, {u"name"_s, u"Vector"_s}, {u"default"_s, true}}};
        } else if (prop == u"dbrepllag"_s) {
            query[prop] = QJsonArray{QJsonObject{{u"host"_s, QString()}, {u"lag"_s, -1}}};
        } else if (prop == u"statistics"_s) {
            query[prop] = QJsonObject{{u"pages"_s, call.wiki.pages().size()}, {u"queued-massmessages"_s, 0}};
        } else {
            call.warn(u"siteinfo"_s, u"Unrecognized value for parameter \"siprop\": "_s + prop);
        }
    }
}

void userInfo(FarmCall &call, QJsonObject &query)
{
    const Caller &caller = call.caller;
    QJsonObject info{{u"id"_s, caller.userId},
                     {u"name"_s, caller.user.isEmpty() ? u"127.0.0.1"_s : caller.user}};
    if (caller.user.isEmpty())
        info[u"anon"_s] = true;
    for (const QString &prop : call.list(u"uiprop"_s)) {
        if (prop == u"rights"_s) {
            QStringList rights(caller.rights.cbegin(), caller.rights.cend());
            rights.sort();
            info[prop] = QJsonArray::fromStringList(rights);
        } else if (prop == u"groups"_s) {
            info[prop] = QJsonArray::fromStringList(caller.groups);
        } else if (prop == u"ratelimits"_s) {
            const RateLimit limit = call.wiki.editLimit.value_or(RateLimit{90, 60});
            const QJsonObject edit{
                {u"user"_s, QJsonObject{{u"hits"_s, limit.hits}, {u"seconds"_s, limit.seconds}}}};
            info[prop] = caller.may(u"noratelimit"_s) ? QJsonObject() : QJsonObject{{u"edit"_s, edit}};
        } else if (prop == u"blockinfo"_s) {
            const auto block = call.wiki.blocks.constFind(caller.user);
            const bool stands = call.farm.troubles.stands(Trouble::Blocked, call.wiki.identity().host);
            if (block != call.wiki.blocks.cend() || stands) {
                const QJsonObject keys = blockKeys(stands ? WikiBlock{.id = 1,
                                                                      .by = u"Marten Vole"_s,
                                                                      .reason = u"Practice"_s,
                                                                      .time = call.wiki.now()}
                                                          : *block);
                for (auto it = keys.begin(); it != keys.end(); ++it)
                    info[it.key()] = it.value();
            }
        } else if (prop == u"hasmsg"_s) {
            // Read is what the account has answered; MediaWiki goes by its last visit.
            const WikiPage *talk = call.wiki.page(u"User talk:"_s + caller.user);
            info[u"messages"_s] =
                !caller.user.isEmpty() && talk && talk->revisions.last().user != caller.user;
        } else if (prop == u"centralids"_s) {
            info[prop] = QJsonObject{{u"local"_s, caller.userId}};
            info[u"attachedlocal"_s] = QJsonObject{{u"local"_s, !caller.user.isEmpty()}};
        }
    }
    query[u"userinfo"_s] = info;
}

void globalUserInfo(const FarmCall &call, QJsonObject &query)
{
    const QString name = call.text(u"guiuser"_s, call.caller.user);
    QJsonObject info{{u"name"_s, name}};
    if (const FarmUser *user = call.farm.accounts.user(name)) {
        info[u"id"_s] = user->id;
        info[u"home"_s] = u"metawiki"_s;
        if (user->locked)
            info[u"locked"_s] = true;
    } else {
        info[u"missing"_s] = true;
    }
    query[u"globaluserinfo"_s] = info;
}

void tokens(FarmCall &call, QJsonObject &query)
{
    QJsonObject tokens;
    const QStringList types = call.has(u"type"_s) ? call.list(u"type"_s) : QStringList{u"csrf"_s};
    for (const QString &type : types) {
        if (type != u"csrf"_s && type != u"login"_s) {
            call.warn(u"tokens"_s, u"Unrecognized value for parameter \"type\": "_s + type);
            continue;
        }
        const bool nobody = type == u"csrf"_s && call.caller.user.isEmpty();
        if (type == u"login"_s && call.caller.session.isEmpty()) {
            call.caller.session = call.farm.accounts.openSession(call.wiki.identity().name);
            call.headers.emplaceBack("Set-Cookie",
                                     "practice_session=" + call.caller.session + "; path=/; HttpOnly");
        }
        tokens[type + u"token"_s] =
            nobody ? u"+\\"_s : call.farm.accounts.csrf(call.caller.session, call.wiki.identity().name, type);
    }
    query[u"tokens"_s] = tokens;
}

void allMessages(FarmCall &call, QJsonObject &query)
{
    QJsonArray all;
    for (const QString &name : call.list(u"ammessages"_s)) {
        QJsonObject one{{u"name"_s, name}, {u"normalized"_s, name}};
        const QString lang = call.text(u"amlang"_s, call.wiki.identity().language);
        const std::optional<QString> own = call.wiki.identity().message(name);
        const QHash<QString, QString> &english = call.wiki.identity().english;
        if (lang != call.wiki.identity().language && english.contains(name))
            one[u"content"_s] = english.value(name);
        else if (own)
            one[u"content"_s] = *own;
        else
            one[u"missing"_s] = true;
        all.append(one);
    }
    query[u"allmessages"_s] = all;
}

} // namespace

void queryMeta(FarmCall &call, const QString &meta, QJsonObject &query)
{
    if (meta == u"siteinfo"_s)
        siteInfo(call, query);
    else if (meta == u"userinfo"_s)
        userInfo(call, query);
    else if (meta == u"globaluserinfo"_s)
        globalUserInfo(call, query);
    else if (meta == u"tokens"_s)
        tokens(call, query);
    else if (meta == u"allmessages"_s)
        allMessages(call, query);
    else if (meta == u"filerepoinfo"_s)
        query[u"repos"_s] = QJsonArray{QJsonObject{{u"name"_s, u"local"_s},
                                                   {u"rootUrl"_s, u"/w/images"_s},
                                                   {u"url"_s, u"/w/images"_s},
                                                   {u"thumbUrl"_s, u"/w/images/thumb"_s}}};
    else
        call.warn(u"query"_s, u"Unrecognized value for parameter \"meta\": "_s + meta);
}

} // namespace paperround::inline practice
