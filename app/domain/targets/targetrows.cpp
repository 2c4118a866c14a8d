// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/targetrows.h"

#include "domain/targets/targettext.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr qsizetype mostBytes = std::numeric_limits<qint32>::max() / 2;
constexpr qsizetype mostCodes = 255;

/// Tabs and line feeds divide what is kept.
QByteArray escaped(const QString &text)
{
    QByteArray out = text.toUtf8();
    if (out.contains('\\') || out.contains('\t') || out.contains('\n') || out.contains('\r'))
        out.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r");
    return out;
}

QString unescaped(QByteArrayView bytes)
{
    if (!bytes.contains('\\'))
        return QString::fromUtf8(bytes);
    QByteArray out;
    out.reserve(bytes.size());
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (bytes[i] != '\\' || i + 1 == bytes.size()) {
            out.append(bytes[i]);
            continue;
        }
        const char next = bytes[++i];
        out.append(next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : next);
    }
    return QString::fromUtf8(out);
}

/// Cuts what stands before the next `divider` off `rest`.
QByteArrayView cut(QByteArrayView &rest, char divider)
{
    const qsizetype at = rest.indexOf(divider);
    const QByteArrayView part = at < 0 ? rest : rest.first(at);
    rest = at < 0 ? QByteArrayView() : rest.sliced(at + 1);
    return part;
}

} // namespace

QString rowKey(const TargetRow &row)
{
    return row.isPage() ? targetLine(row.target) : u'!' + row.problem.text;
}

quint32 TargetRows::wikiNumber(const QString &wiki)
{
    if (!m_wikis.isEmpty() && m_wikis.constLast() == wiki)
        return static_cast<quint32>(m_wikis.size() - 1);
    const auto known = m_numbers.constFind(wiki);
    if (known != m_numbers.constEnd())
        return *known;
    const auto number = static_cast<quint32>(m_wikis.size());
    m_wikis.append(wiki);
    m_numbers.insert(wiki, number);
    return number;
}

bool TargetRows::append(const TargetRow &row)
{
    const QByteArray title = row.target.title.toUtf8().first(
        std::min<qsizetype>(row.target.title.toUtf8().size(), std::numeric_limits<quint16>::max()));
    const QByteArray words = (row.isPage() ? row.target.written : row.problem.text).toUtf8();
    if (size() >= Most || m_bytes.size() + title.size() + words.size() > mostBytes)
        return false;
    quint8 code = 0;
    if (!row.isPage()) {
        qsizetype at = m_codes.indexOf(row.problem.code);
        if (at < 0 && m_codes.size() < mostCodes) {
            at = m_codes.size();
            m_codes.append(row.problem.code);
        }
        code = static_cast<quint8>(std::max<qsizetype>(at, 0) + 1);
        if (row.problem.meant != Target())
            m_meant.insert(size(), row.problem.meant);
    }
    m_rows.append({static_cast<quint32>(m_bytes.size()), static_cast<quint32>(title.size() + words.size()),
                   wikiNumber(row.target.wiki), row.line(), static_cast<quint16>(title.size()), code});
    m_bytes += title;
    m_bytes += words;
    return true;
}

QByteArrayView TargetRows::title(int row) const
{
    return QByteArrayView(m_bytes).sliced(m_rows[row].from, m_rows[row].title);
}

TargetRow TargetRows::at(int row) const
{
    const Packed &packed = m_rows[row];
    const QByteArrayView words =
        QByteArrayView(m_bytes).sliced(packed.from, packed.length).sliced(packed.title);
    TargetRow out;
    out.target = {QString::fromUtf8(title(row)), m_wikis[packed.wiki], packed.line};
    if (packed.code != 0)
        out.problem = {packed.line, QString::fromUtf8(words), m_codes[packed.code - 1], m_meant.value(row)};
    else if (!words.isEmpty())
        out.target.written = QString::fromUtf8(words);
    return out;
}

qsizetype TargetRows::bytes() const
{
    return m_rows.capacity() * static_cast<qsizetype>(sizeof(Packed)) + m_bytes.capacity();
}

QByteArray TargetRows::toText() const
{
    QByteArray text;
    text.reserve(m_bytes.size() + size() * 32);
    for (int row = 0; row < size(); ++row) {
        const TargetRow it = at(row);
        const Target &meant = it.problem.meant;
        QByteArrayList fields{QByteArray::number(it.line()), escaped(it.target.title),
                              escaped(it.target.wiki)};
        if (!it.isPage() || !it.target.written.isEmpty())
            fields << escaped(it.target.written);
        if (!it.isPage())
            fields << escaped(it.problem.code) << escaped(it.problem.text);
        if (meant != Target())
            fields << escaped(meant.title) << escaped(meant.wiki) << QByteArray::number(meant.line);
        text += fields.join('\t') + '\n';
    }
    return text;
}

TargetRows TargetRows::fromText(QByteArrayView text)
{
    TargetRows rows;
    while (!text.isEmpty()) {
        QByteArrayView rest = cut(text, '\n');
        bool isNumber = false;
        const int line = cut(rest, '\t').toByteArray().toInt(&isNumber);
        if (!isNumber)
            continue;
        TargetRow row;
        row.target.title = unescaped(cut(rest, '\t'));
        row.target.wiki = unescaped(cut(rest, '\t'));
        row.target.line = line;
        if (const QByteArrayView written = cut(rest, '\t'); !written.isEmpty())
            row.target.written = unescaped(written);
        if (const QByteArrayView code = cut(rest, '\t'); !code.isEmpty()) {
            row.problem.line = line;
            row.problem.code = unescaped(code);
            row.problem.text = unescaped(cut(rest, '\t'));
            row.problem.meant.title = unescaped(cut(rest, '\t'));
            row.problem.meant.wiki = unescaped(cut(rest, '\t'));
            row.problem.meant.line = cut(rest, '\t').toByteArray().toInt();
        }
        if (!rows.append(row))
            break;
    }
    return rows;
}

bool operator==(const TargetRows &a, const TargetRows &b)
{
    if (a.size() != b.size())
        return false;
    for (int row = 0; row < a.size(); ++row) {
        if (a.at(row) != b.at(row))
            return false;
    }
    return true;
}

TargetRows rowsOf(const ParsedTargets &parsed)
{
    TargetRows rows;
    rows.reserve(static_cast<int>(
        std::min<qsizetype>(parsed.targets.size() + parsed.problems.size(), TargetRows::Most)));
    auto problem = parsed.problems.cbegin();
    for (const Target &target : parsed.targets) {
        for (; problem != parsed.problems.cend() && problem->line <= target.line; ++problem)
            rows.append({{{}, {}, problem->line}, *problem});
        rows.append({target, {}});
    }
    for (; problem != parsed.problems.cend(); ++problem)
        rows.append({{{}, {}, problem->line}, *problem});
    return rows;
}

} // namespace paperround
