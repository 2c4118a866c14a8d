// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/targetrows.h"
#include "domain/targets/targettext.h"

#include <QHash>
#include <QJsonValue>

namespace paperround {

struct WikitextCall;

/// The words of a bad line that are kept: not all of a huge one.
[[nodiscard]] QString quotation(QStringView written);

/// Gathers what the readers of the single formats find, and tells what stood there before.
class TargetCollector
{
public:
    explicit TargetCollector(const KnownSites &sites)
        : m_sites(sites)
    {
    }

    [[nodiscard]] const KnownSites &sites() const { return m_sites; }
    /// Takes a target, or notes why it is none. `written` is the line as it stands in the source.
    void add(ReadTarget read, int line, QStringView written);
    void addProblem(int line, QStringView written, const QString &code, Target meant = {});
    [[nodiscard]] ParsedTargets take() { return std::move(m_parsed); }

private:
    const KnownSites &m_sites;
    ParsedTargets m_parsed;
    QHash<QString, int> m_seen; ///< Place in the targets, from 1.
};

/// The lines of a text, without their ends (\n, \r\n, \r).
[[nodiscard]] QList<QStringView> linesOf(QStringView text);

void readLines(QStringView text, TargetCollector &into);
void readCsv(QStringView text, TargetCollector &into);
/// What an entry of a MassMessage list's targets names, and the same as a row.
[[nodiscard]] ReadTarget readMassMessageEntry(const QJsonValue &value, const KnownSites &sites);
[[nodiscard]] TargetRow massMessageRow(const QJsonValue &value, int number, const KnownSites &sites);
void readMassMessageJson(QStringView text, TargetCollector &into);
/// What a call of ours in `text` names.
[[nodiscard]] ReadTarget readTargetCall(const WikitextCall &call, QStringView text, const KnownSites &sites);
void readTargetFunctions(QStringView text, TargetCollector &into);

/// Does the text begin as a table: a header, or a first record whose second field is a host?
[[nodiscard]] bool looksLikeCsv(QStringView text, const KnownSites &sites);
/// Is there a {{#target:…}} or a {{target|…}} in it?
[[nodiscard]] bool hasTargetFunctions(QStringView text);

} // namespace paperround
