// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reliability/scenario.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// SplitMix64: the next of a row of numbers that look like nothing.
quint64 mixed(quint64 number)
{
    number += 0x9e3779b97f4a7c15ULL;
    number = (number ^ (number >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    number = (number ^ (number >> 27U)) * 0x94d049bb133111ebULL;
    return number ^ (number >> 31U);
}

QString idOf(quint64 number)
{
    QString id;
    for (int i = 0; i < 10; ++i, number >>= 5U)
        id += QChar(u"abcdefghijklmnopqrstuvwxyz234567"[number & 31U]);
    return id;
}

} // namespace

Scenario::Scenario(quint32 seed, Family &family, RunLimits limits)
    : m_seed(seed)
    , m_limits(limits)
    , m_random(std::minstd_rand::result_type(mixed(seed) % 2'147'483'646U + 1))
{
    const auto upTo = [this](int most) { return int(m_random() % unsigned(most)) + 1; };
    const auto often = [this](int percent) { return int(m_random() % 100U) < percent; };
    m_hosts = family.hosts().first(std::min<qsizetype>(upTo(3), family.hosts().size()));
    m_request.id = idOf(mixed(seed ^ 0x70617065ULL));
    m_request.home = family.hosts().first();
    m_request.message = {u"News"_s, u"Hello. ~~~~~"_s};
    const int rows = 2 + upTo(6);
    for (int i = 1; i <= rows; ++i) {
        const Target target{u"Project talk:Reader %1-%2"_s.arg(seed).arg(i), m_hosts[i % m_hosts.size()], i};
        family.prepare(target.wiki, target.title, Family::Page(upTo(3) - 1));
        m_request.targets += target;
    }
    m_editRate = std::array{0.0, 0.2, 0.4, 0.65}[std::size_t(upTo(4) - 1)];
    m_readRate = std::array{0.0, 0.05, 0.15}[std::size_t(upTo(3) - 1)];
    m_othersRate = often(60) ? 0.25 : 0;
    m_slow = often(8);
    m_movers = often(25);
    for (int life = often(70) ? upTo(3) : 0; life > 0; --life) {
        Death death;
        death.cause = std::array{Death::Cause::KillAtCall, Death::Cause::KillAtRequest, Death::Cause::Disk,
                                 Death::Cause::Disk, Death::Cause::Stop}[std::size_t(upTo(5) - 1)];
        death.at = upTo(death.cause == Death::Cause::Disk ? 120 : 5 * rows + 15);
        death.disk = DiskFault(upTo(6));
        death.diskMore = upTo(40);
        death.powerCut = often(50);
        death.pauseBefore = often(15);
        death.elsewhere = often(15);
        death.fromBackup = often(15);
        death.clockHours = often(15) ? (often(50) ? 24 : -24) : 0;
        m_deaths += death;
    }
}

Death Scenario::death(int life) const
{
    return life < m_deaths.size() ? m_deaths[life] : Death{};
}

double Scenario::chance(const QString &place, int number, int salt) const
{
    const quint64 where = quint64(m_hosts.indexOf(place) + 1) << 40U | quint64(number) << 8U | quint64(salt);
    return double(mixed(mixed(m_seed) ^ where) >> 11U) / double(1ULL << 53U);
}

Strike Scenario::strike(const Asked &asked) const
{
    const bool isQuestion = asked.kind.startsWith(u"query"_s) && !asked.kind.contains("tokens"_L1);
    const double rate = asked.isEdit ? m_editRate : isQuestion ? m_readRate : 0;
    if (chance(asked.wiki, asked.number, 1) >= rate)
        return {};
    const auto pick = chance(asked.wiki, asked.number, 2) * double(allFaults.size() - 1);
    Strike strike{allFaults[1 + std::size_t(pick)]};
    const bool waits = strike.fault == Fault::Drip || strike.fault == Fault::Silent;
    if (waits && !m_slow)
        strike.fault = Fault::ReplyLost;
    strike.late = std::chrono::milliseconds(1000 + qint64(chance(asked.wiki, asked.number, 3) * 59'000));
    strike.shade = quint32(chance(asked.wiki, asked.number, 4) * 4'000'000'000.0);
    return strike;
}

std::optional<OtherEditor::Work> Scenario::othersWork(const Asked &asked, bool afterwards) const
{
    using Work = OtherEditor::Work;
    if (chance(asked.wiki, asked.number, afterwards ? 5 : 6) >= m_othersRate)
        return std::nullopt;
    QList<Work> works{Work::Append, Work::EditTop, Work::ReplyBelow, Work::Create};
    works += Work::Archive;
    if (m_limits.undo)
        works += Work::Undo;
    if (m_movers)
        works += {Work::Move, Work::MoveAway};
    // Who lost the ledger finds no trace of an edit on a deleted page: the guarantee says so.
    const auto forgets = [](const Death &death) {
        return death.elsewhere || death.fromBackup || death.disk == DiskFault::LyingDisk;
    };
    if (m_movers && std::ranges::none_of(m_deaths, forgets))
        works += Work::Delete;
    return works[qsizetype(chance(asked.wiki, asked.number, afterwards ? 7 : 8) * double(works.size()))];
}

} // namespace paperround
