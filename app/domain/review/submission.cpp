// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/submission.h"

#include "domain/delivery/mark.h"
#include "domain/jsonfields.h"
#include "domain/message/messagejson.h"
#include "domain/review/canonicaljson.h"
#include "domain/review/markedpage.h"
#include "domain/review/submittedmessage.h"
#include "domain/review/wikiproof.h"
#include "domain/targets/targettext.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr int Version = 1; // Of the format.
constexpr QLatin1StringView Schema("paperround-request");
constexpr QLatin1StringView TargetsSchema("paperround-targets");
constexpr QLatin1StringView TargetsPart("targets");
constexpr qint64 LargestRevision = 1LL << 53;
constexpr qsizetype MostTargets = 1'000'000;
constexpr qsizetype MostLists = 200;
constexpr qsizetype BytesOfAList = 1024 * 1024; // Half of what MediaWiki takes.
constexpr qsizetype LongestName = 255;

tl::unexpected<Error> bad(const QString &place)
{
    return failure(ErrorKind::Input, u"bad-field"_s, place);
}

QString hashOf(const QString &text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex());
}

QJsonArray linesOf(const QList<Target> &targets)
{
    QJsonArray lines;
    for (const Target &target : targets)
        lines.append(targetLine(target));
    return lines;
}

bool isHash(const QString &text)
{
    static const QRegularExpression hash(u"^[0-9a-f]{64}$"_s);
    return hash.match(text).hasMatch();
}

QList<QPair<QString, int>> countedByWiki(const QList<Target> &targets)
{
    QList<QPair<QString, int>> counts;
    QHash<QString, qsizetype> places;
    for (const Target &target : targets) {
        if (!places.contains(target.wiki)) {
            places.insert(target.wiki, counts.size());
            counts.append({target.wiki, 0});
        }
        ++counts[places.value(target.wiki)].second;
    }
    return counts;
}

QJsonObject pageToJson(const PageAt &page)
{
    return {{u"page"_s, page.page}, {u"revision"_s, page.revision}};
}

PageAt pageFrom(JsonFields fields, JsonFields &whole, const QString &place)
{
    PageAt page{fields.text(u"page"_s, true), fields.number(u"revision"_s, 0, 1, LargestRevision)};
    if (page.revision == 0)
        fields.wrong(u"revision"_s);
    if (!fields.problem().isEmpty())
        whole.wrong(place);
    return page;
}

Result<QList<Target>> targetsFrom(const QJsonArray &lines, const QString &home)
{
    QList<Target> targets;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto read = readTargetLine(lines.at(i).toString(), {home, {}}, FirstLetter::AsWritten);
        if (!read.problem.isEmpty() || targetLine(read.target) != lines.at(i).toString())
            return bad(u"targets[%1]"_s.arg(i));
        targets.append(read.target);
        targets.last().line = int(i) + 1;
    }
    return targets;
}

/// The shares of the wikis where the targets themselves stand elsewhere.
void readShares(JsonFields &fields, Submission &submission)
{
    qint64 sum = 0;
    const QJsonArray shares = fields.array(u"wikis"_s);
    for (const QJsonValue &value : shares) {
        JsonFields share(value.toObject());
        const QString wiki = share.text(u"wiki"_s, true);
        const qint64 pages = share.number(u"pages"_s, 0, 1, MostTargets);
        if (!share.problem().isEmpty() || pages == 0 || cleanHost(wiki) != wiki)
            fields.wrong(u"wikis"_s);
        submission.wikis.append({wiki, int(pages)});
        sum += pages;
    }
    if (sum != submission.targetCount || submission.targetCount == 0)
        fields.wrong(u"wikis"_s);
}

Result<void> readTargets(JsonFields &fields, Submission &submission)
{
    const QJsonArray lists = fields.array(u"lists"_s);
    if (lists.isEmpty()) {
        const QJsonArray lines = fields.array(u"targets"_s);
        if (lines.isEmpty() || lines.size() > MostInlineTargets)
            return bad(u"targets"_s);
        const auto targets = targetsFrom(lines, submission.request.home);
        if (!targets)
            return tl::unexpected(targets.error());
        submission.request.targets = *targets;
        submission.targetCount = int(targets->size());
        submission.targetsHash = canonicalDigest(linesOf(*targets));
        submission.wikis = countedByWiki(*targets);
        return {};
    }
    if (lists.size() > MostLists)
        return bad(u"lists"_s);
    for (const QJsonValue &list : lists)
        submission.lists.append(pageFrom(JsonFields(list.toObject()), fields, u"lists"_s));
    submission.targetsHash = fields.text(u"targetsHash"_s, true);
    submission.targetCount = int(fields.number(u"targetCount"_s, 0, 1, MostTargets));
    if (!isHash(submission.targetsHash))
        fields.wrong(u"targetsHash"_s);
    readShares(fields, submission);
    return {};
}

void readMessage(JsonFields &fields, Submission &submission)
{
    Message &message = submission.request.message;
    message.subject = fields.text(u"subject"_s, true);
    const QJsonValue parts = fields.take(u"message"_s);
    const auto whole = withSubmittedParts(message, parts.toObject());
    if (!whole || (!parts.isUndefined() && parts.toObject().isEmpty())) {
        fields.wrong(u"message"_s);
    } else {
        message = whole->message;
        submission.sourceHashes = whole->sourceHashes;
    }
    message.body = fields.text(u"body"_s, !message.source);
    const Message kept = withTexts(message, &asWikiKeeps);
    if (kept.subject != message.subject)
        fields.wrong(u"subject"_s);
    if (kept.body != message.body)
        fields.wrong(u"body"_s);
    if (partsToJson(kept) != partsToJson(message) || (message.source && message.source->texts.isEmpty()))
        fields.wrong(u"message"_s);
}

void readHead(JsonFields &fields, Submission &submission)
{
    submission.version = int(fields.number(u"submission"_s, 0, 1, 100'000));
    submission.page = fields.text(u"page"_s, true);
    submission.submitter = fields.text(u"submitter"_s, true);
    submission.note = fields.text(u"note"_s);
    submission.policy = fields.text(u"policy"_s, true);
    submission.expires = QDateTime::fromString(fields.text(u"expires"_s, true), Qt::ISODate).toUTC();
    submission.request.id = fields.text(u"id"_s, true);
    submission.request.home = fields.text(u"home"_s, true);
    submission.request.listUrl = fields.text(u"listUrl"_s);
    if (submission.version == 0)
        fields.wrong(u"submission"_s);
    if (submission.submitter.size() > LongestName)
        fields.wrong(u"submitter"_s);
    if (submission.note.size() > LongestNote || submission.note.contains(u'\n'))
        fields.wrong(u"note"_s);
    if (!isHash(submission.policy))
        fields.wrong(u"policy"_s);
    if (!submission.expires.isValid())
        fields.wrong(u"expires"_s);
    if (!isDeliveryId(submission.request.id))
        fields.wrong(u"id"_s);
    if (cleanHost(submission.request.home) != submission.request.home)
        fields.wrong(u"home"_s);
}

} // namespace

bool Submission::isComplete() const
{
    return request.targets.size() == targetCount && targetCount > 0
        && sourceHashesOf(request.message) == sourceHashes;
}

Submission submissionOf(Request request)
{
    Submission submission;
    request.message = withTexts(request.message, &asWikiKeeps);
    request.listUrl = asWikiKeeps(request.listUrl);
    for (qsizetype i = 0; i < request.targets.size(); ++i) {
        request.targets[i].title = asWikiKeeps(request.targets[i].title);
        request.targets[i].line = int(i) + 1;
    }
    submission.sourceHashes = sourceHashesOf(request.message);
    submission.targetsHash = canonicalDigest(linesOf(request.targets));
    submission.targetCount = int(request.targets.size());
    submission.wikis = countedByWiki(request.targets);
    submission.request = std::move(request);
    return submission;
}

QString digestOf(const Submission &submission)
{
    const Request &request = submission.request;
    QJsonObject message = submittedParts(request.message, submission.sourceHashes);
    message.insert(u"subject"_s, request.message.subject);
    message.insert(u"body"_s, hashOf(request.message.body));
    const QJsonObject targets{{u"count"_s, submission.targetCount}, {u"hash"_s, submission.targetsHash}};
    return canonicalDigest(QJsonObject{{u"schema"_s, Schema},
                                       {u"version"_s, Version},
                                       {u"submission"_s, submission.version},
                                       {u"page"_s, submission.page},
                                       {u"submitter"_s, submission.submitter},
                                       {u"policy"_s, submission.policy},
                                       {u"expires"_s, submission.expires.toString(Qt::ISODate)},
                                       {u"id"_s, request.id},
                                       {u"home"_s, request.home},
                                       {u"listUrl"_s, request.listUrl},
                                       {u"message"_s, message},
                                       {u"targets"_s, targets},
                                       {u"options"_s, optionsToJson(request.options)}});
}

QString digestWith(const Submission &submission, Request request)
{
    Submission other = submissionOf(std::move(request));
    other.version = submission.version;
    other.page = submission.page;
    other.submitter = submission.submitter;
    other.policy = submission.policy;
    other.expires = submission.expires;
    return digestOf(other);
}

bool askTheSame(const Submission &one, const Submission &other)
{
    const Request &a = one.request;
    const Request &b = other.request;
    return a.id == b.id && a.home == b.home && a.listUrl == b.listUrl && a.options == b.options
        && asksTheSame(a.message, b.message) && one.targetsHash == other.targetsHash;
}

QJsonObject submissionToJson(const Submission &submission)
{
    const Request &request = submission.request;
    QJsonObject object{{u"schema"_s, Schema},
                       {u"version"_s, Version},
                       {u"submission"_s, submission.version},
                       {u"page"_s, submission.page},
                       {u"submitter"_s, submission.submitter},
                       {u"policy"_s, submission.policy},
                       {u"expires"_s, submission.expires.toString(Qt::ISODate)},
                       {u"id"_s, request.id},
                       {u"home"_s, request.home},
                       {u"subject"_s, request.message.subject},
                       {u"body"_s, request.message.body},
                       {u"options"_s, optionsToJson(request.options)}};
    if (!submission.note.isEmpty())
        object.insert(u"note"_s, submission.note);
    if (!request.listUrl.isEmpty())
        object.insert(u"listUrl"_s, request.listUrl);
    if (const auto parts = submittedParts(request.message, submission.sourceHashes); !parts.isEmpty())
        object.insert(u"message"_s, parts);
    if (submission.lists.isEmpty()) {
        object.insert(u"targets"_s, linesOf(request.targets));
        return object;
    }
    QJsonArray lists;
    for (const PageAt &list : submission.lists)
        lists.append(pageToJson(list));
    QJsonArray wikis;
    for (const auto &[wiki, pages] : submission.wikis)
        wikis.append(QJsonObject{{u"wiki"_s, wiki}, {u"pages"_s, pages}});
    object.insert(u"lists"_s, lists);
    object.insert(u"targetsHash"_s, submission.targetsHash);
    object.insert(u"targetCount"_s, submission.targetCount);
    object.insert(u"wikis"_s, wikis);
    return object;
}

Result<Submission> submissionFromJson(QJsonObject object)
{
    JsonFields fields(std::move(object));
    if (fields.text(u"schema"_s) != Schema)
        return bad(u"schema"_s);
    const qint64 version = fields.number(u"version"_s, 0, 1, 1'000'000);
    if (version > Version)
        return failure(ErrorKind::Input, u"newer-format"_s, QString::number(version));
    if (version < 1)
        return bad(u"version"_s);
    Submission submission;
    readHead(fields, submission);
    readMessage(fields, submission);
    QJsonObject options = fields.take(u"options"_s).toObject();
    const auto read = optionsFromJson(options);
    if (!read)
        return tl::unexpected(read.error());
    if (optionsToJson(*read) != options || read->test) // A test is made of a request, never submitted.
        return bad(u"options"_s);
    submission.request.options = *read;
    if (const auto possible = checkOptions(*read); !possible)
        return tl::unexpected(possible.error());
    if (const auto targets = readTargets(fields, submission); !targets)
        return tl::unexpected(targets.error());
    if (const QString problem = fields.problem(); !problem.isEmpty())
        return bad(problem);
    return submission;
}

QString targetsPageText(const QList<Target> &targets)
{
    const QJsonObject object{
        {u"schema"_s, TargetsSchema}, {u"version"_s, Version}, {u"targets"_s, linesOf(targets)}};
    return jsonPart(TargetsPart, object).join(u'\n');
}

QList<QList<Target>> targetParts(const QList<Target> &targets)
{
    QList<QList<Target>> parts;
    qsizetype bytes = BytesOfAList;
    for (const Target &target : targets) {
        const qsizetype needed = wikiProofJson({{u"t"_s, targetLine(target)}}).toUtf8().size();
        if (bytes + needed > BytesOfAList) {
            parts.append(QList<Target>());
            bytes = 0;
        }
        parts.last().append(target);
        bytes += needed;
    }
    return parts;
}

Submission asWrittenDown(Submission submission)
{
    if (submission.request.message.source) {
        for (SourceText &text : submission.request.message.source->texts)
            text.subject = text.body = QString();
    }
    if (!submission.lists.isEmpty())
        submission.request.targets.clear();
    return submission;
}

Result<Submission> completed(Submission submission, const QList<SourceText> &source, const QStringList &lists)
{
    for (qsizetype i = 0; i < submission.sourceHashes.size(); ++i) {
        SourceText &text = submission.request.message.source->texts[i];
        text.subject = asWikiKeeps(source.value(i).subject);
        text.body = asWikiKeeps(source.value(i).body);
        if (hashOf(text) != submission.sourceHashes[i])
            return failure(ErrorKind::Input, u"source-differs"_s, text.page);
    }
    if (submission.lists.isEmpty())
        return submission;
    QList<Target> targets;
    for (qsizetype i = 0; i < lists.size(); ++i) {
        const auto object = jsonPartOf(lists[i], TargetsPart);
        if (!object)
            return tl::unexpected(object.error());
        const auto part = targetsFrom(object->value(u"targets"_s).toArray(), submission.request.home);
        if (!part)
            return tl::unexpected(part.error());
        targets += *part;
    }
    for (qsizetype i = 0; i < targets.size(); ++i)
        targets[i].line = int(i) + 1;
    if (targets.size() != submission.targetCount
        || canonicalDigest(linesOf(targets)) != submission.targetsHash
        || countedByWiki(targets) != submission.wikis)
        return failure(ErrorKind::Input, u"targets-differ"_s, submission.page);
    submission.request.targets = targets;
    return submission;
}

} // namespace paperround
