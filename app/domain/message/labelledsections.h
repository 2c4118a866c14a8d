// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QString>
#include <QStringList>

namespace paperround {

/// How much of a labelled section is wanted.
enum class SectionTags { Kept, Left };

/// The labels of the sections that `wikitext` marks with <section begin=LABEL /> … <section end=LABEL />,
/// each once, in their order. A label may stand in quotes, which are no part of it; a tag without its slash,
/// or in upper case, marks nothing, as in MassMessage.
[[nodiscard]] QStringList sectionLabels(const QString &wikitext);

/// The text of the sections with just this label (MassMessage also takes those whose label only begins so),
/// one after another: with their tags and trimmed, or without tags and as it stands. Input "no-such-section"
/// with the label.
[[nodiscard]] Result<QString> labelledSection(const QString &wikitext, const QString &label,
                                              SectionTags tags);

} // namespace paperround
