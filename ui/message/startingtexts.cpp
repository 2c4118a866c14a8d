// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/startingtexts.h"

#include "cli/files.h"
#include "domain/targets/textencoding.h"
#include "ui/message/htmltowikitext.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LargestText = 1024 * 1024;
constexpr qsizetype LongestName = 248; ///< Of a file in bytes; while it is written, seven more.
constexpr auto Ending = ".wikitext"_L1;

/// The subject of `== subject ==` in the first line goes apart, with one empty line after it.
Message apart(const QString &text)
{
    static const QRegularExpression heading(u"^==([^=\\n][^\\n]*?)==[ \\t]*(?:\\n(?:[ \\t]*\\n)?|$)"_s);
    const QRegularExpressionMatch match = heading.match(text, 0, QRegularExpression::NormalMatch,
                                                        QRegularExpression::AnchorAtOffsetMatchOption);
    if (!match.hasMatch())
        return {{}, text};
    return {match.captured(1).trimmed(), text.sliced(match.capturedLength())};
}

bool isHtml(const QString &path, const QString &text)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    return ending == "html"_L1 || ending == "htm"_L1 || ending == "xhtml"_L1
        || text.left(200).trimmed().startsWith("<!doctype html"_L1, Qt::CaseInsensitive);
}

} // namespace

Result<FileText> messageFromFile(const QString &path)
{
    const auto bytes = readInput(path, LargestText);
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (bytes->contains('\0') && !bytes->startsWith("\xff\xfe") && !bytes->startsWith("\xfe\xff"))
        return failure(ErrorKind::Input, u"not-a-text"_s, path);
    QString text = decodeText(*bytes).text;
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    if (!isHtml(path, text))
        return FileText{.message = apart(text)};
    const PastedText pasted = wikitextFromHtml(text);
    if (pasted.refused)
        return failure(ErrorKind::Input, u"not-a-text"_s, path);
    return FileText{{{}, pasted.wikitext}, pasted.truncated, pasted.flattened};
}

StartingTexts::StartingTexts(QString folder)
    : m_folder(std::move(folder))
{
}

QString StartingTexts::pathOf(const QString &name) const
{
    // Any name makes a file of one folder, on any system; letters of all scripts stay, for they are long
    // else.
    static const QString unfit = u"/\\:*?\"<>|%.~"_s;
    QString safe;
    for (const QChar each : name) {
        if (each < u' ' || each == QChar(0x7f) || unfit.contains(each))
            safe += u'%' + QString::number(each.unicode(), 16).toUpper().rightJustified(2, u'0');
        else
            safe += each;
    }
    return m_folder + u'/' + safe + Ending;
}

QStringList StartingTexts::names() const
{
    QStringList names;
    if (m_folder.isEmpty())
        return names;
    for (const QString &file : QDir(m_folder).entryList({u'*' + QString(Ending)}, QDir::Files))
        names.append(QUrl::fromPercentEncoding(file.chopped(Ending.size()).toUtf8()));
    std::ranges::sort(
        names, [](const QString &a, const QString &b) { return a.compare(b, Qt::CaseInsensitive) < 0; });
    return names;
}

Result<Message> StartingTexts::read(const QString &name) const
{
    return messageFromFile(pathOf(name)).map([](const FileText &text) { return text.message; });
}

Result<void> StartingTexts::keep(const QString &name, const Message &message) const
{
    const QString path = pathOf(name);
    if (m_folder.isEmpty() || name.trimmed().isEmpty()
        || QFileInfo(path).fileName().toUtf8().size() > LongestName)
        return failure(ErrorKind::Input, u"bad-name"_s, name);
    if (!QDir().mkpath(m_folder))
        return failure(ErrorKind::Storage, u"file-write"_s, m_folder);
    // Also without a subject: a first heading of the text would be taken for one.
    const QString head = u"== "_s + message.subject.simplified() + u" ==\n\n"_s;
    const QByteArray bytes = (head + message.body).toUtf8();
    if (bytes.size() > LargestText)
        return failure(ErrorKind::Input, u"file-too-big"_s, name);
    return writeFile(path, bytes);
}

Result<void> StartingTexts::remove(const QString &name) const
{
    if (!QFile::remove(pathOf(name)))
        return failure(ErrorKind::Storage, u"file-write"_s, pathOf(name));
    return {};
}

} // namespace paperround
