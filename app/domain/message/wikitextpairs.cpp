// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/wikitextpairs.h"

#include <QHash>
#include <QString>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// Keeps the pair whose mark is nearest to a place.
class NearestPair
{
public:
    explicit NearestPair(qsizetype place)
        : m_place(place)
    {
    }

    void look(const TextSpan &opens, const TextSpan &closes)
    {
        for (const TextSpan &mark : {opens, closes}) {
            const int rank = rankOf(mark);
            if (rank < m_rank) {
                m_rank = rank;
                m_pair = WikitextPair{opens, closes};
            }
        }
    }

    /// Marks of that width at both ends.
    void look(const TextSpan &whole, qsizetype width)
    {
        look(TextSpan{whole.from, width}, TextSpan{whole.end() - width, width});
    }

    [[nodiscard]] const std::optional<WikitextPair> &found() const { return m_pair; }

private:
    [[nodiscard]] int rankOf(const TextSpan &mark) const
    {
        if (mark.from < m_place && m_place < mark.end())
            return 0;
        return m_place == mark.end() ? 1 : m_place == mark.from ? 2 : 3;
    }

    qsizetype m_place;
    int m_rank = 3;
    std::optional<WikitextPair> m_pair;
};

void lookAtTags(QStringView text, const QList<WikitextTag> &tags, NearestPair &nearest)
{
    QHash<QString, QList<TextSpan>> open;
    for (const WikitextTag &tag : tags) {
        const QString name = tag.name.in(text).toString().toLower();
        if (tag.kind == WikitextTag::Kind::Opens) {
            open[name].append(tag.span);
        } else if (tag.kind == WikitextTag::Kind::Closes) {
            if (const auto found = open.find(name); found != open.end() && !found->isEmpty())
                nearest.look(found->takeLast(), tag.span);
        }
    }
}

} // namespace

std::optional<WikitextPair> pairAt(QStringView text, const WikitextParts &parts, qsizetype place)
{
    NearestPair nearest(place);
    for (const WikitextLink &link : parts.links)
        nearest.look(link.span, 2);
    for (const TextSpan &external : parts.externals)
        nearest.look(external, 1);
    for (const WikitextTemplate &each : parts.templates)
        nearest.look(each.span, 2);
    for (const TextSpan &comment : parts.comments) {
        if (comment.length >= 7 && comment.in(text).endsWith("-->"_L1))
            nearest.look(TextSpan{comment.from, 4}, TextSpan{comment.end() - 3, 3});
    }
    for (const TextSpan &verbatim : parts.verbatim) {
        const QStringView words = verbatim.in(text);
        const qsizetype end = words.lastIndexOf("</"_L1);
        nearest.look(TextSpan{verbatim.from, words.indexOf(u'>') + 1},
                     TextSpan{verbatim.from + end, words.size() - end});
    }
    lookAtTags(text, parts.tags, nearest);
    return nearest.found();
}

} // namespace paperround
