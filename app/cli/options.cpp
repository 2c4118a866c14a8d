// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options.h"

#include <QCommandLineParser>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
tl::unexpected<Error> wrong(const QString &sentence)
{
    return failure(ErrorKind::Input, u"usage"_s, sentence);
}

QString heading(const OptionSpec &option)
{
    return u"--"_s + option.name + (option.value.isEmpty() ? QString() : u' ' + option.value);
}
} // namespace

Result<GivenOptions> parseOptions(const Usage &usage, const QStringList &words)
{
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    for (const auto &option : usage.options) {
        const QStringList names =
            option.name == "help"_L1 ? QStringList{u"h"_s, u"help"_s} : QStringList{option.name};
        parser.addOption(QCommandLineOption(names, option.help, option.value));
    }
    if (!parser.parse(QStringList{u"paperround"_s} + words))
        return wrong(u"%1: %2"_s.arg(usage.verb, parser.errorText()));

    QHash<QString, QStringList> values;
    for (const auto &option : usage.options) {
        if (!parser.isSet(option.name))
            continue;
        QStringList given = parser.values(option.name);
        if (given.size() > 1 && !option.repeats)
            return wrong(u"--%1 is given twice."_s.arg(option.name));
        if (given.isEmpty()) // A switch.
            given.append(QString());
        values.insert(option.name, given);
    }
    const QStringList arguments = parser.positionalArguments();
    if (!values.contains(u"help"_s) && arguments.size() < usage.fewest)
        return wrong(u"%1 needs %2."_s.arg(usage.verb, usage.arguments));
    if (arguments.size() > usage.most)
        return wrong(u"%1 does not know what to do with \"%2\"."_s.arg(usage.verb, arguments.at(usage.most)));
    return GivenOptions(std::move(values), arguments);
}

QString helpFor(const Usage &usage)
{
    QString text = u"Usage: paperround "_s + usage.verb;
    if (!usage.arguments.isEmpty())
        text += u' ' + usage.arguments;
    text += u" [options]\n"_s + usage.summary + u"\n\nOptions:\n"_s;
    qsizetype width = 0;
    for (const auto &option : usage.options)
        width = std::max(width, heading(option).size());
    for (const auto &option : usage.options)
        text += u"  "_s + heading(option).leftJustified(width + 2) + option.help + u'\n';
    return text;
}

} // namespace paperround
