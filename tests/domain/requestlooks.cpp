// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Who looks at a request just now, as its page's record tells.
#include "domain/requestfixture.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {
const QString Tessera = u"Tessera Lind"_s;
const QString Ngozi = u"Ngozi Reyes"_s;
const QString Ambrose = u"Ambrose Kell"_s;
} // namespace

class TestRequestLooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhoLooksAtItWhichDecidesNothing();
    void saysNoMoreWhoLooksOnceTheHourIsOver();
};

void TestRequestLooks::saysWhoLooksAtItWhichDecidesNothing()
{
    TellRecord told;
    const auto looking = [&told] {
        QStringList names;
        for (const RecordedDecision &each : told.standing().looking)
            names.append(each.author);
        return names;
    };
    const QString digest = told.digest();
    told.add(told.decision(Decision::Kind::Take, Ngozi), Ngozi);
    QCOMPARE(told.digest(), digest);
    QCOMPARE(looking(), QStringList(Ngozi));
    QCOMPARE(told.standing().state, RequestState::Submitted);
    told.add(told.decision(Decision::Kind::Take, Ambrose), Ambrose); // By a line in a browser, say.
    QCOMPARE(looking(), (QStringList{Ngozi, Ambrose}));
    // It keeps nobody from deciding, and whoever decides looks no more.
    told.approve(Ambrose);
    QCOMPARE(told.standing().state, RequestState::Approved);
    QCOMPARE(looking(), QStringList(Ngozi));
    told.add(told.decision(Decision::Kind::Release, Ngozi), Ngozi);
    QVERIFY(looking().isEmpty());
    QCOMPARE(told.standing().approvals.size(), 1);
    // Nobody takes it up for another, nor a request of his own; a line that is gone says nothing, and takes
    // no word back that was said beside it.
    told.add(told.decision(Decision::Kind::Take, Ngozi), Ambrose);
    told.add(told.decision(Decision::Kind::Take, Tessera), Tessera);
    QVERIFY(looking().isEmpty());
    const QStringList before = told.page.decisions;
    told.add(told.decision(Decision::Kind::Take, Ambrose), Ambrose);
    QCOMPARE(looking(), QStringList(Ambrose));
    told.page.decisions = before;
    told.edit(Ambrose);
    QVERIFY(looking().isEmpty());
    QCOMPARE(told.standing().state, RequestState::Approved);
}

void TestRequestLooks::saysNoMoreWhoLooksOnceTheHourIsOver()
{
    TellRecord told;
    told.add(told.decision(Decision::Kind::Take, Ngozi), Ngozi);
    const QDateTime taken = told.record.revisions.constLast().time;
    told.record.wikiClock = taken.addSecs(LongestLook - 1);
    QCOMPARE(told.standing().looking.size(), 1);
    told.record.wikiClock = taken.addSecs(LongestLook);
    QVERIFY(told.standing().looking.isEmpty());
    // Who may not review has nothing to look at.
    told.record.wikiClock = taken;
    QVERIFY(told.standing(1, {{Ngozi, {false, true, false, {}, {}}}}).looking.isEmpty());
    // What was submitted again is another thing to look at.
    told.page.submission = someSubmission(2);
    told.edit(Tessera);
    QVERIFY(told.standing().looking.isEmpty());
}

QTEST_GUILESS_MAIN(TestRequestLooks)
#include "requestlooks.moc"
