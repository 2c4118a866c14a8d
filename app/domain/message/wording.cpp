// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/wording.h"

#include "domain/message/composition.h"
#include "domain/message/languages.h"
#include "domain/message/serverspace.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

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

/// A language as a text in it is marked with.
struct Tongue
{
    QString language; ///< Empty: unknown, and nothing is marked.
    bool rightToLeft = false;
};

QString marked(const QString &element, const QString &text, const Tongue &tongue)
{
    return u"<%1 lang=\"%2\" dir=\"%3\">"_s.arg(element, tongue.language.toHtmlEscaped(),
                                                tongue.rightToLeft ? u"rtl"_s : u"ltr"_s)
        + text + u"</%1>"_s.arg(element);
}

bool needsMark(const Tongue &tongue, const QString &pageLanguage)
{
    return !tongue.language.isEmpty() && tongue.language != pageLanguage;
}

QString asBlock(const QString &text, const Tongue &tongue, const QString &pageLanguage)
{
    return needsMark(tongue, pageLanguage) ? marked(u"div"_s, u'\n' + text + u'\n', tongue) : text;
}

QString asSpan(const QString &text, const Tongue &tongue, const QString &pageLanguage)
{
    return needsMark(tongue, pageLanguage) ? marked(u"span"_s, text, tongue) : text;
}

Tongue tongueOf(const SourceText &text)
{
    return {text.language, text.rightToLeft};
}

Tongue tongueOf(const MessageVariant &variant)
{
    return {variant.language, isRightToLeft(variant.language)};
}

int sourceTextFor(const QList<SourceText> &texts, const QStringList &chain)
{
    for (const QString &language : chain) {
        const auto found = std::ranges::find(texts, language, &SourceText::language);
        if (found != texts.end())
            return int(found - texts.begin());
    }
    return texts.isEmpty() ? -1 : 0;
}

int variantFor(const QList<MessageVariant> &variants, const QString &wiki, const QStringList &chain, int row)
{
    const auto segment =
        std::ranges::find_if(variants, [row](const MessageVariant &each) { return isForRow(each, row); });
    if (segment != variants.end())
        return int(segment - variants.begin());
    const auto own = std::ranges::find_if(
        variants, [&wiki](const MessageVariant &each) { return !each.wiki.isEmpty() && each.wiki == wiki; });
    if (own != variants.end())
        return int(own - variants.begin());
    for (const QString &language : chain) {
        const auto found = std::ranges::find(variants, language, &MessageVariant::language);
        if (found != variants.end())
            return int(found - variants.begin());
    }
    return -1;
}

void addLine(QString &text, const QString &line)
{
    text += (text.isEmpty() ? QString() : u"\n"_s) + line;
}

/// What people wrote beside the source: signed, and with the footer, as Message says.
QString ownText(const Message &message, const MessageVariant *variant, const QString &pageLanguage,
                PostedOn where)
{
    const bool varies = variant && !variant->body.isEmpty();
    QString text = serverRightTrimmed(varies ? variant->body : message.body);
    const QString unsigned_ = serverRightTrimmed(withoutSignature(text));
    const bool byItself = unsigned_ != text;
    const Signature signature = message.signature;
    // The board shows who wrote.
    if (where == PostedOn::Board || signature == Signature::Line || signature == Signature::None)
        text = unsigned_;
    if (varies && !text.isEmpty())
        text = asBlock(text, tongueOf(*variant), pageLanguage);
    if (signature == Signature::Account && where == PostedOn::TalkPage && !byItself)
        addLine(text, u"~~~~"_s);
    if (signature == Signature::Line)
        addLine(text, message.signatureLine.trimmed() + u" ~~~~~"_s);
    if (const QString footer = serverTrimmed(message.footer); !footer.isEmpty())
        addLine(text, footer);
    return text;
}

tl::unexpected<Error> bad(const QString &code, const QString &place)
{
    return failure(ErrorKind::Input, code, place);
}

Result<void> checkVariants(const QList<MessageVariant> &variants)
{
    QStringList known;
    for (qsizetype i = 0; i < variants.size(); ++i) {
        const MessageVariant &each = variants[i];
        const QString whose = each.language + u'@' + each.wiki + u'@' + each.segment;
        const int said =
            int(!each.language.isEmpty()) + int(!each.wiki.isEmpty()) + int(!each.segment.isEmpty());
        const bool noLanguage = !each.language.isEmpty() && !isLanguageCode(each.language);
        if (said != 1 || known.contains(whose) || noLanguage
            || (each.segment.isEmpty() && !each.rows.isEmpty()))
            return bad(u"bad-variant"_s, u"variants[%1]"_s.arg(i));
        known.append(whose);
    }
    return {};
}

Result<void> checkSubjects(const Message &message)
{
    const bool pageSays = message.source && !message.source->subjectSection.isEmpty();
    if (!pageSays && message.subject.isEmpty())
        return bad(u"empty-subject"_s, u"subject"_s);
    const QList<PlacedText> subjects = subjectsOf(message);
    for (const PlacedText &each : subjects) {
        const QString subject = effectiveSubject(each.text);
        if (subject.trimmed().isEmpty())
            return bad(u"empty-subject"_s, each.place);
        if (subject.toUtf8().size() > MaxSubjectBytes)
            return bad(u"subject-too-long"_s, each.place);
    }
    return {};
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
    return serverRightTrimmed(out);
}

QString withoutSignature(const QString &body)
{
    static const QRegularExpression four(u"(?<!~)~{4}\\s*$"_s);
    return QString(body).remove(four);
}

bool isForRow(const MessageVariant &variant, int row)
{
    const auto next = std::ranges::upper_bound(variant.rows, row, {}, &RowRange::first);
    return next != variant.rows.begin() && row <= std::prev(next)->last;
}

ChosenTexts textsFor(const Message &message, const QString &wiki, const QString &language, int row)
{
    const QStringList chain = language.isEmpty() ? QStringList() : languageChain(language);
    ChosenTexts chosen;
    chosen.variant = variantFor(message.variants, wiki, chain, row);
    if (!message.source)
        return chosen;
    const QList<SourceText> &texts = message.source->texts;
    chosen.sourceText = message.source->translations ? sourceTextFor(texts, chain) : texts.isEmpty() ? -1 : 0;
    chosen.otherLanguage = message.source->translations && chosen.sourceText >= 0
        && texts[chosen.sourceText].language != language;
    return chosen;
}

Wording wordingFor(const Message &message, const Recipient &recipient, PostedOn where)
{
    const ChosenTexts chosen = textsFor(message, recipient.wiki, recipient.language, recipient.row);
    const SourceText *source = chosen.sourceText < 0 ? nullptr : &message.source->texts[chosen.sourceText];
    const MessageVariant *variant = chosen.variant < 0 ? nullptr : &message.variants[chosen.variant];
    const bool pageSays = source && !source->subject.isEmpty();
    const bool variantSays = !pageSays && variant && !variant->subject.isEmpty();
    const QString subject = effectiveSubject(pageSays          ? source->subject
                                                 : variantSays ? variant->subject
                                                               : message.subject);
    Wording words;
    words.subject = withRowFields(subject, recipient.facts, FieldsIn::PlainText);
    words.heading = withRowFields(subject, recipient.facts, FieldsIn::Wikitext);
    if (pageSays)
        words.heading = asSpan(words.heading, tongueOf(*source), recipient.language);
    else if (variantSays)
        words.heading = asSpan(words.heading, tongueOf(*variant), recipient.language);
    const QString page = source ? asBlock(source->body, tongueOf(*source), recipient.language) : QString();
    const QString own = ownText(message, variant, recipient.language, where);
    words.body = withRowFields(serverTrimmed(page + u"\n\n"_s + own), recipient.facts, FieldsIn::Wikitext);
    return words;
}

bool isOneText(const Message &message)
{
    return !message.source && message.variants.isEmpty() && !hasRowFields(message.subject)
        && !hasRowFields(message.body) && !hasRowFields(message.signatureLine)
        && !hasRowFields(message.footer);
}

QList<Message> wordingsOf(const Message &message)
{
    const auto words = [&message](const SourceText *source, const MessageVariant *variant) {
        Message said;
        said.subject = source && !source->subject.isEmpty() ? source->subject
            : variant && !variant->subject.isEmpty()        ? variant->subject
                                                            : message.subject;
        const QString own =
            ownText(message, variant, variant ? variant->language : QString(), PostedOn::TalkPage);
        said.body = source ? serverTrimmed(source->body + u"\n\n"_s + own) : own;
        return said;
    };
    const bool plain = !message.source && message.variants.isEmpty() && message.footer.isEmpty()
        && message.signature == Signature::AsWritten;
    if (plain)
        return {message};
    QList<Message> all;
    const QList<SourceText> texts = message.source ? message.source->texts : QList<SourceText>();
    for (const SourceText &text : texts)
        all.append(words(&text, nullptr));
    if (texts.isEmpty())
        all.append(words(nullptr, nullptr));
    for (const MessageVariant &variant : message.variants)
        all.append(words(texts.isEmpty() ? nullptr : &texts.constFirst(), &variant));
    return all;
}

QList<PlacedText> subjectsOf(const Message &message)
{
    QList<PlacedText> subjects;
    if (!message.subject.isEmpty())
        subjects.append({u"subject"_s, message.subject});
    for (qsizetype i = 0; i < message.variants.size(); ++i) {
        if (!message.variants[i].subject.isEmpty())
            subjects.append({u"variants[%1].subject"_s.arg(i), message.variants[i].subject});
    }
    if (message.source && !message.source->subjectSection.isEmpty()) {
        for (const SourceText &each : message.source->texts)
            subjects.append({u"source: "_s + each.page, each.subject});
    }
    return subjects;
}

QList<PlacedText> bodiesOf(const Message &message)
{
    QList<PlacedText> bodies;
    if (!message.body.isEmpty())
        bodies.append({u"body"_s, message.body});
    for (qsizetype i = 0; i < message.variants.size(); ++i) {
        if (!message.variants[i].body.isEmpty())
            bodies.append({u"variants[%1].body"_s.arg(i), message.variants[i].body});
    }
    if (message.source) {
        for (const SourceText &each : message.source->texts)
            bodies.append({u"source: "_s + each.page, each.body});
    }
    return bodies;
}

bool saysTheSame(const Message &one, const Message &other)
{
    const auto essence = [](Message message) {
        if (message.source) {
            MessageSource words;
            words.translations = message.source->translations;
            for (SourceText each : message.source->texts) {
                each.page.clear();
                each.revision = 0;
                words.texts.append(each);
            }
            message.source = words;
        }
        return message;
    };
    return essence(one) == essence(other);
}

Result<void> checkWording(const Message &message)
{
    if (message.source && message.source->texts.isEmpty())
        return bad(u"source-unread"_s, message.source->page);
    if (const auto subjects = checkSubjects(message); !subjects)
        return subjects;
    const QList<PlacedText> bodies = bodiesOf(message);
    if (bodies.isEmpty() || (!message.source && message.body.trimmed().isEmpty()))
        return bad(u"empty-body"_s, u"body"_s);
    for (const PlacedText &each : bodies) {
        if (each.place != "body"_L1 && each.text.trimmed().isEmpty())
            return bad(u"empty-body"_s, each.place);
    }
    for (const PlacedText &each : subjectsOf(message) + bodies
             + QList<PlacedText>{{u"signatureLine"_s, message.signatureLine},
                                 {u"footer"_s, message.footer}}) {
        if (const auto fields = checkRowFields(each.text); !fields)
            return bad(fields.error().code, each.place + u": "_s + fields.error().detail);
    }
    if (message.signature == Signature::Line && message.signatureLine.trimmed().isEmpty())
        return bad(u"empty-signature"_s, u"signatureLine"_s);
    return checkVariants(message.variants);
}

} // namespace paperround
