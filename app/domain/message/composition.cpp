// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/composition.h"

#include "domain/delivery/destination.h"
#include "domain/delivery/mark.h"
#include "domain/message/serverspace.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

const QString DefaultComment = u"<!-- Message sent by User:$1@$2 using the list at $3 -->"_s;
const QString DefaultNotice =
    u"(This message was sent to [[:$1]] and is being posted here due to a redirect.)"_s;
const QString DefaultSummary = u"/* $1 */ new section"_s;

/// Puts values in the places of $1, $2 …, in one pass: a value's own "$2" stays what it is.
QString filled(const QString &words, const QStringList &values)
{
    QString out;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const int place = words[i] == u'$' && i + 1 < words.size() ? words[i + 1].digitValue() : -1;
        if (place >= 1 && place <= values.size()) {
            out += values[place - 1];
            ++i;
        } else {
            out += words[i];
        }
    }
    return out;
}

/// The hidden comment with the mark inside. Whatever the names hold, the comment ends where it should: an end
/// in the middle would show the rest, and the mark, to every reader of the page.
QString hiddenComment(const ComposeFacts &row, const WikiFacts &wiki)
{
    QString words = filled(wiki.hiddenComment.isEmpty() ? DefaultComment : wiki.hiddenComment,
                           {row.sender, row.homeDbname, row.listUrl})
                        .trimmed();
    const bool isComment = words.startsWith("<!--"_L1) && words.endsWith("-->"_L1) && words.size() >= 7;
    if (!isComment) // The wiki's own message is no comment (any more): visible words under every message are
                    // worse.
        words = filled(DefaultComment, {row.sender, row.homeDbname, row.listUrl});
    QString inner = words.sliced(4, words.size() - 7);
    inner.replace("-->"_L1, "--&gt;"_L1);
    inner.replace(u'\n', u' ');
    if (!inner.endsWith(u' '))
        inner += u' ';
    return u"<!--"_s + inner + Mark{row.deliveryId, row.row}.text() + u" -->"_s;
}

/// With what the wiki adds to it.
QString bodyOf(const Wording &words, const ComposeFacts &row, const WikiFacts &wiki)
{
    QString text = words.body;
    if (!row.redirectedFrom.isEmpty()) {
        const QString notice = wiki.redirectNotice.isEmpty() ? DefaultNotice : wiki.redirectNotice;
        text += u"\n\n"_s + filled(notice, {row.redirectedFrom}).trimmed();
    }
    return text + u'\n' + hiddenComment(row, wiki);
}

/// The user of a user's page, by its title.
QString ownerOf(const QString &title, const WikiFacts &wiki)
{
    const int ns = namespaceOf(title, wiki);
    if (ns != UserNamespace && ns != UserTalkNamespace)
        return {};
    return title.section(u':', 1).section(u'/', 0, 0).trimmed();
}

/// At most `length` UTF-16 units, never half a character.
QString cut(const QString &text, qsizetype length)
{
    if (text.size() <= length)
        return text;
    return text.left(text[length - 1].isHighSurrogate() ? length - 1 : length);
}

QString summaryOf(const QString &subject, const ComposeFacts &row, const WikiFacts &wiki)
{
    QString heading = plainHeading(subject);
    heading.replace("*/"_L1, "* /"_L1); // Would end the section link.
    const QString words = wiki.newSectionSummary.isEmpty() ? DefaultSummary : wiki.newSectionSummary;
    const QString mark = u" ("_s + Mark{row.deliveryId, row.row}.text() + u')';
    QString summary = filled(words, {heading});
    summary.replace(QRegularExpression(u"[\\r\\n\\t]"_s), u" "_s);
    return cut(serverRightTrimmed(summary), MaxSummaryLength - mark.size()) + mark;
}

} // namespace

Recipient recipientOf(const ComposeFacts &row, const WikiFacts &wiki)
{
    return {wiki.wiki,
            row.language.isEmpty() ? wiki.language : row.language,
            {ownerOf(row.page, wiki), wiki.siteName, row.page, row.listUrl},
            row.row};
}

ComposedRow composeRow(const ComposeFacts &row, const WikiFacts &wiki)
{
    const Wording words = wordingFor(row.message, recipientOf(row, wiki), PostedOn::TalkPage);
    ComposedRow composed;
    composed.subject = words.subject;
    composed.addition = u"\n\n== "_s + words.heading + u" ==\n\n"_s + bodyOf(words, row, wiki);
    composed.summary = summaryOf(words.subject, row, wiki);
    return composed;
}

ComposedRow composeForBoard(const ComposeFacts &row, const WikiFacts &wiki)
{
    const Wording words = wordingFor(row.message, recipientOf(row, wiki), PostedOn::Board);
    ComposedRow composed;
    composed.subject = words.subject;
    composed.addition = bodyOf(words, row, wiki);
    composed.summary = summaryOf(words.subject, row, wiki);
    return composed;
}

QString composeForQueue(const Message &message, const QString &deliveryId)
{
    return wordingFor(message, {}, PostedOn::TalkPage).body + u"\n<!-- "_s + Mark{deliveryId, 0}.text()
        + u" -->"_s;
}

QString withAddition(const QString &content, const QString &addition)
{
    const bool blank = content.trimmed().isEmpty();
    return blank && addition.startsWith("\n\n"_L1) ? addition.sliced(2) : content + addition;
}

QString plainHeading(const QString &heading)
{
    static const QRegularExpression piped(u"\\[\\[:?([^\\[|\\]]*)\\|([^\\[\\]]*)\\]\\]"_s);
    static const QRegularExpression link(u"\\[\\[:?([^\\[\\]]+)\\]\\]"_s);
    static const QRegularExpression external(u"\\[(?:https?:)?//[^\\s\\[\\]]+ +([^\\]]+)\\]"_s);
    static const QRegularExpression quotes(u"'{2,}"_s);
    QString plain = effectiveSubject(heading);
    plain.replace(piped, u"\\2"_s).replace(link, u"\\1"_s).replace(external, u"\\1"_s).remove(quotes);
    return plain.trimmed();
}

QString seriesOf(const QString &subject)
{
    static const QRegularExpression numbers(u"[\\d\\s\\p{P}]+"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    return QString(subject).replace(numbers, u" "_s).trimmed().toCaseFolded();
}

} // namespace paperround
