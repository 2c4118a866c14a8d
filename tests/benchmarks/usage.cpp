// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchmarks/usage.h"

#include <QFile>

#include <ctime>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

qint64 nanoseconds(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What went over the loopback interface, TCP's own bytes included: nothing else may talk there meanwhile.
qint64 loopbackBytes()
{
    for (const QByteArray &line : contents(u"/proc/net/dev"_s).split('\n')) {
        if (line.trimmed().startsWith("lo:"))
            return line.mid(line.indexOf(':') + 1).simplified().split(' ').first().toLongLong();
    }
    return 0;
}

} // namespace

Usage Usage::now()
{
    return {nanoseconds(CLOCK_MONOTONIC), nanoseconds(CLOCK_THREAD_CPUTIME_ID),
            nanoseconds(CLOCK_PROCESS_CPUTIME_ID), loopbackBytes(),
            contents(u"/proc/self/statm"_s).split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE)};
}

Usage operator+(const Usage &one, const Usage &other)
{
    return {one.wall + other.wall, one.thread + other.thread, one.process + other.process,
            one.bytes + other.bytes, one.resident + other.resident};
}

Usage operator-(const Usage &late, const Usage &early)
{
    return {late.wall - early.wall, late.thread - early.thread, late.process - early.process,
            late.bytes - early.bytes, late.resident - early.resident};
}

QJsonObject Usage::perRow(int rows) const
{
    return {{u"wallMicroseconds"_s, double(wall) / 1000 / rows},
            {u"threadMicroseconds"_s, double(thread) / 1000 / rows},
            {u"wireBytes"_s, double(bytes) / rows},
            {u"memoryBytes"_s, double(resident) / rows}};
}

} // namespace paperround
