// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>
#include <tl/expected.hpp>

namespace paperround {

/// Which sources a page stands in: bit 0 is A, bit 25 is Z.
using SourceMask = quint32;

inline constexpr int MostSources = 26;

[[nodiscard]] constexpr SourceMask maskOf(char16_t letter)
{
    return SourceMask(1) << (letter - u'A');
}

/// Where and why a text is no formula. `position` and `length` are in characters of the text.
///
/// formula-empty        nothing stands there
/// formula-letter       a letter that is no source
/// formula-character    what is neither letter, operator nor parenthesis
/// formula-operator     two sources with no operator between them
/// formula-operand      an operator or a parenthesis with no source where one must be
/// formula-parenthesis  a parenthesis without its other half
/// formula-too-long     longer than any formula
struct FormulaError
{
    int position = 0;
    int length = 0;
    QString code;

    friend bool operator==(const FormulaError &, const FormulaError &) = default;
};

/// How the sources of a list make the list: `(A ∪ B) \ C`. Which pages it takes depends on nothing but the
/// sources a page stands in, so counts are known without walking the list again.
class SetFormula
{
public:
    /// Nothing at all: the list has own rows only.
    SetFormula() = default;

    /// Union ∪ | +, minus \ ∖ − -, intersection ∩ & *; letters in either case. ∩ binds closer; the others go
    /// from left to right. `letters`: the sources there are.
    [[nodiscard]] static tl::expected<SetFormula, FormulaError> parse(QStringView text, QStringView letters);

    [[nodiscard]] QString text() const; ///< With ∪ ∩ \; parenthesised wherever two operators meet.
    [[nodiscard]] QString ascii() const; ///< The same with | & -, for keeping.
    [[nodiscard]] bool isEmpty() const { return m_postfix.isEmpty(); }
    [[nodiscard]] bool takes(SourceMask mask) const; ///< A page that stands in exactly those sources.
    [[nodiscard]] SourceMask sources() const; ///< That it names.

    [[nodiscard]] SetFormula with(char16_t letter) const; ///< f ∪ X
    [[nodiscard]] SetFormula minus(char16_t letter) const; ///< f \ X; of nothing it stays nothing.
    [[nodiscard]] SetFormula without(char16_t letter) const; ///< As if X had never been named.

    friend bool operator==(const SetFormula &, const SetFormula &) = default;

private:
    friend class FormulaParser;
    [[nodiscard]] QString written(QStringView signs) const;

    QString m_postfix; ///< Letters, and | & - behind their two operands.
};

} // namespace paperround
