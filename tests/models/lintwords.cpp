// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lintwords.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

class TestLintWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCheckHasWords();
    void namesWhatWasFoundAndFencesIt();
    void offersOnlyAMendThatThereIs();
    void countsWhatIsNotListed();
};

void TestLintWords::everyCheckHasWords()
{
    QStringList titles;
    for (int i = 0; i <= static_cast<int>(LastLintCheck); ++i) {
        LintFinding finding;
        finding.check = static_cast<LintCheck>(i);
        finding.words = {u"this"_s};
        finding.number = 3;
        const LintWords words = lintWords(finding);
        const QString name = lintName(finding.check);
        QVERIFY2(!words.title.isEmpty() && !words.title.endsWith(u'.'), qPrintable(name));
        QVERIFY2(words.meaning.endsWith(u'.'), qPrintable(name));
        QVERIFY2(!words.title.contains(u'%') && !words.meaning.contains(u'%'), qPrintable(name));
        if (finding.check != LintCheck::UnclosedTemplate && finding.check != LintCheck::UnclosedLink)
            QVERIFY2(!titles.contains(words.title), qPrintable(name)); // Of marks alone the mark says it.
        titles.append(words.title);
    }
}

void TestLintWords::namesWhatWasFoundAndFencesIt()
{
    const auto found = lintMessage({u"<b>News %2</b>"_s, u"<div>[[Category:%1]]"_s}, {});
    QStringList titles;
    for (const LintFinding &finding : found)
        titles.append(lintWords(finding).title);
    QVERIFY(titles.contains(u"The subject is sent as: \u2068News %2\u2069"_s));
    QVERIFY(titles.contains(u"\u2068<div>\u2069 is never closed"_s));
    QVERIFY(titles.contains(u"\u2068[[Category:%1]]\u2069 puts every page into a category"_s));
}

void TestLintWords::offersOnlyAMendThatThereIs()
{
    LintFinding finding;
    finding.check = LintCheck::StrayTag;
    QCOMPARE(lintWords(finding).mend, QString());
    finding.mend = {LintField::Body, {3, 4}, {}};
    QCOMPARE(lintWords(finding).mend, u"Take it out"_s);
}

void TestLintWords::countsWhatIsNotListed()
{
    LintFinding finding;
    finding.check = LintCheck::SilentTildes;
    finding.more = 7;
    QVERIFY(lintWords(finding).title.contains(u'7'));
}

QTEST_GUILESS_MAIN(TestLintWords)
#include "lintwords.moc"
