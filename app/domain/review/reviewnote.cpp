// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/reviewnote.h"

#include "domain/jsonfields.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr qint64 LargestRevision = 1LL << 53;
constexpr qsizetype LongestText = 4000;
constexpr qsizetype MostApprovals = 1000;

QString shortText(JsonFields &fields, const QString &key)
{
    QString text = fields.text(key);
    if (text.size() > LongestText)
        fields.wrong(key);
    return text;
}

std::optional<NotedApproval> approvalFrom(const QJsonObject &object)
{
    JsonFields fields(object);
    NotedApproval approval;
    approval.user = shortText(fields, u"user"_s);
    approval.revision = fields.number(u"revision"_s, 0, 0, LargestRevision);
    approval.time = QDateTime::fromString(fields.text(u"time"_s), Qt::ISODate).toUTC();
    approval.comment = shortText(fields, u"comment"_s);
    if (!fields.problem().isEmpty() || !approval.time.isValid())
        return std::nullopt;
    return approval;
}

} // namespace

ReviewNote withEarlierApprovals(ReviewNote newer, const ReviewNote &earlier)
{
    if (!newer.isReviewed())
        return earlier;
    QList<NotedApproval> all = earlier.approvals;
    for (const NotedApproval &approval : std::as_const(newer.approvals)) {
        if (!all.contains(approval))
            all.append(approval);
    }
    newer.approvals = all;
    return newer;
}

QJsonObject reviewNoteToJson(const ReviewNote &note)
{
    if (note == ReviewNote())
        return {};
    QJsonArray approvals;
    for (const NotedApproval &approval : note.approvals)
        approvals.append(QJsonObject{{u"user"_s, approval.user},
                                     {u"revision"_s, approval.revision},
                                     {u"time"_s, approval.time.toUTC().toString(Qt::ISODate)},
                                     {u"comment"_s, approval.comment}});
    return {{u"page"_s, note.page},
            {u"revision"_s, note.revision},
            {u"version"_s, note.version},
            {u"digest"_s, note.digest},
            {u"submitter"_s, note.submitter},
            {u"policyPage"_s, note.policyPage},
            {u"policyRevision"_s, note.policyRevision},
            {u"approvals"_s, approvals}};
}

std::optional<ReviewNote> reviewNoteFromJson(const QJsonObject &object)
{
    if (object.isEmpty())
        return ReviewNote();
    JsonFields fields(object);
    ReviewNote note;
    note.page = shortText(fields, u"page"_s);
    note.revision = fields.number(u"revision"_s, 0, 0, LargestRevision);
    note.version = int(fields.number(u"version"_s, 0, 0, 100'000));
    note.digest = shortText(fields, u"digest"_s);
    note.submitter = shortText(fields, u"submitter"_s);
    note.policyPage = shortText(fields, u"policyPage"_s);
    note.policyRevision = fields.number(u"policyRevision"_s, 0, 0, LargestRevision);
    const QJsonArray approvals = fields.array(u"approvals"_s);
    if (!fields.problem().isEmpty() || approvals.size() > MostApprovals)
        return std::nullopt;
    for (const QJsonValue &value : approvals) {
        const auto approval = approvalFrom(value.toObject());
        if (!approval)
            return std::nullopt;
        note.approvals.append(*approval);
    }
    return note;
}

} // namespace paperround
