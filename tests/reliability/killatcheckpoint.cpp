// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded before the C library where PAPERROUND_CRASH is "checkpoint:N", it ends the process at the N-th page
// that SQLite moves from the ledger's write-ahead log into the ledger, as a power cut amid a checkpoint
// would: no code of the program runs there that could name the place.
#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

/// How many pages are left until then; 0: it is not to be killed here.
long &pagesLeft()
{
    static long left = [] {
        const char *crash = std::getenv("PAPERROUND_CRASH");
        const std::string_view wanted = crash ? crash : "";
        const std::string_view point = "checkpoint:";
        return wanted.substr(0, point.size()) == point ? std::atol(crash + point.size()) : 0L;
    }();
    return left;
}

/// Whether the file is the ledger itself, and pages of it stand in its log.
bool isCheckpoint(int file)
{
    const std::string link = "/proc/self/fd/" + std::to_string(file);
    std::string path(4096, '\0');
    const ssize_t length = ::readlink(link.c_str(), path.data(), path.size());
    path.resize(length > 0 ? std::size_t(length) : 0);
    constexpr std::string_view ledger = "/ledger.sqlite";
    struct stat log = {};
    return path.size() > ledger.size() && path.substr(path.size() - ledger.size()) == ledger
        && ::stat((path + "-wal").c_str(), &log) == 0 && log.st_size > 0;
}

} // namespace

extern "C" ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset)
{
    using Write = ssize_t (*)(int, const void *, size_t, off64_t);
    static const auto next = reinterpret_cast<Write>(dlsym(RTLD_NEXT, "pwrite64"));
    if (pagesLeft() > 0 && isCheckpoint(file) && --pagesLeft() == 0)
        ::raise(SIGKILL);
    return next(file, bytes, count, offset);
}
