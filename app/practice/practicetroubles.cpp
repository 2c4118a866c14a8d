// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/practicetroubles.h"

namespace paperround {

PracticeTroubles::PracticeTroubles(quint32 seed)
    : m_random(seed)
{
}

int PracticeTroubles::add(TroubleRule rule)
{
    m_rules.append({m_next, std::move(rule)});
    return m_next++;
}

void PracticeTroubles::remove(int number)
{
    m_rules.removeIf([number](const Numbered &entry) { return entry.number == number; });
}

void PracticeTroubles::script(const QString &wiki, const QList<Trouble> &next,
                              std::chrono::milliseconds delay)
{
    for (const Trouble trouble : next)
        add({.trouble = trouble, .wiki = wiki, .delay = delay});
}

void PracticeTroubles::meanwhile(OtherEditor work)
{
    m_works.append(std::move(work));
}

void PracticeTroubles::clear()
{
    m_rules.clear();
    m_works.clear();
}

void PracticeTroubles::setSeed(quint32 seed)
{
    m_random.seed(seed);
}

bool PracticeTroubles::chance(double probability)
{
    // The generator moves on for every request that is asked about, so that a changed probability
    // does not shift the troubles of all later ones.
    return m_random.generateDouble() < probability;
}

std::optional<TroubleRule> PracticeTroubles::strike(const QString &wiki, const QString &action)
{
    for (qsizetype i = 0; i < m_rules.size(); ++i) {
        TroubleRule &rule = m_rules[i].rule;
        const bool fits =
            (rule.wiki.isEmpty() || rule.wiki == wiki) && (rule.action.isEmpty() || rule.action == action);
        if (!fits || !chance(rule.probability))
            continue;
        const TroubleRule taken = rule;
        if (rule.count > 0 && --rule.count == 0)
            m_rules.removeAt(i);
        if (taken.trouble == Trouble::Nothing)
            return std::nullopt;
        ++m_struck;
        return taken;
    }
    return std::nullopt;
}

bool PracticeTroubles::stands(Trouble trouble, const QString &wiki) const
{
    for (const Numbered &entry : m_rules) {
        if (entry.rule.trouble == trouble && (entry.rule.wiki.isEmpty() || entry.rule.wiki == wiki))
            return true;
    }
    return false;
}

QList<OtherEditor> PracticeTroubles::worksAt(OtherEditor::Moment moment, const QString &wiki,
                                             const QString &title)
{
    QList<OtherEditor> now;
    for (qsizetype i = 0; i < m_works.size();) {
        OtherEditor &work = m_works[i];
        const bool fits = work.moment == moment && (work.wiki.isEmpty() || work.wiki == wiki)
            && (work.title.isEmpty() || work.title == title);
        if (!fits || !chance(work.probability)) {
            ++i;
            continue;
        }
        now.append(work);
        if (work.count > 0 && --work.count == 0)
            m_works.removeAt(i);
        else
            ++i;
    }
    return now;
}

} // namespace paperround
