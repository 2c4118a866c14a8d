// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/request.h"
#include "engine/ports/task.h"
#include "engine/ports/wikis.h"

#include <memory>

namespace paperround {

/// The request with the texts of its message's source, each pinned to the revision that was read; those that
/// it has stay as they are, and so does everything where it has no source. Of a source with translations
/// those that the languages of its targets' wikis ask for, one request each. A subject section becomes the
/// request's subject, in the page's own language.
///
/// Errors: Input "source-outside-farm", "no-source-page", "source-not-wikitext", "empty-source" and, with the
/// page, "no-such-section", "empty-section"; "bad-source-revision" (no revision of that number, or nobody may
/// read it), "foreign-source-revision" (one of another page); Temporary ones of any wiki that it asks.
Task<Request> withSourceTexts(Request request, std::shared_ptr<Wikis> wikis);

/// What a text of the source says, taken from its page as it stood at its revision. Errors: those of the
/// sections, "empty-source".
[[nodiscard]] Result<SourceText> pinnedText(const MessageSource &source, const SourceText &text,
                                            const QString &page);

/// Of a source page: what a newer revision than the pinned one is offered by.
Task<PageText> newestSource(MessageSource source, std::shared_ptr<Wikis> wikis);

} // namespace paperround
