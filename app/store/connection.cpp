// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"

#include <atomic>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

// SQLite's primary result codes (sqlite.org/rescode.html), the ones that mean something to a person.
QString codeOf(int result)
{
    switch (result & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return u"ledger-busy"_s;
    case 8: // SQLITE_READONLY
        return u"ledger-readonly"_s;
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return u"ledger-corrupt"_s;
    case 13: // SQLITE_FULL
        return u"disk-full"_s;
    case 19: // SQLITE_CONSTRAINT
        return u"illegal-row"_s;
    default: // SQLITE_IOERR, SQLITE_CANTOPEN and whatever else a disk can do
        return u"ledger-io"_s;
    }
}

QString uniqueName()
{
    static std::atomic<quint64> last = 0;
    return u"paperround-%1"_s.arg(++last);
}

} // namespace

Connection::Connection()
    : m_name(uniqueName())
{
}

Connection::~Connection()
{
    close();
}

Result<void> Connection::open(const QString &name, const QString &options, const QString &file)
{
    close();
    m_file = file;
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    m_database.setDatabaseName(name);
    m_database.setConnectOptions(options);
    if (!m_database.open())
        return tl::unexpected(error(m_database.lastError()));
    return {};
}

void Connection::close()
{
    m_statements.clear();
    m_wikis.clear();
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

Result<QSqlQuery *> Connection::execute(const QString &sql, const QVariantList &values)
{
    auto &statement = m_statements[sql];
    if (!statement) {
        auto query = std::make_unique<QSqlQuery>(m_database);
        query->setForwardOnly(true);
        if (!query->prepare(sql))
            return tl::unexpected(error(query->lastError()));
        statement = std::move(query);
    }
    for (qsizetype i = 0; i < values.size(); ++i)
        statement->bindValue(int(i), values.at(i));
    if (!statement->exec()) {
        const Error problem = error(statement->lastError());
        statement->finish();
        return tl::unexpected(problem);
    }
    return statement.get();
}

Result<int> Connection::run(const QString &sql, const QVariantList &values)
{
    const auto query = execute(sql, values);
    if (!query)
        return tl::unexpected(query.error());
    const int changed = (*query)->numRowsAffected();
    (*query)->finish();
    return changed;
}

Result<QVariant> Connection::value(const QString &sql, const QVariantList &values)
{
    QVariant first;
    bool found = false;
    const auto read = each(sql, values, [&](const QSqlQuery &row) {
        if (!found)
            first = row.value(0);
        found = true;
    });
    if (!read)
        return tl::unexpected(read.error());
    return first;
}

QSqlQuery Connection::fresh() const
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    return query;
}

Result<void> Connection::begin()
{
    return run(u"BEGIN IMMEDIATE"_s).map([](int) {});
}

Result<void> Connection::commit()
{
    return run(u"COMMIT"_s).map([](int) {});
}

void Connection::rollback()
{
    m_wikis.clear();
    // SQLite rolls back by itself on a full disk; "no transaction is active" is then all it says.
    static_cast<void>(run(u"ROLLBACK"_s));
}

Result<qint64> Connection::wikiId(const QString &host)
{
    if (const auto known = m_wikis.constFind(host); known != m_wikis.cend())
        return *known;
    const QString name = host.isNull() ? u""_s : host;
    if (const auto made = run(u"INSERT OR IGNORE INTO wikis (host) VALUES (?)"_s, {name}); !made)
        return tl::unexpected(made.error());
    const auto id = value(u"SELECT id FROM wikis WHERE host = ?"_s, {name});
    if (!id)
        return tl::unexpected(id.error());
    m_wikis.insert(host, id->toLongLong());
    return id->toLongLong();
}

Error Connection::error(const QSqlError &error) const
{
    bool known = false;
    const int result = error.nativeErrorCode().toInt(&known);
    const QString words = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    return {ErrorKind::Storage, known ? codeOf(result) : u"ledger-io"_s, m_file + u": "_s + words};
}

tl::unexpected<Error> Connection::corrupt(const QString &what) const
{
    return failure(ErrorKind::Storage, u"ledger-corrupt"_s, m_file + u": "_s + what);
}

} // namespace paperround
