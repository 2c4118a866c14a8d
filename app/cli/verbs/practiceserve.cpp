// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stopsignals.h"
#include "cli/verb.h"
#include "practice/practicefarm.h"

#include <QCoroSignal>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
void announce(const PracticeFarm &farm, Call call)
{
    const auto announcement = farm.announcement();
    call.console->json(announcement);
    if (call.options.has(u"json"_s))
        return;
    call.console->note(
        u"The practice farm is at %1. Ctrl+C ends it, and forgets all that was written there."_s.arg(
            announcement.value("home"_L1).toString()));
}

QCoro::Task<ExitCode> serve(Call call)
{
    bool isPort = true;
    const auto port = call.options.value(u"port"_s, u"0"_s).toUShort(&isPort);
    if (!isPort) {
        call.console->error(u"--port needs a number up to 65535."_s);
        co_return ExitCode::Usage;
    }
    StopSignals stopSignals;
    PracticeFarm farm;
    if (const auto listening = farm.listen(port); !listening) {
        call.console->error(listening.error());
        co_return ExitCode::Other;
    }
    announce(farm, call);
    co_await qCoro(&stopSignals, &StopSignals::stopAsked);
    farm.close();
    co_return ExitCode::Done;
}
} // namespace

Verb practiceServeVerb()
{
    return {
        {u"practice serve"_s,
         {},
         0,
         0,
         u"Serve the practice farm until SIGTERM; its first line of output says where, and who one can be."_s,
         {{u"port"_s, u"N"_s, u"The home wiki's port; the others follow. Any free ones without it."_s},
          jsonOption(u"Nothing but that line."_s),
          helpOption()}},
        &serve};
}

} // namespace paperround
