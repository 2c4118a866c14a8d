// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"

#include "models/sentences.h"

#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
bool put(std::FILE *stream, const QByteArray &bytes)
{
    const bool written =
        std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stream) == std::size_t(bytes.size());
    return std::fflush(stream) == 0 && written;
}
} // namespace

void Console::line(const QString &text)
{
    bytes(text.toUtf8() + '\n');
}

void Console::json(const QJsonObject &object)
{
    bytes(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

void Console::bytes(const QByteArray &bytes)
{
    if (!put(stdout, bytes))
        m_broken = true;
}

void Console::note(const QString &text)
{
    put(stderr, text.toUtf8() + '\n');
}

void Console::error(const QString &sentence)
{
    note(u"paperround: "_s + sentence);
}

void Console::error(const Error &error)
{
    this->error(errorSentence(error));
}

QString errorSentence(const Error &error)
{
    const auto explained = explain(error);
    QString sentence = explained.what + u'.';
    if (const auto text = explained.text(); !text.isEmpty())
        sentence += u' ' + text;
    QStringList details{error.code, error.detail};
    details.removeAll({});
    if (!details.isEmpty())
        sentence += u" ("_s + plainForTerminal(details.join(u": "_s)) + u')';
    return sentence;
}

QString plainForTerminal(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    for (const QChar c : text) {
        const auto u = c.unicode();
        const bool direction =
            (u >= 0x200e && u <= 0x200f) || (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069);
        if (direction)
            continue;
        plain += c.category() == QChar::Other_Control ? QChar(u' ') : c;
    }
    return plain;
}

} // namespace paperround
