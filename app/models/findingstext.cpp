// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/findingstext.h"

#include <QHash>
#include <QtEndian>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView version("findings 1");
constexpr qsizetype largest = 1024LL * 1024 * 1024; // Bytes, unpacked; a million rows have some 80 MB.
constexpr int columns = 7; // wiki, title, time, flags, reason, page, detail

enum Flag { WillSend = 1, Redirected = 2, UserPage = 4 };

QByteArray field(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    for (char &byte : bytes) {
        if (byte == '\t' || byte == '\n' || byte == '\r')
            byte = ' ';
    }
    return bytes;
}

TargetFinding findingOf(const QList<QByteArrayView> &fields)
{
    const int flags = fields[3].toInt();
    TargetFinding finding;
    finding.willSend = (flags & WillSend) != 0;
    finding.redirected = (flags & Redirected) != 0;
    finding.userPage = (flags & UserPage) != 0;
    finding.checkedAt = fields[2].toLongLong();
    finding.reason = QString::fromUtf8(fields[4]);
    finding.page = QString::fromUtf8(fields[5]);
    finding.detail = QString::fromUtf8(fields[6]);
    return finding;
}

QList<QByteArrayView> split(QByteArrayView line)
{
    QList<QByteArrayView> fields;
    while (fields.size() < columns - 1) {
        const qsizetype tab = line.indexOf('\t');
        if (tab < 0)
            break;
        fields.append(line.first(tab));
        line = line.sliced(tab + 1);
    }
    fields.append(line);
    return fields;
}

/// qUncompress() believes the size that is written in front.
QByteArray unpacked(const QByteArray &packed)
{
    const bool fits = packed.size() > 4 && qFromBigEndian<quint32>(packed.constData()) <= quint32(largest);
    return fits ? qUncompress(packed) : QByteArray();
}

} // namespace

QByteArray packFindings(const TargetList &list, const QString &asked)
{
    QByteArray text = QByteArray(version.data(), version.size()) + '\t' + field(asked) + '\n';
    for (int place = 0; place < list.size(); ++place) {
        const TargetFinding *known = list.finding(place);
        if (!list.isPage(place) || known == nullptr || !known->told || known->checkedAt == 0)
            continue;
        const TargetEntry entry = list.at(place);
        const TargetFinding &it = *entry.finding;
        const int flags =
            (it.willSend ? WillSend : 0) | (it.redirected ? Redirected : 0) | (it.userPage ? UserPage : 0);
        for (const QByteArray &part :
             {field(entry.target.wiki), field(entry.target.title), QByteArray::number(it.checkedAt),
              QByteArray::number(flags), field(it.reason), field(it.page)})
            text += part + '\t';
        text += field(it.detail) + '\n';
        if (text.size() > largest)
            return {};
    }
    return qCompress(text, 1); // most of it is wikis and namespaces over and over
}

KeptFindings unpackFindings(const QByteArray &packed, const TargetList &list, const QString &asked)
{
    KeptFindings kept;
    const QByteArray text = unpacked(packed);
    QByteArrayView rest(text);
    const QByteArray head = QByteArray(version.data(), version.size()) + '\t' + field(asked) + '\n';
    if (!rest.startsWith(head))
        return kept;
    rest = rest.sliced(head.size());
    QHash<QByteArrayView, QByteArrayView> lines; // "wiki⇥title" → all of the line
    while (!rest.isEmpty()) {
        const qsizetype end = rest.indexOf('\n');
        const QByteArrayView line = end < 0 ? rest : rest.first(end);
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        const qsizetype first = line.indexOf('\t');
        const qsizetype second = first < 0 ? -1 : line.indexOf('\t', first + 1);
        if (second > 0)
            lines.insert(line.first(second), line);
    }
    for (int place = 0; place < list.size() && !lines.isEmpty(); ++place) {
        if (!list.isPage(place) || list.finding(place) != nullptr)
            continue;
        const Target target = list.at(place).target;
        const QByteArray key = field(target.wiki) + '\t' + field(target.title);
        const auto line = lines.constFind(QByteArrayView(key));
        if (line == lines.cend())
            continue;
        const QList<QByteArrayView> fields = split(*line);
        if (fields.size() != columns)
            continue;
        const TargetFinding finding = findingOf(fields);
        if (finding.checkedAt <= 0)
            continue;
        kept.keys.append(list.key(place));
        kept.findings.append(finding);
        kept.oldest = kept.oldest == 0 ? finding.checkedAt : std::min(kept.oldest, finding.checkedAt);
    }
    return kept;
}

} // namespace paperround
