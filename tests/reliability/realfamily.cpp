// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reliability/realfamily.h"

#include "domain/delivery/mark.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace paperround {

RealFamily::RealFamily(quint16 firstPort)
    : m_wikis(firstPort)
{
    for (const RealWiki &wiki : m_wikis.wikis()) {
        Other other{std::make_unique<RawApi>(wiki.api), {}};
        if (!other.api->signIn(u"Administrator"_s, u"an-administrator-password"_s).isEmpty())
            continue;
        other.token = other.api->csrf();
        m_others.emplace(wiki.host, std::move(other));
    }
}

QStringList RealFamily::hosts() const
{
    QStringList hosts;
    for (const RealWiki &wiki : m_wikis.wikis())
        hosts += wiki.host;
    return hosts;
}

QUrl RealFamily::api(const QString &host) const
{
    for (const RealWiki &wiki : m_wikis.wikis()) {
        if (wiki.host == host)
            return wiki.api;
    }
    return {};
}

std::shared_ptr<Credentials> RealFamily::credentials() const
{
    Account account;
    account.farm = m_wikis.home();
    account.name = m_wikis.login().section(u'@', 0, 0);
    account.kind = SignInKind::BotPassword;
    account.botName = m_wikis.login().section(u'@', 1);
    return std::make_shared<GivenCredentials>(account, QByteArray(),
                                              BotPassword{m_wikis.login(), m_wikis.password()});
}

RawAnswer RealFamily::edit(const QString &host, const QString &title, RawParams params)
{
    Other &other = m_others.at(host);
    params.append({u"action"_s, u"edit"_s});
    params.append({u"title"_s, title});
    params.append({u"token"_s, other.token});
    return other.api->post(params);
}

QString RealFamily::text(const QString &host, const QString &title)
{
    const RawAnswer answer = m_others.at(host).api->get({{u"action"_s, u"query"_s},
                                                         {u"prop"_s, u"revisions"_s},
                                                         {u"rvprop"_s, u"content"_s},
                                                         {u"rvslots"_s, u"main"_s},
                                                         {u"titles"_s, title}});
    return answer.json["query"_L1]["pages"_L1][0]["revisions"_L1][0]["slots"_L1]["main"_L1]["content"_L1]
        .toString();
}

void RealFamily::prepare(const QString &host, const QString &title, Page page)
{
    if (page != Page::Missing)
        edit(host, title, {{u"text"_s, u"Hello.\n\n== Old ==\n\nWords."_s}, {u"createonly"_s, u"1"_s}});
}

bool RealFamily::archive(const QString &host, const QString &title)
{
    const QString all = text(host, title);
    const qsizetype heading = all.startsWith(u"== "_s) ? 0 : all.indexOf(u"\n== "_s);
    if (heading < 0)
        return false;
    const QString place = title + u"/Archive"_s;
    // With a summary, or a new page's own would quote our mark.
    edit(host, place,
         {{u"appendtext"_s, u"\n\n"_s + all.sliced(heading).trimmed()}, {u"summary"_s, u"Archived"_s}});
    const QString rest = all.first(heading).trimmed() + u"\n[["_s + place + u"]]"_s;
    return edit(host, title, {{u"text"_s, rest}}).json.contains("edit"_L1);
}

QCoro::Task<bool> RealFamily::work(QString host, QString title, OtherEditor::Work work)
{
    using Work = OtherEditor::Work;
    Other &other = m_others.at(host);
    const RawParams there{{u"nocreate"_s, u"1"_s}};
    RawAnswer answer;
    switch (work) {
    case Work::Append:
        answer =
            edit(host, title, there + RawParams{{u"appendtext"_s, u"\n\n== A question ==\n\nWhere? ~~~~"_s}});
        break;
    case Work::EditTop:
        answer = edit(host, title, there + RawParams{{u"prependtext"_s, u"Please write below.\n"_s}});
        break;
    case Work::ReplyBelow:
        answer = edit(host, title, there + RawParams{{u"appendtext"_s, u"\n:Thank you! ~~~~"_s}});
        break;
    case Work::Create:
        answer = edit(host, title,
                      {{u"text"_s, u"== Hello ==\n\nA first word. ~~~~"_s}, {u"createonly"_s, u"1"_s}});
        break;
    case Work::Archive:
        co_return archive(host, title);
    case Work::Undo:
        co_return false; // With a copy on its way it is what remains possible: the guarantee says so.
    case Work::Move:
    case Work::MoveAway: {
        RawParams move{{u"action"_s, u"move"_s},
                       {u"from"_s, title},
                       {u"to"_s, title + u" (moved)"_s},
                       {u"token"_s, other.token}};
        if (work == Work::MoveAway)
            move.append({u"noredirect"_s, u"1"_s});
        answer = other.api->post(move);
        break;
    }
    case Work::Delete:
        answer =
            other.api->post({{u"action"_s, u"delete"_s}, {u"title"_s, title}, {u"token"_s, other.token}});
        break;
    }
    co_return answer.json.contains("edit"_L1) || answer.json.contains("move"_L1)
        || answer.json.contains("delete"_L1);
}

QList<FoundEdit> RealFamily::found(const QString &deliveryId)
{
    QList<FoundEdit> edits;
    for (const auto &[host, other] : m_others) {
        RawParams ask{{u"action"_s, u"query"_s},
                      {u"list"_s, u"allrevisions"_s},
                      {u"arvprop"_s, u"ids|user|comment"_s},
                      {u"arvlimit"_s, u"max"_s}};
        RawParams more;
        do {
            const RawAnswer answer = other.api->get(ask + more);
            for (const QJsonValue &page : answer.json["query"_L1]["allrevisions"_L1].toArray()) {
                const QString title = page["title"_L1].toString();
                for (const QJsonValue &revision : page["revisions"_L1].toArray()) {
                    const auto mark = Mark::find(revision["comment"_L1].toString());
                    if (!mark || mark->deliveryId != deliveryId)
                        continue;
                    const QRegularExpression standing(QRegularExpression::escape(mark->text()) + u"\\b"_s);
                    edits += {host,
                              title,
                              mark->text(),
                              revision["user"_L1].toString(),
                              revision["revid"_L1].toInteger(),
                              int(text(host, title).count(standing))};
                }
            }
            more.clear();
            const QJsonObject next = answer.json["continue"_L1].toObject();
            for (auto key = next.begin(); key != next.end(); ++key)
                more.append({key.key(), key.value().toVariant().toString()});
        } while (!more.isEmpty());
    }
    return edits;
}

} // namespace paperround
