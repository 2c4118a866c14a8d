// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/message.h"

#include <QMetaType>

namespace paperround {

using namespace Qt::StringLiterals;

inline SourceText text(const QString &language, const QString &body, const QString &subject = {},
                       bool rightToLeft = false)
{
    return {u"News/"_s + language, 5, language, rightToLeft, subject, body};
}

inline MessageSource sourceOf(const QList<SourceText> &texts, const QString &subjectSection = {})
{
    MessageSource source{u"meta.example"_s, u"News"_s, subjectSection, {}, texts.size() > 1, 5, texts};
    return source;
}

inline Message fromPage(const SourceText &page, const QString &body = {})
{
    Message message{u"hello world"_s, body};
    message.source = sourceOf({page}, page.subject.isEmpty() ? QString() : u"s"_s);
    return message;
}

} // namespace paperround

Q_DECLARE_METATYPE(paperround::Message)
Q_DECLARE_METATYPE(paperround::Signature)
