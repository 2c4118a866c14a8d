// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/pages/pagecheck.h"

#include "domain/delivery/destination.h"
#include "domain/targets/botexclusion.h"
#include "domain/targets/targettext.h"
#include "wiki/api/apierrors.h"
#include "wiki/pages/answers.h"

#include <QHostAddress>
#include <QJsonArray>
#include <QRegularExpression>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestSpan = 100; ///< Of a block, as ISO 8601 writes it.

QString asSent(const QString &title)
{
    return title.normalized(QString::NormalizationForm_C);
}

/// Without a request: addresses (also ranges) and temporary accounts cannot be named users.
std::optional<PageOwner> ownerByName(const QString &name)
{
    static const QRegularExpression temporary(u"^~2\\d"_s);
    if (temporary.match(name).hasMatch())
        return PageOwner::Temporary;
    if (!QHostAddress(name.section(u'/', 0, 0)).isNull())
        return PageOwner::IpAddress;
    return std::nullopt;
}

QStringList askableOwners(const QStringList &titles, const WikiFacts &facts)
{
    QStringList names;
    for (const auto &title : titles) {
        const auto owner = ownerOf(title, facts);
        if (!owner.isEmpty() && !ownerByName(owner))
            names += owner;
    }
    names.removeDuplicates();
    return names;
}

UserFacts userOf(const QJsonObject &user)
{
    UserFacts facts;
    if (isSet(user, "temp"_L1))
        facts.owner = PageOwner::Temporary;
    else if (isSet(user, "invalid"_L1))
        facts.owner = ownerByName(user.value("name"_L1).toString()).value_or(PageOwner::Missing);
    else if (isSet(user, "missing"_L1))
        facts.owner = PageOwner::Missing;
    facts.blocked = user.contains("blockid"_L1) && !isSet(user, "blockpartial"_L1);
    const QString until = user.value("blockexpiry"_L1).toString();
    if (facts.blocked && !until.isEmpty())
        facts.block = user.value("blockedtimestamp"_L1).toString() + u'/' + until;
    return facts;
}

void readRedirects(const QJsonObject &query, CheckAnswer &answer)
{
    for (const auto &key : {"normalized"_L1, "converted"_L1}) {
        for (const auto &value : query.value(key).toArray())
            answer.normalized.insert(value.toObject().value("from"_L1).toString(),
                                     value.toObject().value("to"_L1).toString());
    }
    for (const auto &value : query.value("redirects"_L1).toArray()) {
        const auto entry = value.toObject();
        const auto from = entry.value("from"_L1).toString();
        answer.redirects.insert(from, entry.value("to"_L1).toString());
        if (!entry.value("tointerwiki"_L1).toString().isEmpty())
            answer.interwikiRedirects.insert(from);
    }
}

/// asked → normalised → converted; no step twice.
QString normalizedTitle(const QString &asked, const CheckAnswer &answer)
{
    auto title = asSent(asked);
    for (int step = 0; step < 2 && answer.normalized.contains(title); ++step)
        title = answer.normalized.value(title);
    return title;
}

QList<EditProblem> problemsOf(const QJsonObject &page, bool exists)
{
    QList<EditProblem> problems;
    const auto actions = page.value("actions"_L1).toObject();
    for (const auto &action : exists ? QStringList{u"edit"_s} : QStringList{u"create"_s, u"edit"_s}) {
        for (const auto &value : actions.value(action).toArray()) {
            const auto entry = value.toObject();
            const auto code = entry.value("code"_L1).toString();
            auto kind = kindOfCode(code, entry.value("data"_L1).toObject(), ApiEffect::Write);
            if (kind == ErrorKind::Look) // A code nobody knows, but an edit was only thought of.
                kind = ErrorKind::Row;
            const EditProblem problem{code, entry.value("text"_L1).toString(), kind};
            if (!problems.contains(problem))
                problems += problem;
        }
    }
    return problems;
}

/// LiquidThreads goes by a restriction of its own in place of the page's, and takes its level for a right.
void readThreadRights(const QJsonObject &page, const QStringList &rights, PageCheck &check)
{
    check.problems.removeIf([](const EditProblem &problem) {
        return problem.code == "protectedpage"_L1 || problem.code == "cascadeprotected"_L1;
    });
    for (const auto &value : page.value("protection"_L1).toArray()) {
        const auto entry = value.toObject();
        const EditProblem closed{u"talkpage-protected"_s, {}, ErrorKind::Row};
        if (entry.value("type"_L1).toString() == "newthread"_L1
            && !rights.contains(entry.value("level"_L1).toString()) && !check.problems.contains(closed))
            check.problems += closed;
    }
}

void readPage(const QJsonObject &page, const QStringList &rights, PageCheck &check)
{
    const bool exists = page.contains("pageid"_L1) && !isSet(page, "missing"_L1);
    check.title = page.value("title"_L1).toString();
    check.ns = page.value("ns"_L1).toInt();
    check.invalid = isSet(page, "invalid"_L1);
    check.contentModel = page.value("contentmodel"_L1).toString();
    check.language = page.value("pagelanguage"_L1).toString();
    check.optedOut = !page.value("categories"_L1).toArray().isEmpty();
    check.liquidThreads = isSet(page, "islqttalkpage"_L1)
        || page.value("pageprops"_L1).toObject().value("use-liquid-threads"_L1).toString() == "1"_L1;
    check.problems = problemsOf(page, exists);
    if (check.liquidThreads)
        readThreadRights(page, rights, check);
    if (!exists)
        return;
    const auto newest = page.value("revisions"_L1).toArray().at(0).toObject();
    check.pageId = page.value("pageid"_L1).toInteger();
    check.bytes = page.value("length"_L1).toInteger();
    check.base = newest.value("revid"_L1).toInteger(page.value("lastrevid"_L1).toInteger());
    check.baseTime = QDateTime::fromString(newest.value("timestamp"_L1).toString(), Qt::ISODate);
}

PageCheck pageOf(const QString &asked, const CheckAnswer &answer, const WikiFacts &facts)
{
    PageCheck check;
    check.asked = asked;
    auto title = normalizedTitle(asked, answer);
    check.title = title;
    if (answer.interwikiRedirects.contains(title)) {
        check.interwikiRedirect = true;
        check.redirectedFrom = title;
        return check;
    }
    if (answer.redirects.contains(title)) {
        check.redirectedFrom = title;
        title = answer.redirects.value(title);
        check.title = title;
        if (answer.redirects.contains(title)) { // also a circle
            check.interwikiRedirect = answer.interwikiRedirects.contains(title);
            check.doubleRedirect = true;
            return check;
        }
    }
    const auto page = answer.pages.constFind(title);
    if (page == answer.pages.constEnd()) {
        check.invalid = true; // a prefix of another wiki, or nothing the wiki takes for a title
        return check;
    }
    readPage(*page, answer.account ? answer.account->rights : QStringList(), check);
    check.deniesBots = answer.botDenials.contains(title);
    const auto owner = ownerOf(check.title, facts);
    if (owner.isEmpty())
        return check;
    const auto known = answer.users.value(owner, {PageOwner::Missing, false, {}});
    check.owner = ownerByName(owner).value_or(known.owner);
    check.ownerName = owner;
    check.ownerBlocked = known.blocked;
    check.ownerBlock = known.block.size() <= longestSpan ? known.block : QString();
    check.ownerLocked = owner == answer.lockedUser;
    return check;
}

} // namespace

bool isAskable(const QString &title)
{
    return !title.trimmed().isEmpty() && title.size() <= LongestTitle
        && std::none_of(title.begin(), title.end(), [](QChar c) { return c < u' ' || c == u'|'; });
}

ApiParams checkParams(const WikiFacts &facts, const QStringList &titles, bool botTemplates)
{
    ApiParams params{{u"action"_s, u"query"_s},
                     {u"prop"_s, u"info|revisions|categories|pageprops"_s},
                     {u"inprop"_s, u"protection"_s},
                     {u"meta"_s, u"userinfo"_s},
                     {u"uiprop"_s, u"rights|groups|ratelimits|blockinfo|hasmsg"_s},
                     {u"intestactions"_s, u"edit|create"_s},
                     {u"intestactionsdetail"_s, u"full"_s},
                     {u"rvprop"_s, u"ids|timestamp"_s},
                     {u"ppprop"_s, u"use-liquid-threads"_s},
                     {u"clcategories"_s, u"Category:"_s + facts.optOutCategory},
                     {u"cllimit"_s, u"max"_s}};
    params.setFlag(u"redirects"_s, true);
    params.setFlag(u"converttitles"_s, true);
    params.setFlag(u"curtimestamp"_s, true);
    QStringList sent;
    for (const auto &title : titles)
        sent += asSent(title);
    sent.removeDuplicates();
    params.setList(u"titles"_s, sent);
    if (const auto owners = askableOwners(titles, facts); !owners.isEmpty()) {
        params.set(u"list"_s, u"users"_s);
        params.set(u"usprop"_s, u"blockinfo"_s);
        params.setList(u"ususers"_s, owners);
        if (owners.size() == 1 && facts.extensions.contains(u"Central Auth"_s)) {
            params.set(u"meta"_s, u"userinfo|globaluserinfo"_s);
            params.set(u"guiuser"_s, owners.first());
        }
    }
    if (botTemplates) {
        params.set(u"prop"_s, u"info|revisions|categories|pageprops|templates"_s);
        params.set(u"tltemplates"_s, u"Template:Bots|Template:Nobots"_s);
        params.set(u"tllimit"_s, u"max"_s);
    }
    return params;
}

ApiParams userParams(const QStringList &names)
{
    ApiParams params{{u"action"_s, u"query"_s}, {u"list"_s, u"users"_s}, {u"usprop"_s, u"blockinfo"_s}};
    params.setList(u"ususers"_s, names);
    return params;
}

void readCheckRound(const QJsonObject &round, CheckAnswer &answer)
{
    if (answer.wikiClock.isEmpty())
        answer.wikiClock = round.value("curtimestamp"_L1).toString();
    const auto query = round.value("query"_L1).toObject();
    readRedirects(query, answer);
    for (const auto &value : query.value("pages"_L1).toArray()) {
        const auto page = value.toObject();
        auto &kept = answer.pages[page.value("title"_L1).toString()];
        for (auto key = page.begin(); key != page.end(); ++key)
            kept.insert(key.key(), key.value());
    }
    for (const auto &value : query.value("users"_L1).toArray())
        answer.users.insert(value.toObject().value("name"_L1).toString(), userOf(value.toObject()));
    if (const auto central = query.value("globaluserinfo"_L1).toObject(); isSet(central, "locked"_L1))
        answer.lockedUser = central.value("name"_L1).toString();
    if (query.contains("userinfo"_L1))
        answer.account = readAccountFacts({}, round);
}

QStringList botTemplateUsers(const CheckAnswer &answer)
{
    QStringList titles;
    for (auto page = answer.pages.begin(); page != answer.pages.end(); ++page) {
        if (!page->value("templates"_L1).toArray().isEmpty())
            titles += page.key();
    }
    return titles;
}

void readBotDenials(const QJsonObject &round, const QString &account, CheckAnswer &answer)
{
    for (const auto &value : queryOf(round).value("pages"_L1).toArray()) {
        const auto page = value.toObject();
        const auto revision = page.value("revisions"_L1).toArray().at(0).toObject();
        const auto slot = revision.value("slots"_L1).toObject().value("main"_L1).toObject();
        if (deniesBot(slot.value("content"_L1).toString(), account))
            answer.botDenials.insert(page.value("title"_L1).toString());
    }
}

QString ownerOf(const QString &title, const WikiFacts &facts)
{
    const auto colon = title.indexOf(u':');
    if (colon <= 0)
        return {};
    const auto prefix = title.left(colon).trimmed().replace(u'_', u' ');
    for (const int id : {UserNamespace, UserTalkNamespace}) {
        const auto info = facts.namespaces.value(id);
        const auto names = QStringList{info.name, info.canonical} + info.aliases
            + QStringList{id == UserNamespace ? u"User"_s : u"User talk"_s};
        if (!names.contains(prefix, Qt::CaseInsensitive))
            continue;
        auto name = title.mid(colon + 1).section(u'#', 0, 0).replace(u'_', u' ').simplified();
        if (const auto range = ownerByName(name); range != PageOwner::IpAddress)
            name = name.section(u'/', 0, 0).trimmed();
        return name.isEmpty() ? name : name.left(1).toUpper() + name.mid(1);
    }
    return {};
}

QStringList unknownOwners(const CheckAnswer &answer, const WikiFacts &facts)
{
    auto names = askableOwners(answer.pages.keys(), facts);
    names.removeIf([&answer](const QString &name) { return answer.users.contains(name); });
    return names;
}

QList<PageCheck> pagesOf(const QStringList &titles, const CheckAnswer &answer, const WikiFacts &facts)
{
    QList<PageCheck> pages;
    for (const auto &title : titles) {
        if (isAskable(title)) {
            auto page = pageOf(title, answer, facts);
            // No wiki has such titles, so this answer is not to be believed; and what is kept must stay
            // bounded.
            page.invalid = page.invalid || page.title.size() > LongestTitle;
            page.title.truncate(LongestTitle);
            page.redirectedFrom.truncate(LongestTitle);
            pages += page;
        } else {
            PageCheck invalid;
            invalid.asked = title;
            invalid.title = title.left(LongestTitle);
            invalid.invalid = true;
            pages += invalid;
        }
    }
    return pages;
}

} // namespace paperround
