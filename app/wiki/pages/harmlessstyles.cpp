// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/pages/harmlessstyles.h"

#include <QRegularExpression>
#include <QString>

#include <algorithm>
#include <array>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

enum class Kind {
    End,
    Comment,
    String,
    BadString,
    Url,
    Function,
    AtKeyword,
    Word,
    Open,
    Close,
    Semicolon,
    Other
};

struct Token
{
    Kind kind = Kind::End;
    QStringView raw; ///< As it was written.
    QString value; ///< Name or content with its escapes read.
};

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n';
}

bool isHex(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c.toLower() >= u'a' && c.toLower() <= u'f');
}

bool isNameChar(QChar c)
{
    return c.unicode() >= 0x80 || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z')
        || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_';
}

/// Tokens of CSS Syntax 3, as coarse as a reader needs them who looks for what loads.
class Tokens
{
public:
    explicit Tokens(const QString &css)
        : m_css(css)
    {
    }

    Token next()
    {
        const qsizetype from = m_at;
        Token token;
        token.kind = read(token.value);
        token.raw = QStringView(m_css).sliced(from, m_at - from);
        return token;
    }

private:
    [[nodiscard]] QChar at(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_css.size() ? m_css[m_at + ahead] : QChar();
    }
    [[nodiscard]] bool isEnd() const { return m_at >= m_css.size(); }
    [[nodiscard]] bool isEscape(qsizetype ahead = 0) const
    {
        return at(ahead) == u'\\' && m_at + ahead + 1 < m_css.size() && at(ahead + 1) != u'\n';
    }

    Kind read(QString &value)
    {
        if (isEnd())
            return Kind::End;
        const QChar c = at();
        if (c == u'/' && at(1) == u'*') {
            const qsizetype end = m_css.indexOf("*/"_L1, m_at + 2);
            m_at = end < 0 ? m_css.size() : end + 2;
            return Kind::Comment;
        }
        if (c == u'"' || c == u'\'')
            return readString(value);
        if (c == u'@' && (isNameChar(at(1)) || isEscape(1))) {
            ++m_at;
            value = readName();
            return Kind::AtKeyword;
        }
        if (isNameChar(c) || isEscape()) {
            value = readName();
            if (at() != u'(')
                return Kind::Word;
            ++m_at;
            return value.compare("url"_L1, Qt::CaseInsensitive) == 0 ? readUrl(value) : Kind::Function;
        }
        ++m_at;
        if (c == u'(' || c == u'[' || c == u'{')
            return Kind::Open;
        if (c == u')' || c == u']' || c == u'}')
            return Kind::Close;
        return c == u';' ? Kind::Semicolon : Kind::Other;
    }

    QString readEscape()
    {
        ++m_at;
        char32_t code = 0;
        int digits = 0;
        for (; digits < 6 && isHex(at()); ++digits, ++m_at)
            code = code * 16 + static_cast<char32_t>(QString(at()).toInt(nullptr, 16));
        if (digits == 0)
            return m_css[m_at++];
        if (isSpace(at()))
            ++m_at;
        const bool isNone = code == 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
        return QString::fromUcs4(isNone ? U"\ufffd" : &code, 1);
    }

    QString readName()
    {
        QString name;
        while (!isEnd() && (isNameChar(at()) || isEscape())) {
            if (isEscape())
                name += readEscape();
            else
                name += m_css[m_at++];
        }
        return name;
    }

    Kind readString(QString &value)
    {
        const QChar quote = m_css[m_at++];
        while (!isEnd()) {
            if (at() == u'\n')
                return Kind::BadString;
            if (isEscape())
                value += readEscape();
            else if (at() == u'\\')
                m_at += 2; // A line that goes on; or the end.
            else if (at() == quote) {
                ++m_at;
                return Kind::String;
            } else
                value += m_css[m_at++];
        }
        m_at = m_css.size();
        return Kind::BadString; // Open to the end of the sheet.
    }

    /// All of it, to its bracket: what a browser would take for a broken one ends there as well.
    Kind readUrl(QString &value)
    {
        value.clear();
        while (isSpace(at()))
            ++m_at;
        if (at() == u'"' || at() == u'\'') {
            if (readString(value) == Kind::BadString)
                value.clear();
            while (isSpace(at()))
                ++m_at;
            if (at() != u')')
                value.clear();
        }
        while (!isEnd() && at() != u')') {
            if (isEscape())
                value += readEscape();
            else
                value += m_css[m_at++];
        }
        m_at += isEnd() ? 0 : 1;
        return Kind::Url;
    }

    const QString &m_css;
    qsizetype m_at = 0;
};

/// What a browser reads as one character is one here.
QString readable(const QByteArray &css)
{
    QString text = QString::fromUtf8(css);
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n').replace(u'\f', u'\n');
    return text.replace(QChar(u'\0'), QChar(0xfffd));
}

bool isHarmlessData(const QString &url)
{
    static const QRegularExpression form(u"^data:image/(png|gif|jpeg|webp);base64,[A-Za-z0-9+/]+={0,2}\\z"_s);
    return form.match(url).hasMatch();
}

/// Functions that take an address as a string, and whatever may come to be one.
bool mayLoad(const QString &function)
{
    const QString name = function.toLower();
    return std::ranges::any_of(std::array{"src"_L1, "url"_L1, "image"_L1, "document"_L1, "domain"_L1,
                                          "fade"_L1, "element"_L1, "paint"_L1, "expression"_L1},
                               [&](QLatin1StringView part) { return name.contains(part); });
}

bool isRuleThatLeads(const QString &rule)
{
    const QString name = rule.toLower();
    return name == "import"_L1 || name == "charset"_L1 || name == "namespace"_L1
        || name.contains("document"_L1);
}

class Writer
{
public:
    QString write(const QString &css)
    {
        Tokens tokens(css);
        for (Token token = tokens.next(); token.kind != Kind::End; token = tokens.next()) {
            if (m_skipped != Skipped::Nothing)
                skip(token);
            else
                take(token);
        }
        return m_text;
    }

private:
    enum class Skipped { Nothing, Function, Rule };

    void take(const Token &token)
    {
        if (token.kind == Kind::Comment || token.kind == Kind::BadString) {
            m_text += token.kind == Kind::Comment ? u"/**/"_s : u"\"\"\n"_s; // Its neighbours stay apart.
        } else if (token.kind == Kind::Url) {
            m_text += isHarmlessData(token.value.trimmed()) ? u"url(\""_s + token.value.trimmed() + u"\")"_s
                                                            : u"none "_s;
        } else if (token.kind == Kind::Function && mayLoad(token.value)) {
            m_text += u"none "_s;
            m_skipped = Skipped::Function;
            m_depth = 1;
        } else if (token.kind == Kind::AtKeyword && isRuleThatLeads(token.value)) {
            m_text += u"/**/"_s;
            m_skipped = Skipped::Rule;
            m_depth = 0;
        } else {
            m_text += token.raw;
        }
    }

    /// A function ends with its bracket, a rule with its semicolon or its block; both with what is around.
    void skip(const Token &token)
    {
        if (token.kind == Kind::Open || token.kind == Kind::Function) {
            ++m_depth;
        } else if (token.kind == Kind::Close) {
            if (m_depth == 0) {
                m_skipped = Skipped::Nothing; // The block in which the rule stands.
                m_text += token.raw;
            } else if (--m_depth == 0 && (m_skipped == Skipped::Function || token.raw == u"}"_s)) {
                m_skipped = Skipped::Nothing;
            }
        } else if (token.kind == Kind::Semicolon && m_skipped == Skipped::Rule && m_depth == 0) {
            m_skipped = Skipped::Nothing;
        }
    }

    QString m_text;
    Skipped m_skipped = Skipped::Nothing;
    int m_depth = 0;
};

} // namespace

QByteArray harmlessStyles(const QByteArray &css)
{
    return Writer().write(readable(css)).toUtf8();
}

} // namespace paperround
