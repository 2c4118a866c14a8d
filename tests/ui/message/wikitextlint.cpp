// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/wikitextlint.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

class WikitextLintTest : public QObject
{
    Q_OBJECT

    static QStringList wordsOf(const QString &text, const QStringList &missing = {})
    {
        QStringList words;
        const QList<TextProblem> problems = lintWikitext(text, missing);
        for (const TextProblem &problem : problems)
            words.append(u"%1: %2"_s.arg(problem.line).arg(problem.words));
        return words;
    }

private Q_SLOTS:
    void aSoundTextHasNoProblems()
    {
        QCOMPARE(
            wordsOf(u"<div>\n'''News''' of [[Main Page|the week]] {{tracked|{{{1}}}}}<br/>\n</div>\n~~~~"_s),
            QStringList());
    }

    void whatIsOpenedIsClosed()
    {
        QCOMPARE(wordsOf(u"one\n[[two\n{{three"_s),
                 QStringList({u"2: [[ is never closed"_s, u"3: {{ is never closed"_s}));
        QCOMPARE(wordsOf(u"one]]\n}}"_s),
                 QStringList({u"1: ]] closes nothing"_s, u"2: }} closes nothing"_s}));
        QCOMPARE(wordsOf(u"<div>\n<b>x</div>"_s).size(), 3);
        QCOMPARE(wordsOf(u"</SPAN>"_s), QStringList({u"1: </span> closes nothing"_s}));
    }

    void whatTheWikiDoesNotReadIsNoProblem()
    {
        QCOMPARE(wordsOf(u"<!-- [[ {{ <div> -->\n<nowiki>[[ </div></nowiki>"_s), QStringList());
        // An open comment swallows the rest, as on the wiki.
        QCOMPARE(wordsOf(u"a <!-- [[ \n {{"_s), QStringList());
    }

    void aTemplateThatIsMissingIsShownWhereItIsUsed()
    {
        const QString text = u"one\nand {{ tracked stuff |T1}}"_s;
        const QList<TextProblem> problems =
            lintWikitext(text, {u"Template:Tracked_stuff"_s, u"Vorlage:Other"_s});
        QCOMPARE(problems.size(), 1);
        QCOMPARE(problems[0].line, 2);
        QCOMPARE(text.mid(problems[0].position, problems[0].length), u"{{ tracked stuff "_s);
    }

    void aTextFullOfProblemsIsReadInTimeAndCutToFifty()
    {
        QCOMPARE(lintWikitext(u"[[ {{ <div> "_s.repeated(20'000)).size(), 50);
        QCOMPARE(lintWikitext(u"<!--"_s.repeated(100'000)).size(), 0);
    }
};

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::WikitextLintTest)
#include "wikitextlint.moc"
