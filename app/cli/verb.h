// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/console.h"
#include "cli/options.h"

#include <QCoroTask>
#include <QList>

#include <memory>

namespace paperround {

/// One call of a verb.
struct Call
{
    GivenOptions options;
    std::shared_ptr<Console> console;
};

/// A verb of the command line: how it is called, and what it does.
struct Verb
{
    Usage usage;
    QCoro::Task<ExitCode> (*run)(Call call);
};

/// All of them, in the order of help.
[[nodiscard]] const QList<Verb> &allVerbs();

// Each in a file of its own under verbs/.
[[nodiscard]] Verb practiceServeVerb();
[[nodiscard]] Verb accountAddVerb();
[[nodiscard]] Verb accountListVerb();
[[nodiscard]] Verb accountRemoveVerb();
[[nodiscard]] Verb targetsParseVerb();
[[nodiscard]] Verb targetsLoadVerb();
[[nodiscard]] Verb targetsCheckVerb();
[[nodiscard]] Verb listsShowVerb();
[[nodiscard]] Verb listsExcludeVerb();
[[nodiscard]] Verb targetsSaveVerb();
[[nodiscard]] Verb messageBuildVerb();
[[nodiscard]] Verb previewVerb();
[[nodiscard]] Verb lintVerb();
[[nodiscard]] QList<Verb> reviewVerbs(); ///< submit, list, show, approve, return, withdraw.
[[nodiscard]] Verb deliverVerb();
[[nodiscard]] Verb historyListVerb();
[[nodiscard]] Verb historyShowVerb();
[[nodiscard]] Verb historyExportVerb();
[[nodiscard]] Verb historyImportVerb();
[[nodiscard]] Verb historyVerifyVerb();

// Options that several verbs have.
[[nodiscard]] OptionSpec helpOption();
[[nodiscard]] OptionSpec dataDirectoryOption();
[[nodiscard]] OptionSpec jsonOption(const QString &help);
[[nodiscard]] QList<OptionSpec>
accountOptions(); ///< --account, --token-file, --password-file, --bot-password

} // namespace paperround
