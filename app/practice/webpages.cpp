// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/webpages.h"

#include "practice/wikitext.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround::inline practice {

namespace {

QString frame(const WikiStore &wiki, const QString &title, const QString &body, const QString &tabs = {})
{
    const WikiIdentity &identity = wiki.identity();
    return u"<!DOCTYPE html><html lang=\""_s + identity.language + u"\" dir=\""_s
        + (identity.rightToLeft ? u"rtl"_s : u"ltr"_s) + u"\"><head><meta charset=\"utf-8\"><title>"_s
        + title.toHtmlEscaped() + u" – "_s + identity.siteName.toHtmlEscaped()
        + u"</title><link rel=\"EditURI\" type=\"application/rsd+xml\" href=\"//"_s + identity.host
        + u"/w/api.php?action=rsd\"><style>body{font:16px/1.55 sans-serif;max-width:52em;margin:0 "
          u"auto;padding:1em;color:#1d2329}"
          "header,footer{font-size:.85em;color:#59626a}h1{font-weight:normal;border-bottom:1px solid #d8dce0}"
          "a{color:#1e5fa6}a.new{color:#ab2820}pre{white-space:pre-wrap;background:#f3f4f5;padding:.6em}"
          "ins{background:#e1f2e7;text-decoration:none}del{background:#fbe6e4}nav a{margin-inline-end:1em}</style></head><body><header>"_s
        + u"<a href=\""_s + identity.articleUrl(identity.mainPage) + u"\">"_s
        + identity.siteName.toHtmlEscaped() + u"</a> · <bdi>"_s + identity.host + u"</bdi></header><h1>"_s
        + title.toHtmlEscaped() + u"</h1><nav>"_s + tabs + u"</nav><main>"_s + body
        + u"</main><footer><hr>A wiki of the practice farm inside Paper Round.</footer></body></html>"_s;
}

QString address(const QString &title, const QString &query)
{
    QString path = title;
    path.replace(u' ', u'_');
    return u"/w/index.php?title="_s + QString::fromLatin1(QUrl::toPercentEncoding(path, ":/")) + query;
}

QString tabsOf(const WikiStore &wiki, const QString &title)
{
    return u"<a href=\""_s + wiki.identity().articleUrl(title) + u"\">Read</a><a href=\""_s
        + address(title, u"&amp;action=history"_s) + u"\">History</a>"_s;
}

/// The topics of a board, or the one of a topic's page.
QString topicsOf(const WikiStore &wiki, const WikiPage &page)
{
    QString list;
    for (const WikiTopic &topic : wiki.topics) {
        if (topic.board != page.id && topic.id.compare(page.title.text, Qt::CaseInsensitive) != 0)
            continue;
        list = u"<h2>"_s + topic.subject.toHtmlEscaped() + u"</h2>"_s
            + wikitextToHtml(wiki, expandWikitext(wiki, topic.text, {}).text) + list;
    }
    for (const WikiPage *thread : wiki.threadsOf(page)) {
        const QString title = wiki.identity().prefixed(thread->title);
        list += u"<p><a href=\""_s + wiki.identity().articleUrl(title) + u"\">"_s + title.toHtmlEscaped()
            + u"</a></p>"_s;
    }
    return list;
}

QString content(const WikiStore &wiki, const PracticeRevision &revision)
{
    if (revision.model == "flow-board"_L1)
        return {}; // Its topics are all there is to see.
    if (revision.model != u"wikitext"_s)
        return u"<pre dir=\"ltr\">"_s + revision.text.toHtmlEscaped() + u"</pre>"_s;
    QStringList hosts{wiki.identity().host};
    const QString expanded = expandWikitext(wiki, revision.text, hosts).text;
    return wikitextToHtml(wiki, expanded);
}

QString history(const WikiStore &wiki, const WikiPage &page, const QString &title)
{
    QString list = u"<ul>"_s;
    for (qsizetype i = page.revisions.size() - 1; i >= 0; --i) {
        const PracticeRevision &revision = page.revisions.at(i);
        list += u"<li>(<a href=\""_s
            + address(title, u"&amp;diff=prev&amp;oldid="_s + QString::number(revision.id))
            + u"\">diff</a>) <a href=\""_s + address(title, u"&amp;oldid="_s + QString::number(revision.id))
            + u"\">"_s + revision.time.toString(Qt::ISODate) + u"</a> <bdi>"_s + revision.user.toHtmlEscaped()
            + u"</bdi> <i>("_s + revision.comment.toHtmlEscaped() + u")</i></li>"_s;
    }
    Q_UNUSED(wiki)
    return list + u"</ul>"_s;
}

/// Lines that one side has and the other has not, between a common head and a common tail.
QString difference(const QString &before, const QString &after)
{
    const QStringList old = before.split(u'\n');
    const QStringList now = after.split(u'\n');
    qsizetype head = 0;
    while (head < old.size() && head < now.size() && old.at(head) == now.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < old.size() - head && tail < now.size() - head
           && old.at(old.size() - 1 - tail) == now.at(now.size() - 1 - tail))
        ++tail;
    QString out = u"<pre>"_s;
    for (const QString &line : old.sliced(head, old.size() - head - tail))
        out += u"<del>− "_s + line.toHtmlEscaped() + u"</del>\n"_s;
    for (const QString &line : now.sliced(head, now.size() - head - tail))
        out += u"<ins>+ "_s + line.toHtmlEscaped() + u"</ins>\n"_s;
    return out + u"</pre>"_s;
}

FarmResponse revisionPage(const WikiStore &wiki, const WikiPage &page, const FormFields &query)
{
    const QString title = wiki.identity().prefixed(page.title);
    const QString diff = query.value(u"diff"_s);
    const bool byDiff = query.has(u"diff"_s) && diff.toLongLong() != 0;
    const qint64 id = byDiff ? diff.toLongLong() : query.value(u"oldid"_s).toLongLong();
    const auto found = std::find_if(page.revisions.cbegin(), page.revisions.cend(),
                                    [id](const PracticeRevision &revision) { return revision.id == id; });
    if (found == page.revisions.cend())
        return FarmResponse::html(
            404,
            frame(wiki, title, u"<p>There is no such revision of this page.</p>"_s, tabsOf(wiki, title)));
    QString body = u"<p><i>Revision "_s + QString::number(id) + u" of "_s + found->time.toString(Qt::ISODate)
        + u" by <bdi>"_s + found->user.toHtmlEscaped() + u"</bdi></i></p>"_s;
    if (query.has(u"diff"_s))
        body += difference(found == page.revisions.cbegin() ? QString() : std::prev(found)->text, found->text)
            + u"<hr>"_s;
    return FarmResponse::html(200, frame(wiki, title, body + content(wiki, *found), tabsOf(wiki, title)));
}

} // namespace

FarmResponse webPage(const WikiStore &wiki, const FarmRequest &request)
{
    const WikiIdentity &identity = wiki.identity();
    if (request.path == u"/"_s)
        return FarmResponse::redirect(302, identity.articleUrl(identity.mainPage));
    const FormFields query = request.query();
    const qint64 wanted =
        query.has(u"oldid"_s) ? query.value(u"oldid"_s).toLongLong() : query.value(u"diff"_s).toLongLong();
    const QString asked =
        request.path.startsWith(u"/wiki/"_s) ? request.path.sliced(6) : query.value(u"title"_s);
    const std::optional<WikiTitle> title = identity.parse(asked);
    const WikiPage *page = wanted != 0 ? wiki.pageOfRevision(wanted) : title ? wiki.page(*title) : nullptr;
    if (page && wanted != 0)
        return revisionPage(wiki, *page, query);
    if (!title && !page)
        return FarmResponse::html(404, frame(wiki, u"Bad title"_s, u"<p>This is no title of a page.</p>"_s));
    const QString name = identity.prefixed(*title);
    if (!page)
        return FarmResponse::html(404, frame(wiki, name, u"<p>There is no such page yet.</p>"_s));
    if (query.value(u"action"_s) == u"history"_s)
        return FarmResponse::html(200, frame(wiki, name, history(wiki, *page, name), tabsOf(wiki, name)));
    if (query.value(u"action"_s) == u"raw"_s) {
        FarmResponse raw = FarmResponse::html(200, page->latest().text);
        raw.headers.first().second = "text/x-wiki; charset=UTF-8";
        return raw;
    }
    if (const std::optional<WikiTitle> target = identity.redirectOf(page->latest().text);
        target && query.value(u"redirect"_s) != u"no"_s) {
        const WikiPage *there = wiki.page(*target);
        const QString from = u"<p><small>"_s + name.toHtmlEscaped() + u" →</small></p>"_s;
        const QString to = identity.prefixed(*target);
        if (there)
            return FarmResponse::html(
                200, frame(wiki, to, from + content(wiki, there->latest()), tabsOf(wiki, to)));
    }
    return FarmResponse::html(
        200, frame(wiki, name, content(wiki, page->latest()) + topicsOf(wiki, *page), tabsOf(wiki, name)));
}

FarmResponse styleSheet(const FarmRequest &request)
{
    // A tenth of what MediaWiki's Vector says, with colours that are nobody's.
    QByteArray css = ".mw-body-content{font-family:sans-serif;line-height:1.6;color:#202122}"
                     ".mw-body-content h2{font-family:serif;font-weight:normal;border-bottom:1px solid "
                     "#0f6b6b;color:#0f6b6b}"
                     ".mw-body-content a{color:#0f6b6b}.mw-body-content a.new{color:#a2340e}"
                     ".wikitable{background:#f2faf8;border:1px solid #0f6b6b;border-collapse:collapse}"
                     ".wikitable td,.wikitable th{border:1px solid #0f6b6b;padding:.2em .4em}";
    const QStringList rightToLeft{u"ar"_s, u"fa"_s, u"he"_s, u"ur"_s};
    css += rightToLeft.contains(request.query().value(u"lang"_s)) ? ".floatright{float:left}"
                                                                  : ".floatright{float:right}";
    FarmResponse response = FarmResponse::html(200, {});
    response.headers.first().second = "text/css; charset=utf-8";
    response.body = css;
    return response;
}

FarmResponse picture()
{
    QFile file(u":/practice/round.png"_s);
    FarmResponse response = FarmResponse::html(200, {});
    response.headers.first().second = "image/png";
    response.body = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    return response;
}

FarmResponse apiHelp(const WikiStore &wiki)
{
    return FarmResponse::html(
        200, frame(wiki, u"MediaWiki API help"_s, u"<p>This is api.php of a practice wiki.</p>"_s));
}

} // namespace paperround::inline practice
