// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reliability/ledgerdisk.h"

#include <QByteArray>
#include <QFile>
#include <QHash>
#include <QList>

#include <sqlite3.h>

#include <array>

namespace paperround {

/// A change of a file that no sync has made sure, and what stood there.
struct Unsynced
{
    qint64 offset = 0;
    QByteArray before;
    qint64 size = 0; ///< Of the file, before.
};

struct LedgerDisk::State
{
    mutable std::mutex mutex; ///< The ledger's thread writes, the test's asks.
    DiskFault fault = DiskFault::None;
    int at = 0;
    int more = 0;
    int writes = 0;
    int commits = 0;
    bool struck = false;
    bool cut = false;
    QHash<QByteArray, QList<Unsynced>> unsynced;

    [[nodiscard]] bool isWithin() const { return writes >= at && writes < at + more; }
    int write();
    int sync(const QByteArray &file);
};

/// What the n-th write meets. SQLITE_ABORT: the power goes while it is written.
int LedgerDisk::State::write()
{
    ++writes;
    const bool reached = at > 0 && writes >= at;
    struck = struck || reached;
    switch (fault) {
    case DiskFault::None:
    case DiskFault::SyncError:
        return SQLITE_OK;
    case DiskFault::Full:
        return isWithin() ? SQLITE_FULL : SQLITE_OK;
    case DiskFault::IoError:
        return isWithin() ? SQLITE_IOERR_WRITE : SQLITE_OK;
    case DiskFault::ReadOnly:
        return reached ? SQLITE_READONLY : SQLITE_OK;
    case DiskFault::PowerCut:
        return reached ? SQLITE_ABORT : SQLITE_OK;
    case DiskFault::LyingDisk:
        return writes >= at + more ? SQLITE_ABORT : SQLITE_OK;
    }
    return SQLITE_OK;
}

int LedgerDisk::State::sync(const QByteArray &file)
{
    if (cut)
        return SQLITE_IOERR_FSYNC;
    if (fault == DiskFault::SyncError && isWithin())
        return SQLITE_IOERR_FSYNC;
    commits += file.endsWith("-wal") ? 1 : 0;
    const bool lies = fault == DiskFault::LyingDisk && writes >= at;
    if (!lies)
        unsynced.remove(file);
    return SQLITE_OK; // The computer this runs on stays up: nothing needs the real disk.
}

namespace {

std::shared_ptr<LedgerDisk::State> current;
sqlite3_vfs *systems = nullptr;

/// A file of ours: SQLite's part, then what we need, then the system's own file.
struct DiskFile
{
    sqlite3_file base;
    QByteArray *name;
    sqlite3_file *real;
};

DiskFile *own(sqlite3_file *file)
{
    return reinterpret_cast<DiskFile *>(file);
}
sqlite3_file *real(sqlite3_file *file)
{
    return own(file)->real;
}

void remember(sqlite3_file *file, qint64 offset, qint64 length)
{
    Unsynced change{offset, {}, 0};
    sqlite3_int64 size = 0;
    real(file)->pMethods->xFileSize(real(file), &size);
    change.size = size;
    const qint64 there = std::clamp<qint64>(size - offset, 0, length);
    change.before.resize(there);
    if (there > 0)
        real(file)->pMethods->xRead(real(file), change.before.data(), int(there), offset);
    current->unsynced[*own(file)->name].append(change);
}

int closeFile(sqlite3_file *file)
{
    const int result = real(file)->pMethods->xClose(real(file));
    delete own(file)->name;
    return result;
}

int readFile(sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset)
{
    return real(file)->pMethods->xRead(real(file), buffer, amount, offset);
}

int writeFile(sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 offset)
{
    const std::lock_guard lock(current->mutex);
    if (current->cut)
        return SQLITE_IOERR_WRITE;
    const int met = current->write();
    if (met != SQLITE_OK && met != SQLITE_ABORT)
        return met;
    remember(file, offset, amount);
    if (met == SQLITE_OK)
        return real(file)->pMethods->xWrite(real(file), buffer, amount, offset);
    current->cut = true;
    real(file)->pMethods->xWrite(real(file), buffer, amount / 2, offset);
    return SQLITE_IOERR_WRITE;
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    const std::lock_guard lock(current->mutex);
    if (current->cut)
        return SQLITE_IOERR_TRUNCATE;
    sqlite3_int64 before = 0;
    real(file)->pMethods->xFileSize(real(file), &before);
    remember(file, size, std::max<qint64>(before - size, 0));
    return real(file)->pMethods->xTruncate(real(file), size);
}

int syncFile(sqlite3_file *file, int)
{
    const std::lock_guard lock(current->mutex);
    return current->sync(*own(file)->name);
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}
int lockFile(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xLock(real(file), level);
}
int unlockFile(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xUnlock(real(file), level);
}
int checkLock(sqlite3_file *file, int *held)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), held);
}
int fileControl(sqlite3_file *file, int what, void *argument)
{
    return real(file)->pMethods->xFileControl(real(file), what, argument);
}
int sectorSize(sqlite3_file *file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}
int characteristics(sqlite3_file *file)
{
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int mapShared(sqlite3_file *file, int page, int size, int extend, void volatile **map)
{
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, map);
}
int lockShared(sqlite3_file *file, int offset, int n, int flags)
{
    return real(file)->pMethods->xShmLock(real(file), offset, n, flags);
}
void barrier(sqlite3_file *file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}
int unmapShared(sqlite3_file *file, int remove)
{
    return real(file)->pMethods->xShmUnmap(real(file), remove);
}

const sqlite3_io_methods methods{2,           closeFile,   readFile,        writeFile,  truncateFile,
                                 syncFile,    fileSize,    lockFile,        unlockFile, checkLock,
                                 fileControl, sectorSize,  characteristics, mapShared,  lockShared,
                                 barrier,     unmapShared, nullptr,         nullptr};

int openFile(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    DiskFile *mine = own(file);
    mine->real = reinterpret_cast<sqlite3_file *>(mine + 1);
    const int result = systems->xOpen(systems, name, mine->real, flags, outFlags);
    mine->base.pMethods = mine->real->pMethods ? &methods : nullptr;
    mine->name = mine->base.pMethods ? new QByteArray(name) : nullptr;
    return result;
}

int removeFile(sqlite3_vfs *, const char *name, int sync)
{
    const std::lock_guard lock(current->mutex);
    if (current->cut)
        return SQLITE_IOERR_DELETE;
    current->unsynced.remove(name);
    return systems->xDelete(systems, name, sync);
}

sqlite3_vfs *registered()
{
    static sqlite3_vfs ours = [] {
        systems = sqlite3_vfs_find(nullptr);
        sqlite3_vfs vfs = *systems;
        vfs.zName = "paperround-test";
        vfs.szOsFile = int(sizeof(DiskFile)) + systems->szOsFile;
        vfs.xOpen = openFile;
        vfs.xDelete = removeFile;
        return vfs;
    }();
    return &ours;
}

void undo(const QByteArray &name, const QList<Unsynced> &changes, qsizetype keep)
{
    QFile file(QString::fromUtf8(name));
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        return;
    for (qsizetype i = changes.size() - 1; i >= keep; --i) {
        file.seek(changes[i].offset);
        file.write(changes[i].before);
        file.resize(changes[i].size);
    }
}

} // namespace

QString diskFaultName(DiskFault fault)
{
    static const std::array<const char *, 7> names{
        "none", "disk full", "I/O error", "read-only", "sync error", "power cut", "lost syncs, power cut"};
    return QString::fromLatin1(names[std::size_t(fault)]);
}

LedgerDisk::LedgerDisk()
    : m_state(std::make_shared<State>())
{
    current = m_state;
    sqlite3_vfs_register(registered(), 1);
}

LedgerDisk::~LedgerDisk()
{
    sqlite3_vfs_unregister(registered());
}

void LedgerDisk::begin(DiskFault fault, int write, int writesMore)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->fault = fault;
    m_state->at = write;
    m_state->more = writesMore;
    m_state->writes = m_state->commits = 0;
    m_state->struck = m_state->cut = false;
    m_state->unsynced.clear(); // By now the system has written it by itself.
}

void LedgerDisk::cutPower()
{
    const std::lock_guard lock(m_state->mutex);
    m_state->cut = true;
}

void LedgerDisk::restart(std::minstd_rand &random)
{
    const std::lock_guard lock(m_state->mutex);
    for (auto [name, changes] : m_state->unsynced.asKeyValueRange()) {
        // The log is written from front to back: a part of it may be there. Of the database nothing is.
        const bool isLog = name.endsWith("-wal");
        undo(name, changes, isLog ? qsizetype(random() % std::size_t(changes.size() + 1)) : 0);
        if (isLog)
            QFile::remove(QString::fromUtf8(name.chopped(4)) + QStringLiteral("-shm"));
    }
    m_state->unsynced.clear();
    m_state->cut = false;
}

bool LedgerDisk::hasStruck() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->struck;
}

bool LedgerDisk::isCut() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->cut;
}

int LedgerDisk::commits() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->commits;
}

int LedgerDisk::writes() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->writes;
}

} // namespace paperround
