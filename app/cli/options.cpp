// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options.h"

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
    QHash<QString, QString> values;
    QStringList arguments;
    bool ended = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const auto &word = words[i];
        if (ended || word == "-"_L1 || !word.startsWith(u'-')) {
            arguments += word;
            continue;
        }
        if (word == "--"_L1) {
            ended = true;
            continue;
        }
        const auto equals = word.indexOf(u'=');
        const auto name = word == "-h"_L1 ? u"help"_s : word.mid(2, equals < 0 ? -1 : equals - 2);
        const auto spec = std::ranges::find(usage.options, name, &OptionSpec::name);
        if (spec == usage.options.end() || (!word.startsWith("--"_L1) && word != "-h"_L1))
            return wrong(u"%1 has no option %2."_s.arg(usage.verb, equals < 0 ? word : word.first(equals)));
        if (values.contains(name))
            return wrong(u"--%1 is given twice."_s.arg(name));
        if (spec->value.isEmpty() && equals >= 0)
            return wrong(u"--%1 takes no value."_s.arg(name));
        if (spec->value.isEmpty()) {
            values.insert(name, {});
        } else if (equals >= 0) {
            values.insert(name, word.mid(equals + 1));
        } else if (i + 1 < words.size()) {
            values.insert(name, words[++i]);
        } else {
            return wrong(u"--%1 needs a value: %2."_s.arg(name, spec->value));
        }
    }
    if (!values.contains(u"help"_s) && arguments.size() < usage.fewest)
        return wrong(u"%1 needs %2."_s.arg(usage.verb, usage.arguments));
    if (arguments.size() > usage.most)
        return wrong(u"%1 does not know what to do with \"%2\"."_s.arg(usage.verb, arguments.at(usage.most)));
    return GivenOptions(std::move(values), std::move(arguments));
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
