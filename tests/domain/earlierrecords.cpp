// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/earlierrecords.h"

#include "domain/requestfixture.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestEarlierRecords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFirstVersionHasNoneBefore();
    void findsEachVersionWithWhatWasSaidOfIt();
    void passesOverWhatSomebodyElseWrote();
    void neverReadsForEver();
};

namespace {

/// The page is submitted again with other words.
void submitAgain(TellRecord &told, int version)
{
    Submission next = someSubmission(version);
    next.request.message.body += u" Once more, %1."_s.arg(version);
    told.page.submission = submissionOf(next.request);
    told.page.submission.version = version;
    told.page.submission.page = next.page;
    told.page.submission.submitter = next.submitter;
    told.page.submission.policy = next.policy;
    told.page.submission.expires = next.expires;
    told.edit(next.submitter);
}

} // namespace

void TestEarlierRecords::aFirstVersionHasNoneBefore()
{
    TellRecord told;
    told.approve(u"Ngozi Reyes"_s);
    QVERIFY(earlierRecords(told.record).isEmpty());
}

void TestEarlierRecords::findsEachVersionWithWhatWasSaidOfIt()
{
    TellRecord told;
    told.approve(u"Ngozi Reyes"_s);
    submitAgain(told, 2);
    Decision returned = told.decision(Decision::Kind::Return, u"Ambrose Kell"_s);
    returned.comment = u"The second link is red."_s;
    told.add(returned, u"Ambrose Kell"_s);
    submitAgain(told, 3);
    const QList<RequestRecord> earlier = earlierRecords(told.record);
    QCOMPARE(earlier.size(), 2);
    QCOMPARE(earlier[0].page.submission.version, 2);
    QCOMPARE(earlier[0].decisions.constLast().decision.comment, u"The second link is red."_s);
    QCOMPARE(earlier[1].page.submission.version, 1);
    QCOMPARE(earlier[1].submitted, minute(0));
    QCOMPARE(earlier[1].decisions.size(), 1);
    QVERIFY(earlier[1].decisions.constFirst().disbelief.isEmpty());
}

void TestEarlierRecords::passesOverWhatSomebodyElseWrote()
{
    TellRecord told;
    // A version that Eve writes in Tessera's name, and a page of rubbish.
    submitAgain(told, 2);
    told.record.revisions.last().user = u"Eve"_s;
    told.edit(u"Eve"_s).text = u"Nothing left of it"_s;
    submitAgain(told, 3);
    const QList<RequestRecord> earlier = earlierRecords(told.record);
    QCOMPARE(earlier.size(), 1);
    QCOMPARE(earlier.constFirst().page.submission.version, 1);
}

void TestEarlierRecords::neverReadsForEver()
{
    TellRecord told;
    for (int version = 2; version < 40; ++version)
        submitAgain(told, version);
    QCOMPARE(earlierRecords(told.record).size(), MostEarlierRecords);
    for (int i = 0; i < 60; ++i)
        told.edit(u"Eve"_s).text = u"Rubbish %1"_s.arg(i);
    submitAgain(told, 40);
    QVERIFY(earlierRecords(told.record).isEmpty());
}

QTEST_GUILESS_MAIN(TestEarlierRecords)
#include "earlierrecords.moc"
