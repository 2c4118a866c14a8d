// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/pages/parserlint.h"

#include "wiki/http/httpclient.h"
#include "wiki/http/requestgate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostFindings = 500;
constexpr qsizetype longestWord = 200;
constexpr qint64 largestAnswer = 4 * 1024 * 1024;

QByteArray formOf(const QString &text)
{
    return "wikitext=" + QUrl::toPercentEncoding(text);
}

/// What a kind of finding is about, under the name that Parsoid gives it there.
QString nameIn(const QJsonObject &params)
{
    for (const auto key : {"name"_L1, "href"_L1, "root"_L1}) {
        if (const QString name = params.value(key).toString(); !name.isEmpty())
            return name.left(longestWord);
    }
    return {};
}

/// The finding's source range: start, end, and the widths of its marks.
TextSpan spanOf(const QJsonArray &dsr, qsizetype length)
{
    if (!dsr.at(0).isDouble() || !dsr.at(1).isDouble())
        return {};
    const qsizetype from = dsr.at(0).toInteger();
    const qsizetype end = dsr.at(1).toInteger();
    return from < 0 || end < from || end > length ? TextSpan{} : TextSpan{from, end - from};
}

} // namespace

std::shared_ptr<ParserLint> ParserLint::create(std::shared_ptr<HttpClient> http,
                                               std::shared_ptr<RequestGate> gate, QByteArray userAgent)
{
    return std::shared_ptr<ParserLint>(
        new ParserLint(std::move(http), std::move(gate), std::move(userAgent)));
}

ParserLint::ParserLint(std::shared_ptr<HttpClient> http, std::shared_ptr<RequestGate> gate,
                       QByteArray userAgent)
    : m_http(std::move(http))
    , m_gate(std::move(gate))
    , m_userAgent(std::move(userAgent))
{
}

Task<QList<ParserFinding>> ParserLint::findings(WikiFacts facts, QString title, QString text,
                                                std::stop_token stop)
{
    const auto self = shared_from_this();
    std::stop_source either;
    const std::stop_callback byPerson(stop, [&either] { either.request_stop(); });
    const std::stop_callback byExit(m_stop.get_token(), [&either] { either.request_stop(); });
    const QList<QUrl> doors = lintDoors(facts, title);
    for (qsizetype door = m_doors.value(facts.wiki); door < doors.size(); ++door) {
        HttpRequest request;
        request.method = HttpRequest::Method::Post;
        request.url = doors[door];
        request.body = formOf(text);
        request.accept = "*/*"; // The older door has a version in its type, and refuses JSON without.
        request.userAgent = m_userAgent;
        request.maxBytes = largestAnswer;
        request.stop = either.get_token();
        const auto pass = co_await m_gate->enter(QString());
        const auto answer = co_await m_http->send(request);
        if (!answer)
            co_return tl::unexpected(answer.error());
        if (answer->status >= 500 || answer->status == 429)
            co_return failure(ErrorKind::Temporary, u"http-%1"_s.arg(answer->status), {}, answer->retryAfter);
        if (answer->status != 200 || answer->contentType != "application/json") {
            m_doors.insert(facts.wiki, static_cast<int>(door) + 1);
            continue;
        }
        co_return readParserFindings(answer->body, text.size());
    }
    co_return failure(ErrorKind::Wiki, u"no-linter"_s, facts.wiki);
}

QList<QUrl> lintDoors(const WikiFacts &facts, const QString &title)
{
    const QString name = QString::fromLatin1(QUrl::toPercentEncoding(QString(title).replace(u' ', u'_')));
    QList<QUrl> doors;
    for (const QString &path : {u"v1"_s, facts.index.host() + u"/v3"_s}) {
        QUrl door = facts.index.resolved(QUrl(u"rest.php"_s));
        door.setPath(door.path() + u'/' + path + u"/transform/wikitext/to/lint/"_s + (name),
                     QUrl::TolerantMode);
        doors.append(door);
    }
    return doors;
}

Result<QList<ParserFinding>> readParserFindings(const QByteArray &json, qsizetype length)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray())
        return failure(ErrorKind::Wiki, u"bad-answer"_s);
    QList<ParserFinding> findings;
    for (const auto &value : document.array()) {
        const QJsonObject entry = value.toObject();
        const QString kind = entry.value("type"_L1).toString().left(longestWord);
        // What stands in a template is for those who look after it.
        if (kind.isEmpty() || !entry.value("templateInfo"_L1).toObject().isEmpty()
            || findings.size() >= mostFindings)
            continue;
        findings.append({kind, nameIn(entry.value("params"_L1).toObject()),
                         spanOf(entry.value("dsr"_L1).toArray(), length)});
    }
    return findings;
}

} // namespace paperround
