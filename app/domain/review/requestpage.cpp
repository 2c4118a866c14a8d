// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/requestpage.h"

#include "domain/message/messagejson.h"
#include "domain/review/markedpage.h"
#include "domain/review/wikiproof.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr QLatin1StringView Status("status");
constexpr QLatin1StringView Decisions("decisions");
constexpr QLatin1StringView Machine("request");
constexpr qsizetype MostWikisShown = 100;

QString userLink(const QString &name)
{
    return u"[[User:%1|%1]]"_s.arg(name);
}

QString withoutEnd(QString text)
{
    while (!text.isEmpty() && (text.back().isSpace() || text.back() == u'\0'))
        text.chop(1);
    return text;
}

QStringList optionLines(const DeliveryOptions &options)
{
    QStringList lines;
    const QJsonObject object = optionsToJson(options);
    for (auto option = object.begin(); option != object.end(); ++option)
        lines +=
            u"* %1: <code>%2</code>"_s.arg(option.key(),
                                           wikiProofText(QString(wikiProofJson({{u"v"_s, option.value()}}))
                                                             .remove(u'\n')
                                                             .section(u": "_s, 1)
                                                             .chopped(1)));
    return lines;
}

QStringList headLines(const Submission &submission, const QString &digest)
{
    const Request &request = submission.request;
    QStringList lines{u"<!-- Written by Paper Round, and compared with its writing: whatever is changed "
                      u"outside the two lists "
                      "voids the approvals. -->"_s,
                      u"'''%1'''"_s.arg(wikiProofText(request.message.subject)),
                      QString(),
                      u"%1 asks to deliver this message to '''%2 pages''' on '''%3 wikis'''."_s
                          .arg(userLink(submission.submitter))
                          .arg(submission.targetCount)
                          .arg(submission.wikis.size()),
                      u"* Submission: %1"_s.arg(submission.version),
                      u"* Delivery: <code>%1</code>"_s.arg(request.id),
                      u"* Digest: <code>%1</code>"_s.arg(digest),
                      u"* Can be approved until: %1"_s.arg(submission.expires.toString(Qt::ISODate))};
    if (!request.listUrl.isEmpty())
        lines += u"* List: %1"_s.arg(wikiProofText(request.listUrl));
    lines += optionLines(request.options);
    if (!submission.note.isEmpty())
        lines += QStringList{QString(), wikiProofText(submission.note)};
    return lines;
}

QStringList preformatted(const QStringList &lines)
{
    return QStringList(u"<pre style=\"white-space: pre-wrap\">"_s) + lines + QStringList(u"</pre>"_s);
}

QStringList headingAndText(const QString &subject, const QString &body)
{
    QStringList lines;
    if (!subject.isEmpty())
        lines += QStringList{u"&#61;&#61; %1 &#61;&#61;"_s.arg(wikiProofText(subject)), QString()};
    return preformatted(lines + QStringList(wikiProofText(body)));
}

/// Where the message's first part stands: readers are led there.
QStringList sourceLines(const MessageSource &source, const QString &home)
{
    QStringList lines{
        u"=== From %1 on %2 ==="_s.arg(wikiProofText(source.page), source.wiki),
        u"Before the text above stands what one of these revisions says, by the page's language."_s};
    if (!source.subjectSection.isEmpty())
        lines += u"The heading is its section <code>%1</code>."_s.arg(wikiProofText(source.subjectSection));
    if (!source.bodySection.isEmpty())
        lines += u"Of it goes out the section <code>%1</code>."_s.arg(wikiProofText(source.bodySection));
    lines += QString();
    for (const SourceText &each : source.texts) {
        const QString page = wikiProofText(each.page);
        const QString link = u"[[Special:PermanentLink/%1|%2]]"_s.arg(QString::number(each.revision), page);
        lines += u"* %1, revision %2 (%3)"_s.arg(source.wiki == home ? link : page,
                                                 QString::number(each.revision), each.language);
    }
    return lines;
}

/// What the message has beside subject and body, each with whom it is for.
QStringList partLines(const Message &message, const QString &home)
{
    QStringList lines;
    for (const MessageVariant &each : message.variants) {
        lines += each.segment.isEmpty()
            ? u"=== For %1 ==="_s.arg(wikiProofText(each.wiki.isEmpty() ? each.language : each.wiki))
            : u"=== For the rows of %1 ==="_s.arg(wikiProofText(each.segment));
        lines += headingAndText(each.subject, each.body);
    }
    if (message.source)
        lines += sourceLines(*message.source, home);
    if (message.signature == Signature::Line)
        lines += QStringList(u"=== Signed by ==="_s)
            + preformatted({wikiProofText(message.signatureLine) + u" &#126;&#126;&#126;&#126;&#126;"_s});
    else if (message.signature != Signature::AsWritten)
        lines += u"Signature: %1"_s.arg(signatureName(message.signature));
    if (!message.footer.isEmpty())
        lines += QStringList(u"=== Footer ==="_s) + preformatted({wikiProofText(message.footer)});
    return lines;
}

QStringList messageLines(const Submission &submission)
{
    const Request &request = submission.request;
    return QStringList(u"== Message =="_s) + headingAndText(request.message.subject, request.message.body)
        + partLines(request.message, request.home);
}

QStringList pageLines(const Submission &submission)
{
    QStringList lines{u"== Pages =="_s};
    for (const PageAt &list : submission.lists)
        lines += u"* [[Special:PermanentLink/%1|%2]], revision %1"_s.arg(list.revision).arg(list.page);
    const qsizetype shown = qMin(submission.wikis.size(), MostWikisShown);
    for (const auto &[wiki, pages] : submission.wikis.first(shown))
        lines += u"* %1: %2"_s.arg(wiki).arg(pages);
    if (shown < submission.wikis.size())
        lines += u"* %1 more wikis"_s.arg(submission.wikis.size() - shown);
    return lines;
}

QStringList howToDecide(const Submission &submission, const QString &digest)
{
    const auto line = [&](Decision::Kind kind) {
        return wikiProofText(lineToPaste(kind, submission.version, digest));
    };
    return {u"== Decisions =="_s,
            u"Whoever may review adds one of these lines at the end of the list, and saves. "
            "The name is filled in by the wiki; what is to be mended goes behind it. The last line decides "
            "nothing: it says for an hour that somebody is looking at this."_s,
            u"<pre>"_s,
            line(Decision::Kind::Approve),
            line(Decision::Kind::Return) + u": "_s,
            line(Decision::Kind::Withdraw),
            line(Decision::Kind::Take),
            u"</pre>"_s};
}

/// The page's first line that is not as the console writes it.
qsizetype firstDifference(const QString &text, const QString &written)
{
    qsizetype line = 1;
    for (qsizetype i = 0; i < qMin(text.size(), written.size()) && text[i] == written[i]; ++i)
        line += text[i] == u'\n' ? 1 : 0;
    return line;
}

} // namespace

QString requestPageText(const RequestPage &page)
{
    const QString digest = digestOf(page.submission);
    QStringList lines = headLines(page.submission, digest);
    lines += QStringList{QString(), u"== Status =="_s, beginMark(Status)};
    lines += page.status;
    lines += QStringList{endMark(Status), QString()};
    lines += howToDecide(page.submission, digest);
    lines += beginMark(Decisions);
    lines += page.decisions;
    lines += QStringList{endMark(Decisions), QString()};
    lines += messageLines(page.submission) + QStringList{QString()};
    lines += pageLines(page.submission) + QStringList{QString(), u"== Request =="_s};
    lines += jsonPart(Machine, submissionToJson(page.submission));
    return lines.join(u'\n');
}

Result<RequestPage> requestPageFrom(const QString &text)
{
    const auto machine = jsonPartOf(text, Machine);
    if (!machine)
        return tl::unexpected(machine.error());
    const auto status = partOf(text, Status);
    if (!status)
        return tl::unexpected(status.error());
    const auto decisions = partOf(text, Decisions);
    if (!decisions)
        return tl::unexpected(decisions.error());
    const auto submission = submissionFromJson(*machine);
    if (!submission)
        return tl::unexpected(submission.error());
    RequestPage page{*submission, *status, *decisions};
    const QString written = requestPageText(page);
    if (withoutEnd(text) != written)
        return failure(ErrorKind::Input, u"page-differs"_s, u"line %1"_s.arg(firstDifference(text, written)));
    return page;
}

QString machinePartOf(const QString &text)
{
    const auto lines = partOf(text, Machine);
    return lines ? lines->join(u'\n') : QString();
}

QStringList decisionLinesOf(const QString &text)
{
    return partOf(text, Decisions).value_or(QStringList());
}

} // namespace paperround
