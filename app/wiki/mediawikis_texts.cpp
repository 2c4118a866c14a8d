// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MediaWikis that has a wiki work on a text: render, expand.
#include "wiki/http/httpclient.h"
#include "wiki/log.h"
#include "wiki/mediawikis.h"
#include "wiki/pages/answers.h"
#include "wiki/pages/pagedresser.h"
#include "wiki/pages/parserlint.h"
#include "wiki/pages/targetlinks.h"
#include "wiki/sites/sitedirectory.h"

#include <QJsonArray>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

ApiParams renderParams(const QString &title, const QString &subject, const QString &body)
{
    ApiParams params{
        {u"action"_s, u"parse"_s},
        {u"title"_s, title},
        {u"section"_s, u"new"_s},
        {u"sectiontitle"_s, subject},
        {u"text"_s, body},
        {u"contentmodel"_s, u"wikitext"_s},
        {u"prop"_s,
         u"text|templates|links|images|categories|externallinks|modules|parsewarnings|wikitext"_s}};
    for (const auto &flag : {u"pst"_s, u"preview"_s, u"disablelimitreport"_s, u"disableeditsection"_s})
        params.setFlag(flag, true);
    return params;
}

ApiParams expandParams(const QString &title, const QString &text)
{
    return {{u"action"_s, u"expandtemplates"_s},
            {u"title"_s, title},
            {u"text"_s, text},
            {u"prop"_s, u"wikitext"_s}};
}

/// In the content language: expandtemplates has no reader whose language could count.
ApiParams formParams(const QString &language)
{
    return {{u"action"_s, u"query"_s},
            {u"meta"_s, u"allmessages"_s},
            {u"amlang"_s, language},
            {u"ammessages"_s, u"massmessage-target|massmessage-target-local"_s}};
}

TargetForms formsOf(const QJsonObject &answer)
{
    TargetForms forms;
    for (const auto &value : answer.value("query"_L1).toObject().value("allmessages"_L1).toArray()) {
        const auto entry = value.toObject();
        const auto words = entry.value("content"_L1).toString();
        if (words.isEmpty())
            continue;
        if (entry.value("name"_L1).toString() == "massmessage-target"_L1)
            forms.global = words;
        else if (entry.value("name"_L1).toString() == "massmessage-target-local"_L1)
            forms.local = words;
    }
    return forms;
}

} // namespace

Task<RenderedMessage> MediaWikis::render(QString wiki, QString title, QString subject, QString body)
{
    const auto self = shared_from_this();
    const auto known = co_await facts(wiki);
    if (!known)
        co_return tl::unexpected(known.error());
    const auto answer = co_await ask(wiki, renderParams(title, subject, body), Patience::PersonWaits);
    if (!answer)
        co_return tl::unexpected(answer.error());
    auto rendered = readRendered(*answer, *known);
    const QStringList shown = shownFiles(*answer, *known);
    if (shown.isEmpty())
        co_return rendered;
    const auto missing = co_await missingFilesOf(*known, shown);
    if (!missing)
        co_return tl::unexpected(missing.error());
    rendered.missingFiles = *missing;
    co_return rendered;
}

Task<QStringList> MediaWikis::missingFilesOf(WikiFacts facts, QStringList names)
{
    const auto self = shared_from_this();
    const ApiParams params{
        {u"action"_s, u"query"_s}, {u"titles"_s, names.join(u'|')}, {u"prop"_s, u"info"_s}};
    const auto answer = co_await ask(facts.wiki, params, Patience::PersonWaits);
    if (!answer)
        co_return tl::unexpected(answer.error());
    co_return missingPages(*answer);
}

Task<QStringList> MediaWikis::refusedAddresses(QString wiki, QStringList addresses)
{
    const auto self = shared_from_this();
    constexpr qsizetype atOnce = 50;
    const auto known = co_await facts(wiki);
    if (!known)
        co_return tl::unexpected(known.error());
    QStringList refused;
    for (qsizetype from = 0; known->extensions.contains(u"SpamBlacklist"_s) && from < addresses.size();
         from += atOnce) {
        ApiParams params{{u"action"_s, u"spamblacklist"_s}};
        params.setList(u"url"_s, addresses.mid(from, atOnce));
        const auto answer = co_await ask(wiki, params, Patience::PersonWaits);
        if (!answer)
            co_return tl::unexpected(answer.error());
        refused += refusedIn(*answer);
    }
    refused.removeDuplicates();
    co_return refused;
}

Task<QList<ParserFinding>> MediaWikis::parserFindings(QString wiki, QString title, QString text)
{
    const auto self = shared_from_this();
    const auto known = co_await facts(wiki);
    if (!known)
        co_return tl::unexpected(known.error());
    co_return co_await m_parsers->findings(*known, title, text, m_stop);
}

Task<PageDress> MediaWikis::dress(WantedDress wanted)
{
    const auto self = shared_from_this();
    const auto known = co_await facts(wanted.wiki);
    if (!known)
        co_return tl::unexpected(known.error());
    co_return co_await m_dresser->dress(*known, wanted, m_stop);
}

Task<QString> MediaWikis::expand(QString wiki, QString title, QString text)
{
    const auto self = shared_from_this();
    const auto known = co_await facts(wiki);
    if (!known)
        co_return tl::unexpected(known.error());
    const auto answer = co_await ask(wiki, expandParams(title, text), Patience::PersonWaits);
    if (!answer)
        co_return tl::unexpected(answer.error());
    const auto words = co_await ask(wiki, formParams(known->language), Patience::PersonWaits);
    if (!words)
        co_return tl::unexpected(words.error());
    const auto expanded = answer->value("expandtemplates"_L1).toObject().value("wikitext"_L1).toString();
    const auto lines = targetLinesOf(expanded, text, formsOf(*words), known->wiki);
    const auto found = lines.isEmpty() ? 0 : lines.count(u'\n') + 1;
    if (found < literalTargets(text)) // those the wiki refused: bad titles, unknown sites, unused branches
        qCWarning(lcWiki) << wiki << "list" << title << "names" << literalTargets(text) << "targets," << found
                          << "are valid there";
    co_return lines;
}

} // namespace paperround
