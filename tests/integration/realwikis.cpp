// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/realwikis.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QProcess>
#include <QProcessEnvironment>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

QProcessEnvironment withTemplate()
{
    // One installation for all test programs of a build: it takes longer than every test of it.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"TEMPLATE"_s, QStringLiteral(PAPERROUND_WIKI_TEMPLATE));
    return environment;
}

} // namespace

RealWikis::RealWikis(quint16 firstPort)
    : m_farm(m_dir.filePath(u"farm"_s))
{
    QProcess script;
    script.setProcessEnvironment(withTemplate());
    script.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    script.start(QStringLiteral(PAPERROUND_WIKIS_SCRIPT), {u"start"_s, m_farm, QString::number(firstPort)});
    script.waitForFinished(180'000);
    const QJsonObject farm = QJsonDocument::fromJson(script.readAllStandardOutput()).object();
    m_home = farm["home"_L1].toString();
    m_login = farm["login"_L1].toString();
    m_password = farm["password"_L1].toString();
    const QJsonArray wikis = farm["wikis"_L1].toArray();
    for (const QJsonValue &wiki : wikis)
        m_wikis.append(
            {wiki["host"_L1].toString(), QUrl(wiki["api"_L1].toString()), wiki["lang"_L1].toString()});
}

RealWikis::~RealWikis()
{
    QProcess::execute(QStringLiteral(PAPERROUND_WIKIS_SCRIPT), {u"stop"_s, m_farm});
}

QJsonObject RealWikis::query(const RealWiki &wiki, QUrlQuery query)
{
    query.addQueryItem(u"action"_s, u"query"_s);
    query.addQueryItem(u"format"_s, u"json"_s);
    query.addQueryItem(u"formatversion"_s, u"2"_s);
    QUrl url = wiki.api;
    url.setQuery(query);
    const std::unique_ptr<QNetworkReply> reply(m_network.get(QNetworkRequest(url)));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished() && !finished.wait(60'000))
        return {};
    return QJsonDocument::fromJson(reply->readAll()).object()["query"_L1].toObject();
}

QList<QJsonObject> RealWikis::revisions(const RealWiki &wiki, const QString &title)
{
    QUrlQuery ask;
    ask.addQueryItem(u"prop"_s, u"revisions"_s);
    ask.addQueryItem(u"rvprop"_s, u"ids|user|comment|content"_s);
    ask.addQueryItem(u"rvslots"_s, u"main"_s);
    ask.addQueryItem(u"rvlimit"_s, u"50"_s);
    ask.addQueryItem(u"titles"_s, QString::fromLatin1(QUrl::toPercentEncoding(title)));
    const QJsonArray pages = query(wiki, ask)["pages"_L1].toArray();
    QList<QJsonObject> found;
    for (const QJsonValue &revision : pages.at(0)["revisions"_L1].toArray()) {
        QJsonObject flat = revision.toObject();
        flat["content"_L1] = revision["slots"_L1]["main"_L1]["content"_L1];
        found.append(flat);
    }
    return found;
}

QString RealWikis::text(const RealWiki &wiki, const QString &title)
{
    const QList<QJsonObject> all = revisions(wiki, title);
    return all.isEmpty() ? QString() : all.first()["content"_L1].toString();
}

QJsonObject RealWikis::post(const RealWiki &wiki, const QString &action, const QJsonObject &parameters)
{
    QByteArray body = "format=json&formatversion=2&action=" + action.toLatin1();
    for (auto it = parameters.begin(); it != parameters.end(); ++it)
        body += '&' + it.key().toLatin1() + '=' + QUrl::toPercentEncoding(it.value().toVariant().toString());
    QNetworkRequest request(wiki.api);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
    const std::unique_ptr<QNetworkReply> reply(m_network.post(request, body));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished() && !finished.wait(60'000))
        return {};
    return QJsonDocument::fromJson(reply->readAll()).object();
}

QJsonObject RealWikis::answer(const RealWiki &wiki, const QJsonObject &parameters)
{
    return post(wiki, u"query"_s, parameters);
}

QString RealWikis::tokenFor(const RealWiki &wiki, const QString &type)
{
    const QJsonObject tokens = answer(wiki, {{u"meta"_s, u"tokens"_s}, {u"type"_s, type}});
    return tokens["query"_L1]["tokens"_L1][QString(type + u"token"_s)].toString();
}

bool RealWikis::signIn(const RealWiki &wiki)
{
    const QJsonObject said = post(
        wiki, u"login"_s,
        {{u"lgname"_s, m_login}, {u"lgpassword"_s, m_password}, {u"lgtoken"_s, tokenFor(wiki, u"login"_s)}});
    return said["login"_L1]["result"_L1] == "Success"_L1;
}

qint64 RealWikis::edit(const RealWiki &wiki, const QString &title, const QString &text)
{
    const QJsonObject said = post(
        wiki, u"edit"_s, {{u"title"_s, title}, {u"text"_s, text}, {u"token"_s, tokenFor(wiki, u"csrf"_s)}});
    return said["edit"_L1]["newrevid"_L1].toInteger();
}

QString RealWikis::presaved(const RealWiki &wiki, const QString &title, const QString &text)
{
    const QJsonObject said =
        post(wiki, u"parse"_s,
             {{u"onlypst"_s, 1}, {u"title"_s, title}, {u"contentmodel"_s, u"wikitext"_s}, {u"text"_s, text}});
    return said["parse"_L1]["text"_L1].toString();
}

void RealWikis::switchOn(const RealWiki &wiki, const QJsonObject &settings)
{
    QFile file(m_farm + u"/switches-%1.json"_s.arg(wiki.host.section(u':', 1)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(settings).toJson());
}

} // namespace paperround
