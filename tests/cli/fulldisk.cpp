// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded before the C library, it makes a process's limit on the size of files (RLIMIT_FSIZE) look like a
// disk that is full. A real one that is small and fills up needs rights that a test has not.
#include <dlfcn.h>
#include <unistd.h>

#include <cerrno>

extern "C" ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset)
{
    using Write = ssize_t (*)(int, const void *, size_t, off64_t);
    static const auto next = reinterpret_cast<Write>(dlsym(RTLD_NEXT, "pwrite64"));
    const ssize_t written = next(file, bytes, count, offset);
    if (written < 0 && errno == EFBIG)
        errno = ENOSPC;
    return written;
}
