// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/rowfields.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

#include <optional>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// A field with what stands between its bars; or, unclosed, all up to the end of the line.
const QRegularExpression &field()
{
    static const QRegularExpression form(u"%\\{([^}\n]*)(\\}?)"_s);
    return form;
}

bool isKnown(const QRegularExpressionMatch &written)
{
    const QStringList parts = written.captured(1).split(u'|');
    if (written.captured(2).isEmpty())
        return false;
    if (parts.constFirst() == "gender"_L1)
        return parts.size() >= 2 && parts.size() <= 4;
    static const QStringList plain{u"user"_s, u"wiki"_s, u"page"_s, u"list"_s};
    return parts.size() == 1 && plain.contains(parts.constFirst());
}

/// An address as it may stand in wikitext; none: it is no address.
std::optional<QString> addressIn(const QString &text)
{
    if (!text.startsWith("https://"_L1) && !text.startsWith("http://"_L1))
        return std::nullopt;
    const QByteArray encoded = QUrl(text).toEncoded();
    QString address;
    for (const char c : encoded) {
        static const QByteArray unfit("[]{}|<>\"'\\^`");
        if (c <= ' ' || unfit.contains(c))
            address += u'%' + QString::number(static_cast<uchar>(c), 16).toUpper().rightJustified(2, u'0');
        else
            address += QLatin1Char(c);
    }
    return encoded.isEmpty() ? std::nullopt : std::optional(address);
}

QString baseName(const QString &page)
{
    const qsizetype colon = page.indexOf(u':');
    return colon < 0 ? page : page.sliced(colon + 1);
}

/// A name where nothing is markup but links: in a summary, on a board.
QString plainWords(QString name)
{
    return name.replace(u'[', u'(').replace(u']', u')').replace(u'\n', u' ');
}

QString genderForm(const QStringList &forms, const RowFacts &facts, FieldsIn where)
{
    // The wiki knows what its user has chosen; it works it out as the page is shown.
    if (where == FieldsIn::PlainText || facts.user.isEmpty())
        return forms.constLast();
    return u"{{GENDER:%1|%2}}"_s.arg(plainInWikitext(facts.user), forms.join(u'|'));
}

QString valueOf(const QString &inside, const RowFacts &facts, FieldsIn where)
{
    const QStringList parts = inside.split(u'|');
    const QString &name = parts.constFirst();
    if (name == "gender"_L1)
        return genderForm(parts.sliced(1), facts, where);
    QString value = name == "wiki"_L1 ? facts.wiki : name == "page"_L1 ? facts.page : facts.list;
    if (name == "user"_L1)
        value = facts.user.isEmpty() ? baseName(facts.page) : facts.user;
    if (where == FieldsIn::PlainText)
        return plainWords(value);
    if (name == "list"_L1) {
        if (const auto address = addressIn(value))
            return *address;
    }
    return plainInWikitext(value);
}

} // namespace

Result<void> checkRowFields(const QString &text)
{
    for (auto found = field().globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch written = found.next();
        if (!isKnown(written))
            return failure(ErrorKind::Input, u"unknown-row-field"_s, written.captured(0).left(60));
    }
    return {};
}

bool hasRowFields(const QString &text)
{
    return text.contains("%{"_L1);
}

QString withRowFields(const QString &text, const RowFacts &facts, FieldsIn where)
{
    if (!hasRowFields(text))
        return text;
    QString filled;
    qsizetype last = 0;
    for (auto found = field().globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch written = found.next();
        filled += QStringView(text).sliced(last, written.capturedStart() - last);
        filled += isKnown(written) ? valueOf(written.captured(1), facts, where) : written.captured(0);
        last = written.capturedEnd();
    }
    filled += QStringView(text).sliced(last);
    return filled;
}

QString plainInWikitext(const QString &name)
{
    static const QRegularExpression magicLink(u"\\b(RFC|PMID|ISBN)\\s(?=\\d)"_s);
    QString safe;
    for (const QChar c : name) {
        const char16_t code = c.unicode();
        const bool plain = code >= 0x80 || code == u' ' || c.isLetterOrNumber();
        safe += plain ? QString(c) : u"&#%1;"_s.arg(code);
    }
    return safe.replace(magicLink, u"\\1&#32;"_s);
}

} // namespace paperround
