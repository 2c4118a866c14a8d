// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The allow-list of CSS, apart from that of tags.
#include "ui/message/htmlsanitiser.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

using Forms = QHash<QString, QRegularExpression>;

/// What each property may say; everything else is left out. Lengths have at most three digits and no minus:
/// layout engines choke on more.
Forms makeForms()
{
    const QString colour =
        u"(#[0-9a-f]{3,8}|[a-z]{3,24}|rgba?\\( ?\\d{1,3}%?( ?, ?| )\\d{1,3}%?( ?, ?| )\\d{1,3}%?( ?, ?[0-9.]{1,5})? ?\\))"_s;
    const QString length = u"(0|\\d{1,3}(\\.\\d{1,3})?(px|pt|em|ex|%|rem)?|auto)"_s;
    const QList<std::pair<QStringList, QString>> rules{
        {{u"color"_s, u"background-color"_s, u"background"_s, u"border-color"_s}, colour},
        {{u"margin"_s, u"margin-left"_s, u"margin-right"_s, u"margin-top"_s, u"margin-bottom"_s, u"padding"_s,
          u"padding-left"_s, u"padding-right"_s, u"padding-top"_s, u"padding-bottom"_s, u"border-width"_s},
         length + u"( "_s + length + u"){0,3}"_s},
        {{u"border"_s}, u"(\\d{1,2}px|none|0)( (solid|dashed|dotted|double))?( "_s + colour + u")?"_s},
        {{u"font-weight"_s}, u"normal|bold|bolder|lighter|[1-9]00"_s},
        {{u"font-style"_s}, u"normal|italic|oblique"_s},
        {{u"font-size"_s},
         u"(xx?-)?(small|large)|medium|smaller|larger|([1-9]\\d|[12]\\d\\d)%|(0\\.[5-9]\\d?|[12](\\.\\d{1,2})?)r?em|([89]|[1-3]\\d)p[xt]"_s},
        {{u"font-variant"_s}, u"normal|small-caps"_s},
        {{u"text-decoration"_s}, u"none|underline|line-through|overline"_s},
        {{u"text-align"_s}, u"left|right|center|justify|start|end"_s},
        {{u"vertical-align"_s}, u"baseline|sub|super|top|middle|bottom"_s},
        {{u"white-space"_s}, u"normal|pre|nowrap|pre-wrap"_s},
        {{u"list-style-type"_s},
         u"disc|circle|square|decimal|lower-alpha|upper-alpha|lower-roman|upper-roman|none"_s},
        {{u"border-style"_s}, u"none|solid|dashed|dotted|double"_s},
        {{u"border-collapse"_s}, u"collapse|separate"_s},
        {{u"float"_s}, u"left|right|none"_s},
        {{u"direction"_s}, u"ltr|rtl"_s},
        {{u"width"_s}, u"\\d{1,3}px|(100|[1-9]?\\d)%|auto"_s},
    };
    Forms forms;
    for (const auto &[properties, form] : rules) {
        for (const QString &property : properties)
            forms.insert(property, QRegularExpression(QRegularExpression::anchoredPattern(form)));
    }
    return forms;
}

bool isAllowed(const QString &property, const QString &value)
{
    static const Forms forms = makeForms();
    const auto form = forms.constFind(property);
    return form != forms.cend() && value.size() <= 120 && form->match(value).hasMatch();
}

} // namespace

QString sanitiseStyle(QStringView style)
{
    if (style.size() > 2048)
        return {};
    QStringList kept;
    for (const QStringView part : style.split(u';', Qt::SkipEmptyParts)) {
        const qsizetype colon = part.indexOf(u':');
        if (colon <= 0)
            continue;
        const QString property = part.left(colon).trimmed().toString().toLower();
        const QString value = part.mid(colon + 1).toString().simplified().toLower().remove(u" !important"_s);
        if (isAllowed(property, value))
            kept.append(property + u": "_s + value);
    }
    return kept.join(u"; "_s);
}

} // namespace paperround
