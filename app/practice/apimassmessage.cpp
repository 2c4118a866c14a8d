// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// MassMessage: the call, and the jobs that a wiki runs some seconds later, when somebody asks it something.
#include "practice/api.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace paperround::inline practice {

namespace {

const QString Messenger = u"MediaWiki message delivery"_s;

void note(WikiStore &wiki, const QString &action, const QString &user, const QString &title,
          const QJsonObject &params, const QString &comment = {})
{
    wiki.log.append({.id = wiki.log.size() + 1,
                     .action = action,
                     .user = user,
                     .title = title,
                     .params = params,
                     .comment = comment,
                     .time = wiki.now()});
}

/// As PHP's strip_tags, near enough for a subject.
QString plainSubject(QString subject)
{
    static const QRegularExpression tag(u"<[^<>]*>"_s);
    return subject.remove(u'\n').remove(tag).trimmed();
}

WikiTitle destination(const WikiStore &wiki, WikiTitle title)
{
    if (title.ns == 2)
        title.ns = 3;
    const WikiPage *page = wiki.page(title);
    const auto target = page ? wiki.identity().redirectOf(page->latest().text) : std::nullopt;
    return target ? *target : title;
}

/// Why a job posts nothing there: the log's word; empty: it does.
QString skipOf(const FarmState &farm, const WikiStore &wiki, const WikiTitle &title)
{
    const WikiIdentity &identity = wiki.identity();
    if (title.ns != 4 && title.ns % 2 == 0)
        return u"skipbadns"_s;
    const QString category = identity.message(u"massmessage-optout-category"_s).value_or(QString());
    const auto optOut = identity.parse(identity.prefixed(14, category));
    const WikiPage *page = wiki.page(title);
    if (page && optOut && identity.categoriesOf(page->latest().text).contains(*optOut))
        return u"skipoptout"_s;
    const QString owner = title.text.section(u'/', 0, 0);
    if (title.ns == 3 && (!farm.accounts.user(owner) || wiki.rareUsers.contains(owner)))
        return u"skipnouser"_s;
    return {};
}

/// The same message among the page's last five edits.
bool isThere(const WikiStore &wiki, const WikiTitle &title, const QByteArray &hash)
{
    const WikiPage *page = wiki.page(title);
    const auto revisions = page ? page->revisions : QList<PracticeRevision>();
    return std::any_of(revisions.cend() - std::min<qsizetype>(5, revisions.size()), revisions.cend(),
                       [&](const PracticeRevision &one) { return wiki.messages.value(one.id) == hash; });
}

void deliver(FarmState &farm, WikiStore &wiki, const MessageJob &job)
{
    const auto asked = wiki.identity().parse(job.title);
    if (!asked || !asked->interwiki.isEmpty())
        return; // Dropped without a word.
    const WikiTitle title = destination(wiki, *asked);
    if (!title.interwiki.isEmpty())
        return;
    const QString name = wiki.identity().prefixed(title);
    QJsonObject params{{u"subject"_s, job.subject}};
    if (const QString skip = skipOf(farm, wiki, title); !skip.isEmpty()) {
        note(wiki, skip, Messenger, name, params);
        return;
    }
    const QByteArray hash =
        QCryptographicHash::hash((job.subject + job.text).toUtf8(), QCryptographicHash::Md5);
    if (isThere(wiki, title, hash))
        return; // Nor of this.
    FarmCall edit{.farm = farm, .wiki = wiki};
    edit.caller.user = Messenger;
    edit.caller.groups = {u"bot"_s};
    edit.caller.rights = {u"read"_s, u"edit"_s, u"createpage"_s, u"createtalk"_s};
    edit.params.set(u"title"_s, name);
    edit.params.set(u"section"_s, u"new"_s);
    edit.params.set(u"summary"_s, plainSubject(job.subject));
    edit.params.set(u"text"_s, job.text);
    apiEdit(edit);
    const qint64 revision = edit.result[u"edit"_s].toObject()[u"newrevid"_s].toInteger();
    if (edit.failed() || revision == 0) {
        params[u"reason"_s] = edit.failed() ? edit.errors.first().code : u"unknownerror"_s;
        note(wiki, u"failure"_s, Messenger, name, params);
        return;
    }
    wiki.messages.insert(revision, hash);
}

} // namespace

void apiMassMessage(FarmCall &call)
{
    for (const QString &name : {u"spamlist"_s, u"subject"_s, u"message"_s}) {
        if (call.text(name).isEmpty()) {
            call.fail(u"missingparam"_s, u"The \""_s + name + u"\" parameter must be set."_s);
            return;
        }
    }
    if (!call.caller.may(u"massmessage"_s)) {
        call.fail(u"permissiondenied"_s, u"You don't have permission to send mass messages."_s);
        return;
    }
    const WikiPage *list = call.wiki.page(call.text(u"spamlist"_s));
    if (!list) {
        call.fail(u"massmessage-spamlist-doesnotexist"_s,
                  u"The specified delivery list page or category does not exist."_s);
        return;
    }
    const PracticeRevision &latest = list->latest();
    const QString title = call.wiki.identity().prefixed(list->title);
    const bool isList = latest.model == u"MassMessageListContent"_s;
    const QJsonObject stored = QJsonDocument::fromJson(latest.text.toUtf8()).object();
    const QString comment =
        call.wiki.identity().message(u"massmessage-hidden-comment"_s).value_or(u"<!-- $1@$2 $3 -->"_s);
    const QString url = call.wiki.identity().server() + u"/w/index.php?title="_s
        + QString(title).replace(u' ', u'_') + u"&oldid="_s + QString::number(latest.id);
    MessageJob job;
    job.subject = call.text(u"subject"_s); // The logs keep it as it came.
    job.due = call.wiki.now().addSecs(call.farm.queueSeconds);
    job.text = call.text(u"message"_s).trimmed() + u'\n'
        + QString(comment)
              .replace(u"$1"_s, call.caller.user)
              .replace(u"$2"_s, call.wiki.identity().dbname)
              .replace(u"$3"_s, url);
    int count = 0;
    for (const QJsonValue &target : isList ? stored[u"targets"_s].toArray() : QJsonArray()) {
        job.host = target[u"site"_s].toString(call.wiki.identity().host);
        job.title = target[u"title"_s].toString();
        const bool known = std::ranges::any_of(
            call.farm.wikis, [&job](const auto &wiki) { return wiki->identity().host == job.host; });
        if (!known)
            continue; // An unknown site is left out, and nobody is told.
        call.farm.jobs.append(job);
        ++count;
    }
    note(call.wiki, u"send"_s, call.caller.user, title,
         {{u"revid"_s, latest.id}, {u"pageMessage"_s, QString()}}, job.subject);
    call.result[u"massmessage"_s] = QJsonObject{{u"result"_s, u"success"_s}, {u"count"_s, count}};
}

void runJobs(FarmState &farm, WikiStore &wiki)
{
    const QDateTime now = wiki.now();
    QList<MessageJob> due;
    farm.jobs.removeIf([&](const MessageJob &job) {
        const bool runs = job.host == wiki.identity().host && job.due <= now;
        if (runs)
            due.append(job);
        return runs;
    });
    for (const MessageJob &job : std::as_const(due))
        deliver(farm, wiki, job);
}

} // namespace paperround::inline practice
