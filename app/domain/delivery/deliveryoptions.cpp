// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/delivery/deliveryoptions.h"

#include <QJsonArray>
#include <QTimeZone>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr qsizetype MostWaves = 10;
constexpr int MostMinutes = 7 * 24 * 60;

tl::unexpected<Error> bad(const QString &code, const QString &field)
{
    return failure(ErrorKind::Input, code, field);
}

Result<QDateTime> timeIn(const QJsonObject &object, const QString &field)
{
    const QJsonValue value = object.value(field);
    if (value.isUndefined())
        return QDateTime();
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODate);
    // Without its zone it would mean another moment on another desk.
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
        return bad(u"bad-time"_s, field);
    return time.toUTC();
}

Result<bool> flagIn(const QJsonObject &object, const QString &field)
{
    const QJsonValue value = object.value(field);
    if (!value.isUndefined() && !value.isBool())
        return bad(u"not-a-flag"_s, field);
    return value.toBool();
}

Result<Route> routeIn(const QJsonObject &object, const QString &field)
{
    const QJsonValue value = object.value(field);
    if (value.isUndefined())
        return Route::Edit;
    const auto route = routeFromName(value.toString());
    if (!route || isBoard(*route))
        return bad(u"bad-route"_s, field);
    return *route;
}

Result<int> minutesIn(const QJsonObject &object, const QString &field, int fallback)
{
    const QJsonValue value = object.value(field);
    if (value.isUndefined())
        return fallback;
    const int minutes = value.toInt();
    if (minutes < 1 || minutes > MostMinutes)
        return bad(u"bad-minutes"_s, field);
    return minutes;
}

Result<QList<int>> wavesIn(const QJsonObject &object, const QString &field)
{
    const QJsonValue value = object.value(field);
    if (value.isUndefined())
        return QList<int>();
    QList<int> waves;
    const QJsonArray shares = value.toArray();
    for (const QJsonValue &share : shares) {
        const int percent = share.toInt();
        if (percent <= (waves.isEmpty() ? 0 : waves.constLast()) || percent > 99)
            return bad(u"bad-waves"_s, field);
        waves.append(percent);
    }
    if (!value.isArray() || waves.size() > MostWaves)
        return bad(u"bad-waves"_s, field);
    return waves;
}

} // namespace

const QStringList &optionFields()
{
    static const QStringList fields{u"notBefore"_s, u"notAfter"_s, u"waves"_s,       u"oncePerPerson"_s,
                                    u"repeat"_s,    u"route"_s,    u"traceMinutes"_s};
    return fields;
}

QJsonObject optionsToJson(const DeliveryOptions &options)
{
    QJsonObject object;
    if (options.notBefore.isValid())
        object.insert(u"notBefore"_s, options.notBefore.toUTC().toString(Qt::ISODate));
    if (options.notAfter.isValid())
        object.insert(u"notAfter"_s, options.notAfter.toUTC().toString(Qt::ISODate));
    QJsonArray waves;
    for (const int share : options.waves)
        waves.append(share);
    if (!waves.isEmpty())
        object.insert(u"waves"_s, waves);
    if (options.oncePerPerson)
        object.insert(u"oncePerPerson"_s, true);
    if (options.repeat)
        object.insert(u"repeat"_s, true);
    if (options.test)
        object.insert(u"test"_s, true);
    if (options.route != Route::Edit)
        object.insert(u"route"_s, routeName(options.route));
    if (options.traceMinutes != DeliveryOptions().traceMinutes)
        object.insert(u"traceMinutes"_s, options.traceMinutes);
    return object;
}

Result<DeliveryOptions> optionsFromJson(const QJsonObject &object)
{
    const auto notBefore = timeIn(object, u"notBefore"_s);
    const auto notAfter = timeIn(object, u"notAfter"_s);
    const auto waves = wavesIn(object, u"waves"_s);
    const auto oncePerPerson = flagIn(object, u"oncePerPerson"_s);
    const auto repeat = flagIn(object, u"repeat"_s);
    const auto test = flagIn(object, u"test"_s);
    const auto route = routeIn(object, u"route"_s);
    const auto traceMinutes = minutesIn(object, u"traceMinutes"_s, DeliveryOptions().traceMinutes);
    if (!route)
        return tl::unexpected(route.error());
    if (!traceMinutes)
        return tl::unexpected(traceMinutes.error());
    if (!notBefore)
        return tl::unexpected(notBefore.error());
    if (!notAfter)
        return tl::unexpected(notAfter.error());
    if (!waves)
        return tl::unexpected(waves.error());
    if (!oncePerPerson)
        return tl::unexpected(oncePerPerson.error());
    if (!repeat)
        return tl::unexpected(repeat.error());
    if (!test)
        return tl::unexpected(test.error());
    DeliveryOptions options;
    options.notBefore = *notBefore;
    options.notAfter = *notAfter;
    options.waves = *waves;
    options.oncePerPerson = *oncePerPerson;
    options.repeat = *repeat;
    options.test = *test;
    options.route = *route;
    options.traceMinutes = *traceMinutes;
    return options;
}

Result<void> checkOptions(const DeliveryOptions &options)
{
    if (options.notBefore.isValid() && options.notAfter.isValid() && options.notAfter <= options.notBefore)
        return bad(u"bad-time"_s, u"notAfter"_s);
    return {};
}

QList<int> wavesOf(const QList<Row> &rows, const QList<int> &shares)
{
    QList<int> waves(rows.size(), 0);
    if (shares.isEmpty())
        return waves;
    struct Place
    {
        int within = 0; // its wiki
        qsizetype row = 0;
        auto operator<=>(const Place &) const = default;
    };
    std::vector<Place> order;
    order.reserve(static_cast<std::size_t>(rows.size()));
    QHash<QString, int> seen;
    for (qsizetype i = 0; i < rows.size(); ++i)
        order.push_back({seen[rows[i].target.wiki]++, i});
    std::ranges::sort(order);
    qsizetype wave = 0;
    for (qsizetype place = 0; place < rows.size(); ++place) {
        while (wave < shares.size() && place * 100 >= rows.size() * shares[wave])
            ++wave;
        waves[order[static_cast<std::size_t>(place)].row] = static_cast<int>(wave);
    }
    return waves;
}

QList<int> waveSizes(int rows, const QList<int> &shares)
{
    QList<int> sizes;
    int before = 0;
    for (qsizetype wave = 0; wave <= shares.size(); ++wave) {
        const int end = wave < shares.size() ? int((qint64(rows) * shares[wave] + 99) / 100) : rows;
        if (end > before)
            sizes.append(end - before);
        before = end;
    }
    return sizes;
}

} // namespace paperround
