// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/checkwatch.h"
#include "cli/files.h"
#include "cli/session.h"
#include "cli/stopsignals.h"
#include "cli/verb.h"
#include "domain/targets/targetlistparser.h"
#include "domain/targets/targettext.h"
#include "models/healthwords.h"
#include "store/store.h"

#include <QCoroSignal>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr int mostMonths = 240;
constexpr int mostLocked = 10'000;

/// A number from 1 to `most`; 0 where the option is not given, -1 where it is none.
int numberOf(const GivenOptions &options, const QString &name, int most)
{
    if (!options.has(name))
        return 0;
    bool read = false;
    const int number = options.value(name).toInt(&read);
    return read && number > 0 && number <= most ? number : -1;
}

struct Check
{
    Call call;
    QString home;
    ParsedTargets parsed;
    int inactiveMonths = 0;
    int lockedAtMost = 0;

    [[nodiscard]] bool asJson() const { return call.options.has(u"json"_s); }
    [[nodiscard]] Console &console() const { return *call.console; }
};

void printProblems(const Check &check)
{
    for (const TargetProblem &problem : check.parsed.problems) {
        if (check.asJson())
            check.console().json({{u"line"_s, problem.line},
                                  {u"text"_s, problem.text},
                                  {u"code"_s, problem.code},
                                  {u"health"_s, healthName(healthOf(problem))},
                                  {u"says"_s, problemWords(problem)}});
        else
            check.console().line(u"line %1: %2  (%3)"_s.arg(problem.line)
                                     .arg(plainForTerminal(problem.text), problemWords(problem)));
    }
}

void printSummary(const Check &check, QMap<QString, int> healths)
{
    for (const TargetProblem &problem : check.parsed.problems)
        ++healths[healthName(healthOf(problem))];
    if (check.asJson()) {
        QJsonObject counts;
        for (auto health = healths.cbegin(); health != healths.cend(); ++health)
            counts.insert(health.key(), health.value());
        check.console().json({{u"healths"_s, counts}});
        return;
    }
    check.console().line({});
    for (auto health = healths.cbegin(); health != healths.cend(); ++health)
        check.console().line(u"%1 %2"_s.arg(health.key(), -20).arg(health.value(), 8));
}

QCoro::Task<ExitCode> checkOn(std::shared_ptr<Check> check, std::shared_ptr<Workplace> workplace)
{
    const auto session = co_await openSession(workplace, check->call.options, check->home);
    if (!session) {
        check->console().error(session.error());
        co_return ExitCode::Other;
    }
    const auto lists = co_await workplace->store().excludeLists().lists(check->home);
    if (!lists) {
        check->console().error(lists.error());
        co_return ExitCode::Other;
    }
    QList<Row> rows;
    for (const Target &target : std::as_const(check->parsed.targets)) {
        Row row;
        row.number = int(rows.size()) + 1;
        row.target = target;
        rows += row;
    }
    printProblems(*check);
    const QDateTime now = workplace->clock().now();
    CheckWishes wishes{.lockedAtMost = check->lockedAtMost};
    if (check->inactiveMonths > 0)
        wishes.activeSince = now.addMonths(-check->inactiveMonths);
    StopSignals stopSignals;
    bool stopAsked = false;
    CheckWatch watch(rows, {.now = now, .exclusions = Exclusions(*lists)});
    QObject::connect(&watch, &CheckWatch::rowChecked, &watch,
                     [check](const Row &row, const TargetFinding &finding) {
                         if (check->asJson())
                             check->console().json(checkedToJson(row, finding));
                         else
                             check->console().line(checkedLine(row, finding));
                     });
    QObject::connect(&stopSignals, &StopSignals::stopAsked, &watch, [&watch, &stopAsked] {
        stopAsked = true;
        watch.cancel();
    });
    watch.start(session->wikis, wishes);
    if (!watch.isOver())
        co_await qCoro(&watch, &CheckWatch::over);
    for (const auto &error : watch.errors())
        check->console().error(error);
    printSummary(*check, watch.healths());
    if (stopAsked)
        co_return ExitCode::NeedsPerson;
    co_return watch.errors().isEmpty() ? ExitCode::Done : ExitCode::Other;
}

QCoro::Task<ExitCode> targetsCheck(Call call)
{
    const auto check = std::make_shared<Check>();
    check->call = call;
    const auto home = cleanHost(call.options.value(u"home"_s));
    if (!home) {
        call.console->error(u"targets check needs --home HOST, the farm's home wiki."_s);
        co_return ExitCode::Usage;
    }
    check->home = *home;
    check->inactiveMonths = numberOf(call.options, u"inactive"_s, mostMonths);
    check->lockedAtMost = numberOf(call.options, u"locked"_s, mostLocked);
    if (check->inactiveMonths < 0 || check->lockedAtMost < 0) {
        call.console->error(
            u"targets check --inactive takes 1 to %1 months, --locked 1 to %2 accounts."_s.arg(mostMonths)
                .arg(mostLocked));
        co_return ExitCode::Usage;
    }
    const auto text = readInput(call.options.arguments().first());
    if (!text) {
        call.console->error(text.error());
        co_return ExitCode::Other;
    }
    check->parsed = parseTargets(QString::fromUtf8(*text), {.home = *home});
    Workplace::Options options;
    options.directory = call.options.value(u"data-dir"_s);
    options.record = Workplace::Record::Read;
    const auto workplace = co_await Workplace::open(options);
    if (!workplace) {
        call.console->error(workplace.error());
        co_return ExitCode::Other;
    }
    const auto code = co_await checkOn(check, *workplace);
    co_await (*workplace)->shutDown();
    co_return code;
}

} // namespace

Verb targetsCheckVerb()
{
    auto options = accountOptions();
    options += {{u"home"_s, u"HOST"_s, u"The farm's home wiki; bare titles belong to it."_s},
                {u"inactive"_s, u"MONTHS"_s,
                 u"Also tell owners who have not edited for so long; a request for 50 of them and more."_s},
                {u"locked"_s, u"NUMBER"_s,
                 u"Also ask so many central accounts whether they are locked; a request each."_s},
                jsonOption(u"A JSON object a row; the last line counts the healths."_s),
                dataDirectoryOption(),
                helpOption()};
    return {{u"targets check"_s, u"FILE|-"_s, 1, 1,
             u"Look at every page of a target list on its wiki and tell its health; nothing is posted."_s,
             options},
            &targetsCheck};
}

} // namespace paperround
