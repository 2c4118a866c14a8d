// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/login/secretfile.h"

#include <QByteArray>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MaxBytes = 16 * 1024;

tl::unexpected<Error> bad(const QString &code, const QString &path)
{
    return failure(ErrorKind::Input, code, path);
}

// The open file is judged, not the name: what the name points at could change in between.
Result<void> checkOpenFile(int handle, const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat status = {};
    if (fstat(handle, &status) != 0)
        return bad(u"secret-file-unreadable"_qs, path);
    if (!S_ISREG(status.st_mode))
        return bad(u"secret-file-not-regular"_qs, path);
    if (status.st_uid != geteuid())
        return bad(u"secret-file-not-mine"_qs, path);
    if ((status.st_mode & 077) != 0)
        return bad(u"secret-file-open"_qs, path);
#else
    Q_UNUSED(handle)
    if (!QFileInfo(path).isFile())
        return bad(u"secret-file-not-regular"_qs, path);
#endif
    return {};
}

} // namespace

Result<QString> readSecretFile(const QString &path)
{
    QFile file;
#ifdef Q_OS_UNIX
    // Without O_NONBLOCK a named pipe would hold us until somebody writes into it.
    const int handle = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (handle < 0 || !file.open(handle, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        return bad(u"secret-file-unreadable"_qs, path);
#else
    file.setFileName(path);
    if (!file.open(QIODevice::ReadOnly))
        return bad(u"secret-file-unreadable"_qs, path);
#endif
    if (const auto checked = checkOpenFile(file.handle(), path); !checked)
        return tl::unexpected(checked.error());

    const QByteArray bytes = file.read(MaxBytes + 1);
    if (bytes.size() > MaxBytes)
        return bad(u"secret-file-too-large"_qs, path);
    const QByteArray line = bytes.trimmed();
    if (line.isEmpty())
        return bad(u"secret-file-empty"_qs, path);
    if (line.contains('\n') || line.contains('\r'))
        return bad(u"secret-file-lines"_qs, path);
    return QString::fromUtf8(line);
}

} // namespace paperround
