// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/targetrows.h"
#include "domain/targets/targettext.h"

#include <QHash>
#include <QJsonValue>

#include <vector>

namespace paperround {

struct WikitextCall;

/// The words of a bad line that are kept: not all of a huge one.
[[nodiscard]] QString quotation(QStringView written);
/// Characters; a list of a million targets is smaller in every format.
inline constexpr qsizetype LongestListText = 160 * 1024 * 1024;

/// Gathers what the readers of the single formats find, and tells what stood there before.
class TargetCollector
{
public:
    explicit TargetCollector(const KnownSites &sites)
        : m_sites(sites)
    {
    }

    [[nodiscard]] const KnownSites &sites() const { return m_sites; }
    /// As readTarget() and readTargetLine(), with each site resolved once: lists name few of them, often. A
    /// line may also be the address of a page.
    [[nodiscard]] ReadTarget read(QStringView title, std::optional<QStringView> site, FirstLetter first);
    [[nodiscard]] ReadTarget readLine(QStringView line, FirstLetter first);
    /// Takes a target, or notes why it is none. `written` is the line as it stands in the source. A text with
    /// more rows than TargetRows::Most is a list of nothing but that problem.
    void add(ReadTarget read, int line, QStringView written);
    void addProblem(int line, QStringView written, const QString &code, Target meant = {});
    void refuse(int line); ///< The whole text, of which that line was too much.
    [[nodiscard]] ParsedTargets take() { return std::move(m_parsed); }

private:
    [[nodiscard]] const ReadSite &site(QStringView raw);
    [[nodiscard]] int
    placeOf(const Target &target); ///< Of its twin, from 0; -1: it is new, and kept in mind.
    void growSeen();
    [[nodiscard]] bool hasRoom(int line); ///< For one row more.

    const KnownSites &m_sites;
    ParsedTargets m_parsed;
    bool m_refused = false;
    QHash<QString, ReadSite> m_resolved; ///< By what was written.
    QString m_lastSite; ///< The key of m_last.
    ReadSite m_last;
    std::vector<quint32> m_seen; ///< Open addressing: places in the targets, from 1; 0 is free.
};

/// Calls `use(line, number)` for the lines of a text, without their ends (\n, \r\n, \r); numbers from 1.
template <class Use> void forEachLine(QStringView text, Use use)
{
    int number = 0;
    for (qsizetype start = 0; start < text.size();) {
        const auto feed = text.indexOf(u'\n', start);
        const auto end = feed < 0 ? text.size() : feed;
        auto rest = text.mid(start, end - start);
        if (feed >= 0 && rest.endsWith(u'\r'))
            rest.chop(1);
        for (auto bare = rest.indexOf(u'\r'); bare >= 0; bare = rest.indexOf(u'\r')) {
            use(rest.first(bare), ++number);
            rest = rest.mid(bare + 1);
            if (rest.isEmpty() && feed < 0)
                return; // The text ends with its last line's end.
        }
        use(rest, ++number);
        start = end + 1;
    }
}

/// The lines of a text, without their ends.
[[nodiscard]] QList<QStringView> linesOf(QStringView text);

struct TableLayout;
void readLines(QStringView text, TargetCollector &into);
/// What an entry of a MassMessage list's targets names, and the same as a row.
[[nodiscard]] ReadTarget readMassMessageEntry(const QJsonValue &value, const KnownSites &sites);
[[nodiscard]] TargetRow massMessageRow(const QJsonValue &value, int number, const KnownSites &sites);
void readTable(QStringView text, const TableLayout &layout, TargetCollector &into);
/// An array of JSON: strings `title@site`, objects with title (or page) and site (or wiki); or an object that
/// has such an array as its `targets`.
void readJson(QStringView text, TargetCollector &into);
/// Where JSON breaks, as a person counts: the line and its words.
void addBrokenJson(const QByteArray &json, qsizetype offset, QStringView text, TargetCollector &into);
/// Would it take memory out of all proportion to any list? A file of commas has millions of values.
[[nodiscard]] bool hasTooManyValues(const QByteArray &json);
/// A value as compact JSON; a string without its quotation marks.
[[nodiscard]] QString jsonWords(const QJsonValue &value);
void readMassMessageJson(QStringView text, TargetCollector &into);
/// What a call of ours in `text` names.
[[nodiscard]] ReadTarget readTargetCall(const WikitextCall &call, QStringView text, const KnownSites &sites);
void readTargetFunctions(QStringView text, TargetCollector &into);

/// Does the text begin as a table: a tab, a header, or a first record whose second field names a wiki?
[[nodiscard]] bool looksLikeTable(QStringView text, const KnownSites &sites);
/// Is there a {{#target:…}} or a {{target|…}} in it?
[[nodiscard]] bool hasTargetFunctions(QStringView text);

} // namespace paperround
