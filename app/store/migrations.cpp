// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

#include "engine/crashpoint.h"
#include "store/connection.h"
#include "store/log.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

// Outside of any namespace, as the macro asks.
static void initMigrations()
{
    Q_INIT_RESOURCE(paperround_migrations);
}

namespace paperround {

QStringList statementsOf(const QString &sql)
{
    QStringList statements;
    QString statement;
    for (const QString &line : sql.split(u'\n')) {
        const QString words = line.trimmed();
        if (words.isEmpty() || words.startsWith(u"--"_s))
            continue;
        statement += line + u'\n';
        if (words.endsWith(u';')) {
            statements << statement.trimmed();
            statement.clear();
        }
    }
    return statements;
}

QList<Migration> shippedMigrations()
{
    initMigrations();
    QList<Migration> steps;
    const QDir folder(u":/migrations"_s);
    for (const QString &name : folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        steps << Migration{int(steps.size()) + 1, statementsOf(QString::fromUtf8(file.readAll()))};
        Q_ASSERT_X(name.left(4).toInt() == steps.size(), "migrations", "numbers have a gap");
    }
    return steps;
}

namespace {

Result<void> runStep(Connection &connection, const Migration &step, const MigrationObserver &observer)
{
    int number = 0;
    for (const QString &statement : step.statements) {
        if (const auto done = connection.run(statement); !done)
            return tl::unexpected(done.error());
        crashPoint("migration-step");
        if (observer)
            observer(step.version, ++number);
    }
    // A pragma takes no bound value; user_version is part of the transaction.
    return connection.run(u"PRAGMA user_version = %1"_s.arg(step.version)).map([](int) {});
}

} // namespace

Result<void> migrate(Connection &connection, const QList<Migration> &steps, const MigrationObserver &observer)
{
    for (const Migration &step : steps) {
        const auto version = connection.value(u"PRAGMA user_version"_s);
        if (!version)
            return tl::unexpected(version.error());
        if (version->toInt() >= step.version)
            continue;
        qCDebug(lcStore) << "ledger: to version" << step.version;
        if (const auto begun = connection.begin(); !begun)
            return begun;
        auto done = runStep(connection, step, observer);
        if (done)
            done = connection.commit();
        if (!done) {
            connection.rollback();
            return done;
        }
    }
    return {};
}

} // namespace paperround
