// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/crashpoint.h"

#include <QByteArray>

#include <atomic>
#include <csignal>

#ifndef NDEBUG

namespace paperround {

#ifdef PAPERROUND_CRASH_POINTS
void crashPoint(const char *name)
{
    static const QByteArray wanted = qgetenv("PAPERROUND_CRASH");
    static const qsizetype colon = wanted.indexOf(':');
    static const QByteArray wantedName = wanted.left(colon < 0 ? wanted.size() : colon);
    static std::atomic<int> left = colon < 0 ? 1 : wanted.sliced(colon + 1).toInt();
    if (wantedName == name && --left == 0) // The ledger's thread passes here, too.
        std::raise(SIGKILL);
}
#else
void crashPoint(const char * /*name*/) { }
#endif

} // namespace paperround

#endif
