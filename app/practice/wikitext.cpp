// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/wikitext.h"

#include <QLocale>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace paperround::inline practice {

namespace {

constexpr int maxDepth = 12;
constexpr qsizetype maxExpanded = 2 * 1024 * 1024;
// What one expansion may do in all: a page may call itself, and braces may never close.
constexpr int maxCalls = 5000;
constexpr qsizetype maxRead = 16 * 1024 * 1024; // Characters, in search of closing braces.

QString signatureDate(const WikiStore &wiki)
{
    const WikiIdentity &identity = wiki.identity();
    QLocale locale(identity.language);
    return locale.toString(wiki.now(), identity.signatureTime) + u" (UTC)"_s;
}

QString signatureName(const WikiIdentity &wiki, const QString &user)
{
    const QString talk = wiki.message(u"talkpagelinktext"_s).value_or(u"talk"_s);
    return u"[["_s + wiki.prefixed(2, user) + u'|' + user + u"]] ([["_s + wiki.prefixed(3, user) + u'|' + talk
        + u"]])"_s;
}

/// Splits at top-level bars: those of inner links and templates do not count.
QStringList templateParts(const QString &inside)
{
    QStringList parts{QString()};
    int depth = 0;
    for (qsizetype i = 0; i < inside.size(); ++i) {
        const QStringView pair = QStringView(inside).mid(i, 2);
        if (pair == u"[[" || pair == u"{{" || pair == u"]]" || pair == u"}}") {
            depth += pair.at(0) == u'[' || pair.at(0) == u'{' ? 1 : -1;
            parts.last() += pair;
            ++i;
        } else if (inside.at(i) == u'|' && depth == 0) {
            parts.append(QString());
        } else {
            parts.last() += inside.at(i);
        }
    }
    return parts;
}

/// Where the braces opened at `open` end (the index after them); -1: never.
qsizetype closing(const QString &text, qsizetype open)
{
    int depth = 0;
    for (qsizetype i = open; i + 1 < text.size(); ++i) {
        const QStringView pair = QStringView(text).mid(i, 2);
        if (pair == u"{{") {
            ++depth;
            ++i;
        } else if (pair == u"}}") {
            ++i;
            if (--depth == 0)
                return i + 1;
        }
    }
    return -1;
}

class Expander
{
public:
    Expander(const WikiStore &wiki, const QStringList &hosts, Expanded &result)
        : m_wiki(wiki)
        , m_hosts(hosts)
        , m_result(result)
    {
    }

    QString expand(const QString &text, int depth)
    {
        static const QRegularExpression special(u"<nowiki>.*?</nowiki>|<!--.*?-->|\\{\\{"_s,
                                                QRegularExpression::DotMatchesEverythingOption);
        QString out;
        qsizetype at = 0;
        while (at < text.size() && out.size() < maxExpanded) {
            // To check the whole text at each step would take its square.
            const QRegularExpressionMatch match =
                special.match(text, at, QRegularExpression::NormalMatch,
                              QRegularExpression::DontCheckSubjectStringMatchOption);
            if (!match.hasMatch())
                break;
            out += QStringView(text).mid(at, match.capturedStart() - at);
            at = match.capturedEnd();
            if (match.captured() == u"{{"_s) {
                const qsizetype end =
                    depth < maxDepth && m_read < maxRead ? closing(text, match.capturedStart()) : -1;
                m_read += (end < 0 ? text.size() : end) - match.capturedStart();
                if (end < 0) {
                    out += u"{{"_s;
                } else {
                    out += call(text.sliced(at, end - at - 2), depth);
                    at = end;
                }
            } else if (!match.captured().startsWith(u"<!--"_s)) {
                out += match.captured();
            }
        }
        return at < text.size() && out.size() < maxExpanded ? out + text.sliced(at) : out;
    }

private:
    QString call(const QString &inside, int depth)
    {
        if (++m_calls > maxCalls)
            return u"{{"_s + inside + u"}}"_s;
        QStringList parts = templateParts(inside);
        const QString name = expand(parts.takeFirst(), depth + 1).trimmed();
        for (const QString &word :
             {u"#target:"_s,
              u'#' + m_wiki.identity().message(u"target-word"_s).value_or(u"target"_s) + u':'}) {
            if (name.startsWith(word, Qt::CaseInsensitive))
                return target(name.sliced(word.size()).trimmed(),
                              parts.isEmpty() ? QString() : expand(parts.first(), depth + 1).trimmed());
        }
        if (name == u"SITENAME"_s)
            return m_wiki.identity().siteName;
        const std::optional<WikiTitle> title = m_wiki.identity().parse(name, 10);
        if (!title || name.startsWith(u'#'))
            return u"{{"_s + inside + u"}}"_s;
        const QString full = m_wiki.identity().prefixed(*title);
        const WikiPage *page = m_wiki.page(*title);
        QStringList &list = page ? m_result.templates : m_result.missingTemplates;
        if (!list.contains(full))
            list.append(full);
        if (!page)
            return u"[[:"_s + full + u"]]"_s;
        return expand(filled(page->latest().text, parts, depth), depth + 1);
    }

    /// The template's text with its {{{parameters}}} put in.
    QString filled(const QString &text, const QStringList &parts, int depth)
    {
        QHash<QString, QString> values;
        int number = 0;
        for (const QString &part : parts) {
            const qsizetype equals = part.indexOf(u'=');
            if (equals > 0 && !part.first(equals).contains(u"[["_s))
                values.insert(part.first(equals).trimmed(),
                              expand(part.sliced(equals + 1).trimmed(), depth + 1));
            else
                values.insert(QString::number(++number), expand(part, depth + 1).trimmed());
        }
        static const QRegularExpression parameter(u"\\{\\{\\{([^{}|]+)(\\|([^{}]*))?\\}\\}\\}"_s);
        static const QRegularExpression notShown(u"<noinclude>.*?</noinclude>"_s,
                                                 QRegularExpression::DotMatchesEverythingOption);
        const QString body = QString(text).remove(notShown);
        QString out;
        qsizetype at = 0;
        for (const QRegularExpressionMatch &match : parameter.globalMatch(body)) {
            out += QStringView(body).mid(at, match.capturedStart() - at);
            const QString key = match.captured(1).trimmed();
            const QString otherwise = match.hasCaptured(2) ? match.captured(3) : match.captured();
            out += values.value(key, otherwise);
            at = match.capturedEnd();
        }
        return out + body.sliced(at);
    }

    QString target(const QString &page, const QString &site)
    {
        const QString host = site.isEmpty() ? m_wiki.identity().host : site;
        const std::optional<WikiTitle> title = m_wiki.identity().parse(page);
        const auto error = [](const QString &words) {
            return u"<strong class=\"error\">"_s + words + u"</strong>"_s;
        };
        if (!title)
            return error(u'"' + page + u"\" is not a valid page title."_s);
        if (!m_hosts.contains(host))
            return error(u'"' + host + u"\" is not a valid site."_s);
        // A title for another wiki travels as written: only that wiki can read it.
        QString name = site.isEmpty() ? m_wiki.identity().prefixed(*title) : page;
        QString encoded = name;
        encoded.replace(u' ', u'_');
        encoded = QString::fromLatin1(QUrl::toPercentEncoding(encoded, ":;@$!*(),/~"));
        return u"[//"_s + host + u"/w/index.php?title="_s + encoded + u' ' + name + u']';
    }

    const WikiStore &m_wiki;
    const QStringList &m_hosts;
    Expanded &m_result;
    int m_calls = 0;
    qsizetype m_read = 0;
};

} // namespace

QString preSave(const WikiStore &wiki, const QString &text, const QString &user)
{
    static const QRegularExpression special(u"<nowiki>.*?</nowiki>|<pre>.*?</pre>|<!--.*?-->|~{3,5}|"
                                            u"\\{\\{subst:REVISIONUSER\\}\\}"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    const QString name = signatureName(wiki.identity(), user.isEmpty() ? u"127.0.0.1"_s : user);
    QString out;
    qsizetype at = 0;
    for (const QRegularExpressionMatch &match : special.globalMatch(text)) {
        out += QStringView(text).mid(at, match.capturedStart() - at);
        const QString found = match.captured();
        if (found == u"~~~"_s)
            out += name;
        else if (found.startsWith(u"{{subst:"_s))
            out += user;
        else if (found == u"~~~~"_s)
            out += name + u' ' + signatureDate(wiki);
        else if (found == u"~~~~~"_s)
            out += signatureDate(wiki);
        else
            out += found;
        at = match.capturedEnd();
    }
    out += text.sliced(at);
    while (!out.isEmpty() && out.back().isSpace())
        out.chop(1);
    return out;
}

Expanded expandWikitext(const WikiStore &wiki, const QString &text, const QStringList &hosts)
{
    Expanded result;
    result.text = Expander(wiki, hosts, result).expand(text, 0).left(maxExpanded);
    return result;
}

QString headingText(const QString &heading)
{
    static const QRegularExpression link(u"\\[\\[:?(?:[^\\[\\]|]*\\|)?([^\\[\\]|]*)\\]\\]"_s);
    QString plain = heading;
    plain.replace(link, u"\\1"_s).remove(QRegularExpression(u"'{2,5}"_s));
    return plain.simplified();
}

} // namespace paperround::inline practice
