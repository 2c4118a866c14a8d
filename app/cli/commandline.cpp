// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandline.h"

#include "cli/verb.h"

#include <QCoroTask>
#include <QLoggingCategory>

#include <algorithm>
#include <csignal>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
struct FoundVerb
{
    const Verb *verb = nullptr;
    QStringList rest;
};

/// Whether the word is an option whose value is the next word, for whichever verb.
bool takesTheNextWord(const QString &word)
{
    return std::ranges::any_of(allVerbs(), [&word](const Verb &verb) {
        return std::ranges::any_of(verb.usage.options, [&word](const OptionSpec &option) {
            return !option.value.isEmpty() && word == u"--"_s + option.name;
        });
    });
}

/// Where the verb begins, as options may stand before it; the number of arguments where none does.
qsizetype verbAt(const QStringList &arguments)
{
    qsizetype at = 0;
    while (at < arguments.size() && arguments[at].startsWith(u'-'))
        at += takesTheNextWord(arguments[at]) ? 2 : 1;
    return std::min(at, arguments.size());
}

FoundVerb findVerb(const QStringList &arguments)
{
    const auto at = verbAt(arguments);
    for (const auto &verb : allVerbs()) {
        const auto words = verb.usage.verb.split(u' ');
        if (arguments.mid(at, words.size()) == words)
            return {&verb, arguments.first(at) + arguments.mid(at + words.size())};
    }
    return {};
}

QString generalHelp(const QString &group)
{
    QString text = u"Usage: paperround [--practice] [--data-dir DIR]\n"
                   u"       paperround VERB [options]\n\n"
                   u"Without a verb the console opens; --practice opens it on a practice farm, with nothing "
                   u"at stake.\n\n"
                   u"Verbs:\n"_s;
    for (const auto &verb : allVerbs()) {
        if (group.isEmpty() || verb.usage.verb.startsWith(group + u' '))
            text += u"  "_s + verb.usage.verb.leftJustified(16) + verb.usage.summary + u'\n';
    }
    return text + u"\npaperround VERB --help says more; the manual page says all.\n"_s;
}

int usageError(Console &console, const QString &sentence, const QString &helpWords)
{
    console.error(sentence + u" Try: paperround "_s + helpWords + u"--help"_s);
    return int(ExitCode::Usage);
}

bool isGroup(const QString &word)
{
    return std::ranges::any_of(allVerbs(),
                               [&word](const Verb &verb) { return verb.usage.verb.startsWith(word + u' '); });
}
} // namespace

const QList<Verb> &allVerbs()
{
    static const QList<Verb> verbs =
        QList<Verb>{practiceServeVerb(), accountAddVerb(),   accountListVerb(),  accountRemoveVerb(),
                    targetsParseVerb(),  targetsLoadVerb(),  targetsSaveVerb(),  targetsCheckVerb(),
                    listsShowVerb(),     listsExcludeVerb(), messageBuildVerb(), previewVerb(),
                    lintVerb()}
        + reviewVerbs() + QList<Verb>{deliverVerb(),       historyListVerb(),   historyShowVerb(),
                                      historyExportVerb(), historyImportVerb(), historyVerifyVerb()};
    return verbs;
}

OptionSpec helpOption()
{
    return {u"help"_s, {}, u"This text."_s};
}

OptionSpec dataDirectoryOption()
{
    return {u"data-dir"_s, u"DIR"_s, u"Accounts, farms and the ledger live there."_s};
}

OptionSpec jsonOption(const QString &help)
{
    return {u"json"_s, {}, help};
}

QList<OptionSpec> accountOptions()
{
    return {{u"account"_s, u"NAME"_s, u"Which account; needed where the farm has several."_s},
            {u"token-file"_s, u"FILE"_s,
             u"An owner-only token in place of a keychain; only you may read the file."_s},
            {u"bot-password"_s, u"USER@NAME"_s, u"The login that --password-file belongs to."_s},
            {u"password-file"_s, u"FILE"_s,
             u"A bot password in place of a keychain; only you may read the file."_s}};
}

bool isForCommandLine(const QStringList &arguments)
{
    const auto asks = [](const QString &word) {
        return word == "--help"_L1 || word == "-h"_L1 || word == "--version"_L1;
    };
    return verbAt(arguments) < arguments.size() || std::ranges::any_of(arguments, asks);
}

int runCommandLine(const QStringList &arguments)
{
    // A reader that goes away is an error of the write, not the end of a delivery in flight.
    std::signal(SIGPIPE, SIG_IGN);
    // Standard error is for people: what goes wrong becomes a sentence there. QT_LOGGING_RULES brings the log
    // back.
    QLoggingCategory::setFilterRules(u"paperround.*=false\npaperround.*.critical=true"_s);
    const auto console = std::make_shared<Console>();
    const auto found = findVerb(arguments);
    if (!found.verb) {
        const auto first = arguments.value(verbAt(arguments));
        if (arguments.contains(u"--version"_s)) {
            console->line(u"paperround "_s + QStringLiteral(PAPERROUND_VERSION));
            return int(ExitCode::Done);
        }
        const bool asked = arguments.contains(u"--help"_s) || arguments.contains(u"-h"_s);
        if (asked && (first.isEmpty() || isGroup(first))) {
            console->bytes(generalHelp(first).toUtf8());
            return int(ExitCode::Done);
        }
        return isGroup(first) ? usageError(*console, u"%1 needs a second word."_s.arg(first), first + u' ')
                              : usageError(*console, u"There is no verb \"%1\"."_s.arg(first), {});
    }
    const auto options = parseOptions(found.verb->usage, found.rest);
    if (!options)
        return usageError(*console, options.error().detail, found.verb->usage.verb + u' ');
    if (options->has(u"help"_s)) {
        console->bytes(helpFor(found.verb->usage).toUtf8());
        return int(ExitCode::Done);
    }
    return int(QCoro::waitFor(found.verb->run({*options, console})));
}

Result<GivenOptions> consoleOptions(const QStringList &arguments)
{
    const Usage usage{
        u"console"_s, {}, 0, 0, {}, {dataDirectoryOption(), {u"practice"_s, {}, u"On a practice farm."_s}}};
    return parseOptions(usage, arguments);
}

int refuseCall(const Error &error)
{
    Console console;
    return usageError(console, error.detail, {});
}

} // namespace paperround
