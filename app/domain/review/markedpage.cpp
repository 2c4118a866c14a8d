// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/markedpage.h"

#include "domain/review/wikiproof.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

tl::unexpected<Error> bad(const QString &code, QLatin1StringView part, qsizetype line)
{
    return failure(ErrorKind::Input, code, line > 0 ? u"%1, line %2"_s.arg(part).arg(line) : QString(part));
}

struct Place
{
    QStringList lines;
    qsizetype first = 0; ///< Of the part, counted from 1.
};

Result<Place> placeOf(const QString &page, QLatin1StringView part)
{
    if (page.size() > LargestMarkedPage)
        return failure(ErrorKind::Input, u"page-too-large"_s, part);
    const QStringList lines = page.split(u'\n');
    const qsizetype begin = lines.indexOf(beginMark(part));
    const qsizetype end = lines.indexOf(endMark(part));
    if (begin < 0 || end < begin)
        return bad(u"no-part"_s, part, 0);
    for (const QString &mark : {beginMark(part), endMark(part)}) {
        if (page.count(mark) > 1)
            return bad(u"part-twice"_s, part, lines.indexOf(mark, lines.indexOf(mark) + 1) + 1);
    }
    return Place{lines.mid(begin + 1, end - begin - 1), begin + 2};
}

} // namespace

QString beginMark(QLatin1StringView part)
{
    return u"<!-- paperround:%1 -->"_s.arg(part);
}

QString endMark(QLatin1StringView part)
{
    return u"<!-- /paperround:%1 -->"_s.arg(part);
}

Result<QStringList> partOf(const QString &page, QLatin1StringView part)
{
    return placeOf(page, part).map([](const Place &place) { return place.lines; });
}

Result<QJsonObject> jsonPartOf(const QString &page, QLatin1StringView part)
{
    const auto place = placeOf(page, part);
    if (!place)
        return tl::unexpected(place.error());
    const QStringList &lines = place->lines;
    if (lines.size() < 3 || lines.constFirst() != "<pre>"_L1 || lines.constLast() != "</pre>"_L1)
        return bad(u"broken-json"_s, part, place->first);
    const QByteArray json = lines.mid(1, lines.size() - 2).join(u'\n').toUtf8();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return bad(u"broken-json"_s, part, place->first + 1 + json.left(error.offset).count('\n'));
    return document.object();
}

QStringList jsonPart(QLatin1StringView part, const QJsonObject &object)
{
    return {beginMark(part), u"<pre>"_s, wikiProofJson(object), u"</pre>"_s, endMark(part)};
}

} // namespace paperround
