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
constexpr qsizetype LongestName = 200; ///< Of a file, with what its signs are written as.
constexpr auto Ending = ".wikitext"_L1;

/// The subject of `== subject ==` in the first line goes apart.
Message apart(const QString &text)
{
    static const QRegularExpression heading(u"^==([^=\\n][^\\n]*?)==[ \\t]*(?:\\n\\s*|$)"_s);
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

Result<Message> messageFromFile(const QString &path)
{
    const auto bytes = readInput(path, LargestText);
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (bytes->contains('\0') && !bytes->startsWith("\xff\xfe") && !bytes->startsWith("\xfe\xff"))
        return failure(ErrorKind::Input, u"not-a-text"_s, path);
    QString text = decodeText(*bytes).text;
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    if (!isHtml(path, text))
        return apart(text);
    const PastedText pasted = wikitextFromHtml(text);
    if (pasted.refused)
        return failure(ErrorKind::Input, u"not-a-text"_s, path);
    return Message{{}, pasted.wikitext};
}

StartingTexts::StartingTexts(QString folder)
    : m_folder(std::move(folder))
{
}

QString StartingTexts::pathOf(const QString &name) const
{
    // Any name makes a file of one folder, on any system.
    const QByteArray safe = QUrl::toPercentEncoding(name, " ()[],;+!'&=", ".~");
    return m_folder + u'/' + QString::fromLatin1(safe) + Ending;
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
    return messageFromFile(pathOf(name));
}

Result<void> StartingTexts::keep(const QString &name, const Message &message) const
{
    const QString path = pathOf(name);
    if (m_folder.isEmpty() || name.trimmed().isEmpty() || QFileInfo(path).fileName().size() > LongestName)
        return failure(ErrorKind::Input, u"bad-name"_s, name);
    if (!QDir().mkpath(m_folder))
        return failure(ErrorKind::Storage, u"file-write"_s, m_folder);
    const QString subject = message.subject.simplified();
    const QString head = subject.isEmpty() ? QString() : u"== "_s + subject + u" ==\n\n"_s;
    return writeFile(path, (head + message.body).toUtf8());
}

Result<void> StartingTexts::remove(const QString &name) const
{
    if (!QFile::remove(pathOf(name)))
        return failure(ErrorKind::Storage, u"file-write"_s, pathOf(name));
    return {};
}

} // namespace paperround
