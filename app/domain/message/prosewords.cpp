// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/prosewords.h"

#include <QRegularExpression>
#include <QString>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

QList<qsizetype> barsOf(QStringView text)
{
    QList<qsizetype> bars;
    for (qsizetype at = text.indexOf(u'|'); at >= 0; at = text.indexOf(u'|', at + 1))
        bars.append(at);
    return bars;
}

/// `[[target|words]]`: all but the words; of a file with its options all but the last.
TextSpan targetOf(const WikitextLink &link, const QList<qsizetype> &bars)
{
    const auto behind = std::ranges::lower_bound(bars, link.span.end());
    const qsizetype bar = behind == bars.begin() ? -1 : *std::prev(behind);
    return bar < link.span.from ? link.span : TextSpan{link.span.from, bar + 1 - link.span.from};
}

/// The parts a wiki makes something else of, as far as the scanner knows them.
QList<TextSpan> markupOf(QStringView text, const WikitextParts &parts)
{
    QList<TextSpan> spans = parts.comments + parts.verbatim;
    for (const WikitextTemplate &each : parts.templates)
        spans.append(each.span);
    for (const WikitextTag &each : parts.tags)
        spans.append(each.span);
    const QList<qsizetype> bars = barsOf(text);
    for (const WikitextLink &each : parts.links)
        spans.append(targetOf(each, bars));
    return spans;
}

/// What looks like it. Each form is bounded: a long word costs no more than its length.
void addForms(const QString &text, QList<TextSpan> &spans)
{
    static const QRegularExpression forms[] = {
        QRegularExpression(u"(?:\\b[a-z][a-z0-9+.]{0,20}:)?//[^\\s\\[\\]<>\"]+|mailto:[^\\s\\]]+"_s,
                           QRegularExpression::CaseInsensitiveOption),
        QRegularExpression(u"\\b[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}"_s),
        QRegularExpression(u"%\\{[^}\\n]{0,200}\\}"_s),
        QRegularExpression(u"&#?\\w{1,32};"_s),
        QRegularExpression(u"__[A-Z]{2,32}__"_s),
        QRegularExpression(u"^[ :]*(?:\\{\\||\\|-).*$"_s, QRegularExpression::MultilineOption),
        QRegularExpression(u"\\b[\\w-]{1,40}\\s{0,4}=\\s{0,4}(?:\"[^\"\\n]{0,400}\"|'[^'\\n]{0,400}')"_s)};
    for (const QRegularExpression &form : forms) {
        for (auto each = form.globalMatch(text); each.hasNext();) {
            const QRegularExpressionMatch match = each.next();
            spans.append({match.capturedStart(), match.capturedLength()});
        }
    }
}

/// The text with all that is no prose covered up, each place once.
QString proseOf(QStringView text, const WikitextParts &parts)
{
    QString shown = text.toString();
    QList<TextSpan> spans = markupOf(text, parts);
    addForms(shown, spans);
    std::ranges::sort(spans, {}, &TextSpan::from);
    qsizetype covered = 0;
    for (const TextSpan &span : std::as_const(spans)) {
        const qsizetype from = std::max(covered, span.from);
        if (from < span.end())
            std::fill(shown.begin() + from, shown.begin() + span.end(), u'\0');
        covered = std::max(covered, span.end());
    }
    return shown;
}

bool writesNoBlanks(QChar c)
{
    constexpr std::array scripts{QChar::Script_Han,    QChar::Script_Hiragana, QChar::Script_Katakana,
                                 QChar::Script_Thai,   QChar::Script_Lao,      QChar::Script_Khmer,
                                 QChar::Script_Myanmar};
    return std::ranges::find(scripts, c.script()) != scripts.end();
}

bool isOfWord(QChar c)
{
    return c.isLetter() || c.isMark();
}

bool isApostrophe(QChar c)
{
    return c == u'\'' || c == QChar(0x2019);
}

bool isWorthAsking(QStringView word)
{
    if (word.size() < 2 || writesNoBlanks(word.front()))
        return false;
    return std::none_of(word.begin() + 1, word.end(), [](QChar c) { return c.isUpper(); });
}

} // namespace

QList<TextSpan> proseWords(QStringView text, const WikitextParts &parts)
{
    const QString shown = proseOf(text, parts);
    QList<TextSpan> words;
    const auto at = [&shown](qsizetype place) { return place < shown.size() ? shown[place] : QChar(); };
    for (qsizetype from = 0; from < shown.size();) {
        if (!shown[from].isLetterOrNumber()) {
            ++from;
            continue;
        }
        qsizetype end = from;
        bool plain = true;
        // An apostrophe is of the word where a letter is on both sides: two are italics.
        while (end < shown.size()
               && (isOfWord(shown[end]) || shown[end].isNumber()
                   || (isApostrophe(shown[end]) && end > from && isOfWord(at(end + 1))))) {
            plain = plain && !shown[end].isNumber();
            ++end;
        }
        if (plain && isWorthAsking(QStringView(shown).mid(from, end - from)))
            words.append({from, end - from});
        from = end;
    }
    return words;
}

} // namespace paperround
