// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/request.h"
#include "reliability/family.h"
#include "reliability/faultproxy.h"
#include "reliability/ledgerdisk.h"
#include "reliability/seededrun.h"

namespace paperround {

/// How one life of the program ends, where it is not by finishing.
struct Death
{
    enum class Cause { None, KillAtCall, KillAtRequest, Stop, Disk };
    Cause cause = Cause::None;
    int at = 0; ///< Which call, request or write.
    DiskFault disk = DiskFault::None;
    int diskMore = 1;
    bool powerCut = false; ///< After a kill: what was not synced is gone as well.
    bool pauseBefore = false; ///< A person pauses and goes on at the third call.
    bool elsewhere = false; ///< The next life is on a computer that never heard of the delivery.
    bool fromBackup = false; ///< The next life finds the ledger as it was when this one began.
    int clockHours = 0; ///< Somebody set the computer's clock before the next life.
};

/// Everything a seed decides. Decisions about one request depend on its number alone, so that two runs of a
/// seed agree even where their processes were not equally fast.
class Scenario
{
public:
    Scenario(quint32 seed, Family &family, RunLimits limits);

    [[nodiscard]] const Request &request() const { return m_request; }
    [[nodiscard]] Death death(int life) const;
    [[nodiscard]] Strike strike(const Asked &asked) const;
    [[nodiscard]] std::optional<OtherEditor::Work> othersWork(const Asked &asked, bool afterwards) const;
    [[nodiscard]] std::minstd_rand &random() { return m_random; }

private:
    /// A number from 0 to 1 for this place, always the same.
    [[nodiscard]] double chance(const QString &place, int number, int salt) const;

    quint32 m_seed;
    RunLimits m_limits;
    std::minstd_rand m_random;
    QStringList m_hosts;
    Request m_request;
    QList<Death> m_deaths;
    double m_editRate = 0;
    double m_readRate = 0;
    double m_othersRate = 0;
    bool m_slow = false; ///< Drip and Silent cost real time: in a few runs only.
    bool m_movers = false; ///< Others move and delete pages, too.
};

} // namespace paperround
