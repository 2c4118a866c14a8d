// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/api/apierrors.h"

#include "wiki/http/httpclient.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <array>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// Codes and words go on into the ledger and its exports, a row each: a wiki must not fill the disk with
/// them.
constexpr qsizetype longestCode = 100; ///< UTF-16 units.
constexpr qsizetype longestWords = 2000;

QString codeIn(const QJsonValue &value)
{
    return value.toString().left(longestCode);
}

QString wordsIn(const QJsonValue &value)
{
    return value.toString().left(longestWords);
}

using Kinds = QHash<QString, ErrorKind>;

void add(Kinds &kinds, ErrorKind kind, const QStringList &codes)
{
    for (const auto &code : codes)
        kinds.insert(code, kind);
}

const Kinds &knownCodes()
{
    static const Kinds kinds = [] {
        Kinds table;
        add(table, ErrorKind::Temporary,
            {u"maxlag"_s, u"readonly"_s, u"ratelimited"_s, u"actionthrottledtext"_s});
        // Token, sign-in and rights.
        add(table, ErrorKind::NeedsFix,
            {u"badtoken"_s, u"notoken"_s, u"assertuserfailed"_s, u"assertanonfailed"_s, u"assertbotfailed"_s,
             u"assertnameduserfailed"_s, u"readapidenied"_s, u"writeapidenied"_s, u"permissiondenied"_s,
             u"noedit"_s, u"noedit-anon"_s, u"notloggedin"_s, u"login-required"_s, u"nonexistentuser"_s,
             u"confirmemail"_s});
        // The account on this wiki, the text (which is the same for all its pages), or the request itself.
        add(table, ErrorKind::Wiki,
            {u"mwoauth-invalid-authorization-wrong-wiki"_s,
             u"blocked"_s,
             u"autoblocked"_s,
             u"systemblocked"_s,
             u"spamblacklist"_s,
             u"spamprotected"_s,
             u"spamdetected"_s,
             u"spamprotectiontext"_s,
             u"spamprotectionmatch"_s,
             u"abusefilter-blocked-domains-attempted"_s,
             u"badtags"_s,
             u"disallowedtags"_s,
             u"moduledisabled"_s,
             u"noapiwrite"_s,
             u"badvalue"_s,
             u"badinteger"_s,
             u"missingparam"_s,
             u"invalidparammix"_s,
             u"toomanyvalues"_s,
             u"mustbeposted"_s,
             u"mustpostparams"_s,
             u"massmessage-empty-message"_s,
             u"massmessage-spamlist-invalid"_s,
             u"massmessage-spamlist-doesnotexist"_s,
             u"unknown_action"_s,
             u"baddatatype"_s});
        add(table, ErrorKind::Row,
            {u"protectedpage"_s,
             u"cascadeprotected"_s,
             u"protectedtitle"_s,
             u"protectednamespace"_s,
             u"protectednamespace-interface"_s,
             u"namespaceprotected"_s,
             u"customcssprotected"_s,
             u"customjsprotected"_s,
             u"customjsonprotected"_s,
             u"mycustomcssprotected"_s,
             u"mycustomjsprotected"_s,
             u"mycustomjsonprotected"_s,
             u"sitejsprotected"_s,
             u"sitecssprotected"_s,
             u"sitejsonprotected"_s,
             u"cantcreate"_s,
             u"cantcreate-anon"_s,
             u"contenttoobig"_s,
             u"captcha"_s,
             u"badmd5"_s,
             u"badformat"_s,
             u"invalid-json-data"_s,
             u"invalid-content-data"_s,
             u"invalidtitle"_s,
             u"pagecannotexist"_s,
             u"nosuchpage"_s,
             u"nosuchpageid"_s,
             u"nosuchsection"_s,
             u"invalidsection"_s,
             u"sectionsnotsupported"_s,
             u"redirect-appendonly"_s,
             u"no-direct-editing"_s,
             u"contentmodel-mismatch"_s,
             u"badmodelformat"_s,
             u"appendnotsupported"_s,
             u"notext"_s,
             u"emptypage"_s,
             u"emptynewsection"_s,
             u"contentnotallowedhere"_s,
             u"unsupportednamespace"_s,
             u"cantchangecontentmodel"_s,
             u"invalid-page"_s,
             u"invalid-talkpage"_s,
             u"talkpage-protected"_s,
             u"invalid-subject"_s,
             u"no-text"_s,
             u"nosubject"_s,
             u"block"_s, // Flow: the page is protected, or all its boards are closed
             u"topic"_s,
             u"content"_s,
             u"permissions"_s,
             u"spamfilter"_s,
             u"hookaborted"_s,
             u"invalidspamlist"_s});
        // They may be the echo of our own first copy.
        add(table, ErrorKind::Look,
            {u"editconflict"_s, u"articleexists"_s, u"edit-already-exists"_s, u"missingtitle"_s,
             u"pagedeleted"_s, u"nochange"_s});
        return table;
    }();
    return kinds;
}

struct Prefix
{
    QLatin1StringView text;
    ErrorKind kind;
};

constexpr std::array prefixes{
    Prefix{"mwoauth-"_L1, ErrorKind::NeedsFix},    Prefix{"abusefilter-"_L1, ErrorKind::Row},
    Prefix{"titleblacklist-"_L1, ErrorKind::Row},  Prefix{"flow-error-"_L1, ErrorKind::Row},
    Prefix{"globalblocking-"_L1, ErrorKind::Wiki}, Prefix{"wikimedia-globalblocking-"_L1, ErrorKind::Wiki},
    Prefix{"tags-apply-"_L1, ErrorKind::Wiki},     Prefix{"nosuch"_L1, ErrorKind::Row},
};

std::optional<ErrorKind> listedKind(const QString &code)
{
    if (const auto known = knownCodes().constFind(code); known != knownCodes().constEnd())
        return *known;
    if (code == "nosuchrevid"_L1)
        return ErrorKind::Look; // our base is not there any more: a look finds a new one
    for (const auto &prefix : prefixes) {
        if (code.startsWith(prefix.text))
            return prefix.kind;
    }
    return std::nullopt;
}

/// Flow calls whatever its filters and its rate limit say by one name, with their own inside.
ApiError unwrapped(ApiError error)
{
    const auto inside = error.data.value("spamfilter"_L1).toObject();
    const auto own = codeIn(inside.value("messageKey"_L1));
    if (error.code == "spamfilter"_L1 && listedKind(own))
        error.code = own;
    return error;
}

bool isPartialBlock(const QJsonObject &data)
{
    const auto info = data.value("blockinfo"_L1).toObject();
    return info.value("blockpartial"_L1).toBool() || data.value("blockpartial"_L1).toBool();
}

int graveness(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Look:
        return 5;
    case ErrorKind::NeedsFix:
        return 4;
    case ErrorKind::Wiki:
        return 3;
    case ErrorKind::Temporary:
        return 2;
    case ErrorKind::Row:
        return 1;
    case ErrorKind::Stopped:
    case ErrorKind::Input:
    case ErrorKind::Storage:
        break;
    }
    return 0;
}

/// What a status that MediaWiki's Action API itself does not use says.
std::optional<ErrorKind> kindOfStatus(int status, ApiEffect effect)
{
    if (status >= 200 && status < 300)
        return std::nullopt;
    if (status == 429)
        return ErrorKind::Temporary; // the gateway counts before it passes on
    if (status == 401 || status == 403)
        return ErrorKind::NeedsFix; // the gateway refused: user agent or sign-in
    if (status == 413 || status == 414)
        return ErrorKind::Row;
    if (effect == ApiEffect::Write)
        return ErrorKind::Look;
    return status >= 500 ? ErrorKind::Temporary : ErrorKind::Wiki;
}

} // namespace

QList<ApiError> apiErrorsOf(const QJsonObject &body)
{
    QList<ApiError> errors;
    for (const auto &value : body.value("errors"_L1).toArray()) {
        const auto entry = value.toObject();
        errors += unwrapped({codeIn(entry.value("code"_L1)), wordsIn(entry.value("text"_L1)),
                             entry.value("data"_L1).toObject()});
    }
    if (const auto entry = body.value("error"_L1).toObject(); !entry.isEmpty())
        errors += unwrapped({codeIn(entry.value("code"_L1)), wordsIn(entry.value("info"_L1)), entry});
    return errors;
}

ErrorKind kindOfCode(const QString &code, const QJsonObject &data, ApiEffect effect)
{
    auto kind = listedKind(code);
    if (kind == ErrorKind::Wiki && code == "blocked"_L1 && isPartialBlock(data))
        kind = ErrorKind::Row; // blocked from some pages only
    if (effect == ApiEffect::Write)
        return kind.value_or(ErrorKind::Look);
    if (kind == ErrorKind::Look)
        return ErrorKind::Row;
    if (code.startsWith("internal_api_error"_L1))
        return ErrorKind::Temporary;
    return kind.value_or(ErrorKind::Wiki);
}

Error errorOf(const QList<ApiError> &errors, ApiEffect effect, std::chrono::milliseconds retryAfter)
{
    Error gravest;
    int most = -1;
    for (const auto &error : errors) {
        const auto kind = kindOfCode(error.code, error.data, effect);
        if (graveness(kind) > most) {
            most = graveness(kind);
            // "Waiting for 2 lagged database(s)" says more than that the wiki is read-only.
            const auto reason = wordsIn(error.data.value("readonlyreason"_L1));
            gravest = {kind, error.code, reason.isEmpty() ? error.text : reason, retryAfter};
        }
    }
    return gravest;
}

Result<QJsonObject> readApiAnswer(const HttpAnswer &answer, ApiEffect effect, const QString &requestId)
{
    const auto unclear = effect == ApiEffect::Write ? ErrorKind::Look : ErrorKind::Temporary;
    const auto refusal = kindOfStatus(answer.status, effect);
    QJsonParseError parse;
    const auto body = answer.contentType == "application/json"
        ? QJsonDocument::fromJson(answer.body, &parse).object()
        : QJsonObject();
    // After a 5xx not even MediaWiki's own refusal is believed for a write: it may have come after the save.
    const bool believable = answer.status < 500 || effect == ApiEffect::Read;
    const bool isOurs = requestId.isEmpty() || body.value("requestid"_L1) == requestId;
    if (const auto errors = apiErrorsOf(body); !errors.isEmpty() && believable && isOurs)
        return tl::unexpected(errorOf(errors, effect, answer.retryAfter));
    if (refusal)
        return failure(*refusal, u"http-"_s + QString::number(answer.status), {}, answer.retryAfter);
    if (answer.contentType != "application/json")
        return failure(unclear, u"not-json"_s, QString::fromLatin1(answer.contentType.left(longestCode)));
    if (parse.error != QJsonParseError::NoError)
        return failure(unclear, u"bad-json"_s, parse.errorString());
    if (!isOurs)
        return failure(unclear, u"other-answer"_s);
    return body;
}

Result<PostedRevision> readEdit(const QJsonObject &body)
{
    const auto edit = body.value("edit"_L1).toObject();
    const auto result = codeIn(edit.value("result"_L1));
    if (result == "Failure"_L1) {
        if (edit.contains("captcha"_L1))
            return failure(ErrorKind::Row, u"captcha"_s);
        auto code = codeIn(edit.value("code"_L1));
        if (code.isEmpty() && edit.contains("spamblacklist"_L1))
            code = u"spamblacklist"_s;
        if (code.isEmpty())
            return failure(ErrorKind::Look, u"failure"_s);
        const auto words =
            wordsIn(edit.contains("info"_L1) ? edit.value("info"_L1) : edit.value("spamblacklist"_L1));
        return failure(kindOfCode(code, edit, ApiEffect::Write), code, words);
    }
    if (result != "Success"_L1)
        return failure(ErrorKind::Look, u"no-result"_s, result);
    if (edit.value("nochange"_L1).toBool())
        return failure(ErrorKind::Look, u"nochange"_s);
    PostedRevision posted;
    posted.revision = edit.value("newrevid"_L1).toInteger();
    posted.pageId = edit.value("pageid"_L1).toInteger();
    posted.title = edit.value("title"_L1).toString();
    posted.time = edit.value("newtimestamp"_L1).toString();
    posted.byTemporaryUser = edit.value("tempusercreated"_L1).toBool();
    if (posted.revision <= 0)
        return failure(ErrorKind::Look, u"no-revision"_s);
    return posted;
}

Result<SavedPage> readSavedPage(const QJsonObject &body)
{
    const auto posted = readEdit(body);
    if (!posted)
        return tl::unexpected(posted.error());
    SavedPage saved;
    saved.revision = posted->revision;
    saved.pageId = posted->pageId;
    saved.title = posted->title;
    saved.time = posted->time;
    saved.previous = body.value("edit"_L1).toObject().value("oldrevid"_L1).toInteger();
    saved.byTemporaryUser = posted->byTemporaryUser;
    return saved;
}

} // namespace paperround
