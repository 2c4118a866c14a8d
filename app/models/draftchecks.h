// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/deliveryoptions.h"
#include "domain/error.h"
#include "domain/message/lint.h"
#include "domain/message/message.h"
#include "domain/wikifacts.h"
#include "models/targettablemodel.h"

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace paperround {

enum class Severity { Stop, Warning, Note, Passed };

inline constexpr std::array allSeverities{Severity::Stop, Severity::Warning, Severity::Note,
                                          Severity::Passed};

/// Where a finding can be cured.
enum class CureAt { Nowhere, Targets, Message, Preview, Options, Permission, Accounts };

/// One thing that was looked at before sending.
struct CheckItem
{
    Severity severity = Severity::Passed;
    QString title; ///< Plain text; names isolated.
    QString where; ///< Which wikis: "all wikis", "3 wikis", a wiki's name.
    QString meaning; ///< What it means and what to do; empty for what passed.
    CureAt cure = CureAt::Nowhere;
    QString details; ///< The wiki's own words. Hostile text.
    LintPlace place = {}; ///< In the message; of the whole message where it has none.
    LintMend mend = {}; ///< The change of the message that cures it, if one does.
    QString mendWords = {}; ///< What that change does.

    friend bool operator==(const CheckItem &, const CheckItem &) = default;
};

/// A wiki that did not answer a check.
struct WikiTrouble
{
    QString wiki;
    Error error;
};

/// Pages that will not get the message for one reason.
struct LeftOut
{
    QString reason; ///< From domain/delivery/reason.h; empty: a person took them out.
    int pages = 0;
    int wikis = 0;

    friend bool operator==(const LeftOut &, const LeftOut &) = default;
};

/// What would not be sent and why, as far as it was checked; most pages first. Lines that name no page and
/// pages of other hosts have a warning of their own and are not counted.
[[nodiscard]] QList<LeftOut> leftOutOf(const TargetList &entries);

/// The pages that will be sent and have no room for so many bytes more, where none may be larger than `most`:
/// "Page (wiki)", as far as they were checked.
[[nodiscard]] QStringList fullPagesOf(const TargetList &entries, qint64 bytes, qint64 most);

[[nodiscard]] QString leftOutWords(const LeftOut &left); ///< "Opted out"

/// What is known of a draft when it is checked.
struct DraftState
{
    Message message;
    QList<LintFinding> lint; ///< What lintMessage() found in it.
    QStringList forbids; ///< Checks of the message that the farm's policy does not let pass.
    HealthCounts targets;
    int wikis = 0; ///< With at least one page that will be sent.
    QList<LeftOut> leftOut;
    QList<WikiTrouble> troubles;
    bool signedIn = false;
    bool mayBeAsked = false; ///< False: nobody has asked yet whether this account may send.
    std::optional<Error> mayNot; ///< Why not, where it was asked.
    QList<AccountFacts> accounts; ///< As far as the wikis have told.
    int previewed = 0; ///< Wikis that have rendered the text as it stands.
    int notRendered = 0; ///< Wikis that could not.
    QMap<QString, int> missingTemplates;
    WikiNames names;
    DeliveryOptions options;
    std::optional<Error> mayNotHandOver; ///< Why MassMessage cannot be had, where it was asked.
    QDateTime now; ///< UTC.
    QStringList unconfirmed; ///< Wikis for which nobody has given a permission.
    int heldPages = 0; ///< That will be sent there once somebody has.
    std::optional<Error>
        againstRules; ///< What the farm's policy says against its text, where that was asked.
};

/// Everything that was looked at, worst first. A stop is what can never be sent as it stands.
[[nodiscard]] QList<CheckItem> draftChecks(const DraftState &state);
/// The same of a request that somebody submitted, for whoever decides: its message, its pages, its options,
/// the farm's rules. Nothing of it is cured where it is read.
[[nodiscard]] QList<CheckItem> submissionChecks(const DraftState &state);

[[nodiscard]] QString severityWord(Severity severity); ///< "Stops sending", "Warnings", "Notes", "Passed"
[[nodiscard]] QString cureWords(CureAt cure); ///< "Show in Targets"
[[nodiscard]] QString cureWords(const CheckItem &item); ///< The same, or the line: "Show line 7"

} // namespace paperround
