// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace paperround {

/// An option of a verb: `--name` or `--name VALUE`.
struct OptionSpec
{
    QString name; ///< Without the dashes.
    QString value; ///< How help calls the value; empty: a switch.
    QString help;
    bool repeats = false; ///< May be given several times.
};

/// How a verb is called.
struct Usage
{
    QString verb; ///< "history export"
    QString arguments; ///< "ID": as help shows it.
    int fewest = 0; ///< Arguments.
    int most = 0;
    QString summary; ///< One line.
    QList<OptionSpec> options;
};

/// What was given.
class GivenOptions
{
public:
    GivenOptions() = default;
    GivenOptions(QHash<QString, QStringList> values, QStringList arguments)
        : m_values(std::move(values))
        , m_arguments(std::move(arguments))
    {
    }

    [[nodiscard]] bool has(const QString &name) const { return m_values.contains(name); }
    [[nodiscard]] QString value(const QString &name, const QString &otherwise = {}) const
    {
        return m_values.value(name, {otherwise}).constFirst();
    }
    [[nodiscard]] QStringList values(const QString &name) const { return m_values.value(name); }
    [[nodiscard]] const QStringList &arguments() const { return m_arguments; }

private:
    QHash<QString, QStringList> m_values; ///< At least one each.
    QStringList m_arguments;
};

/// The one parser of every verb: options anywhere, `--name VALUE` or `--name=VALUE`, `--` ends them, `-` is
/// an argument. ErrorKind::Input "usage" with a sentence in `detail`.
[[nodiscard]] Result<GivenOptions> parseOptions(const Usage &usage, const QStringList &words);

/// What --help prints.
[[nodiscard]] QString helpFor(const Usage &usage);

} // namespace paperround
