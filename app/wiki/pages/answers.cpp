// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/pages/answers.h"

#include "domain/delivery/mark.h"

#include <QJsonArray>
#include <QUrlQuery>

namespace paperround {

using namespace Qt::StringLiterals;

QJsonObject queryOf(const QJsonObject &answer)
{
    return answer.value("query"_L1).toObject();
}

bool isSet(const QJsonObject &object, QLatin1StringView key)
{
    return object.contains(key) && object.value(key) != QJsonValue(false);
}

namespace {

QStringList stringsOf(const QJsonValue &value)
{
    QStringList strings;
    for (const auto &entry : value.toArray())
        strings += entry.toString();
    return strings;
}

std::optional<BlockInfo> blockOf(const QJsonObject &info)
{
    if (!info.contains("blockid"_L1) && !info.contains("blockedby"_L1))
        return std::nullopt;
    return BlockInfo{info.value("blockedby"_L1).toString(), info.value("blockreason"_L1).toString(),
                     info.value("blockexpiry"_L1).toString(), isSet(info, "blockpartial"_L1)};
}

/// `ratelimits.edit` names limits of several groups of users; any of them may hold, so the slowest is kept.
std::optional<RateLimit> editLimitOf(const QJsonObject &info)
{
    std::optional<RateLimit> slowest;
    const auto limits = info.value("ratelimits"_L1).toObject().value("edit"_L1).toObject();
    for (const auto &value : limits) {
        const RateLimit limit{value.toObject().value("hits"_L1).toInt(),
                              value.toObject().value("seconds"_L1).toInt()};
        if (limit.hits <= 0 || limit.seconds <= 0)
            continue;
        if (!slowest || qint64(limit.hits) * slowest->seconds < qint64(slowest->hits) * limit.seconds)
            slowest = limit;
    }
    return slowest;
}

QString contentOf(const QJsonObject &revision)
{
    return revision.value("slots"_L1).toObject().value("main"_L1).toObject().value("content"_L1).toString();
}

bool hasContent(const QJsonObject &revision)
{
    return revision.value("slots"_L1).toObject().value("main"_L1).toObject().contains("content"_L1);
}

} // namespace

AccountFacts readAccountFacts(const QString &wiki, const QJsonObject &answer)
{
    const auto info = queryOf(answer).value("userinfo"_L1).toObject();
    AccountFacts facts;
    facts.wiki = wiki;
    facts.name = info.value("name"_L1).toString();
    facts.userId = info.value("id"_L1).toInteger();
    facts.rights = stringsOf(info.value("rights"_L1));
    facts.groups = stringsOf(info.value("groups"_L1));
    if (!facts.rights.contains("noratelimit"_L1))
        facts.editLimit = editLimitOf(info);
    facts.block = blockOf(info);
    facts.hasMessages = isSet(info, "messages"_L1);
    return facts;
}

QList<SeenContribution> readContributions(const QList<QJsonObject> &rounds)
{
    QList<SeenContribution> seen;
    for (const auto &round : rounds) {
        for (const auto &value : queryOf(round).value("usercontribs"_L1).toArray()) {
            const auto entry = value.toObject();
            const auto comment = entry.value("comment"_L1).toString();
            if (!Mark::find(comment))
                continue;
            seen += {entry.value("revid"_L1).toInteger(),    entry.value("pageid"_L1).toInteger(),
                     entry.value("title"_L1).toString(),     comment,
                     entry.value("timestamp"_L1).toString(), entry.value("sizediff"_L1).toInteger(),
                     stringsOf(entry.value("tags"_L1))};
        }
    }
    return seen;
}

QList<FilterHit> readFilterHits(const QList<QJsonObject> &rounds)
{
    QList<FilterHit> hits;
    for (const auto &round : rounds) {
        for (const auto &value : queryOf(round).value("abuselog"_L1).toArray())
            hits += {value.toObject().value("result"_L1).toString(),
                     value.toObject().value("filter"_L1).toString()};
    }
    return hits;
}

Result<QString> readRevisionText(const QJsonObject &answer, qint64 revision)
{
    for (const auto &page : queryOf(answer).value("pages"_L1).toArray()) {
        for (const auto &value : page.toObject().value("revisions"_L1).toArray()) {
            const auto entry = value.toObject();
            if (entry.value("revid"_L1).toInteger() != revision)
                continue;
            if (!hasContent(entry))
                return failure(ErrorKind::Row, u"texthidden"_s);
            return contentOf(entry);
        }
    }
    return failure(ErrorKind::Row, u"nosuchrevid"_s, QString::number(revision));
}

Result<PageText> readPageText(const QJsonObject &answer, const WikiFacts &facts, const QString &asked)
{
    const auto page = queryOf(answer).value("pages"_L1).toArray().at(0).toObject();
    if (isSet(page, "invalid"_L1))
        return failure(ErrorKind::Row, u"invalidtitle"_s, asked);
    const auto revision = page.value("revisions"_L1).toArray().at(0).toObject();
    if (page.isEmpty() || isSet(page, "missing"_L1) || revision.isEmpty())
        return failure(ErrorKind::Row, u"missingtitle"_s, asked);
    // MediaWiki goes on to the end of a chain, MassMessage one step: what it takes for the list is no list.
    if (queryOf(answer).value("redirects"_L1).toArray().size() > 1)
        return failure(ErrorKind::Row, u"doubleredirect"_s, asked);
    if (!hasContent(revision))
        return failure(ErrorKind::Row, u"texthidden"_s, asked);
    PageText text;
    text.title = page.value("title"_L1).toString();
    text.revision = revision.value("revid"_L1).toInteger();
    text.contentModel = page.value("contentmodel"_L1).toString();
    text.language = page.value("pagelanguage"_L1).toString(facts.language);
    text.rightToLeft = page.value("pagelanguagedir"_L1).toString() == "rtl"_L1;
    text.text = contentOf(revision);
    text.url = permanentUrl(facts, text.title, text.revision);
    return text;
}

namespace {

/// Null where an administrator hid it from us, never where it is only empty.
QString unlessHidden(const QJsonObject &entry, QLatin1StringView key)
{
    return entry.contains(key) ? u""_s + entry.value(key).toString() : QString();
}

} // namespace

LookAnswer readLook(const QList<QJsonObject> &rounds)
{
    LookAnswer look;
    for (const auto &round : rounds) {
        const auto page = queryOf(round).value("pages"_L1).toArray().at(0).toObject();
        if (look.wikiClock.isEmpty())
            look.wikiClock = round.value("curtimestamp"_L1).toString();
        look.title = page.value("title"_L1).toString(look.title);
        look.pageId = page.value("pageid"_L1).toInteger(look.pageId);
        look.missing = page.isEmpty() || isSet(page, "missing"_L1) || isSet(page, "invalid"_L1);
        for (const auto &value : page.value("revisions"_L1).toArray()) {
            const auto entry = value.toObject();
            look.revisions += {entry.value("revid"_L1).toInteger(), unlessHidden(entry, "user"_L1),
                               unlessHidden(entry, "comment"_L1), entry.value("timestamp"_L1).toString()};
        }
    }
    return look;
}

namespace {

/// Of what a text alone may make a wiki say, so many are told.
constexpr qsizetype mostWords = 500;

QStringList wordsIn(const QJsonArray &values)
{
    QStringList words;
    for (const auto &value : values) {
        if (words.size() < mostWords && !value.toString().isEmpty())
            words.append(value.toString());
    }
    return words;
}

/// Hidden ones are the wiki's own book-keeping: "pages with broken file links".
void readCategories(const QJsonArray &categories, RenderedMessage &message)
{
    for (const auto &value : categories) {
        const auto entry = value.toObject();
        if (isSet(entry, "hidden"_L1) || message.categories.size() >= mostWords)
            continue;
        const QString name = entry.value("category"_L1).toString().replace(u'_', u' ');
        message.categories.append(name);
        if (isSet(entry, "missing"_L1))
            message.missingCategories.append(name);
    }
}

} // namespace

RenderedMessage readRendered(const QJsonObject &answer, const WikiFacts &facts)
{
    const auto parse = answer.value("parse"_L1).toObject();
    RenderedMessage message;
    message.html = parse.value("text"_L1).toString();
    message.wikitext = parse.value("psttext"_L1).toString(parse.value("wikitext"_L1).toString());
    for (const auto &[key, missing] : {std::pair("templates"_L1, &message.missingTemplates),
                                       std::pair("links"_L1, &message.missingLinks)}) {
        for (const auto &value : parse.value(key).toArray()) {
            const auto entry = value.toObject();
            if (entry.value("exists"_L1) == QJsonValue(false))
                missing->append(entry.value("title"_L1).toString());
        }
    }
    readCategories(parse.value("categories"_L1).toArray(), message);
    message.styles = wordsIn(parse.value("modulestyles"_L1).toArray());
    message.addresses = wordsIn(parse.value("externallinks"_L1).toArray());
    message.warnings = wordsIn(parse.value("parsewarnings"_L1).toArray());
    message.baseUrl = facts.index.resolved(QUrl(QString(facts.articlePath).remove(u"$1"_s)));
    return message;
}

QStringList shownFiles(const QJsonObject &answer, const WikiFacts &facts)
{
    constexpr int fileNamespace = 6;
    constexpr qsizetype most = 50;
    const QString prefix = facts.namespaces.value(fileNamespace).name;
    QStringList titles;
    for (const auto &name : answer.value("parse"_L1).toObject().value("images"_L1).toArray()) {
        if (titles.size() < most)
            titles.append((prefix.isEmpty() ? u"File"_s : prefix) + u':'
                          + name.toString().replace(u'_', u' '));
    }
    return titles;
}

QStringList refusedIn(const QJsonObject &answer)
{
    return wordsIn(answer.value("spamblacklist"_L1).toObject().value("matches"_L1).toArray());
}

QStringList missingPages(const QJsonObject &answer)
{
    QStringList titles;
    for (const auto &value : queryOf(answer).value("pages"_L1).toArray()) {
        const auto page = value.toObject();
        if (isSet(page, "missing"_L1) && !isSet(page, "known"_L1))
            titles.append(page.value("title"_L1).toString());
    }
    return titles;
}

QUrl permanentUrl(const WikiFacts &facts, const QString &title, qint64 revision)
{
    auto url = facts.index;
    const auto name = QUrl::toPercentEncoding(QString(title).replace(u' ', u'_'), ":/");
    url.setQuery(u"title="_s + QString::fromLatin1(name) + u"&oldid="_s + QString::number(revision));
    return url;
}

} // namespace paperround
