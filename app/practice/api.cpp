// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/api.h"

#include <QHash>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace paperround::inline practice {

namespace {

struct Module
{
    void (*run)(FarmCall &);
    bool writes = false; ///< POST and a csrf token.
};

const QHash<QString, Module> &modules()
{
    static const QHash<QString, Module> table{{u"query"_s, {apiQuery}},
                                              {u"edit"_s, {apiEdit, true}},
                                              {u"parse"_s, {apiParse}},
                                              {u"expandtemplates"_s, {apiExpandTemplates}},
                                              {u"login"_s, {apiLogin}},
                                              {u"spamblacklist"_s, {apiSpamBlacklist}},
                                              {u"sitematrix"_s, {apiSiteMatrix}},
                                              {u"massmessage"_s, {apiMassMessage, true}},
                                              {u"flow+new-topic"_s, {apiNewTopic, true}},
                                              {u"flow+view-topiclist"_s, {apiTopicList}},
                                              {u"threadaction+newthread"_s, {apiNewThread, true}}};
    return table;
}

/// As MediaWiki writes its modules: one within another after a plus.
QString moduleOf(const FarmCall &call)
{
    const QString action = call.text(u"action"_s);
    if (action == "flow"_L1)
        return u"flow+"_s + call.text(u"submodule"_s);
    return action == "threadaction"_L1 ? u"threadaction+"_s + call.text(u"threadaction"_s) : action;
}

void normalise(FarmCall &call)
{
    static const QRegularExpression control(u"[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]"_s);
    const QHash<QString, QString> given = call.params.all();
    for (auto [name, value] : given.asKeyValueRange()) {
        QString clean = value.normalized(QString::NormalizationForm_C);
        clean.replace(u"\r\n"_s, u"\n"_s);
        const bool listed = clean.startsWith(QChar(0x1f));
        QString body = listed ? clean.sliced(1) : clean;
        if (!listed)
            body.replace(control, QString(QChar(0xfffd)));
        if (body.contains(QChar(0xfffd)) && body != value) {
            call.warn(u"main"_s,
                      u"The value passed for \""_s + name
                          + u"\" contains invalid or non-normalized data. Textual data should be valid, "
                            u"NFC-normalized Unicode without C0 control characters other than HT (\\t), LF "
                            u"(\\n), and CR "
                            u"(\\r)."_s);
        }
        if (const QString whole = listed ? QChar(0x1f) + body : body; whole != value)
            call.params.set(name, whole);
    }
}

bool asserts(FarmCall &call)
{
    const QString want = call.text(u"assert"_s);
    if (want == u"user"_s && call.caller.user.isEmpty())
        call.fail(u"assertuserfailed"_s,
                  u"You are no longer logged in, so the action could not be completed."_s);
    else if (want == u"anon"_s && !call.caller.user.isEmpty())
        call.fail(u"assertanonfailed"_s,
                  u"You are no longer logged out, so the action could not be completed."_s);
    else if (want == u"bot"_s && !call.caller.may(u"bot"_s))
        call.fail(u"assertbotfailed"_s,
                  u"You do not have the \"bot\" right, so the action could not be completed."_s);
    const QString name = call.text(u"assertuser"_s);
    if (!call.failed() && !name.isEmpty() && name != call.caller.user) {
        call.fail(u"assertnameduserfailed"_s,
                  u"You are no longer logged in as \""_s + name
                      + u"\", so the action could not be completed."_s);
    }
    return !call.failed();
}

bool token(FarmCall &call)
{
    const QString given = call.text(u"token"_s);
    if (!call.has(u"token"_s)) {
        call.fail(u"missingparam"_s, u"The \"token\" parameter must be set."_s);
    } else if (call.url.has(u"token"_s)) {
        call.fail(u"mustpostparams"_s,
                  u"The following parameter was found in the query string, but must be in the POST "
                  u"body: token."_s);
    } else {
        const bool nobody = call.caller.user.isEmpty();
        const bool good = nobody
            ? given == u"+\\"_s
            : call.farm.accounts.isCsrf(given, call.caller.session, call.wiki.identity().name, u"csrf"_s);
        if (!good)
            call.fail(u"badtoken"_s, u"Invalid CSRF token."_s);
    }
    return !call.failed();
}

/// A wiki of one server says that it lags by -1 second, so only a smaller maxlag trips.
bool quickEnough(FarmCall &call)
{
    if (!call.has(u"maxlag"_s) || call.text(u"maxlag"_s).toDouble() >= -1)
        return true;
    call.headers.emplaceBack("Retry-After", "5");
    call.headers.emplaceBack("X-Database-Lag", "-1");
    call.fail(u"maxlag"_s, u"Waiting for a database server: -1 second lagged."_s,
              {{u"host"_s, QString()}, {u"lag"_s, -1}, {u"type"_s, u"db"_s}});
    return false;
}

} // namespace

QString isoTime(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-ddTHH:mm:ssZ"_s);
}

QDateTime parseWikiTime(const QString &text)
{
    QDateTime time = QDateTime::fromString(text, u"yyyy-MM-ddTHH:mm:ssZ"_s);
    if (!time.isValid())
        time = QDateTime::fromString(text, u"yyyyMMddHHmmss"_s);
    time.setTimeSpec(Qt::UTC);
    return time;
}

QStringList FarmCall::list(const QString &name) const
{
    const QString value = text(name);
    if (value.isEmpty())
        return {};
    return value.startsWith(QChar(0x1f)) ? value.sliced(1).split(QChar(0x1f)) : value.split(u'|');
}

bool FarmCall::limited(const QString &name, QStringList &values)
{
    const int most = caller.may(u"apihighlimits"_s) ? 500 : 50;
    values = list(name);
    if (values.size() <= most)
        return true;
    fail(u"toomanyvalues"_s,
         u"Too many values supplied for parameter \""_s + name + u"\". The limit is "_s
             + QString::number(most) + u"."_s,
         {{u"limit"_s, most}, {u"lowlimit"_s, 50}, {u"highlimit"_s, 500}});
    return false;
}

int FarmCall::limit(const QString &name, int fallback) const
{
    const int most = caller.may(u"apihighlimits"_s) ? 5000 : 500;
    if (!has(name))
        return fallback;
    return text(name) == u"max"_s ? most : qBound(1, text(name).toInt(), most);
}

void FarmCall::fail(const QString &code, const QString &words, const QJsonObject &data)
{
    errors.append({code, words, data});
}

void FarmCall::warn(const QString &module, const QString &words)
{
    const QString before = warnings[module].toString();
    warnings[module] = before.isEmpty() ? words : before + u'\n' + words;
}

void apiRun(FarmCall &call)
{
    normalise(call);
    runJobs(call.farm, call.wiki);
    if (!asserts(call))
        return;
    const auto module = modules().constFind(moduleOf(call));
    if (module == modules().cend()) {
        call.fail(u"badvalue"_s,
                  u"Unrecognized value for parameter \"action\": "_s + call.text(u"action"_s) + u"."_s);
        return;
    }
    if ((module->writes && !token(call)) || !quickEnough(call))
        return;
    if (call.has(u"curtimestamp"_s))
        call.result[u"curtimestamp"_s] = isoTime(call.wiki.now());
    module->run(call);
}

FarmResponse apiAnswer(const FarmCall &call)
{
    const QString docref = u"See "_s + call.wiki.identity().server() + u"/w/api.php for API usage."_s;
    const QString format = call.text(u"errorformat"_s, u"bc"_s);
    QJsonObject body = call.failed() ? QJsonObject() : call.result;
    if (call.has(u"requestid"_s))
        body[u"requestid"_s] = call.text(u"requestid"_s);
    if (call.has(u"curtimestamp"_s))
        body[u"curtimestamp"_s] = call.result[u"curtimestamp"_s];
    QStringList codes;
    if (call.failed() && format == u"bc"_s) {
        QJsonObject error = call.errors.first().data;
        error[u"code"_s] = call.errors.first().code;
        error[u"info"_s] = call.errors.first().text;
        error[u"docref"_s] = docref;
        body[u"error"_s] = error;
    } else if (call.failed()) {
        QJsonArray errors;
        for (const FarmError &one : call.errors) {
            QJsonObject error{{u"code"_s, one.code}, {u"module"_s, call.text(u"action"_s)}};
            if (format != u"none"_s)
                error[format == u"html"_s ? u"html"_s : u"text"_s] = one.text;
            if (!one.data.isEmpty())
                error[u"data"_s] = one.data;
            errors.append(error);
        }
        body[u"errors"_s] = errors;
        body[u"docref"_s] = docref;
    }
    for (const FarmError &one : call.errors)
        codes.append(one.code);
    if (!call.warnings.isEmpty() && format == u"bc"_s) {
        QJsonObject warnings;
        for (auto it = call.warnings.begin(); it != call.warnings.end(); ++it)
            warnings[it.key()] = QJsonObject{{u"warnings"_s, it.value()}};
        body[u"warnings"_s] = warnings;
    } else if (!call.warnings.isEmpty()) {
        QJsonArray warnings;
        for (auto it = call.warnings.begin(); it != call.warnings.end(); ++it)
            warnings.append(QJsonObject{{u"module"_s, it.key()}, {u"text"_s, it.value()}});
        body[u"warnings"_s] = warnings;
    }
    FarmResponse response = FarmResponse::json(200, QJsonDocument(body).toJson(QJsonDocument::Compact));
    response.headers.emplaceBack("Cache-Control", "private, must-revalidate, max-age=0");
    if (!codes.isEmpty())
        response.headers.emplaceBack("MediaWiki-API-Error", codes.join(u", "_s).toLatin1());
    response.headers += call.headers;
    return response;
}

} // namespace paperround::inline practice
