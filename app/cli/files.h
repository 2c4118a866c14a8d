// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/request.h"

#include <QByteArray>
#include <QString>

#include <stop_token>

namespace paperround {

/// A file, or standard input for "-". ErrorKind::Input "unreadable-file" or "file-too-big" (more than
/// `largest` bytes) with its name; Stopped soon after `stop`.
[[nodiscard]] Result<QByteArray> readInput(const QString &path, qint64 largest = 64LL * 1024 * 1024,
                                           const std::stop_token &stop = {});

/// All of it or, whatever happens, what stood there before. ErrorKind::Storage "file-write", with the path
/// and, in a line of its own, the system's words.
[[nodiscard]] Result<void> writeFile(const QString &path, const QByteArray &bytes);

/// The one line of standard input: a token, a password. ErrorKind::Input "empty-secret", "secret-too-long".
[[nodiscard]] Result<QString> readSecretLine();

/// A REQUEST file with the bytes it was read from.
struct RequestFile
{
    QString path;
    QByteArray bytes;
    Request request;
};

/// Errors of readInput() and requestFromJson(), with the file's name before the place.
[[nodiscard]] Result<RequestFile> readRequest(const QString &path);

/// Gives the request this id (and the wish to repeat its text), in the file too: atomically, and leaving
/// everything else as a person wrote it. ErrorKind::Storage "unwritable-file"; Input "file-changed" where it
/// is not any more what was read.
[[nodiscard]] Result<void> writeId(RequestFile &file, const QString &id, bool repeat = false);

} // namespace paperround
