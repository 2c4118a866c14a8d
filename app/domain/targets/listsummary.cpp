// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/listsummary.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
/// The page of a row; none for a line that names no page.
Target pageOf(const QString &row)
{
    const auto at = row.lastIndexOf(u'@');
    if (row.startsWith(u'!') || at < 0)
        return {};
    return {row.first(at), row.mid(at + 1), 0};
}

SummaryMessage ofOneKind(const QString &verb, const QList<Target> &pages, const QString &change,
                         const QString &home)
{
    const QString name = u"massmessage-summary-"_s + verb;
    const Target &first = pages.first();
    if (pages.size() > 1 || first.title.isEmpty())
        return {name + u"multi"_s + change, {QString::number(pages.size())}};
    if (first.wiki == home)
        return {name + change, {first.title}};
    return {name + u"onsite"_s + change, {first.title, first.wiki}};
}

QString pages(const QString &number)
{
    return number + (number == "1"_L1 ? u" page"_s : u" pages"_s);
}
} // namespace

SummaryMessage summaryOf(const QList<ListChange> &changes, const QString &home)
{
    QList<Target> added;
    QList<Target> removed;
    QString change;
    for (const ListChange &each : changes) {
        switch (each.kind) {
        case ListChange::Kind::Added:
            added.append(each.target);
            break;
        case ListChange::Kind::Removed:
            removed.append(pageOf(each.row));
            break;
        case ListChange::Kind::Renamed:
            added.append(each.target);
            removed.append(pageOf(each.row));
            break;
        case ListChange::Kind::Described:
            change = u"change"_s;
            break;
        }
    }
    if (!added.isEmpty() && !removed.isEmpty())
        return {u"massmessage-summary-addremove"_s + change,
                {QString::number(added.size()), QString::number(removed.size())}};
    if (!added.isEmpty())
        return ofOneKind(u"add"_s, added, change, home);
    if (!removed.isEmpty())
        return ofOneKind(u"remove"_s, removed, change, home);
    return {change.isEmpty() ? QString() : u"massmessage-summary-change"_s, {}};
}

SummaryMessage summaryOfNewList()
{
    return {u"massmessage-create-editsummary"_s, {}};
}

QString englishSummary(const SummaryMessage &message)
{
    if (message.name == "massmessage-create-editsummary"_L1)
        return u"Create mass message delivery list"_s;
    auto kind = message.name.mid(message.name.lastIndexOf(u'-') + 1);
    if (kind == "change"_L1)
        return u"Changed the description"_s;
    const bool described = kind.endsWith("change"_L1);
    if (described)
        kind.chop(6);
    const QString first = message.arguments.value(0);
    const QString second = message.arguments.value(1);
    if (kind == "addremove"_L1)
        return u"Added "_s + pages(first) + (described ? u", removed "_s : u" and removed "_s) + pages(second)
            + (described ? u", and changed the description"_s : QString());
    if (kind.isEmpty())
        return {};
    const QString verb = kind.startsWith("add"_L1) ? u"Added "_s : u"Removed "_s;
    const QString what = kind.endsWith("multi"_L1) ? pages(first)
        : kind.endsWith("onsite"_L1)               ? first + u" on "_s + second
                                                   : u"[[:"_s + first + u"]]"_s;
    return verb + what + (described ? u" and changed the description"_s : QString());
}

} // namespace paperround
