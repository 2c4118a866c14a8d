// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/wikitextparts.h"
#include "practice/api.h"
#include "practice/wikitext.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace paperround::inline practice {

namespace {

QStringList hostsOf(const FarmState &farm)
{
    QStringList hosts;
    for (const auto &wiki : farm.wikis)
        hosts.append(wiki->identity().host);
    return hosts;
}

/// The links and files of a text on that page, each once: links to other wikis are neither.
void addLinks(const FarmCall &call, const QString &page, const QString &text, const QStringList &props,
              QJsonObject &parse)
{
    const WikiIdentity &wiki = call.wiki.identity();
    QStringList seen;
    QJsonArray links;
    QJsonArray images;
    for (const WikitextLink &link : partsOf(text).links) {
        const QString target = link.target.in(text).toString();
        const std::optional<WikiTitle> title = wiki.parse(target.startsWith(u'/') ? page + target : target);
        if (!title || !title->interwiki.isEmpty() || title->ns < 0 || title->text.isEmpty())
            continue;
        const QString name = wiki.prefixed(*title);
        const bool escaped = target.startsWith(u':');
        if (seen.contains(name) || (title->ns == 14 && !escaped))
            continue;
        seen.append(name);
        if (title->ns == 6 && !escaped)
            images.append(QString(title->text).replace(u' ', u'_'));
        else
            links.append(QJsonObject{
                {u"ns"_s, title->ns}, {u"title"_s, name}, {u"exists"_s, call.wiki.page(*title) != nullptr}});
    }
    if (props.contains(u"links"_s))
        parse[u"links"_s] = links;
    if (props.contains(u"images"_s))
        parse[u"images"_s] = images;
}

/// What a text links to beyond the farm's own titles, each once.
QStringList addressesIn(const QString &text)
{
    static const QRegularExpression address(u"https?://[^\\s<>\\[\\]]*[^\\s<>\\[\\].,;:!?)]"_s);
    QStringList addresses;
    for (const QRegularExpressionMatch &match : address.globalMatch(text))
        addresses.append(match.captured());
    addresses.removeDuplicates();
    return addresses;
}

} // namespace

void apiSpamBlacklist(FarmCall &call)
{
    if (!call.has(u"url"_s)) {
        call.fail(u"missingparam"_s, u"The \"url\" parameter must be set."_s);
        return;
    }
    QStringList matches;
    for (const QString &url : call.list(u"url"_s)) {
        for (const FarmFilter &filter : call.farm.filters) {
            if (filter.kind == FarmFilter::Kind::Spam && url.contains(filter.word))
                matches.append(filter.word);
        }
    }
    matches.removeDuplicates();
    QJsonObject answer{{u"result"_s, matches.isEmpty() ? u"ok"_s : u"blacklisted"_s}};
    if (!matches.isEmpty())
        answer[u"matches"_s] = QJsonArray::fromStringList(matches);
    call.result[u"spamblacklist"_s] = answer;
}

void apiParse(FarmCall &call)
{
    const WikiIdentity &wiki = call.wiki.identity();
    const std::optional<WikiTitle> title = wiki.parse(call.text(u"title"_s, u"API"_s));
    if (!title) {
        call.fail(u"invalidtitle"_s, u"Bad title \""_s + call.text(u"title"_s) + u"\"."_s);
        return;
    }
    if (!call.has(u"text"_s)) {
        call.fail(u"missingparam"_s, u"The \"text\" parameter must be set."_s);
        return;
    }
    QString text = call.text(u"text"_s);
    if (call.text(u"section"_s) == u"new"_s && !call.text(u"sectiontitle"_s).isEmpty())
        text = u"== "_s + call.text(u"sectiontitle"_s) + u" ==\n\n"_s + text;
    const QString saved = preSave(call.wiki, text, call.caller.user);
    const bool transforms = call.has(u"pst"_s) || call.has(u"onlypst"_s);
    const WikiPage *page = call.wiki.page(*title);
    QJsonObject parse{{u"title"_s, wiki.prefixed(*title)}, {u"pageid"_s, page ? page->id : 0}};
    if (call.has(u"onlypst"_s)) {
        parse[u"text"_s] = saved;
        call.result[u"parse"_s] = parse;
        return;
    }
    const Expanded expanded = expandWikitext(call.wiki, transforms ? saved : text, hostsOf(call.farm));
    const QStringList props = call.has(u"prop"_s) ? call.list(u"prop"_s) : QStringList{u"text"_s};
    if (props.contains(u"text"_s)) {
        const QString dir = wiki.rightToLeft ? u"rtl"_s : u"ltr"_s;
        parse[u"text"_s] = u"<div class=\"mw-content-"_s + dir + u" mw-parser-output\" lang=\""_s
            + wiki.language + u"\" dir=\""_s + dir + u"\">"_s + wikitextToHtml(call.wiki, expanded.text)
            + u"</div>"_s;
    }
    if (props.contains(u"wikitext"_s))
        parse[u"wikitext"_s] = text;
    if (transforms)
        parse[u"psttext"_s] = saved;
    if (props.contains(u"templates"_s)) {
        QJsonArray templates;
        for (const QString &name : expanded.templates)
            templates.append(QJsonObject{{u"ns"_s, 10}, {u"title"_s, name}, {u"exists"_s, true}});
        for (const QString &name : expanded.missingTemplates)
            templates.append(QJsonObject{{u"ns"_s, 10}, {u"title"_s, name}, {u"exists"_s, false}});
        parse[u"templates"_s] = templates;
    }
    if (props.contains(u"categories"_s)) {
        QJsonArray categories;
        for (const WikiTitle &category : wiki.categoriesOf(expanded.text)) {
            QJsonObject one{{u"sortkey"_s, QString()},
                            {u"category"_s, QString(category.text).replace(u' ', u'_')}};
            if (!call.wiki.page(category))
                one[u"missing"_s] = true;
            categories.append(one);
        }
        parse[u"categories"_s] = categories;
    }
    addLinks(call, wiki.prefixed(*title), expanded.text, props, parse);
    if (props.contains(u"externallinks"_s))
        parse[u"externallinks"_s] = QJsonArray::fromStringList(addressesIn(expanded.text));
    for (const QString &empty : {u"sections"_s, u"parsewarnings"_s}) {
        if (props.contains(empty))
            parse[empty] = QJsonArray();
    }
    if (props.contains(u"modules"_s)) {
        for (const QString &kind : {u"modules"_s, u"modulescripts"_s, u"modulestyles"_s})
            parse[kind] = QJsonArray();
    }
    call.result[u"parse"_s] = parse;
}

void apiExpandTemplates(FarmCall &call)
{
    if (!call.has(u"text"_s)) {
        call.fail(u"missingparam"_s, u"The \"text\" parameter must be set."_s);
        return;
    }
    const Expanded expanded = expandWikitext(call.wiki, call.text(u"text"_s), hostsOf(call.farm));
    call.result[u"expandtemplates"_s] = QJsonObject{{u"wikitext"_s, expanded.text}};
}

void apiLogin(FarmCall &call)
{
    QJsonObject login;
    const auto finish = [&call, &login] { call.result[u"login"_s] = login; };
    FarmAccounts &accounts = call.farm.accounts;
    const QString wiki = call.wiki.identity().name;
    if (!call.post) {
        call.fail(u"mustbeposted"_s, u"The \"login\" module requires a POST request."_s);
        return;
    }
    if (call.caller.byToken) {
        login = {{u"result"_s, u"Aborted"_s},
                 {u"reason"_s,
                  u"Cannot log in when using MediaWiki\\Extension\\OAuth\\SessionProvider sessions."_s}};
        return finish();
    }
    if (!call.has(u"lgtoken"_s)) {
        login = {{u"result"_s, u"NeedToken"_s}};
        return finish();
    }
    if (call.caller.session.isEmpty()
        || !accounts.isCsrf(call.text(u"lgtoken"_s), call.caller.session, wiki, u"login"_s)) {
        login = {{u"result"_s, u"WrongToken"_s}};
        return finish();
    }
    const QString user = accounts.checkBotPassword(call.text(u"lgname"_s), call.text(u"lgpassword"_s));
    if (user.isEmpty()) {
        login = {{u"result"_s, u"Failed"_s},
                 {u"reason"_s, u"Incorrect username or password entered. Please try again."_s}};
        return finish();
    }
    accounts.signIn(call.caller.session, user, FarmAccounts::allGrants());
    login = {{u"result"_s, u"Success"_s}, {u"lguserid"_s, accounts.user(user)->id}, {u"lgusername"_s, user}};
    finish();
}

void apiSiteMatrix(FarmCall &call)
{
    QJsonObject matrix;
    QJsonArray specials;
    int number = 0;
    for (const auto &wiki : call.farm.wikis) {
        const WikiIdentity &one = wiki->identity();
        if (one.name == u"home"_s) {
            specials.append(QJsonObject{{u"url"_s, one.server()},
                                        {u"dbname"_s, one.dbname},
                                        {u"code"_s, u"meta"_s},
                                        {u"lang"_s, one.language},
                                        {u"sitename"_s, one.siteName}});
            continue;
        }
        QJsonObject site{{u"url"_s, one.server()},
                         {u"dbname"_s, one.dbname},
                         {u"code"_s, u"wiki"_s},
                         {u"sitename"_s, one.siteName}};
        if (!wiki->closed.isEmpty())
            site[wiki->closed] = true;
        matrix[QString::number(number++)] = QJsonObject{{u"code"_s, one.language},
                                                        {u"name"_s, one.siteName},
                                                        {u"site"_s, QJsonArray{site}},
                                                        {u"dir"_s, one.rightToLeft ? u"rtl"_s : u"ltr"_s},
                                                        {u"localname"_s, one.siteName}};
    }
    matrix[u"specials"_s] = specials;
    matrix[u"count"_s] = int(call.farm.wikis.size());
    call.result[u"sitematrix"_s] = matrix;
}

} // namespace paperround::inline practice
