// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// References, what is put in when a text is saved, and how loud a text is.
#include "domain/message/lintrules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

bool isNamed(QStringView name, QLatin1StringView tag)
{
    return name.compare(tag, Qt::CaseInsensitive) == 0;
}

/// A template that lists references, by the names it has on most wikis.
bool listsReferences(const QString &name)
{
    return name.contains("ref"_L1) || name.contains("fuß"_L1) || name.contains("note"_L1)
        || name.contains("примечани"_L1) || name.contains("cite"_L1);
}

/// Where something is put behind the text, but before the signature that ends it.
qsizetype beforeSignature(const LintNotes &notes)
{
    const qsizetype end = trimmedSpan(notes.body(), 0, notes.body().size()).end();
    const QList<TextSpan> &tildes = notes.parts().tildes;
    if (tildes.isEmpty() || tildes.constLast().end() != end)
        return end;
    return trimmedSpan(notes.body(), 0, tildes.constLast().from).end();
}

/// Everything that dresses text up.
int ornamentsIn(const LintNotes &notes)
{
    int ornaments = 0;
    for (const WikitextTag &tag : notes.parts().tags) {
        const QStringView name = tag.name.in(notes.body());
        if (tag.kind != WikitextTag::Kind::Opens)
            continue;
        const QStringView words = tag.span.in(notes.body());
        if (isNamed(name, "big"_L1) || isNamed(name, "font"_L1) || isNamed(name, "u"_L1)
            || words.contains("color"_L1) || words.contains("font-size"_L1)
            || words.contains("background"_L1))
            ++ornaments;
    }
    const QStringView heard = notes.heard();
    for (qsizetype at = heard.indexOf("'''"_L1); at >= 0; at = heard.indexOf("'''"_L1, at + 3))
        ornaments += 1;
    return ornaments;
}

int wordsIn(QStringView text)
{
    int words = 0;
    bool inside = false;
    for (const QChar c : text) {
        words += !inside && c.isLetterOrNumber() ? 1 : 0;
        inside = !c.isSpace();
    }
    return words;
}

} // namespace

void lintReferences(LintNotes &notes)
{
    const QList<WikitextTag> &tags = notes.parts().tags;
    const auto is = [&notes](QLatin1StringView name) {
        return [&notes, name](const WikitextTag &tag) {
            return tag.kind != WikitextTag::Kind::Closes && isNamed(tag.name.in(notes.body()), name);
        };
    };
    const auto first = std::ranges::find_if(tags, is("ref"_L1));
    if (first == tags.cend() || std::ranges::any_of(tags, is("references"_L1)))
        return;
    const bool listed = std::ranges::any_of(notes.parts().templates, [&notes](const WikitextTemplate &call) {
        return call.name.length < LongestTitle && listsReferences(lintTitle(call.name.in(notes.body())));
    });
    if (listed)
        return;
    LintFinding *finding =
        notes.add(LintCheck::NoReferences, LintSeverity::Warning, LintField::Body, first->span);
    finding->mend = LintMend{LintField::Body, {beforeSignature(notes), 0}, u"\n<references />\n"_s};
}

void lintSilent(LintNotes &notes)
{
    for (const TextSpan &comment : notes.parts().comments) {
        const QStringView words = comment.in(notes.body());
        if (const qsizetype at = words.indexOf("~~~"_L1); at >= 0)
            notes.add(LintCheck::SilentTildes, LintSeverity::Note, LintField::Body, {comment.from + at, 3});
        if (const qsizetype at = words.indexOf("{{subst:"_L1, 0, Qt::CaseInsensitive); at >= 0)
            notes.add(LintCheck::SilentSubst, LintSeverity::Note, LintField::Body, {comment.from + at, 8});
    }
}

void lintFormatting(LintNotes &notes)
{
    constexpr int few = 12;
    constexpr int wordsEach = 8;
    const int ornaments = ornamentsIn(notes);
    if (ornaments > few && ornaments * wordsEach > wordsIn(notes.heard()))
        notes.add(LintCheck::MuchFormatting, LintSeverity::Note)->number = ornaments;
}

} // namespace paperround
