// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/reviewstage.h"

#include "domain/review/policypage.h"
#include "wiki/http/httpclient.h"
#include "wiki/http/requestgate.h"
#include "wiki/login/bearercredentials.h"
#include "wiki/login/botpasswordcredentials.h"
#include "wiki/sites/sitedirectory.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

const QString Senders = u"massmessage-sender"_s;

/// Knows the time, and never has to wait.
class WallClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
    QCoro::Task<> sleep(std::chrono::milliseconds, std::stop_token) override { co_return; }
};

QString plainText(QString html)
{
    const std::pair<QString, QString> entities[] = {{u"&lt;"_s, u"<"_s},    {u"&gt;"_s, u">"_s},
                                                    {u"&quot;"_s, u"\""_s}, {u"&#039;"_s, u"'"_s},
                                                    {u"&#43;"_s, u"+"_s},   {u"&amp;"_s, u"&"_s}};
    for (const auto &[entity, character] : entities)
        html.replace(entity, character);
    return html;
}

/// The hidden fields of the form by which a browser edits.
RawParams hiddenFields(const QString &html)
{
    static const QRegularExpression input(u"<input\\b[^>]*\\btype=[\"']hidden[\"'][^>]*>"_s);
    static const QRegularExpression name(u"\\bname=[\"']([^\"']*)[\"']"_s);
    static const QRegularExpression value(u"\\bvalue=(?:\"([^\"]*)\"|'([^']*)')"_s);
    RawParams fields;
    for (const auto &match : input.globalMatch(html)) {
        const QString tag = match.captured();
        const auto said = value.match(tag);
        fields.append({name.match(tag).captured(1), plainText(said.captured(1) + said.captured(2))});
    }
    return fields;
}

QByteArray exportOf(const QString &title, const QString &text, const QString &user, const QDateTime &time)
{
    return u"<mediawiki xmlns=\"http://www.mediawiki.org/xml/export-0.11/\" version=\"0.11\" xml:lang=\"en\">"
           u"<page><title>%1</title><ns>4</ns><id>1</id><revision><id>1</id><timestamp>%2</timestamp>"
           u"<contributor><username>%3</username><id>1</id></contributor><model>wikitext</model>"
           u"<format>text/x-wiki</format><text xml:space=\"preserve\">%4</text></revision></page></mediawiki>"_s
               .arg(title.toHtmlEscaped(), time.toString(Qt::ISODate), user.toHtmlEscaped(),
                    text.toHtmlEscaped())
               .toUtf8();
}

} // namespace

ReviewStage::ReviewStage() = default;

ReviewStage::~ReviewStage()
{
    for (const auto &wikis : std::as_const(m_all))
        wikis->stop();
}

QString ReviewStage::open()
{
    const QByteArray told = qgetenv("PAPERROUND_CONTRACT_FARM");
    return told.isEmpty() ? openPractice() : openReal(QJsonDocument::fromJson(told).object());
}

QString ReviewStage::openPractice()
{
    m_practice = std::make_unique<PracticeFarm>();
    if (const auto listening = m_practice->listen(); !listening)
        return listening.error().code;
    m_profile = m_practice->profile();
    m_profile.policyPage = DefaultPolicyPage; // Which its own profile does not name.
    const auto users = m_practice->users();
    m_cast = {users[0].name, users[2].name, users[1].name, users[3].name, users[1].name};
    return {};
}

QString ReviewStage::openReal(const QJsonObject &farm)
{
    const QJsonObject wiki = farm["wikis"_L1][0].toObject();
    m_profile.home = wiki["host"_L1].toString();
    m_profile.homeApi = QUrl(wiki["api"_L1].toString());
    m_profile.wikis = {{m_profile.home, m_profile.homeApi, wiki["lang"_L1].toString(), {}}};
    m_cast = {u"Submitter"_s, u"Approver"_s, u"Second approver"_s, u"Outsider"_s,
              farm["admin"_L1].toString()};
    m_botPassword = farm["password"_L1].toString();
    m_password = farm["adminPassword"_L1].toString();
    const RawAnswer who =
        browser(m_cast.administrator).get({{u"action"_s, u"query"_s}, {u"meta"_s, u"userinfo"_s}});
    const QString name = who.json["query"_L1]["userinfo"_L1]["name"_L1].toString();
    return name == m_cast.administrator ? QString() : u"cannot sign in: "_s + QString::fromUtf8(who.body);
}

std::shared_ptr<Wikis> ReviewStage::console(const QString &user)
{
    auto &console = m_consoles[user];
    if (!console)
        console = newConsole(user);
    return console;
}

std::shared_ptr<Wikis> ReviewStage::newConsole(const QString &user)
{
    Account account{.farm = m_profile.home, .name = user};
    std::shared_ptr<Credentials> credentials;
    if (m_practice) {
        account.kind = SignInKind::OwnerOnlyToken;
        Secrets secrets;
        for (const PracticeUser &one : m_practice->users()) {
            if (one.name == user)
                secrets.accessToken = one.token;
        }
        credentials = std::make_shared<BearerCredentials>(account, secrets, BearerCredentials::Parts());
    } else {
        account.kind = SignInKind::BotPassword;
        account.botName = u"rig"_s;
        Secrets secrets;
        secrets.password = m_botPassword;
        credentials = std::make_shared<BotPasswordCredentials>(account, secrets);
    }
    const auto http = HttpClient::create();
    const auto gate = RequestGate::create(3);
    const auto sites = SiteDirectory::create(m_profile, http, gate, std::make_shared<WallClock>());
    m_all.append(MediaWikis::create(m_profile, sites, http, gate, credentials));
    return m_all.last();
}

RawApi &ReviewStage::browser(const QString &user)
{
    auto &browser = m_browsers[user];
    if (!browser) {
        browser = std::make_unique<RawApi>(m_profile.homeApi);
        (void)browser->signIn(user, m_password); // Whoever is not signed in is refused below.
    }
    return *browser;
}

bool ReviewStage::saveInBrowser(const QString &user, const QString &title, const QString &text)
{
    if (m_practice)
        return m_practice->write(host(), title, text, user) > 0;
    QUrl page = m_profile.homeApi.resolved(QUrl(u"index.php"_s));
    const QString name = QString::fromLatin1(QUrl::toPercentEncoding(title));
    page.setQuery(u"title="_s + name + u"&action=edit"_s);
    RawApi &tab = browser(user);
    const RawAnswer form = tab.getUrl(page);
    const QString html = QString::fromUtf8(form.body).section(u"id=\"editform\""_s, 1);
    RawParams fields = hiddenFields(html.section(u"</form>"_s, 0, 0));
    fields.append({u"wpTextbox1"_s, QString(text).replace(u'\n', u"\r\n"_s)});
    fields.append({u"wpSummary"_s, QString()});
    fields.append({u"wpSave"_s, u"Save"_s});
    page.setQuery(u"title="_s + name + u"&action=submit"_s);
    return tab.postUrl(page, RawApi::encoded(fields)).status == 302;
}

bool ReviewStage::undo(const QString &user, const QString &title, qint64 revision)
{
    if (m_practice)
        return m_practice->takeBack(host(), title, user, u"mw-undo"_s) > 0;
    RawApi &tab = browser(user);
    const RawAnswer answer = tab.post({{u"action"_s, u"edit"_s},
                                       {u"title"_s, title},
                                       {u"undo"_s, QString::number(revision)},
                                       {u"token"_s, tab.csrf()}});
    return answer.json["edit"_L1]["newrevid"_L1].toInteger() > 0;
}

bool ReviewStage::done(const QString &action, RawParams params, const QString &tokenType)
{
    RawApi &tab = browser(m_cast.administrator);
    const RawAnswer token =
        tab.get({{u"action"_s, u"query"_s}, {u"meta"_s, u"tokens"_s}, {u"type"_s, tokenType}});
    const QJsonObject tokens = token.json["query"_L1]["tokens"_L1].toObject();
    params.prepend({u"action"_s, action});
    params.append({u"token"_s, tokens[tokenType + u"token"_s].toString()});
    const RawAnswer answer = tab.post(params);
    if (!answer.json.contains(action))
        qWarning("%s: %s", qPrintable(action), answer.body.constData());
    return answer.json.contains(action);
}

bool ReviewStage::rollBack(const QString &title, const QString &edits)
{
    if (m_practice)
        return m_practice->takeBack(host(), title, m_cast.administrator, u"mw-rollback"_s) > 0;
    return done(u"rollback"_s, {{u"title"_s, title}, {u"user"_s, edits}}, u"rollback"_s);
}

bool ReviewStage::move(const QString &from, const QString &to)
{
    if (m_practice)
        return m_practice->movePage(host(), from, to, false);
    return done(u"move"_s, {{u"from"_s, from}, {u"to"_s, to}, {u"noredirect"_s, u"1"_s}});
}

bool ReviewStage::remove(const QString &title)
{
    if (m_practice)
        return m_practice->otherEditor(host(), title, {.work = OtherEditor::Work::Delete});
    return done(u"delete"_s, {{u"title"_s, title}});
}

bool ReviewStage::restore(const QString &title)
{
    if (m_practice)
        return m_practice->restorePage(host(), title);
    return done(u"undelete"_s, {{u"title"_s, title}});
}

bool ReviewStage::protect(const QString &title)
{
    if (m_practice) {
        m_practice->protect(host(), title, u"edit"_s);
        return true;
    }
    return done(u"protect"_s, {{u"title"_s, title}, {u"protections"_s, u"edit=sysop"_s}});
}

bool ReviewStage::unprotect(const QString &title)
{
    if (m_practice) {
        m_practice->unprotect(host(), title);
        return true;
    }
    return done(u"protect"_s, {{u"title"_s, title}, {u"protections"_s, u"edit=all"_s}});
}

bool ReviewStage::setPolicy(const FarmPolicy &policy)
{
    return saveInBrowser(m_cast.administrator, DefaultPolicyPage, policyPageText(policy))
        && protect(DefaultPolicyPage);
}

bool ReviewStage::hide(const QString &title, qint64 revision, bool user, bool text)
{
    if (m_practice)
        return m_practice->hideRevision(host(), revision, user, text);
    QStringList what;
    if (user)
        what.append(u"user"_s);
    if (text)
        what.append(u"content"_s);
    return done(u"revisiondelete"_s,
                {{u"type"_s, u"revision"_s},
                 {u"target"_s, title},
                 {u"ids"_s, QString::number(revision)},
                 {u"hide"_s, what.join(u'|')}});
}

bool ReviewStage::import(const QString &title, const QString &text, const QString &user,
                         const QDateTime &time)
{
    if (m_practice)
        return m_practice->importEdit(host(), title, text, u"imported>"_s + user) > 0;
    RawApi &tab = browser(m_cast.administrator);
    const QByteArray edge = "paperround-edge";
    QByteArray body;
    const auto part = [&](const QByteArray &name, const QByteArray &value, const QByteArray &file = {}) {
        body += "--" + edge + "\r\nContent-Disposition: form-data; name=\"" + name + '"' + file + "\r\n\r\n"
            + value + "\r\n";
    };
    part("action", "import");
    part("format", "json");
    part("interwikiprefix", "imported");
    part("token", tab.csrf().toUtf8());
    part("xml", exportOf(title, text, user, time), "; filename=\"page.xml\"");
    body += "--" + edge + "--\r\n";
    const RawAnswer answer = tab.postUrl(m_profile.homeApi, body, "multipart/form-data; boundary=" + edge);
    return answer.json.contains("import"_L1);
}

bool ReviewStage::setSender(const QString &user, bool may)
{
    if (m_practice) {
        m_practice->setGroups(user, may ? QStringList{Senders} : QStringList());
        return true;
    }
    return done(u"userrights"_s, {{u"user"_s, user}, {may ? u"add"_s : u"remove"_s, Senders}},
                u"userrights"_s);
}

bool ReviewStage::setBlocked(const QString &user, bool blocked)
{
    if (m_practice && blocked)
        m_practice->block(host(), user);
    else if (m_practice)
        m_practice->unblock(host(), user);
    else if (blocked)
        return done(u"block"_s, {{u"user"_s, user}, {u"expiry"_s, u"infinite"_s}});
    else
        return done(u"unblock"_s, {{u"user"_s, user}});
    return true;
}

} // namespace paperround
