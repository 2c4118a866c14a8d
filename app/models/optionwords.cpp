// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/optionwords.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(paperround::OptionWords)
};

} // namespace

QString timeWords(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

QString sharesWords(const QList<int> &shares)
{
    QStringList parts;
    for (const int share : shares)
        parts.append(Words::tr("%1 %").arg(QLocale().toString(share)));
    parts.append(Words::tr("the rest"));
    return parts.join(Words::tr(", ", "between the shares of waves"));
}

QStringList optionWords(const DeliveryOptions &options)
{
    QStringList words;
    if (options.test)
        words.append(Words::tr("a test"));
    if (options.notBefore.isValid())
        words.append(Words::tr("not before %1").arg(timeWords(options.notBefore)));
    if (options.notAfter.isValid())
        words.append(Words::tr("not after %1").arg(timeWords(options.notAfter)));
    if (!options.waves.isEmpty())
        words.append(Words::tr("in waves of %1").arg(sharesWords(options.waves)));
    if (options.oncePerPerson)
        words.append(Words::tr("once per person"));
    if (options.route == Route::MassMessage)
        words.append(Words::tr("by MassMessage, its outcome observed"));
    return words;
}

namespace {

QString reasonWords(RouteReason reason)
{
    switch (reason) {
    case RouteReason::NotAllowed:
        return Words::tr("The farm's profile leaves MassMessage out.");
    case RouteReason::NoExtension:
        return Words::tr("The home wiki has no MassMessage.");
    case RouteReason::NoRight:
        return Words::tr("Your account may not use MassMessage on the home wiki.");
    case RouteReason::OwnSignature:
        return Words::tr("By MassMessage the signature at the end would become that of its own account.");
    case RouteReason::Small:
        return Words::tr("The list is short enough for your own account.");
    case RouteReason::Large:
        return Words::tr("The list is long: MassMessage needs no computer that stays awake.");
    case RouteReason::ManyWikis:
        return Words::tr("The list names many wikis.");
    case RouteReason::SomeByEdit:
        return Words::tr("Wikis without MassMessage get edits.");
    }
    Q_UNREACHABLE();
}

} // namespace

QString routeWords(const RouteProposal &proposal)
{
    QStringList words{proposal.route == Route::MassMessage ? Words::tr("MassMessage is proposed.")
                                                           : Words::tr("Your own account is proposed.")};
    for (const RouteReason reason : proposal.reasons)
        words.append(reasonWords(reason));
    return words.join(u' ');
}

QString wavesWords(int pages, const QList<int> &shares)
{
    const QList<int> sizes = waveSizes(pages, shares);
    if (sizes.size() < 2)
        return Words::tr("Too few pages for a wave: all are sent at once.");
    QStringList numbers;
    for (const int size : sizes)
        numbers.append(QLocale().toString(size));
    return Words::tr("%1 pages. After each wave you look, then start the next one.")
        .arg(numbers.join(Words::tr(" + ", "between the sizes of waves")));
}

std::optional<QList<int>> sharesIn(const QString &typed)
{
    static const QRegularExpression between(u"[\\s,;%]+"_s);
    QJsonArray shares;
    const QStringList words = typed.split(between, Qt::SkipEmptyParts);
    for (const QString &word : words) {
        bool number = false;
        const int share = QLocale().toInt(word, &number);
        if (!number)
            return std::nullopt;
        shares.append(share);
    }
    // What may stand there is said in one place.
    const auto read = optionsFromJson({{u"waves"_s, shares}});
    return read && !shares.isEmpty() ? std::optional(read->waves) : std::nullopt;
}

QString timesWords(const DeliveryOptions &options)
{
    if (!options.notBefore.isValid() && !options.notAfter.isValid())
        return {};
    const QDateTime some = options.notBefore.isValid() ? options.notBefore : options.notAfter;
    QStringList utc;
    for (const QDateTime &time : {options.notBefore, options.notAfter}) {
        if (time.isValid())
            utc.append(QLocale().toString(time.toUTC(), QLocale::ShortFormat));
    }
    const QString times = Words::tr("Times of this computer (%1); in UTC %2.")
                              .arg(some.toLocalTime().timeZoneAbbreviation(),
                                   utc.join(Words::tr(" to ", "between a first and a last time")));
    const QString awake = Words::tr("This computer must be awake then, and Paper Round open.");
    const QString late = Words::tr("What is late is never sent: it becomes skipped, expired.");
    return (options.notAfter.isValid() ? QStringList{times, awake, late} : QStringList{times, awake})
        .join(u' ');
}

} // namespace paperround
