// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messagetext.h"

#include "domain/message/messagejson.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// Where tr() finds its context.
class MessageText
{
    Q_DECLARE_TR_FUNCTIONS(paperround::MessageText)
public:
    static QStringList variant(const MessageVariant &variant)
    {
        if (!variant.segment.isEmpty())
            return {QString(), tr("For the rows of “%1”:").arg(variant.segment)};
        return {QString(), tr("For %1:").arg(variant.wiki.isEmpty() ? variant.language : variant.wiki)};
    }
    static QStringList source(const MessageSource &source, const SourceText &text)
    {
        return {QString(),
                tr("Before it, from %1 on %2, revision %3 (%4):")
                    .arg(text.page, source.wiki, QString::number(text.revision), text.language)};
    }
    static QStringList signature(const Message &message)
    {
        if (message.signature == Signature::AsWritten)
            return {};
        return {QString(),
                message.signature == Signature::Line
                    ? tr("Signed: %1").arg(message.signatureLine + u" ~~~~~"_s)
                    : tr("Signature: %1").arg(signatureName(message.signature))};
    }
    static QStringList footer(const QString &footer)
    {
        return footer.isEmpty() ? QStringList()
                                : QStringList{QString(), tr("Under it:")} + footer.split(u'\n');
    }
};

QStringList textLines(const QString &subject, const QString &body)
{
    QStringList lines;
    if (!subject.isEmpty())
        lines += u"== "_s + subject + u" =="_s;
    return body.isEmpty() ? lines : lines + body.split(u'\n');
}

} // namespace

QStringList partLines(const Message &message)
{
    QStringList lines;
    for (const MessageVariant &each : message.variants)
        lines += MessageText::variant(each) + textLines(each.subject, each.body);
    if (message.source) {
        for (const SourceText &each : message.source->texts)
            lines += MessageText::source(*message.source, each) + textLines(each.subject, each.body);
    }
    return lines + MessageText::signature(message) + MessageText::footer(message.footer);
}

QString wholeText(const Message &message)
{
    return (QStringList(message.body) + partLines(message)).join(u'\n');
}

} // namespace paperround
