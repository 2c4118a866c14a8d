// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/setformula.h"

#include <QList>
#include <QVarLengthArray>

#include <optional>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr int longest = 500;

bool isLetter(QChar c)
{
    return c >= u'A' && c <= u'Z';
}

/// | & - for all the signs that a person may write; null: no operator.
QChar operatorOf(QChar c)
{
    switch (c.unicode()) {
    case u'∪':
    case u'|':
    case u'+':
        return u'|';
    case u'∩':
    case u'&':
    case u'*':
        return u'&';
    case u'\\':
    case u'∖':
    case u'−':
    case u'-':
        return u'-';
    default:
        return {};
    }
}

} // namespace

/// Recursive descent; the length of the text bounds its depth.
class FormulaParser
{
public:
    FormulaParser(QStringView text, QStringView letters)
        : m_text(text)
        , m_letters(letters)
    {
    }

    tl::expected<SetFormula, FormulaError> run()
    {
        if (m_text.size() > longest)
            return tl::unexpected(
                FormulaError{longest, static_cast<int>(m_text.size()) - longest, u"formula-too-long"_s});
        if (m_text.trimmed().isEmpty())
            return tl::unexpected(FormulaError{0, 0, u"formula-empty"_s});
        sum();
        if (!m_error && !next().isNull())
            fail(next() == u')'         ? u"formula-parenthesis"_s
                     : operandFollows() ? u"formula-operator"_s
                                        : u"formula-character"_s);
        if (m_error)
            return tl::unexpected(*m_error);
        SetFormula formula;
        formula.m_postfix = m_out;
        return formula;
    }

private:
    QChar next()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
        return m_at < m_text.size() ? m_text[m_at] : QChar();
    }
    bool operandFollows() { return next() == u'(' || next().isLetter(); }
    void fail(const QString &code, int position = -1)
    {
        if (m_error)
            return;
        const int at = position < 0 ? m_at : position;
        m_error = FormulaError{at, at < m_text.size() ? 1 : 0, code};
    }
    void sum()
    {
        product();
        for (QChar sign = operatorOf(next()); !m_error && (sign == u'|' || sign == u'-');
             sign = operatorOf(next())) {
            ++m_at;
            product();
            m_out += sign;
        }
    }
    void product()
    {
        operand();
        while (!m_error && operatorOf(next()) == u'&') {
            ++m_at;
            operand();
            m_out += u'&';
        }
    }
    void operand()
    {
        if (m_error)
            return;
        const QChar c = next();
        if (c == u'(') {
            const int open = m_at++;
            sum();
            if (!m_error && next() != u')')
                fail(next().isNull()        ? u"formula-parenthesis"_s
                         : operandFollows() ? u"formula-operator"_s
                                            : u"formula-character"_s,
                     next().isNull() ? open : -1);
            ++m_at;
        } else if (c.isLetter()) {
            if (!m_letters.contains(c.toUpper()) || !isLetter(c.toUpper()))
                fail(u"formula-letter"_s);
            m_out += c.toUpper();
            ++m_at;
        } else {
            fail(c.isNull() || c == u')' || !operatorOf(c).isNull() ? u"formula-operand"_s
                                                                    : u"formula-character"_s);
        }
    }

    QStringView m_text;
    QStringView m_letters;
    int m_at = 0;
    QString m_out;
    std::optional<FormulaError> m_error;
};

tl::expected<SetFormula, FormulaError> SetFormula::parse(QStringView text, QStringView letters)
{
    return FormulaParser(text, letters).run();
}

QString SetFormula::written(QStringView signs) const
{
    struct Part
    {
        QString text;
        QChar sign; ///< Null: one source.
    };
    QList<Part> stack;
    for (const QChar c : m_postfix) {
        if (isLetter(c)) {
            stack.append({QString(c), {}});
            continue;
        }
        const auto inside = [c](const Part &part, bool right) {
            const bool bare = part.sign.isNull() || (part.sign == c && !(right && c == u'-'));
            return bare ? part.text : u'(' + part.text + u')';
        };
        const Part right = stack.takeLast();
        Part &left = stack.last();
        const QChar sign = signs[c == u'|' ? 0 : c == u'&' ? 1 : 2];
        left = {inside(left, false) + u' ' + sign + u' ' + inside(right, true), c};
    }
    return stack.isEmpty() ? QString() : stack.constFirst().text;
}

QString SetFormula::text() const
{
    return written(u"∪∩\\");
}

QString SetFormula::ascii() const
{
    return written(u"|&-");
}

bool SetFormula::takes(SourceMask mask) const
{
    QVarLengthArray<bool, 32> stack;
    for (const QChar c : m_postfix) {
        if (isLetter(c)) {
            stack.append((mask & maskOf(c.unicode())) != 0);
            continue;
        }
        const bool right = stack.last();
        stack.removeLast();
        bool &left = stack.last();
        left = c == u'|' ? left || right : c == u'&' ? left && right : left && !right;
    }
    return !stack.isEmpty() && stack.last();
}

SourceMask SetFormula::sources() const
{
    SourceMask mask = 0;
    for (const QChar c : m_postfix)
        mask |= isLetter(c) ? maskOf(c.unicode()) : 0;
    return mask;
}

SetFormula SetFormula::with(char16_t letter) const
{
    SetFormula formula = *this;
    formula.m_postfix += isEmpty() ? QString(letter) : QString(letter) + u'|';
    return formula;
}

SetFormula SetFormula::minus(char16_t letter) const
{
    SetFormula formula = *this;
    if (!isEmpty())
        formula.m_postfix += QString(letter) + u'-';
    return formula;
}

SetFormula SetFormula::without(char16_t letter) const
{
    QStringList stack; // an empty text: that part is gone
    for (const QChar c : m_postfix) {
        if (isLetter(c)) {
            stack.append(c == letter ? QString() : QString(c));
            continue;
        }
        const QString right = stack.takeLast();
        QString &left = stack.last();
        if (left.isEmpty())
            left = c == u'-' ? QString() : right;
        else if (!right.isEmpty())
            left += right + c;
    }
    SetFormula formula;
    formula.m_postfix = stack.isEmpty() ? QString() : stack.constFirst();
    return formula;
}

} // namespace paperround
