// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QHash>
#include <QLockFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QTemporaryDir>
#include <QVariantList>

#include <memory>
#include <unordered_map>

namespace paperround {

/// One connection to one SQLite file, for the thread that made it. Statements are prepared once and kept.
/// Errors are ErrorKind::Storage, named as store.h lists them, with the file in `detail`.
class Connection
{
public:
    Connection();
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// `name` may be a path, a "file:" URI or ":memory:"; `options` are the driver's. `file` is what errors
    /// name.
    Result<void> open(const QString &name, const QString &options, const QString &file);
    void close();

    /// Returns how many rows were changed.
    Result<int> run(const QString &sql, const QVariantList &values = {});
    /// Calls row(const QSqlQuery &) for each row. Not for a statement that `row` itself uses.
    template <class Row> Result<void> each(const QString &sql, const QVariantList &values, Row &&row);
    /// First column of the first row; invalid where there is none.
    Result<QVariant> value(const QString &sql, const QVariantList &values = {});
    /// A statement of the caller's own, not kept: several may run at once.
    [[nodiscard]] QSqlQuery fresh() const;

    Result<void> begin(); ///< Takes the write lock at once.
    Result<void> commit();
    void rollback();

    /// The number of a host, made where it is new.
    Result<qint64> wikiId(const QString &host);

    [[nodiscard]] Error error(const QSqlError &error) const;
    [[nodiscard]] tl::unexpected<Error> corrupt(const QString &what) const;

    /// What must outlive the connection: the writer's lock, a copy that is read instead of the file.
    void hold(std::unique_ptr<QLockFile> lock) { m_lock = std::move(lock); }
    void hold(std::unique_ptr<QTemporaryDir> copy) { m_copy = std::move(copy); }
    [[nodiscard]] bool isWriter() const { return m_lock != nullptr; }

private:
    Result<QSqlQuery *> execute(const QString &sql, const QVariantList &values);

    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<QTemporaryDir> m_copy;
    QString m_name;
    QString m_file;
    QSqlDatabase m_database;
    std::unordered_map<QString, std::unique_ptr<QSqlQuery>> m_statements;
    QHash<QString, qint64> m_wikis; ///< Emptied by a rollback: it may hold what never came to be.
};

template <class Row> Result<void> Connection::each(const QString &sql, const QVariantList &values, Row &&row)
{
    const auto query = execute(sql, values);
    if (!query)
        return tl::unexpected(query.error());
    while ((*query)->next())
        row(std::as_const(**query));
    const QSqlError problem = (*query)->lastError();
    (*query)->finish(); // an unfinished read would hold back the checkpoint
    if (problem.isValid())
        return tl::unexpected(error(problem));
    return {};
}

} // namespace paperround
