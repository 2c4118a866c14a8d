// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/composition.h"

#include "domain/delivery/mark.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

const QString DefaultComment = u"<!-- Message sent by User:$1@$2 using the list at $3 -->"_s;
const QString DefaultNotice =
    u"(This message was sent to [[:$1]] and is being posted here due to a redirect.)"_s;
const QString DefaultSummary = u"/* $1 */ new section"_s;

bool beginsTag(QStringView text, qsizetype at)
{
    if (at + 1 >= text.size())
        return false;
    const QChar next = text[at + 1];
    return (next >= u'a' && next <= u'z') || (next >= u'A' && next <= u'Z') || next == u'/' || next == u'!';
}

/// Where the tag that begins at `at` ends (after its ">", quoted ones not counted); -1: it never does.
qsizetype endOfTag(QStringView text, qsizetype at)
{
    QChar quote;
    for (qsizetype i = at + 1; i < text.size(); ++i) {
        const QChar c = text[i];
        if (!quote.isNull())
            quote = c == quote ? QChar() : quote;
        else if (c == u'"' || c == u'\'')
            quote = c;
        else if (c == u'>')
            return i + 1;
    }
    return -1;
}

QString rightTrimmed(const QString &text)
{
    qsizetype end = text.size();
    while (end > 0 && text[end - 1].isSpace())
        --end;
    return text.left(end);
}

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

QString bodyOf(const ComposeFacts &row, const WikiFacts &wiki)
{
    QString text = row.message.body.trimmed();
    if (!row.redirectedFrom.isEmpty()) {
        const QString words = wiki.redirectNotice.isEmpty() ? DefaultNotice : wiki.redirectNotice;
        text += u"\n\n"_s + filled(words, {row.redirectedFrom}).trimmed();
    }
    return text + u'\n' + hiddenComment(row, wiki);
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
    return cut(rightTrimmed(summary), MaxSummaryLength - mark.size()) + mark;
}

} // namespace

QString effectiveSubject(const QString &subject)
{
    QString line = subject;
    line.remove(u'\n').remove(u'\r');
    QString out;
    for (qsizetype i = 0; i < line.size();) {
        if (line[i] == u'<' && beginsTag(line, i)) {
            const qsizetype end = endOfTag(line, i);
            if (end < 0) { // No tag after all; nothing behind it can be one that ends, so this stays linear.
                out += QStringView(line).sliced(i);
                break;
            }
            i = end;
        } else {
            out += line[i++];
        }
    }
    return rightTrimmed(out);
}

ComposedRow composeRow(const ComposeFacts &row, const WikiFacts &wiki)
{
    ComposedRow composed;
    composed.subject = effectiveSubject(row.message.subject);
    composed.addition = u"\n\n== "_s + composed.subject + u" ==\n\n"_s + bodyOf(row, wiki);
    composed.summary = summaryOf(composed.subject, row, wiki);
    return composed;
}

ComposedRow composeForBoard(const ComposeFacts &row, const WikiFacts &wiki)
{
    ComposeFacts unsigned_ = row;
    unsigned_.message.body = withoutSignature(row.message.body);
    ComposedRow composed;
    composed.subject = effectiveSubject(row.message.subject);
    composed.addition = bodyOf(unsigned_, wiki);
    composed.summary = summaryOf(composed.subject, row, wiki);
    return composed;
}

QString composeForQueue(const QString &body, const QString &deliveryId)
{
    return body.trimmed() + u"\n<!-- "_s + Mark{deliveryId, 0}.text() + u" -->"_s;
}

QString withoutSignature(const QString &body)
{
    static const QRegularExpression four(u"(?<!~)~{4}\\s*$"_s);
    return QString(body).remove(four);
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
