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

// Lengths have at most three digits and no minus: layout engines choke on more.
const QString length = u"(0|\\d{1,3}(\\.\\d{1,3})?(px|pt|em|ex|%|rem)?|auto)"_s;
const QString colour =
    u"(#[0-9a-f]{3,8}|[a-z]{3,24}|rgba?\\( ?\\d{1,3}%?( ?, ?| )\\d{1,3}%?( ?, ?| )\\d{1,3}%?( ?, ?[0-9.]{1,5})? ?\\))"_s;

using Rules = QList<std::pair<QStringList, QString>>;

Forms formsOf(const Rules &rules)
{
    Forms forms;
    for (const auto &[properties, form] : rules) {
        for (const QString &property : properties)
            forms.insert(property, QRegularExpression(QRegularExpression::anchoredPattern(form)));
    }
    return forms;
}

/// What each property may say; everything else is left out.
Forms makeForms()
{
    return formsOf({
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
    });
}

/// What only a browser can show.
Forms makeBrowserForms()
{
    const QString border =
        u"(\\d{1,2}px|none|0|thin|medium)( (solid|dashed|dotted|double|none))?( "_s + colour + u")?"_s;
    return formsOf({
        {{u"border"_s, u"border-left"_s, u"border-right"_s, u"border-top"_s, u"border-bottom"_s}, border},
        {{u"border-radius"_s}, length + u"( "_s + length + u"){0,3}"_s},
        {{u"margin-inline-start"_s, u"margin-inline-end"_s, u"padding-inline-start"_s,
          u"padding-inline-end"_s, u"min-width"_s, u"max-width"_s, u"max-height"_s, u"gap"_s, u"height"_s},
         length},
        {{u"background"_s, u"background-image"_s},
         colour + u"|linear-gradient\\((to [a-z ]{3,20}|\\d{1,3}deg)?( ?,? ?"_s + colour
             + u"( \\d{1,3}%)?){2,4} ?\\)"_s},
        {{u"display"_s},
         u"block|inline|inline-block|flex|inline-flex|table|table-row|table-cell|list-item"_s},
        {{u"flex"_s}, u"\\d( \\d)?( "_s + length + u")?"_s},
        {{u"flex-wrap"_s}, u"wrap|nowrap"_s},
        {{u"flex-direction"_s}, u"row|column"_s},
        {{u"align-items"_s, u"justify-content"_s},
         u"center|start|end|flex-start|flex-end|stretch|space-between|space-around"_s},
        {{u"clear"_s}, u"left|right|both|none"_s},
        {{u"overflow"_s}, u"hidden|auto|visible"_s},
        {{u"line-height"_s}, u"normal|[0-4](\\.\\d{1,3})?(em)?|\\d{1,2}px|[1-3]?\\d?\\d%"_s},
        {{u"letter-spacing"_s}, u"normal|0|\\d(px)|0?\\.\\d{1,2}em"_s},
        {{u"font-family"_s}, u"[a-z0-9 ,'-]{3,100}"_s},
        {{u"box-sizing"_s}, u"border-box|content-box"_s},
    });
}

bool fits(const Forms &forms, const QString &property, const QString &value)
{
    const auto form = forms.constFind(property);
    return form != forms.cend() && form->match(value).hasMatch();
}

bool isAllowed(const QString &property, const QString &value, HtmlReader reader)
{
    static const Forms forms = makeForms();
    static const Forms browserForms = makeBrowserForms();
    return value.size() <= 120
        && (fits(forms, property, value)
            || (reader == HtmlReader::Browser && fits(browserForms, property, value)));
}

} // namespace

QString sanitiseStyle(QStringView style, HtmlReader reader)
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
        if (isAllowed(property, value, reader))
            kept.append(property + u": "_s + value);
    }
    return kept.join(u"; "_s);
}

} // namespace paperround
