// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/lists/serviceanswers.h"

#include "wiki/pages/answers.h"
#include "wiki/sites/sitefacts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestWords = 300; // Characters of a service's own words that are kept.

tl::unexpected<Error> bad(const QString &place)
{
    return failure(ErrorKind::Wiki, u"bad-service-answer"_s, place);
}

QString plainTitle(const QString &title)
{
    return QString(title).replace(u'_', u' ');
}

/// A service that fails says so in HTML or in plain words, with status 200.
Result<QJsonObject> objectIn(const QByteArray &body)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (!document.isObject())
        return bad(error.error == QJsonParseError::NoError
                       ? u"no object"_s
                       : u"%1: %2"_s.arg(error.offset).arg(error.errorString()));
    const QJsonValue words = document.object().value("error"_L1);
    if (!words.isUndefined())
        return failure(ErrorKind::Wiki, u"service-refused"_s,
                       words.toString().simplified().left(LongestWords));
    return document.object();
}

Result<void> withinLimit(qsizetype rows, const Recipe &recipe)
{
    if (rows > recipe.limit)
        return failure(ErrorKind::Input, u"too-many-rows"_s, QString::number(recipe.limit));
    return {};
}

/// One more than wanted: so that it shows when there are more.
QString rowsToAsk(const Recipe &recipe)
{
    return QString::number(recipe.limit + 1);
}

/// PetScan's title has no namespace; its names stand beside.
Result<FoundPage> scannedPage(const QJsonValue &value, const QJsonObject &namespaces, const QString &wiki)
{
    if (value.isString())
        return FoundPage{plainTitle(value.toString()), wiki};
    const QJsonObject page = value.toObject();
    const QJsonValue ns = page.value("page_namespace"_L1);
    const QJsonValue name = namespaces.value(QString::number(ns.toInt()));
    if (!page.value("page_title"_L1).isString() || !ns.isDouble() || !name.isString())
        return bad({});
    const QString prefix = name.toString().isEmpty() ? QString() : name.toString() + u':';
    return FoundPage{plainTitle(prefix + page.value("page_title"_L1).toString()), wiki, ns.toInt()};
}

} // namespace

QUrl pileQuestion(const QUrl &service, const Recipe &recipe)
{
    QUrl url = service;
    url.setQuery(QUrlQuery{{u"id"_s, recipe.what},
                           {u"action"_s, u"get_data"_s},
                           {u"doit"_s, u"1"_s},
                           {u"format"_s, u"json"_s},
                           {u"limit"_s, rowsToAsk(recipe)}});
    return url;
}

QUrl scanQuestion(const QUrl &service, const Recipe &recipe)
{
    const bool isSaved = !recipe.what.contains(u'=');
    QUrlQuery query(isSaved ? u"psid="_s + recipe.what : recipe.what);
    // "callback" would make a program of the answer; the other two make pages of it that are none.
    for (const auto &name : {u"format"_s, u"output_compatability"_s, u"sparse"_s, u"output_limit"_s,
                             u"doit"_s, u"callback"_s, u"giu"_s, u"json-pretty"_s})
        query.removeAllQueryItems(name);
    query.addQueryItem(u"format"_s, u"json"_s);
    query.addQueryItem(u"output_compatability"_s, u"quick-intersection"_s); // spelt so there
    query.addQueryItem(u"sparse"_s, u"1"_s);
    query.addQueryItem(u"output_limit"_s, rowsToAsk(recipe));
    query.addQueryItem(u"doit"_s, u"1"_s);
    QUrl url = service;
    url.setQuery(query);
    return url;
}

Result<FoundPages> readPile(const QByteArray &body, const Recipe &recipe)
{
    const auto object = objectIn(body);
    if (!object)
        return tl::unexpected(object.error());
    const QJsonValue id = object->value("id"_L1);
    if (!id.isUndefined() && id.toVariant().toString() != recipe.what)
        return bad(u"id"_s);
    const QString wiki = object->value("wiki"_L1).toString();
    if (wiki.isEmpty())
        return bad(u"wiki"_s);
    if (!object->value("pages"_L1).isArray())
        return bad(u"pages"_s);
    const QJsonArray pages = object->value("pages"_L1).toArray();
    const auto total = object->value("pages_total"_L1).toInteger(pages.size());
    if (const auto fits = withinLimit(std::max<qsizetype>(total, pages.size()), recipe); !fits)
        return tl::unexpected(fits.error());
    if (total != pages.size())
        return bad(u"pages_total"_s); // a part, and no word how to go on
    FoundPages found;
    for (qsizetype i = 0; i < pages.size(); ++i) {
        if (!pages.at(i).isString())
            return bad(u"pages[%1]"_s.arg(i));
        found.pages.append({plainTitle(pages.at(i).toString()), wiki});
    }
    return found;
}

Result<FoundPages> readScan(const QByteArray &body, const Recipe &recipe)
{
    const auto object = objectIn(body);
    if (!object)
        return tl::unexpected(object.error());
    const QString wiki = object->value("wiki"_L1).toString();
    if (wiki.isEmpty())
        return bad(u"wiki"_s);
    if (!object->value("pages"_L1).isArray())
        return bad(u"pages"_s);
    const QJsonArray pages = object->value("pages"_L1).toArray();
    if (const auto fits = withinLimit(pages.size(), recipe); !fits)
        return tl::unexpected(fits.error());
    const QJsonObject namespaces = object->value("namespaces"_L1).toObject();
    FoundPages found;
    for (qsizetype i = 0; i < pages.size(); ++i) {
        const auto page = scannedPage(pages.at(i), namespaces, wiki);
        if (!page)
            return bad(u"pages[%1]"_s.arg(i));
        found.pages.append(*page);
    }
    return found;
}

Result<FoundPages> readSitelinks(const QJsonObject &answer, const Recipe &recipe)
{
    const QJsonObject entities = answer.value("entities"_L1).toObject();
    QJsonObject item;
    for (auto entity = entities.begin(); entity != entities.end(); ++entity) {
        const QJsonObject told = entity.value().toObject();
        // A merged item answers for the one it came from.
        const QString from = told.value("redirects"_L1).toObject().value("from"_L1).toString();
        if (entity.key() == recipe.what || from == recipe.what)
            item = told;
    }
    if (item.isEmpty())
        return bad(u"entities."_s + recipe.what);
    if (isSet(item, "missing"_L1))
        return failure(ErrorKind::Input, u"no-such-item"_s, recipe.what);
    // PHP writes an empty object as an array.
    const QJsonValue links = item.value("sitelinks"_L1);
    if (!links.isObject() && !(links.isArray() && links.toArray().isEmpty()))
        return bad(u"entities.%1.sitelinks"_s.arg(recipe.what));
    FoundPages found;
    const QJsonObject sites = links.toObject();
    for (auto site = sites.begin(); site != sites.end(); ++site) {
        const QJsonObject link = site.value().toObject();
        const QString host = hostOf(QUrl(link.value("url"_L1).toString()));
        if (!link.value("title"_L1).isString())
            return bad(u"entities.%1.sitelinks.%2"_s.arg(recipe.what, site.key().left(LongestWords)));
        found.pages.append({link.value("title"_L1).toString(), host.isEmpty() ? site.key() : host});
    }
    return found;
}

} // namespace paperround
