// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/botexclusion.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// In one go from front to back: a page may be two megabytes of openings without an end.
QString without(const QString &text, const QString &opening, const QString &closing)
{
    QString rest;
    qsizetype from = 0;
    while (true) {
        const auto begin = text.indexOf(opening, from, Qt::CaseInsensitive);
        const auto end = begin < 0 ? -1 : text.indexOf(closing, begin, Qt::CaseInsensitive);
        if (end < 0)
            return rest + text.mid(from);
        rest += QStringView(text).mid(from, begin - from);
        from = end + closing.size();
    }
}

QString nameOf(const QString &text)
{
    return QString(text).replace(u'_', u' ').simplified().toCaseFolded();
}

bool names(const QString &list, const QString &account)
{
    for (const QString &name : list.split(u',')) {
        if (nameOf(name) == u"all"_s || nameOf(name) == nameOf(account))
            return true;
    }
    return false;
}

/// What the parameters of one {{bots}} say.
bool deny(const QString &parameters, const QString &account)
{
    for (const QString &parameter : parameters.split(u'|', Qt::SkipEmptyParts)) {
        const QString key = nameOf(parameter.section(u'=', 0, 0));
        const QString value = parameter.section(u'=', 1);
        if (key == u"allow"_s && !names(value, account))
            return true;
        if (key == u"deny"_s && names(value, account))
            return true;
        if (key == u"optout"_s && nameOf(value) == u"all"_s)
            return true;
    }
    return false;
}

} // namespace

bool deniesBot(const QString &text, const QString &account)
{
    static const QRegularExpression use(
        u"\\{\\{\\s*(?:template:\\s*)?(no)?bots\\s*((?:\\|[^{}]{0,2000})?)\\}\\}"_s,
        QRegularExpression::CaseInsensitiveOption);
    auto uses = use.globalMatch(without(without(text, u"<!--"_s, u"-->"_s), u"<nowiki>"_s, u"</nowiki>"_s));
    while (uses.hasNext()) {
        const auto match = uses.next();
        if (!match.captured(1).isEmpty() || deny(match.captured(2), account))
            return true;
    }
    return false;
}

} // namespace paperround
