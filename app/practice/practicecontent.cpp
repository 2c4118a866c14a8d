// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/practicecontent.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace paperround::inline practice {

namespace {

QJsonObject resource(const QString &name)
{
    QFile file(u":/practice/"_s + name + u".json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &one : value.toArray())
        list.append(one.toString());
    return list;
}

} // namespace

void noteRename(WikiStore &wiki, const QString &from, const QString &to, const QDateTime &time)
{
    wiki.log.append({.id = wiki.log.size() + 1,
                     .action = u"renameuser"_s,
                     .user = u"Marten Vole"_s,
                     .title = wiki.identity().prefixed(2, from),
                     .params = {{u"olduser"_s, from}, {u"newuser"_s, to}, {u"edits"_s, 12}},
                     .comment = u"At the user's wish"_s,
                     .time = time,
                     .type = u"renameuser"_s});
}

PracticeContent::PracticeContent()
    : m_farm(resource(u"wikis"_s))
{
    for (const QJsonValue &wiki : m_farm[u"wikis"_s].toArray())
        m_wikis.insert(wiki[u"name"_s].toString(), resource(wiki[u"name"_s].toString()));
}

void PracticeContent::fillAccounts(FarmAccounts &accounts) const
{
    for (const QJsonValue &player : m_farm[u"players"_s].toArray())
        accounts.add(player[u"name"_s].toString(), strings(player[u"groups"_s]), true);
    for (const QJsonValue &wiki : m_farm[u"wikis"_s].toArray()) {
        const QJsonObject content = m_wikis.value(wiki[u"name"_s].toString());
        for (const QString &name : strings(content[u"users"_s]) + strings(content[u"extraUsers"_s]))
            accounts.add(name);
        for (const QString &name : strings(content[u"locked"_s]))
            accounts.lock(name);
    }
}

std::vector<std::unique_ptr<WikiStore>> PracticeContent::wikis(const FarmClock &clock, int count) const
{
    std::vector<std::unique_ptr<WikiStore>> wikis;
    QStringList names;
    const QJsonArray told = m_farm[u"wikis"_s].toArray();
    for (int i = 0; i < (count > 0 ? count : int(told.size())); ++i) {
        WikiIdentity identity(told[i % told.size()].toObject());
        if (i >= told.size()) { // One more of the kind, under a name of its own and without pages.
            identity.name += QString::number(i);
            identity.dbname += QString::number(i);
        }
        wikis.push_back(std::make_unique<WikiStore>(identity, clock));
        names.append(wikis.back()->identity().name);
    }
    const QJsonObject english = m_farm[u"english"_s].toObject();
    for (const auto &wiki : wikis) {
        wiki->identity().interwikis = names + QStringList{u"meta"_s, u"wikitech"_s};
        for (auto it = english.begin(); it != english.end(); ++it)
            wiki->identity().english.insert(it.key(), it.value().toString());
    }
    return wikis;
}

QStringList PracticeContent::targets(const WikiIdentity &wiki) const
{
    const QJsonObject content = m_wikis.value(wiki.name);
    QStringList titles;
    for (const QString &user : strings(content[u"users"_s]))
        titles.append(wiki.prefixed(3, user));
    return titles + strings(content[u"targets"_s]);
}

/// A row of each health, for a person to look at.
QString PracticeContent::healthText(const std::vector<std::unique_ptr<WikiStore>> &wikis) const
{
    QString text = u"Rows of every kind.\n\n"_s;
    for (const auto &wiki : wikis) {
        for (const QString &title : strings(m_wikis.value(wiki->identity().name)[u"health"_s]))
            text += u"* {{#target:"_s + title + u'|' + wiki->identity().host + u"}}\n"_s;
    }
    return text.trimmed();
}

QString PracticeContent::listText(const QString &kind,
                                  const std::vector<std::unique_ptr<WikiStore>> &wikis) const
{
    const bool isSmall = kind == u"small"_s;
    if (kind == u"health"_s)
        return healthText(wikis);
    QJsonArray json;
    QString wikitext = u"A target list in wikitext.\n\n"_s;
    QString old = u"The list of the old delivery bot.\n\n"_s;
    for (const auto &wiki : wikis) {
        const WikiIdentity &identity = wiki->identity();
        const bool isHome = identity.name == u"home"_s;
        QStringList titles = targets(identity);
        if (kind != u"json"_s)
            titles = titles.first(qMin<qsizetype>(titles.size(), isSmall ? 3 : 12));
        for (const QString &title : titles) {
            QJsonObject entry{{u"title"_s, title}};
            if (!isHome)
                entry[u"site"_s] = identity.host;
            json.append(entry);
            wikitext += u"* {{#target:"_s + title + (isHome ? QString() : u'|' + identity.host) + u"}}\n"_s;
            if (const std::optional<WikiTitle> parsed = identity.parse(title); parsed && parsed->ns == 3)
                old += u"* {{target|user="_s + parsed->text + u"|site="_s + identity.host + u"}}\n"_s;
        }
    }
    if (kind == u"wikitext"_s)
        return wikitext.trimmed();
    if (kind == u"old"_s)
        return old.trimmed();
    if (kind == u"broken"_s)
        return wikitext.trimmed()
            + u"\n* {{#target:User talk:<><>}}\n* {{#target:User talk:Larkspur|wiki.example.net}}\n* {{#target:User talk:Unclosed"_s;
    const QString words =
        isSmall ? u"Eighteen readers, three on each wiki"_s : u"All readers of the practice newsletter"_s;
    return QString::fromUtf8(
               QJsonDocument(QJsonObject{{u"description"_s, words}, {u"targets"_s, json}}).toJson())
        .trimmed();
}

void PracticeContent::fillPages(const std::vector<std::unique_ptr<WikiStore>> &wikis) const
{
    for (const auto &wiki : wikis) {
        const QJsonObject content = m_wikis.value(wiki->identity().name);
        const QStringList welcome = strings(content[u"welcome"_s]);
        const QStringList users = strings(content[u"users"_s]);
        const QVariantList without = content[u"missingTalk"_s].toArray().toVariantList();
        // Pages are days and weeks old, so that a first edit finds a base that has settled.
        QDateTime time = wiki->now().addDays(-60);
        const auto save = [&](const QString &title, const QString &text, const QString &user,
                              const QString &model) {
            time = time.addSecs(7919);
            const std::optional<WikiTitle> parsed = wiki->identity().parse(title);
            if (parsed)
                wiki->save({.title = *parsed,
                            .text = text,
                            .user = user,
                            .comment = {},
                            .model = model,
                            .time = time});
            return parsed;
        };
        for (qsizetype i = 0; i < users.size(); ++i) {
            if (!without.contains(QVariant(qlonglong(i))) && !welcome.isEmpty())
                save(wiki->identity().prefixed(3, users.at(i)), welcome.at(i % welcome.size()),
                     users.at((i * 5 + 1) % users.size()), u"wikitext"_s);
        }
        for (const QJsonValue &page : content[u"pages"_s].toArray()) {
            const QString kind = page[u"list"_s].toString();
            const bool isJson = kind == u"json"_s || kind == u"small"_s;
            const QString model =
                isJson ? u"MassMessageListContent"_s : page[u"model"_s].toString(u"wikitext"_s);
            const QString text = kind.isEmpty() ? page[u"text"_s].toString() : listText(kind, wikis);
            const std::optional<WikiTitle> title =
                save(page[u"title"_s].toString(), text, users.first(), model);
            if (!title)
                continue;
            wiki->protect(*title, page[u"protection"_s].toString());
            if (page[u"liquidThreads"_s].toBool())
                wiki->useLiquidThreads(*title);
        }
        for (const QJsonValue &rename : content[u"renamed"_s].toArray())
            noteRename(*wiki, rename[u"from"_s].toString(), rename[u"to"_s].toString(), time);
        for (const QString &user : strings(content[u"blocked"_s]))
            wiki->blocks.insert(user, {.id = 7, .by = users.first(), .reason = u"Practice"_s, .time = time});
    }
}

QList<FarmFilter> PracticeContent::filters() const
{
    QList<FarmFilter> filters;
    for (const QJsonValue &value : m_farm[u"filters"_s].toArray()) {
        const QString kind = value[u"kind"_s].toString();
        filters.append({kind == u"disallow"_s   ? FarmFilter::Kind::Disallow
                            : kind == u"warn"_s ? FarmFilter::Kind::Warn
                            : kind == u"spam"_s ? FarmFilter::Kind::Spam
                                                : FarmFilter::Kind::Captcha,
                        value[u"word"_s].toString(), value[u"description"_s].toString()});
    }
    return filters;
}

QString PracticeContent::botUser() const
{
    return m_farm[u"botPassword"_s][u"user"_s].toString();
}

QString PracticeContent::botName() const
{
    return m_farm[u"botPassword"_s][u"name"_s].toString();
}

} // namespace paperround::inline practice
