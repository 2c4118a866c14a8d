// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/contractfarm.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

const RawParams readParams{{u"action"_s, u"query"_s},
                           {u"prop"_s, u"info|revisions"_s},
                           {u"rvprop"_s, u"ids|timestamp|content"_s},
                           {u"rvslots"_s, u"main"_s},
                           {u"curtimestamp"_s, u"1"_s}};

} // namespace

QString ContractFarm::open()
{
    const QByteArray told = qgetenv("PAPERROUND_CONTRACT_FARM");
    const QString trouble =
        told.isEmpty() ? openPractice() : openReal(QJsonDocument::fromJson(told).object());
    if (!trouble.isEmpty())
        return trouble;
    for (ContractWiki &wiki : m_wikis) {
        wiki.nobody = std::make_unique<RawApi>(wiki.us->url());
        const RawAnswer who = wiki.us->get({{u"action"_s, u"query"_s}, {u"meta"_s, u"userinfo"_s}});
        wiki.user = who.json["query"_L1]["userinfo"_L1]["name"_L1].toString();
        wiki.token = wiki.us->csrf();
        if (wiki.token.size() < 10)
            return u"No csrf token on "_s + wiki.host + u": "_s + QString::fromUtf8(who.body);
    }
    return m_wikis.empty() ? u"No wiki is named."_s : QString();
}

QString ContractFarm::openPractice()
{
    m_practice = std::make_unique<PracticeFarm>();
    if (const Result<void> listening = m_practice->listen(); !listening)
        return listening.error().code;
    for (const QString &host : m_practice->hosts()) {
        ContractWiki wiki{.host = host};
        wiki.us = std::make_unique<RawApi>(m_practice->api(host),
                                           "Bearer " + m_practice->users().first().token.toLatin1());
        m_wikis.push_back(std::move(wiki));
    }
    return {};
}

QString ContractFarm::openReal(const QJsonObject &farm)
{
    for (const QJsonValue &value : farm["wikis"_L1].toArray()) {
        const QUrl api(value["api"_L1].toString());
        ContractWiki wiki{.host = value["host"_L1].toString()};
        const QByteArray token = farm["token"_L1].toString().toLatin1();
        wiki.us = std::make_unique<RawApi>(api, token.isEmpty() ? QByteArray() : "Bearer " + token);
        if (token.isEmpty()) {
            if (const QString refused =
                    wiki.us->signIn(farm["login"_L1].toString(), farm["password"_L1].toString());
                !refused.isEmpty())
                return refused;
        }
        wiki.admin = std::make_unique<RawApi>(api);
        if (const QString refused =
                wiki.admin->signIn(farm["admin"_L1].toString(), farm["adminPassword"_L1].toString());
            !refused.isEmpty())
            return refused;
        m_wikis.push_back(std::move(wiki));
    }
    return {};
}

QString ContractFarm::freshTitle() const
{
    return u"User talk:Contract "_s + QString::number(QRandomGenerator::system()->generate64(), 36);
}

qint64 ContractFarm::write(ContractWiki &wiki, const QString &title, const QString &text)
{
    RawApi &neighbour = wiki.admin ? *wiki.admin : *wiki.nobody;
    if (wiki.neighbourToken.isEmpty())
        wiki.neighbourToken = neighbour.csrf();
    const RawAnswer answer = neighbour.post({{u"action"_s, u"edit"_s},
                                             {u"title"_s, title},
                                             {u"text"_s, text},
                                             {u"token"_s, wiki.neighbourToken}});
    return answer.json["edit"_L1]["newrevid"_L1].toInteger();
}

bool ContractFarm::remove(ContractWiki &wiki, const QString &title)
{
    if (m_practice)
        return m_practice->otherEditor(wiki.host, title, {.work = OtherEditor::Work::Delete});
    const RawAnswer answer =
        wiki.admin->post({{u"action"_s, u"delete"_s}, {u"title"_s, title}, {u"token"_s, wiki.admin->csrf()}});
    return answer.json.contains("delete"_L1);
}

bool ContractFarm::move(ContractWiki &wiki, const QString &from, const QString &to, bool redirect)
{
    if (m_practice)
        return m_practice->movePage(wiki.host, from, to, redirect);
    RawParams params{
        {u"action"_s, u"move"_s}, {u"from"_s, from}, {u"to"_s, to}, {u"token"_s, wiki.admin->csrf()}};
    if (!redirect)
        params.append({u"noredirect"_s, u"1"_s});
    const RawAnswer answer = wiki.admin->post(params);
    return answer.json.contains("move"_L1);
}

bool ContractFarm::makeBoard(ContractWiki &wiki, const QString &title, Route kind)
{
    if (m_practice) {
        m_practice->makeBoard(wiki.host, title, kind);
        return true;
    }
    if (kind == Route::LiquidThreads)
        return write(wiki, title, u"{{#useliquidthreads:1}}"_s) > 0;
    const RawAnswer answer = wiki.admin->post({{u"action"_s, u"flow"_s},
                                               {u"submodule"_s, u"new-topic"_s},
                                               {u"page"_s, title},
                                               {u"nttopic"_s, u"Welcome"_s},
                                               {u"ntcontent"_s, u"A board."_s},
                                               {u"token"_s, wiki.admin->csrf()}});
    return answer.json.contains("flow"_L1);
}

bool ContractFarm::closeBoard(ContractWiki &wiki, const QString &title, Route kind)
{
    return protect(wiki, title, kind == Route::Flow ? u"edit"_s : u"newthread"_s);
}

bool ContractFarm::protect(ContractWiki &wiki, const QString &title, const QString &action)
{
    if (m_practice) {
        m_practice->protect(wiki.host, title, action);
        return true;
    }
    const RawAnswer answer = wiki.admin->post({{u"action"_s, u"protect"_s},
                                               {u"title"_s, title},
                                               {u"protections"_s, QString(action + u"=sysop"_s)},
                                               {u"token"_s, wiki.admin->csrf()}});
    return answer.json.contains("protect"_L1);
}

QString ContractFarm::renamedUser()
{
    const QString from = u"Old reader"_s; // On real wikis the seed has done it.
    if (m_practice)
        m_practice->renameUser(from, u"New reader"_s);
    return from;
}

QString ContractFarm::blockSomebody(ContractWiki &wiki)
{
    if (m_practice) {
        const QString user = m_practice->users().constLast().name;
        m_practice->block(wiki.host, user);
        return user;
    }
    // The neighbour's own account would do the rest of the tests no good; a bot's name nobody uses will.
    const QString user = u"MediaWiki default"_s;
    const RawAnswer answer = wiki.admin->post({{u"action"_s, u"block"_s},
                                               {u"user"_s, user},
                                               {u"expiry"_s, u"infinite"_s},
                                               {u"reason"_s, u"Contract"_s},
                                               {u"reblock"_s, u"1"_s},
                                               {u"token"_s, wiki.admin->csrf()}});
    return answer.json.contains("block"_L1) ? user : QString();
}

ContractFarm::Page ContractFarm::read(ContractWiki &wiki, const QString &title)
{
    const RawAnswer answer = wiki.us->get(readParams + RawParams{{u"titles"_s, title}});
    const QJsonValue page = answer.json["query"_L1]["pages"_L1][0];
    const QJsonValue revision = page["revisions"_L1][0];
    return {.missing = page["missing"_L1].toBool(),
            .id = page["pageid"_L1].toInteger(),
            .revision = page["lastrevid"_L1].toInteger(),
            .text = revision["slots"_L1]["main"_L1]["content"_L1].toString(),
            .clock = answer.json["curtimestamp"_L1].toString(),
            .time = revision["timestamp"_L1].toString()};
}

int ContractFarm::savedWith(ContractWiki &wiki, qint64 pageId, const QString &mark)
{
    const RawAnswer answer = wiki.us->get({{u"action"_s, u"query"_s},
                                           {u"prop"_s, u"revisions"_s},
                                           {u"rvprop"_s, u"ids|user|comment"_s},
                                           {u"rvlimit"_s, u"max"_s},
                                           {u"pageids"_s, QString::number(pageId)}});
    int count = 0;
    for (const QJsonValue &revision : answer.json["query"_L1]["pages"_L1][0]["revisions"_L1].toArray())
        count +=
            revision["user"_L1].toString() == wiki.user && revision["comment"_L1].toString().contains(mark)
            ? 1
            : 0;
    return count;
}

RawAnswer ContractFarm::edit(ContractWiki &wiki, RawParams params)
{
    params.prepend({u"action"_s, u"edit"_s});
    params.append({u"assert"_s, u"user"_s});
    params.append({u"watchlist"_s, u"nochange"_s});
    params.append({u"token"_s, wiki.token});
    return wiki.us->post(params);
}

} // namespace paperround
