// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gumbo.h>

#include <chrono>
#include <csetjmp>
#include <cstddef>
#include <cstdlib>
#include <vector>

namespace paperround {

/// The memory of one parse, with a limit in bytes and time. Gumbo frees its tree by recursion (a deep page
/// would end the stack) and cannot be told to stop; here it never frees, and above a limit we jump out of it.
/// It is plain C and keeps nothing but what it takes from here, so nothing is leaked or left half done.
class HtmlArena
{
public:
    HtmlArena(std::size_t limit, std::chrono::milliseconds time)
        : m_left(limit)
        , m_end(std::chrono::steady_clock::now() + time)
    {
    }
    ~HtmlArena()
    {
        for (void *chunk : m_chunks)
            std::free(chunk);
    }
    HtmlArena(const HtmlArena &) = delete;
    HtmlArena &operator=(const HtmlArena &) = delete;

    /// The document, or null where a limit was met. `text` must live as long as the tree.
    [[nodiscard]] GumboOutput *parse(const char *text, std::size_t length)
    {
        GumboOptions options = kGumboDefaultOptions;
        options.allocator = [](void *arena, size_t size) {
            return static_cast<HtmlArena *>(arena)->take(size);
        };
        options.deallocator = [](void *, void *) {};
        options.userdata = this;
        options.max_errors = 0;
        if (setjmp(m_way) != 0) // NOLINT: see above
            return nullptr;
        return gumbo_parse_with_options(&options, text, length);
    }

private:
    static constexpr std::size_t chunkSize = 256 * 1024;

    void *take(std::size_t size)
    {
        size = (size + alignof(std::max_align_t) - 1) & ~(alignof(std::max_align_t) - 1);
        if (size > m_left || (++m_calls % 1024 == 0 && std::chrono::steady_clock::now() >= m_end))
            std::longjmp(m_way, 1); // NOLINT: only C frames are left behind
        m_left -= size;
        if (size > m_free) {
            const std::size_t fresh = size > chunkSize ? size : chunkSize;
            m_next = static_cast<char *>(std::malloc(fresh));
            if (!m_next)
                std::longjmp(m_way, 1); // NOLINT
            m_chunks.push_back(m_next);
            m_free = fresh;
        }
        void *place = m_next;
        m_next += size;
        m_free -= size;
        return place;
    }

    std::size_t m_left;
    std::chrono::steady_clock::time_point m_end;
    unsigned m_calls = 0;
    std::vector<void *> m_chunks;
    char *m_next = nullptr;
    std::size_t m_free = 0;
    std::jmp_buf m_way{};
};

} // namespace paperround
