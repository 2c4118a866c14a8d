// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/submissionchanges.h"

#include "domain/targets/targetschange.h"
#include "models/bidi.h"
#include "models/optionwords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// Where tr() finds its context.
class Changes
{
    Q_DECLARE_TR_FUNCTIONS(paperround::SubmissionChanges)
public:
    QList<SubmissionChange> list;

    void compare(const QString &what, const QString &before, const QString &now)
    {
        if (before != now)
            list.append({SubmissionChange::Kind::Changed, what,
                         tr("%1 → %2", "before, now").arg(shown(before), shown(now))});
    }
    void compare(const QString &what, const QDateTime &before, const QDateTime &now)
    {
        compare(what, before.isValid() ? timeWords(before) : QString(),
                now.isValid() ? timeWords(now) : QString());
    }
    void compare(const QString &what, bool before, bool now)
    {
        compare(what, before ? tr("yes") : tr("no"), now ? tr("yes") : tr("no"));
    }

    void options(const DeliveryOptions &before, const DeliveryOptions &now)
    {
        compare(tr("Not before"), before.notBefore, now.notBefore);
        compare(tr("Not after"), before.notAfter, now.notAfter);
        compare(tr("Waves"), before.waves.isEmpty() ? QString() : sharesWords(before.waves),
                now.waves.isEmpty() ? QString() : sharesWords(now.waves));
        compare(tr("Once per person"), before.oncePerPerson, now.oncePerPerson);
        compare(tr("Also where the same text was delivered before"), before.repeat, now.repeat);
        compare(tr("Route"), route(before), route(now));
        compare(tr("Minutes until a row without a trace is held"), QLocale().toString(before.traceMinutes),
                QLocale().toString(now.traceMinutes));
    }

    void pages(const Submission &before, const Submission &now, const WikiNames &names)
    {
        const QList<Target> &then = before.request.targets;
        const QList<Target> &today = now.request.targets;
        const TargetsChange change = changeBetween(then, today);
        const auto samePlace = [](const Target &a, const Target &b) {
            return a.title == b.title && a.wiki == b.wiki;
        };
        if (change.joined.isEmpty() && change.left.isEmpty() && !std::ranges::equal(then, today, samePlace))
            list.append(
                {SubmissionChange::Kind::Changed, tr("Order of the pages"), tr("the same pages, otherwise written")});
        for (const auto &[kind, targets] : {std::pair(SubmissionChange::Kind::Left, &change.left),
                                            std::pair(SubmissionChange::Kind::Joined, &change.joined)}) {
            for (const Target &target : *targets)
                list.append({kind, isolated(target.title), names.shown(target.wiki)});
        }
    }

private:
    static QString shown(const QString &value) { return value.isEmpty() ? tr("none") : isolated(value); }
    static QString route(const DeliveryOptions &options)
    {
        return options.route == Route::MassMessage ? tr("MassMessage, watched") : tr("Talk page edits");
    }
};

QString kindWord(SubmissionChange::Kind kind)
{
    switch (kind) {
    case SubmissionChange::Kind::Changed:
        return Changes::tr("Changed");
    case SubmissionChange::Kind::Left:
        return Changes::tr("Left");
    case SubmissionChange::Kind::Joined:
        return Changes::tr("Joined");
    }
    Q_UNREACHABLE();
}

} // namespace

QList<SubmissionChange> changesBetween(const Submission &before, const Submission &now, bool otherRequest,
                                    const WikiNames &names)
{
    Changes changes;
    changes.compare(Changes::tr("Subject"), before.request.message.subject, now.request.message.subject);
    changes.options(before.request.options, now.request.options);
    if (!otherRequest) {
        changes.compare(Changes::tr("Submitted by"), before.submitter, now.submitter);
        changes.compare(Changes::tr("Target list"), before.request.listUrl, now.request.listUrl);
        changes.compare(Changes::tr("Policy of the farm"), before.policy.left(8), now.policy.left(8));
    }
    changes.pages(before, now, names);
    return changes.list;
}

SubmissionChangesModel::SubmissionChangesModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void SubmissionChangesModel::setChanges(const QList<SubmissionChange> &changes)
{
    beginResetModel();
    m_changes = changes;
    endResetModel();
}

int SubmissionChangesModel::count(SubmissionChange::Kind kind) const
{
    return static_cast<int>(std::ranges::count(m_changes, kind, &SubmissionChange::kind));
}

int SubmissionChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_changes.size());
}

int SubmissionChangesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SubmissionChangesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SubmissionChange &change = m_changes[index.row()];
    if (role == KindRole)
        return static_cast<int>(change.kind);
    if (role == Qt::AccessibleTextRole)
        return tr("%1: %2, %3", "joined or left, a page, its wiki")
            .arg(kindWord(change.kind), change.what, change.where);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case KindColumn:
        return kindWord(change.kind);
    case WhatColumn:
        return change.what;
    case WhereColumn:
        return change.where;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant SubmissionChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (Column(section)) {
    case KindColumn:
        return tr("Change");
    case WhatColumn:
        return tr("What");
    case WhereColumn:
        return tr("Where, or before and now");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace paperround
