// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/httpmessage.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace paperround::inline practice {

namespace {

QString decoded(QByteArrayView part)
{
    QByteArray bytes = part.toByteArray();
    bytes.replace('+', ' ');
    return QString::fromUtf8(QByteArray::fromPercentEncoding(bytes));
}

QByteArray reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 302:
        return "Found";
    case 307:
        return "Temporary Redirect";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 503:
        return "Service Unavailable";
    }
    return status >= 500 ? "Internal Server Error" : "Other";
}

QByteArray httpDate()
{
    return QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss"_s).toLatin1()
        + " GMT";
}

} // namespace

FormFields FormFields::parse(QByteArrayView encoded)
{
    FormFields fields;
    for (const QByteArray &pair : encoded.toByteArray().split('&')) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        if (equals < 0)
            fields.set(decoded(pair), QString());
        else
            fields.set(decoded(pair.first(equals)), decoded(pair.sliced(equals + 1)));
    }
    return fields;
}

void FormFields::merge(const FormFields &other)
{
    m_fields.insert(other.m_fields);
}

FormFields FarmRequest::form() const
{
    if (!headers.value("content-type").startsWith("application/x-www-form-urlencoded"))
        return {};
    return FormFields::parse(body);
}

bool FarmRequest::keepAlive() const
{
    return headers.value("connection").toLower() != "close";
}

QHash<QByteArray, QByteArray> FarmRequest::cookies() const
{
    QHash<QByteArray, QByteArray> cookies;
    for (const QByteArray &pair : headers.value("cookie").split(';')) {
        const QByteArray trimmed = pair.trimmed();
        const qsizetype equals = trimmed.indexOf('=');
        if (equals > 0)
            cookies.insert(trimmed.first(equals), trimmed.sliced(equals + 1));
    }
    return cookies;
}

FarmResponse FarmResponse::html(int status, const QString &page)
{
    return {status, {{"Content-Type", "text/html; charset=UTF-8"}}, page.toUtf8()};
}

FarmResponse FarmResponse::json(int status, const QByteArray &body)
{
    return {status,
            {{"Content-Type", "application/json; charset=utf-8"}, {"X-Content-Type-Options", "nosniff"}},
            body};
}

FarmResponse FarmResponse::redirect(int status, const QString &location)
{
    return {status, {{"Location", location.toUtf8()}, {"Content-Type", "text/html; charset=UTF-8"}}, {}};
}

QByteArray FarmResponse::bytes(bool keepAlive, bool withBody) const
{
    QByteArray out =
        "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason(status) + "\r\nDate: " + httpDate() + "\r\n";
    for (const auto &[name, value] : headers)
        out += name + ": " + value + "\r\n";
    out += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    out += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return withBody ? out + body : out;
}

HttpParser::State HttpParser::feed(const QByteArray &bytes)
{
    m_buffer += bytes;
    return step();
}

HttpParser::State HttpParser::refuse(int status)
{
    m_refusal = status;
    return State::Refused;
}

HttpParser::State HttpParser::step()
{
    if (m_refusal != 0)
        return State::Refused;
    if (m_length < 0) {
        const qsizetype line = m_buffer.indexOf("\r\n");
        if (line > maxLine || (line < 0 && m_buffer.size() > maxLine))
            return refuse(414);
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        if (end > maxHead || (end < 0 && m_buffer.size() > maxHead))
            return refuse(431);
        if (end < 0)
            return State::More;
        if (const State state = head(end); state == State::Refused)
            return state;
    }
    return m_buffer.size() >= m_length ? State::Ready : State::More;
}

HttpParser::State HttpParser::head(qsizetype end)
{
    const QList<QByteArray> lines = m_buffer.first(end).split('\n');
    m_buffer.remove(0, end + 4);
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    if (first.size() != 3 || !first.at(2).startsWith("HTTP/1.") || !first.at(1).startsWith('/'))
        return refuse(400);
    m_request.method = first.at(0);
    const QByteArray target = first.at(1);
    const qsizetype mark = target.indexOf('?');
    m_request.path =
        QString::fromUtf8(QByteArray::fromPercentEncoding(mark < 0 ? target : target.first(mark)));
    m_request.rawQuery = mark < 0 ? QByteArray() : target.sliced(mark + 1);
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 1)
            return refuse(400);
        m_request.headers.insert(line.first(colon).trimmed().toLower(), line.sliced(colon + 1).trimmed());
    }
    // A chunked body has no length to hold against the bound; no client of ours sends one.
    if (m_request.headers.contains("transfer-encoding"))
        return refuse(411);
    bool isNumber = true;
    const QByteArray length = m_request.headers.value("content-length", "0");
    m_length = length.toLongLong(&isNumber);
    if (!isNumber || m_length < 0)
        return refuse(400);
    return m_length > maxBody ? refuse(413) : State::Ready;
}

FarmRequest HttpParser::take()
{
    FarmRequest request = std::exchange(m_request, {});
    request.body = m_buffer.first(m_length);
    m_buffer.remove(0, m_length);
    m_length = -1;
    return request;
}

} // namespace paperround::inline practice
