// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/review/entitlement.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

struct Entitled
{
    bool now = false;
    QDateTime since; ///< Invalid: as long as anybody knows.
};

/// The newest change that gave it to them; those before gave it to them for a while only.
template <class Gave> QDateTime newestThat(const QList<GroupsChange> &changes, Gave gave)
{
    const auto found = std::ranges::find_if(changes, gave);
    return found == changes.end() ? QDateTime() : found->time;
}

/// The wiki tells the rights of now, not by which group: whoever got a group has the right since then at the
/// latest, and had no less since.
QDateTime sinceAnyGroup(const UserRecord &user)
{
    return newestThat(user.changes, [](const GroupsChange &change) {
        return std::ranges::any_of(change.after,
                                   [&](const QString &group) { return !change.before.contains(group); });
    });
}

QDateTime sinceGroup(const UserRecord &user, const QString &group)
{
    return newestThat(user.changes, [&group](const GroupsChange &change) {
        return change.after.contains(group) && !change.before.contains(group);
    });
}

/// Since when the list names them without a break.
Entitled onList(const PageRecord &list, const QString &name)
{
    Entitled entitled;
    for (qsizetype i = list.revisions.size() - 1; i >= 0; --i) {
        const RecordedRevision &revision = list.revisions[i];
        if (!namesOnAccessList(revision.text).contains(name))
            return entitled;
        entitled = {true, revision.time};
    }
    if (!list.isWhole) // There are older ones; nobody knows.
        entitled.since = {};
    return entitled;
}

Entitled entitledBy(SendPolicy::Who who, const QString &value, const UserRecord &user, const PageRecord &list)
{
    if (user.userId <= 0)
        return {};
    switch (who) {
    case SendPolicy::Who::Everybody: // Whoever is signed out gets a temporary account as often as they like.
        return {user.groups.contains("user"_L1), {}};
    case SendPolicy::Who::Right:
        return {user.rights.contains(value), sinceAnyGroup(user)};
    case SendPolicy::Who::Group:
        return {user.groups.contains(value), sinceGroup(user, value)};
    case SendPolicy::Who::ListPage:
        return onList(list, normalUserName(user.name));
    }
    Q_UNREACHABLE();
}

/// The list page that the rule names, if it names one.
Task<PageRecord> listFor(SendPolicy::Who who, QString value, QString home, std::shared_ptr<Wikis> wikis)
{
    if (who != SendPolicy::Who::ListPage)
        co_return PageRecord();
    const auto record = co_await wikis->record(home, value);
    if (record && (record->pageId == 0 || record->redirect))
        co_return failure(ErrorKind::Row, u"access-list-missing"_s, record->title);
    co_return record;
}

} // namespace

QSet<QString> namesOnAccessList(const QString &text)
{
    static const QRegularExpression comment(u"<!--.*?-->"_s, QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression link(u"\\[\\[\\s*:?[^\\[\\]|:]*:([^\\[\\]|/#]+)[^\\[\\]]*\\]\\]"_s);
    static const QRegularExpression bare(u"^[*#:\\s]*([^\\[\\]{}<>=|#/:*][^\\[\\]{}<>=|#/:]*)$"_s);
    constexpr qsizetype longest = 1024 * 1024;
    QSet<QString> names;
    const QString plain = text.left(longest).remove(comment);
    for (const QString &line : plain.split(u'\n')) {
        auto links = link.globalMatch(line);
        const bool linked = links.hasNext();
        while (links.hasNext())
            names.insert(normalUserName(links.next().captured(1)));
        if (const auto match = bare.match(line); !linked && match.hasMatch())
            names.insert(normalUserName(match.captured(1)));
    }
    names.remove(QString());
    return names;
}

Task<QHash<QString, ReviewRights>> rightsOf(QStringList users, QString home, FarmPolicy policy,
                                            std::shared_ptr<Wikis> wikis)
{
    QHash<QString, ReviewRights> rights;
    if (users.isEmpty())
        co_return rights;
    const auto reviewers = co_await listFor(policy.review.who, policy.review.value, home, wikis);
    if (!reviewers)
        co_return tl::unexpected(reviewers.error());
    const auto senders = co_await listFor(policy.send.who, policy.send.value, home, wikis);
    if (!senders)
        co_return tl::unexpected(senders.error());
    const auto records = co_await wikis->userRecords(home, users);
    if (!records)
        co_return tl::unexpected(records.error());
    if (records->size() != users.size())
        co_return failure(ErrorKind::Temporary, u"bad-answer"_s, home);
    for (qsizetype i = 0; i < users.size(); ++i) {
        const UserRecord &user = records->at(i);
        const Entitled review = entitledBy(policy.review.who, policy.review.value, user, *reviewers);
        const Entitled send = entitledBy(policy.send.who, policy.send.value, user, *senders);
        rights.insert(normalUserName(users[i]),
                      {review.now, send.now, user.blocked, review.since, send.since});
    }
    co_return rights;
}

} // namespace paperround
