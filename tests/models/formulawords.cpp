// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formulawords.h"

#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

class FormulaWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyErrorNamesItsPlace()
    {
        for (const QString &text :
             {u"A ∪ D"_s, u"A B"_s, u"A ∪"_s, u"(A"_s, u"A ∪ 7"_s, QString(600, u'(')}) {
            const auto formula = SetFormula::parse(text, u"AB");
            QVERIFY(!formula);
            const QString words = formulaErrorWords(formula.error(), text);
            QVERIFY2(words.startsWith(u"Column %1: "_s.arg(formula.error().position + 1)), qPrintable(words));
            QVERIFY(!words.contains(u"formula-"_s));
        }
        QCOMPARE(formulaErrorWords(SetFormula::parse(u"A ∪ D", u"AB").error(), u"A ∪ D"_s),
                 u"Column 5: there is no source \u2068D\u2069"_s);
        QVERIFY(!formulaErrorWords(SetFormula::parse(u"", u"AB").error(), {}).isEmpty());
    }

    void areasAreToldByTheirSources()
    {
        QLocale::setDefault(QLocale(QLocale::English));
        QCOMPARE(regionWords(maskOf(u'A'), u"ABC"_s), u"only in A"_s);
        QCOMPARE(regionWords(maskOf(u'A') | maskOf(u'C'), u"ABC"_s), u"in A and C"_s);
        QCOMPARE(regionWords(maskOf(u'A'), u"A"_s), u"in A"_s);
    }

    void offersWhoJoinedAndWhoLeft()
    {
        const QList<TargetSource> sources{{.letter = u'A'},
                                          {.letter = u'B', .origin = {.kind = SourceKind::Delivery}},
                                          {.letter = u'C', .origin = {.kind = SourceKind::Exclusions}}};
        const SetFormula now = SetFormula().with(u'A').with(u'B').minus(u'C');
        QStringList offers;
        for (const NamedFormula &offer : formulasFor(sources, now))
            offers.append(offer.name + u": "_s + offer.formula.text());
        QVERIFY(offers.contains(u"All together: (A ∪ B) \\ C"_s));
        QVERIFY(offers.contains(u"What all share: (A ∩ B) \\ C"_s));
        QVERIFY(offers.contains(u"Joined since B: (A \\ C) \\ B"_s)
                || offers.contains(u"Joined since B: A \\ C \\ B"_s));
        QVERIFY(offers.contains(u"Left since B: B \\ (A \\ C)"_s));
    }

    void aSourceIsToldWithItsKind()
    {
        for (int kind = 0; kind < sourceKinds; ++kind) {
            TargetSource source{.name = u"x"_s, .origin = {.kind = static_cast<SourceKind>(kind)}};
            QVERIFY(!sourceWords(source, {}).section(u", "_s, 1).isEmpty());
        }
    }
};

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::FormulaWordsTest)
#include "formulawords.moc"
