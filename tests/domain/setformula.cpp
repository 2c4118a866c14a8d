// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/setformula.h"

#include <QRandomGenerator>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

/// A random formula as text, with every parenthesis, and what it means for one page.
struct Random
{
    QString text;
    bool takes = false;
};

Random randomFormula(QRandomGenerator &dice, SourceMask mask, int depth)
{
    if (depth == 0 || dice.bounded(4) == 0) {
        const auto letter = static_cast<char16_t>(u'A' + dice.bounded(5));
        return {QString(dice.bounded(2) ? QChar(letter) : QChar(letter).toLower()),
                (mask & maskOf(letter)) != 0};
    }
    const Random a = randomFormula(dice, mask, depth - 1);
    const Random b = randomFormula(dice, mask, depth - 1);
    static constexpr std::array signs{u"∪|+", u"∩&*", u"\\−-"};
    const auto kind = static_cast<std::size_t>(dice.bounded(3));
    const QString sign(signs[kind][dice.bounded(3)]);
    const bool takes = kind == 0 ? a.takes || b.takes : kind == 1 ? a.takes && b.takes : a.takes && !b.takes;
    return {u'(' + a.text + u' ' + sign + b.text + u')', takes};
}

} // namespace

class TestSetFormula : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsSignsOfMathematicsAndOfTheKeyboard_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("printed");
        QTest::newRow("one") << u" a "_s << u"A"_s;
        QTest::newRow("mockup") << u"(A ∪ B) \\ C"_s << u"(A ∪ B) \\ C"_s;
        QTest::newRow("keyboard") << u"(a|b)-c"_s << u"(A ∪ B) \\ C"_s;
        QTest::newRow("plus and star") << u"a + b * c"_s << u"A ∪ (B ∩ C)"_s;
        QTest::newRow("left to right") << u"A-B|C"_s << u"(A \\ B) ∪ C"_s;
        QTest::newRow("minus minus") << u"A-B-C"_s << u"A \\ B \\ C"_s;
        QTest::newRow("minus of a minus") << u"A-(B-C)"_s << u"A \\ (B \\ C)"_s;
        QTest::newRow("needless") << u"((A)|(B))"_s << u"A ∪ B"_s;
    }
    void readsSignsOfMathematicsAndOfTheKeyboard()
    {
        QFETCH(QString, text);
        QFETCH(QString, printed);
        const auto formula = SetFormula::parse(text, u"ABC");
        QVERIFY(formula);
        QCOMPARE(formula->text(), printed);
    }

    void namesThePlaceOfAnError_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("position");
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << u"  "_s << 0 << 0 << u"formula-empty"_s;
        QTest::newRow("no such source") << u"A ∪ D"_s << 4 << 1 << u"formula-letter"_s;
        QTest::newRow("a letter of no alphabet of ours") << u"A ∪ Ж"_s << 4 << 1 << u"formula-letter"_s;
        QTest::newRow("no operator") << u"A B"_s << 2 << 1 << u"formula-operator"_s;
        QTest::newRow("no operator inside") << u"(A B)"_s << 3 << 1 << u"formula-operator"_s;
        QTest::newRow("nothing behind") << u"A ∪ "_s << 4 << 0 << u"formula-operand"_s;
        QTest::newRow("nothing before") << u"∪ A"_s << 0 << 1 << u"formula-operand"_s;
        QTest::newRow("empty parentheses") << u"A \\ ()"_s << 5 << 1 << u"formula-operand"_s;
        QTest::newRow("not closed") << u"B ∪ (A ∪ B"_s << 4 << 1 << u"formula-parenthesis"_s;
        QTest::newRow("not opened") << u"A ∪ B)"_s << 5 << 1 << u"formula-parenthesis"_s;
        QTest::newRow("another sign") << u"A ∪ 7"_s << 4 << 1 << u"formula-character"_s;
        QTest::newRow("another sign between") << u"A , B"_s << 2 << 1 << u"formula-character"_s;
        QTest::newRow("too long") << QString(600, u'(') << 500 << 100 << u"formula-too-long"_s;
    }
    void namesThePlaceOfAnError()
    {
        QFETCH(QString, text);
        QFETCH(int, position);
        QFETCH(int, length);
        QFETCH(QString, code);
        const auto formula = SetFormula::parse(text, u"ABC");
        QVERIFY(!formula);
        QCOMPARE(formula.error().code, code);
        QCOMPARE(formula.error().position, position);
        QCOMPARE(formula.error().length, length);
    }

    void meansWhatItsPartsMeanHoweverItIsPrinted()
    {
        for (quint32 seed = 0; seed < 4000; ++seed) {
            const auto mask = static_cast<SourceMask>(seed % 32);
            QRandomGenerator dice(seed);
            const Random random = randomFormula(dice, mask, 4);
            const auto formula = SetFormula::parse(random.text, u"ABCDE");
            QVERIFY2(formula, qPrintable(random.text));
            QVERIFY2(formula->takes(mask) == random.takes, qPrintable(random.text));
            for (const QString &printed : {formula->text(), formula->ascii()}) {
                const auto again = SetFormula::parse(printed, u"ABCDE");
                QVERIFY2(again, qPrintable(printed));
                QCOMPARE(again->takes(mask), random.takes);
                QCOMPARE(again->text(), formula->text());
            }
        }
    }

    void growsAndShrinksWithItsSources()
    {
        SetFormula formula;
        QVERIFY(formula.isEmpty());
        QVERIFY(!formula.takes(maskOf(u'A')));
        QCOMPARE(formula.minus(u'A'), formula);
        formula = formula.with(u'A').with(u'B').minus(u'C');
        QCOMPARE(formula.text(), u"(A ∪ B) \\ C"_s);
        QCOMPARE(formula.sources(), SourceMask(7));
        QCOMPARE(formula.without(u'B').text(), u"A \\ C"_s);
        QCOMPARE(formula.without(u'C').text(), u"A ∪ B"_s);
        QCOMPARE(formula.without(u'A').without(u'B'), SetFormula());
    }

    void readsTheDeepestThereIs()
    {
        const QString deep = QString(249, u'(') + u'A' + QString(249, u')');
        const auto formula = SetFormula::parse(deep, u"A");
        QVERIFY(formula);
        QCOMPARE(formula->text(), u"A"_s);
    }
};

QTEST_GUILESS_MAIN(TestSetFormula)
#include "setformula.moc"
