// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace paperround {

/// A place where tests end the program as a power cut would: SIGKILL, when PAPERROUND_CRASH in the
/// environment is "NAME" or "NAME:N" (at the N-th time). Only where the CMake option PAPERROUND_CRASH_POINTS
/// is on; in a release it is nothing at all.
#ifdef NDEBUG
inline void crashPoint(const char * /*name*/) { }
#else
void crashPoint(const char *name);
#endif

} // namespace paperround
