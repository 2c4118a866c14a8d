// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/files.h"
#include "cli/textdesk.h"
#include "domain/message/wholelint.h"
#include "domain/review/requestrules.h"
#include "engine/message/wikilint.h"
#include "models/lintwords.h"
#include "models/sentences.h"

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

QJsonObject findingToJson(const LintFinding &finding, bool isForbidden)
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
    if (isForbidden)
        object.insert(u"forbidden"_s, true);
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

QString findingLine(const LintFinding &finding, bool isForbidden)
{
    QString place = fieldName(finding.place.field);
    if (finding.place.line > 0)
        place += u':' + QString::number(finding.place.line) + u':' + QString::number(finding.place.column);
    const LintWords words = lintWords(finding);
    QString line = u"%1: %2: %3 [%4]\n    %5"_s.arg(place, lintSeverityName(finding.severity),
                                                    plainForTerminal(words.title), lintName(finding.check),
                                                    plainForTerminal(words.meaning));
    if (isForbidden)
        line += u"\n    The farm's policy does not let it pass."_s;
    return line;
}

/// What the policy says of the whole request; what it says of findings stands with them.
bool tellRules(const Call &call, const FarmPolicy &policy, const Request &request)
{
    const auto fits = checkRules(policy, request);
    if (fits)
        return true;
    const Explanation why = explain(fits.error());
    if (call.options.has(u"json"_s))
        call.console->json({{u"check"_s, u"policy"_s},
                            {u"severity"_s, u"error"_s},
                            {u"in"_s, u"message"_s},
                            {u"says"_s, plainForTerminal(why.what)},
                            {u"means"_s, plainForTerminal(why.text())}});
    else
        call.console->line(u"message: error: %1 [policy]\n    %2"_s.arg(plainForTerminal(why.what),
                                                                        plainForTerminal(why.text())));
    return false;
}

/// Prints what was found, and says what to end with. `policy` null: nobody was asked for it.
ExitCode told(const Call &call, const Request &request, const LintFacts &facts, const FarmPolicy *policy)
{
    QMap<QString, int> counts;
    const QList<LintFinding> findings = lintWhole(request.message, facts);
    int forbidden = 0;
    for (const LintFinding &finding : findings) {
        const bool isForbidden = policy && policy->review.forbids.contains(lintName(finding.check));
        forbidden += isForbidden ? 1 : 0;
        counts[lintSeverityName(finding.severity)] += 1 + finding.more;
        if (call.options.has(u"json"_s))
            call.console->json(findingToJson(finding, isForbidden));
        else
            call.console->line(findingLine(finding, isForbidden));
    }
    int errors = counts.value(u"error"_s);
    if (policy && !tellRules(call, *policy, request))
        ++errors;
    if (!call.options.has(u"json"_s) && findings.isEmpty() && errors == 0)
        call.console->line(u"Nothing was found."_s);
    if (call.options.has(u"json"_s))
        call.console->json({{u"summary"_s,
                             QJsonObject{{u"errors"_s, errors},
                                         {u"warnings"_s, counts.value(u"warning"_s)},
                                         {u"notes"_s, counts.value(u"note"_s)},
                                         {u"forbidden"_s, forbidden}}}});
    return errors + forbidden > 0 ? ExitCode::NeedsPerson : ExitCode::Done;
}

QCoro::Task<ExitCode> lintOnWikis(Call call, RequestFile file)
{
    const auto desk = co_await openTextDesk(call, file);
    if (!desk) {
        call.console->error(desk.error());
        co_return ExitCode::Other;
    }
    const Request &request = desk->request;
    const auto asked = co_await askWikis(desk->wikis, request.message, request.targets, AskSizes::Yes);
    if (!asked) {
        co_await desk->workplace->shutDown();
        call.console->error(asked.error());
        co_return ExitCode::Other;
    }
    const LintFacts known = lintFactsOf(request);
    const auto facts =
        co_await lintFactsFromWikis(desk->wikis, request.home, request.message, asked->wikis, known);
    co_await desk->workplace->shutDown();
    if (!facts) {
        call.console->error(facts.error());
        co_return ExitCode::Other;
    }
    const ExitCode code = told(call, request, *facts, &desk->policy);
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
    co_return told(call, file->request, lintFactsOf(file->request), nullptr);
}

} // namespace

Verb lintVerb()
{
    auto options = accountOptions();
    options += {
        {u"wikis"_s,
         {},
         u"Also ask each wiki of the request what it lacks and what it would not take, and the home wiki for its policy; a few requests each."_s},
        jsonOption(u"A JSON object a finding; the last line counts them."_s),
        dataDirectoryOption(),
        helpOption()};
    return {{u"lint"_s, u"REQUEST"_s, 1, 1,
             u"Tell what would not come out as meant, with its place and its cure."_s, options},
            &lint};
}

} // namespace paperround
