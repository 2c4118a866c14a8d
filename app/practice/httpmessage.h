// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <optional>
#include <utility>

namespace paperround::inline practice {

/// The fields of a query string or an urlencoded form; of a name given twice the last one counts, as in PHP.
class FormFields
{
public:
    FormFields() = default;
    static FormFields parse(QByteArrayView encoded);
    void merge(const FormFields &other);
    void set(const QString &name, const QString &value) { m_fields.insert(name, value); }

    [[nodiscard]] bool has(const QString &name) const { return m_fields.contains(name); }
    [[nodiscard]] QString value(const QString &name, const QString &fallback = {}) const
    {
        return m_fields.value(name, fallback);
    }
    [[nodiscard]] const QHash<QString, QString> &all() const { return m_fields; }

private:
    QHash<QString, QString> m_fields;
};

/// One request of HTTP/1.1, read whole.
struct FarmRequest
{
    QByteArray method;
    QString path; ///< Decoded, without query.
    QByteArray rawQuery;
    QHash<QByteArray, QByteArray> headers; ///< Names in lower case.
    QByteArray body;

    [[nodiscard]] bool isPost() const { return method == "POST"; }
    [[nodiscard]] FormFields query() const { return FormFields::parse(rawQuery); }
    [[nodiscard]] FormFields form() const; ///< Empty unless the body is urlencoded.
    [[nodiscard]] bool keepAlive() const;
    [[nodiscard]] QHash<QByteArray, QByteArray> cookies() const;
};

/// An answer; Content-Length, Date and Connection are added when it is written.
struct FarmResponse
{
    int status = 200;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;

    [[nodiscard]] static FarmResponse html(int status, const QString &page);
    [[nodiscard]] static FarmResponse json(int status, const QByteArray &body);
    [[nodiscard]] static FarmResponse redirect(int status, const QString &location);
    [[nodiscard]] QByteArray bytes(bool keepAlive, bool withBody) const;
};

/// Takes one request off the front of what a connection has brought.
class HttpParser
{
public:
    enum class State { More, Ready, Refused };
    static constexpr qsizetype maxLine = 8 * 1024;
    static constexpr qsizetype maxHead = 32 * 1024;
    static constexpr qsizetype maxBody = 16 * 1024 * 1024;

    State feed(const QByteArray &bytes);
    [[nodiscard]] FarmRequest take(); ///< After Ready; what follows it stays for the next.
    [[nodiscard]] int refusal() const { return m_refusal; } ///< The status of a Refused request.

private:
    State step();
    State head(qsizetype end);
    State refuse(int status);

    QByteArray m_buffer;
    FarmRequest m_request;
    qsizetype m_length = -1; ///< Of the body; -1: the head is not read yet.
    int m_refusal = 0;
};

} // namespace paperround::inline practice
