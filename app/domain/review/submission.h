// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/review/farmpolicy.h"
#include "domain/review/request.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <optional>

namespace paperround {

/// A page of the home wiki at one of its revisions.
struct PageAt
{
    QString page;
    qint64 revision = 0;

    friend bool operator==(const PageAt &, const PageAt &) = default;
};

/// So many targets are written on the request's page itself; longer lists get pages of their own.
inline constexpr qsizetype MostInlineTargets = 500;
/// Longest note of a submitter, in characters.
inline constexpr qsizetype LongestNote = 500;

/// A request as it was handed to the reviewers: what their word is bound to.
struct Submission
{
    int version = 1; ///< Counted from 1; each time it is submitted again, one more. Older approvals fall.
    QString page; ///< Title of its page on the home wiki, as the wiki writes it.
    QString submitter; ///< User name.
    QString note; ///< The submitter's words to the reviewers; one line, may be empty. Not part of the digest.
    QString policy; ///< digestOf() the policy that was in force.
    QDateTime expires; ///< UTC, whole seconds.
    /// Texts as the wiki keeps them. As long as isComplete() is false the words of its message's source, or
    /// its targets, are empty, since they stand elsewhere.
    Request request;
    QStringList sourceHashes; ///< Of each text of the message's source, as hashOf() has them.
    QList<PageAt> lists; ///< The targets stand there, in this order, and not on the request's page.
    QString targetsHash; ///< Hex SHA-256 of the list's canonical form.
    int targetCount = 0;
    QList<QPair<QString, int>> wikis; ///< How many pages on each wiki, in the order of the list.

    [[nodiscard]] bool isComplete() const;
    friend bool operator==(const Submission &, const Submission &) = default;
};

/// The request made ready to be submitted: texts as the wiki keeps them, hashes and counts. `lists` is the
/// caller's to set.
[[nodiscard]] Submission submissionOf(Request request);

/// Hex SHA-256 over the canonical form of all that counts: page, version, submitter, policy, end, delivery
/// id, message, targets, options. Body, source and long lists go in by their own hashes, so it can be taken
/// before they were loaded.
[[nodiscard]] QString digestOf(const Submission &submission);

/// The digest it would have if it asked for that: equal to its own, it does.
[[nodiscard]] QString digestWith(const Submission &submission, Request request);

/// Do both ask for the same: message, pages, options, list? Whoever submitted them, under which policy, in
/// which version. What stands on pages of its own need not be there.
[[nodiscard]] bool askTheSame(const Submission &one, const Submission &other);

[[nodiscard]] QJsonObject submissionToJson(const Submission &submission);
/// Input: "bad-field" with its place, "newer-format", or what requestFromJson() says.
[[nodiscard]] Result<Submission> submissionFromJson(QJsonObject object);

/// The text of a page with a part of a long list.
[[nodiscard]] QString targetsPageText(const QList<Target> &targets);
/// A long list cut to fit on pages.
[[nodiscard]] QList<QList<Target>> targetParts(const QList<Target> &targets);
/// The same without the words of its message's source and without the targets that stand on pages of their
/// own: as its page has it.
[[nodiscard]] Submission asWrittenDown(Submission submission);
/// Puts in what was loaded: the texts of the message's source and those of `lists`, in their order. Input
/// "source-differs", "targets-differ" where they are not what was submitted.
[[nodiscard]] Result<Submission> completed(Submission submission, const QList<SourceText> &source,
                                           const QStringList &lists);

/// A title for a new request: by policy, subject and delivery id, so that no two are the same.
[[nodiscard]] QString requestTitle(const ReviewPolicy &policy, const Request &request);

} // namespace paperround
