// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/opening.h"

#include "store/connection.h"
#include "store/log.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr int ApplicationId = 0x50617052; // "PapR" in the file's head
// A check reads the whole file. Larger ledgers are checked by `history verify`; SQLite still notices broken
// pages when it meets them.
constexpr qint64 CheckedUpTo = 256LL * 1024 * 1024;
const QString WriterOptions = u"QSQLITE_BUSY_TIMEOUT=5000"_s;
const QString ReaderOptions = u"QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=5000"_s;

Result<int> versionOf(Connection &connection, const QString &path, int newest)
{
    const auto version = connection.value(u"PRAGMA user_version"_s);
    if (!version)
        return tl::unexpected(version.error());
    const auto application = connection.value(u"PRAGMA application_id"_s);
    const auto tables = connection.value(u"SELECT count(*) FROM sqlite_schema"_s);
    if (!application || !tables)
        return tl::unexpected(application ? tables.error() : application.error());
    if (tables->toInt() == 0 && version->toInt() == 0)
        return 0;
    if (application->toInt() != ApplicationId)
        return failure(ErrorKind::Storage, u"not-a-ledger"_s, path);
    if (version->toInt() > newest)
        return failure(
            ErrorKind::Storage, u"ledger-newer"_s,
            u"%1: version %2, this program knows %3"_s.arg(path).arg(version->toInt()).arg(newest));
    return version->toInt();
}

Result<void> quickCheck(Connection &connection, const QString &path)
{
    if (QFileInfo(path).size() > CheckedUpTo)
        return {};
    const auto answer = connection.value(u"PRAGMA quick_check(1)"_s);
    if (!answer)
        return tl::unexpected(answer.error());
    if (answer->toString() != u"ok"_s)
        return connection.corrupt(answer->toString());
    return {};
}

Result<void> runAll(Connection &connection, const QStringList &statements)
{
    for (const QString &statement : statements) {
        if (const auto done = connection.run(statement); !done)
            return tl::unexpected(done.error());
    }
    return {};
}

Result<std::unique_ptr<QLockFile>> lockDirectory(const QString &directory)
{
    if (!QDir().mkpath(directory))
        return failure(ErrorKind::Storage, u"ledger-readonly"_s, directory);
    auto lock = std::make_unique<QLockFile>(QDir(directory).filePath(u"ledger.lock"_s));
    lock->setStaleLockTime(0); // never by age: only a process that is gone has lost its lock
    if (lock->tryLock())
        return lock;
    switch (lock->error()) {
    case QLockFile::LockFailedError: {
        qint64 pid = 0;
        QString host;
        QString program;
        lock->getLockInfo(&pid, &host, &program);
        return failure(ErrorKind::Storage, u"in-use"_s,
                       u"%1: pid %2, host %3"_s.arg(directory).arg(pid).arg(host));
    }
    case QLockFile::PermissionError:
        return failure(ErrorKind::Storage, u"ledger-readonly"_s, directory);
    case QLockFile::UnknownError:
    case QLockFile::NoError:
        break;
    }
    return failure(ErrorKind::Storage, u"ledger-io"_s, directory);
}

/// A file that cannot be written is opened for reading by SQLite without a word, and a transaction begins on
/// it too: only a write tells.
Result<void> probe(Connection &connection, int version)
{
    auto done = connection.begin();
    if (done)
        done = runAll(connection, {u"PRAGMA user_version = %1"_s.arg(version)});
    connection.rollback();
    return done;
}

/// A whole copy of the old version beside the file, before the first step of an upgrade.
Result<void> backUp(Connection &connection, const QString &path, int version)
{
    const QString backup = u"%1.v%2.bak"_s.arg(path).arg(version);
    const QString unfinished = backup + u".part"_s;
    QFile::remove(unfinished);
    if (const auto copied = connection.run(u"VACUUM INTO ?"_s, {unfinished}); !copied)
        return tl::unexpected(copied.error());
    QFile::remove(backup);
    if (!QFile::rename(unfinished, backup))
        return failure(ErrorKind::Storage, u"ledger-io"_s, backup);
    qCInfo(lcStore) << "ledger: backup of version" << version << "in" << backup;
    return {};
}

QString readOnlyUri(const QString &path, bool immutable)
{
    QUrl url = QUrl::fromLocalFile(path);
    QUrlQuery query;
    query.addQueryItem(u"mode"_s, u"ro"_s);
    if (immutable)
        query.addQueryItem(u"immutable"_s, u"1"_s);
    url.setQuery(query);
    return QString::fromUtf8(url.toEncoded());
}

/// A write-ahead log that lies in a directory where its index cannot be made: both are read from a copy.
Result<void> openCopy(Connection &connection, const QString &path)
{
    auto folder = std::make_unique<QTemporaryDir>();
    const QString copy = folder->filePath(QFileInfo(path).fileName());
    if (!folder->isValid() || !QFile::copy(path, copy) || !QFile::copy(path + u"-wal"_s, copy + u"-wal"_s))
        return failure(ErrorKind::Storage, u"ledger-io"_s, path);
    for (const QString &file : {copy, copy + u"-wal"_s})
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    connection.hold(std::move(folder));
    return connection.open(copy, WriterOptions, path);
}

Result<void> openForReading(Connection &connection, const QString &path)
{
    if (const auto opened = connection.open(readOnlyUri(path, false), ReaderOptions, path); !opened)
        return opened;
    const auto read = connection.value(u"SELECT count(*) FROM sqlite_schema"_s);
    if (read || read.error().code == u"ledger-corrupt"_s)
        return {};
    // SQLite wants to make the log's index beside the file and may not. Without a log the file is whole.
    if (QFileInfo(path + u"-wal"_s).size() == 0)
        return connection.open(readOnlyUri(path, true), ReaderOptions, path);
    return openCopy(connection, path);
}

} // namespace

QString ledgerPath(const QString &directory)
{
    return QDir(directory).filePath(u"ledger.sqlite"_s);
}

Result<void> openWriter(Connection &connection, const QString &directory, int pages,
                        const QList<Migration> &steps)
{
    auto lock = lockDirectory(directory);
    if (!lock)
        return tl::unexpected(lock.error());
    const QString path = ledgerPath(directory);
    if (const auto opened = connection.open(path, WriterOptions, path); !opened)
        return opened;
    connection.hold(std::move(*lock));

    const auto version = versionOf(connection, path, int(steps.size()));
    if (!version)
        return tl::unexpected(version.error());
    if (const auto checked = quickCheck(connection, path); !checked)
        return checked;
    if (const auto writable = probe(connection, *version); !writable)
        return writable;
    // Messages, names and reasons are the owner's business. Later files get the ledger's mode from SQLite.
    for (const QString &file : {path, path + u"-wal"_s, path + u"-shm"_s})
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    if (*version > 0 && *version < steps.size()) {
        if (const auto backed = backUp(connection, path, *version); !backed)
            return backed;
    }
    QStringList settings{u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s,
                         u"PRAGMA foreign_keys = ON"_s, u"PRAGMA trusted_schema = OFF"_s};
    if (*version == 0)
        settings << u"PRAGMA application_id = %1"_s.arg(ApplicationId);
    if (const auto set = runAll(connection, settings); !set)
        return set;
    if (const auto migrated = migrate(connection, steps); !migrated)
        return migrated;
    return pages > 0 ? runAll(connection, {u"PRAGMA max_page_count = %1"_s.arg(pages)}) : Result<void>();
}

Result<void> openReader(Connection &connection, const QString &directory, const QList<Migration> &steps)
{
    const QString path = ledgerPath(directory);
    const QFileInfo folder(directory);
    if (folder.exists() && !folder.isExecutable())
        return failure(ErrorKind::Storage, u"ledger-io"_s, directory); // not an empty one: a closed one
    if (QFileInfo(path).size() == 0) {
        if (const auto opened = connection.open(u":memory:"_s, {}, path); !opened)
            return opened;
        return migrate(connection, steps);
    }
    if (const auto opened = openForReading(connection, path); !opened)
        return opened;
    const auto version = versionOf(connection, path, int(steps.size()));
    if (!version)
        return tl::unexpected(version.error());
    if (*version < steps.size())
        return failure(ErrorKind::Storage, u"ledger-older"_s, path);
    if (const auto checked = quickCheck(connection, path); !checked)
        return checked;
    return runAll(connection, {u"PRAGMA query_only = ON"_s, u"PRAGMA trusted_schema = OFF"_s});
}

} // namespace paperround
