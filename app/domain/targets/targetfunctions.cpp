// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/listreaders.h"
#include "domain/targets/targetcalls.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
/// Prose is not a target; but a line that reads as `title@site` was surely meant as one.
void noteStrayLines(QStringView text, TargetCollector &into)
{
    forEachLine(text, [&into](QStringView line, int number) {
        const auto at = line.lastIndexOf(u'@');
        if (at < 1 || line.contains(u"{{"_s) || line.contains(u"}}"_s) || line.contains(u"<!--"_s))
            return;
        const auto site = line.mid(at + 1).trimmed();
        if (!site.contains(u' ') && cleanHost(site))
            into.addProblem(number, line, u"notatarget"_s);
    });
}
} // namespace

ReadTarget readTargetCall(const WikitextCall &call, QStringView text, const KnownSites &sites)
{
    const TargetArguments found = targetArguments(call, text);
    const auto site = found.site.in(text);
    const auto at = site.isEmpty() ? std::nullopt : std::optional(site);
    if (found.page.length <= 0 && found.user.length > 0)
        return readTarget(u"User talk:"_s + found.user.in(text).toString(), at, sites, FirstLetter::Upper);
    return readTarget(found.page.in(text), at, sites, FirstLetter::Upper);
}

void readTargetFunctions(QStringView text, TargetCollector &into)
{
    const WikitextCalls calls = callsIn(text);
    if (calls.tooMany)
        return into.refuse(calls.tooMany);
    for (const WikitextCall &call : calls.closed) {
        if (call.kind == WikitextCall::Kind::Other)
            continue;
        const auto written = call.whole.in(text);
        if (call.tooLong)
            into.addProblem(call.line, written, u"invalidtitle"_s);
        else
            into.add(readTargetCall(call, text, into.sites()), call.line, written);
    }
    for (const WikitextCall &call : calls.unclosed)
        into.addProblem(call.line, call.whole.in(text), u"unclosed"_s);
    noteStrayLines(text, into);
}

bool hasTargetFunctions(QStringView text)
{
    constexpr qsizetype window = 96; // Enough for the longest name and what follows it.
    for (auto at = text.indexOf(u"{{"_s); at >= 0; at = text.indexOf(u"{{"_s, at + 1)) {
        if (beginsTargetCall(text.mid(at + 2, window)))
            return true;
    }
    return false;
}

} // namespace paperround
