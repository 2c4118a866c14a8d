// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/files.h"
#include "cli/textdesk.h"
#include "domain/message/wholelint.h"
#include "domain/review/requestrules.h"
#include "engine/message/wikilint.h"
#include "models/lintwords.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

QString fieldName(LintField field)
{
    switch (field) {
    case LintField::Subject:
        return u"subject"_s;
    case LintField::Body:
        return u"body"_s;
    case LintField::Message:
        return u"message"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject findingToJson(const LintFinding &finding)
{
    const LintWords words = lintWords(finding);
    const LintPlace &place = finding.place;
    QJsonObject object{{u"check"_s, lintName(finding.check)},
                       {u"severity"_s, lintSeverityName(finding.severity)},
                       {u"in"_s, fieldName(place.field)},
                       {u"says"_s, plainForTerminal(words.title)},
                       {u"means"_s, plainForTerminal(words.meaning)}};
    if (place.line > 0) {
        object.insert(u"line"_s, place.line);
        object.insert(u"column"_s, place.column);
        object.insert(u"length"_s, place.span.length);
    }
    if (finding.more > 0)
        object.insert(u"more"_s, finding.more);
    const LintMend &mend = finding.mend;
    if (mend.isThere())
        object.insert(u"mend"_s,
                      QJsonObject{{u"in"_s, fieldName(mend.field)},
                                  {u"at"_s, mend.span.from},
                                  {u"length"_s, mend.span.length},
                                  {u"text"_s, mend.text},
                                  {u"says"_s, words.mend}});
    return object;
}

QString findingLine(const LintFinding &finding)
{
    QString place = fieldName(finding.place.field);
    if (finding.place.line > 0)
        place += u':' + QString::number(finding.place.line) + u':' + QString::number(finding.place.column);
    const LintWords words = lintWords(finding);
    return u"%1: %2: %3 [%4]\n    %5"_s.arg(place, lintSeverityName(finding.severity),
                                            plainForTerminal(words.title), lintName(finding.check),
                                            plainForTerminal(words.meaning));
}

/// Prints what was found, and says what to end with.
ExitCode told(const Call &call, const Message &message, const LintFacts &facts)
{
    QMap<QString, int> counts;
    const QList<LintFinding> findings = lintWhole(message, facts);
    for (const LintFinding &finding : findings) {
        counts[lintSeverityName(finding.severity)] += 1 + finding.more;
        if (call.options.has(u"json"_s))
            call.console->json(findingToJson(finding));
        else
            call.console->line(findingLine(finding));
    }
    const int errors = counts.value(u"error"_s);
    if (call.options.has(u"json"_s))
        call.console->json({{u"summary"_s,
                             QJsonObject{{u"errors"_s, errors},
                                         {u"warnings"_s, counts.value(u"warning"_s)},
                                         {u"notes"_s, counts.value(u"note"_s)}}}});
    return errors > 0 ? ExitCode::NeedsPerson : ExitCode::Done;
}

QCoro::Task<ExitCode> lintOnWikis(Call call, RequestFile file)
{
    const auto desk = co_await openTextDesk(call, file);
    if (!desk) {
        call.console->error(desk.error());
        co_return ExitCode::Other;
    }
    const Request &request = desk->request;
    const auto asked = co_await askWikis(desk->wikis, request.message, request.targets);
    if (!asked) {
        co_await desk->workplace->shutDown();
        call.console->error(asked.error());
        co_return ExitCode::Other;
    }
    const LintFacts known = lintFactsOf(request);
    const auto facts =
        co_await lintFactsFromWikis(desk->wikis, request.home, request.message.body, asked->wikis, known);
    co_await desk->workplace->shutDown();
    if (!facts) {
        call.console->error(facts.error());
        co_return ExitCode::Other;
    }
    const ExitCode code = told(call, request.message, *facts);
    for (const AskedWikis::Refusal &refusal : asked->refusals) {
        call.console->note(u"%1 was not asked:"_s.arg(refusal.wiki));
        call.console->error(refusal.error);
    }
    co_return asked->refusals.isEmpty() ? code : ExitCode::Other;
}

QCoro::Task<ExitCode> lint(Call call)
{
    const auto file = readRequest(call.options.arguments().first());
    if (!file) {
        call.console->error(file.error());
        co_return ExitCode::Other;
    }
    if (call.options.has(u"wikis"_s))
        co_return co_await lintOnWikis(call, *file);
    co_return told(call, file->request.message, lintFactsOf(file->request));
}

} // namespace

Verb lintVerb()
{
    auto options = accountOptions();
    options +=
        {{u"wikis"_s, {}, u"Also ask each wiki of the request what it lacks; a request or two each."_s},
         jsonOption(u"A JSON object a finding; the last line counts them."_s),
         dataDirectoryOption(),
         helpOption()};
    return {{u"lint"_s, u"REQUEST"_s, 1, 1,
             u"Tell what would not come out as meant, with its place and its cure."_s, options},
            &lint};
}

} // namespace paperround
