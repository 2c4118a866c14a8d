// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchmarks/bareclient.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace paperround {

BareClient::BareClient(Round round)
    : m_round(std::move(round))
{
    for (const Target &target : std::as_const(m_round.targets))
        m_waiting[target.wiki].append(target);
    open();
}

BareClient::~BareClient()
{
    m_claim.reset();
    m_outcome.reset();
    m_records = {};
    QSqlDatabase::removeDatabase(u"bare"_s);
}

void BareClient::open()
{
    m_records = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"bare"_s);
    m_records.setDatabaseName(m_folder.filePath(u"records.sqlite"_s));
    if (!m_records.open())
        qFatal("the records could not be opened");
    QSqlQuery setUp(m_records);
    for (const auto &words : {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s,
                              u"CREATE TABLE records (page TEXT, host TEXT, base INTEGER, summary TEXT, time "
                              u"TEXT, revision INTEGER,"
                              " outcome TEXT, PRIMARY KEY (host, page)) WITHOUT ROWID"_s}) {
        if (!setUp.exec(words))
            qFatal("the records could not be set up");
    }
    m_claim.emplace(m_records);
    m_outcome.emplace(m_records);
    if (!m_claim->prepare(u"INSERT INTO records (page, host, base, summary, time) VALUES (?, ?, ?, ?, ?)"_s)
        || !m_outcome->prepare(u"UPDATE records SET outcome = ?, revision = ? WHERE host = ? AND page = ?"_s))
        qFatal("the records could not be prepared");
}

void BareClient::write(QSqlQuery &query, const QVariantList &values)
{
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(int(i), values[i]);
    if (!query.exec())
        qFatal("a record could not be written");
    query.finish();
}

void BareClient::run()
{
    for (const QString &host : std::as_const(m_round.hosts))
        m_token[host] = csrf(host);
    QEventLoop loop;
    m_loop = &loop;
    for (const QString &host : std::as_const(m_round.hosts))
        m_idle.append(host);
    fill();
    loop.exec();
}

QNetworkRequest BareClient::request(const QString &host) const
{
    QNetworkRequest request(QUrl(u"http://%1/w/api.php"_s.arg(host)));
    request.setRawHeader("Authorization", "Bearer " + m_round.token.toUtf8());
    request.setHeader(QNetworkRequest::ContentTypeHeader,
                      QByteArrayLiteral("application/x-www-form-urlencoded"));
    return request;
}

QString BareClient::csrf(const QString &host)
{
    const std::unique_ptr<QNetworkReply> reply(
        m_network.post(request(host), "action=query&meta=tokens&format=json&formatversion=2"));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    finished.wait();
    return QJsonDocument::fromJson(reply->readAll())["query"_L1]["tokens"_L1]["csrftoken"_L1].toString();
}

void BareClient::fill()
{
    while (m_inFlight < 3 && !m_idle.isEmpty()) {
        const QString host = m_idle.takeFirst();
        if (!m_waiting[host].isEmpty())
            post(host, m_waiting[host].takeFirst());
    }
    if (m_inFlight == 0)
        m_loop->quit();
}

void BareClient::post(const QString &host, const Target &target)
{
    QUrlQuery form;
    const auto add = [&form](const QString &key, const QString &value) {
        form.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    add(u"action"_s, u"edit"_s);
    add(u"format"_s, u"json"_s);
    add(u"formatversion"_s, u"2"_s);
    add(u"title"_s, target.title);
    add(u"appendtext"_s,
        u"\n\n== News ==\n\nHello, this is the news.\n<!-- a hidden comment as long as ours, with its mark -->"_s);
    add(u"baserevid"_s, QString::number(m_round.base.value(target.title + u'@' + host)));
    add(u"nocreate"_s, u"1"_s);
    add(u"summary"_s, u"/* News */ new section (pr:aaaaaaaaaa/1)"_s);
    add(u"token"_s, m_token[host]);
    ++m_inFlight;
    write(*m_claim,
          {target.title, host, m_round.base.value(target.title + u'@' + host), u"pr:aaaaaaaaaa/1"_s,
           QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)});
    QNetworkReply *reply = m_network.post(request(host), form.toString(QUrl::FullyEncoded).toUtf8());
    QObject::connect(reply, &QNetworkReply::finished, reply, [this, reply, host, title = target.title] {
        const qint64 revision =
            QJsonDocument::fromJson(reply->readAll())["edit"_L1]["newrevid"_L1].toInteger();
        m_failed += revision > 0 ? 0 : 1;
        write(*m_outcome, {revision > 0 ? u"delivered"_s : u"unclear"_s, revision, host, title});
        reply->deleteLater();
        --m_inFlight;
        m_idle.append(host);
        fill();
    });
}

} // namespace paperround
