// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace paperround {

/// The parameters of a request, in the order they go out.
class ApiParams
{
public:
    ApiParams() = default;
    ApiParams(std::initializer_list<std::pair<QString, QString>> pairs);

    void set(const QString &name, const QString &value); ///< Replaces in place, else appends.
    void set(const QString &name, qint64 value) { set(name, QString::number(value)); }
    /// MediaWiki's booleans are true when present, whatever their value: a false one is left out.
    void setFlag(const QString &name, bool value);
    /// Joined with "|", or with U+001F where a value contains "|".
    void setList(const QString &name, const QStringList &values);

    [[nodiscard]] QString value(const QString &name) const;
    [[nodiscard]] QByteArray toForm() const; ///< application/x-www-form-urlencoded, UTF-8.

private:
    QList<std::pair<QString, QString>> m_pairs;
};

} // namespace paperround
