// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace paperround {

class Connection;

/// One step of the schema: from version-1 to version.
struct Migration
{
    int version = 0;
    QStringList statements;
};

/// The steps that are compiled in (resources/migrations/NNNN-name.sql), 1 to the newest without a gap.
[[nodiscard]] QList<Migration> shippedMigrations();

/// The statements of a migration file: each ends with a semicolon at the end of a line.
[[nodiscard]] QStringList statementsOf(const QString &sql);

/// Told after each statement, before its step is committed; tests look at (or copy) the file then.
using MigrationObserver = std::function<void(int version, int statement)>;

/// Brings the file to the last step's version: each step in one transaction with its user_version, so
/// whatever happens leaves a version as it was shipped, never a state between two. Call with no transaction
/// open.
Result<void> migrate(Connection &connection, const QList<Migration> &steps,
                     const MigrationObserver &observer = {});

} // namespace paperround
