// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/files.h"

#include "engine/crashpoint.h"

#include <QFile>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
constexpr qint64 LongestSecret = 16 * 1024; // Bytes.
constexpr qint64 LargestPiece = 4 * 1024 * 1024; // That is read between two looks whether to stop; bytes.

void setField(QString &text, const QRegularExpression &field, const QString &value)
{
    // Inside a string a quote is escaped, and no object inside a request has these fields: the first match is
    // the one.
    if (const auto match = field.match(text); match.hasMatch()) {
        text.replace(match.capturedStart(), match.capturedLength(), value);
        return;
    }
    static const QRegularExpression opening(u"\\{(\\s*)"_s);
    const auto brace = opening.match(text);
    text.insert(brace.capturedEnd(),
                value + u',' + (brace.captured(1).isEmpty() ? u" "_s : brace.captured(1)));
}

/// The file's text with the id and the wish to repeat set, and otherwise as it was; or nothing.
std::optional<QByteArray> withId(const RequestFile &file, const Request &wanted)
{
    static const QRegularExpression id(u"\"id\"\\s*:\\s*\"[a-z2-7]*\""_s);
    static const QRegularExpression repeat(u"\"repeat\"\\s*:\\s*(true|false)"_s);
    auto text = QString::fromUtf8(file.bytes);
    if (wanted.options.repeat)
        setField(text, repeat, u"\"repeat\": true"_s);
    setField(text, id, u"\"id\": \"%1\""_s.arg(wanted.id));
    const auto bytes = text.toUtf8();
    const auto read = requestFromJson(bytes);
    return read && *read == wanted ? std::optional(bytes) : std::nullopt;
}
} // namespace

Result<QByteArray> readInput(const QString &path, qint64 largest, const std::stop_token &stop)
{
    QFile file(path);
    const bool opened =
        path == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return failure(ErrorKind::Input, u"unreadable-file"_s, path + u": "_s + file.errorString());
    QByteArray bytes;
    while (bytes.size() <= largest) {
        if (stop.stop_requested())
            return failure(ErrorKind::Stopped, u"stopped"_s, path);
        const QByteArray piece = file.read(std::min(LargestPiece, largest + 1 - bytes.size()));
        if (piece.isEmpty())
            break;
        bytes += piece;
    }
    if (bytes.size() > largest)
        return failure(ErrorKind::Input, u"file-too-big"_s, path);
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorKind::Input, u"unreadable-file"_s, path + u": "_s + file.errorString());
    return bytes;
}

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    crashPoint("file-written");
    if (!written || !file.commit())
        return failure(ErrorKind::Storage, u"file-write"_s, path + u'\n' + file.errorString());
    return {};
}

Result<QString> readSecretLine()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return failure(ErrorKind::Input, u"unreadable-file"_s, u"-"_s);
    const auto line = input.readLine(LongestSecret + 1).trimmed();
    if (line.size() >= LongestSecret)
        return failure(ErrorKind::Input, u"secret-too-long"_s, u"standard input"_s);
    if (line.isEmpty())
        return failure(ErrorKind::Input, u"empty-secret"_s, u"standard input"_s);
    return QString::fromUtf8(line);
}

Result<RequestFile> readRequest(const QString &path)
{
    const auto bytes = readInput(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto request = requestFromJson(*bytes);
    if (!request) {
        auto error = request.error();
        error.detail = path + u": "_s + error.detail;
        return tl::unexpected(error);
    }
    return RequestFile{path, *bytes, std::move(*request)};
}

Result<void> writeId(RequestFile &file, const QString &id, bool repeat)
{
    auto wanted = file.request;
    wanted.id = id;
    wanted.options.repeat = wanted.options.repeat || repeat;
    const auto bytes = withId(file, wanted).value_or(requestToJson(wanted));
    // Since it was read the ledger was opened, which may take a while: another call may have given it an id,
    // a person may have saved it. Two ids for one request would be two deliveries.
    if (const auto now = readInput(file.path == "-"_L1 ? QString() : file.path); now && *now != file.bytes)
        return failure(ErrorKind::Input, u"file-changed"_s, file.path);
    Result<void> written = failure(ErrorKind::Storage, {}, file.path);
    if (file.path != "-"_L1) // Standard input.
        written = writeFile(file.path, bytes);
    if (!written)
        return failure(ErrorKind::Storage, u"unwritable-file"_s,
                       QString(written.error().detail).replace(u'\n', u": "_s));
    file.request = std::move(wanted);
    file.bytes = bytes;
    return {};
}

} // namespace paperround
