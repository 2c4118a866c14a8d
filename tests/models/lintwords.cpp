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
    void aLongTitleMakesNoWideButton();
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

void TestLintWords::aLongTitleMakesNoWideButton()
{
    LintFinding finding;
    finding.check = LintCheck::BrokenLink;
    finding.mend = {LintField::Body, {3, 4}, {}};
    finding.words = {u"Help:Page"_s, u":m:Help:Page"_s};
    QCOMPARE(lintWords(finding).mend, u"Write \u2068[[:m:Help:Page]]\u2069"_s);
    finding.words[1] = u":m:Help:"_s + u"long "_s.repeated(50) + u"end"_s;
    const QString words = lintWords(finding).mend;
    QVERIFY2(words.size() < 48 && words.contains(u'…') && words.endsWith(u"end]]\u2069"_s),
             qPrintable(words));
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
