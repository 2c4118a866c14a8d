// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs of the review, by three accounts on the practice farm.
#include "rig.h"
#include "wiki/farms.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestReview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_rig.reset(); }

    void goesFromSubmissionToDelivery();
    void approvesNothingWithoutItsDigest();
    void refusesTheSubmittersOwnApproval();
    void sendsNothingThatThePolicyWantsApproved();
    void asksForASecondPersonFromFiftyPagesOnWhereTheFarmSaysNothing();
    void callsUnreviewedWhatALocalQueueSent();
    void deliversNothingThatWasReturned();
    void saysWhoLooksAtARequest();
    void showsThePolicyInForce();
    void saysWhereTheCallIsWrong();

private:
    /// As the account of that number.
    [[nodiscard]] Ended as(int user, const QStringList &words)
    {
        return inWords(user, words + QStringList{u"--json"_s});
    }
    [[nodiscard]] Ended inWords(int user, QStringList words)
    {
        const QString token = u"token-%1"_s.arg(user);
        m_rig->write(token, m_rig->farm().users().at(user).token.toUtf8());
        words +=
            {u"--data-dir"_s, m_rig->path(u"data-%1"_s.arg(user)), u"--token-file"_s, m_rig->path(token)};
        return m_rig->run(words);
    }
    [[nodiscard]] QStringList on(QStringList words) const
    {
        return words + QStringList{u"--home"_s, m_rig->farm().hosts().first()};
    }
    QJsonObject submit()
    {
        const Ended ended = as(0, {u"review"_s, u"submit"_s, m_rig->path(u"request.json"_s)});
        if (ended.code != 0)
            qFatal("cannot submit: %s", ended.err.constData());
        return ended.lines().value(0);
    }
    void saveProfiles(const FarmProfile &farm)
    {
        for (int user = 0; user < 3; ++user) {
            const QString folder = m_rig->path(u"data-%1/farms"_s.arg(user));
            QVERIFY(QDir().mkpath(folder));
            QVERIFY(saveFarm(folder, farm));
        }
    }

    std::unique_ptr<Rig> m_rig;
    QStringList m_targets;
};

void TestReview::init()
{
    m_rig = std::make_unique<Rig>();
    QVERIFY(m_rig->farm().users().size() >= 3);
    saveProfiles(m_rig->farm().profile());
    m_targets = m_rig->readers(3);
    m_rig->writeRequest(m_targets);
}

void TestReview::goesFromSubmissionToDelivery()
{
    const QJsonObject submitted = submit();
    const QString title = submitted.value("title"_L1).toString();
    QCOMPARE(submitted.value("state"_L1).toString(), u"submitted"_s);
    QCOMPARE(submitted.value("pages"_L1).toInt(), 3);
    const Ended list = as(2, on({u"review"_s, u"list"_s}));
    QCOMPARE(list.code, 0);
    QCOMPARE(list.lines().size(), 1);
    QCOMPARE(list.lines().first().value("title"_L1).toString(), title);
    const Ended show = as(1, on({u"review"_s, u"show"_s, title}));
    QVERIFY2(show.code == 0, show.err.constData());
    QCOMPARE(show.lines().first().value("body"_L1).toString(), u"Hello. ~~~~~"_s);
    QCOMPARE(show.lines().first().value("targets"_L1).toArray().size(), 3);
    const QString digest = show.lines().first().value("digest"_L1).toString();
    const Ended approved = as(
        1, on({u"review"_s, u"approve"_s, title, u"--digest"_s, digest.left(12), u"--comment"_s, u"good"_s}));
    QVERIFY2(approved.code == 0, approved.err.constData());
    QCOMPARE(approved.lines().first().value("state"_L1).toString(), u"approved"_s);
    const Ended delivered = as(2, on({u"deliver"_s, u"--approved"_s, title}));
    QVERIFY2(delivered.code == 0, delivered.err.constData());
    QCOMPARE(delivered.summary().value("delivered"_L1).toInt(), 3);
    QCOMPARE(delivered.lines().last().value("reviewed"_L1), QJsonValue(true));
    const Ended again = as(2, on({u"deliver"_s, u"--approved"_s, title}));
    QVERIFY2(again.code == 0, again.err.constData());
    for (int i = 0; i < m_targets.size(); ++i)
        QCOMPARE(m_rig->copies(m_targets[i], i + 1), 1);
    const Ended after = as(0, on({u"review"_s, u"show"_s, title}));
    QCOMPARE(after.lines().first().value("state"_L1).toString(), u"finished"_s);
    const Ended history = m_rig->run({u"history"_s, u"show"_s, m_rig->requestId(), u"--json"_s,
                                      u"--data-dir"_s, m_rig->path(u"data-2"_s)});
    const QJsonObject review = history.lines().value(0)["delivery"_L1]["review"_L1].toObject();
    QCOMPARE(review.value("page"_L1).toString(), title);
    QCOMPARE(review.value("digest"_L1).toString(), digest);
    QCOMPARE(review.value("approvals"_L1)[0]["user"_L1].toString(), m_rig->farm().users().at(1).name);
    QCOMPARE(review.value("approvals"_L1)[0]["comment"_L1].toString(), u"good"_s);
    const Ended words =
        m_rig->run({u"history"_s, u"show"_s, m_rig->requestId(), u"--data-dir"_s, m_rig->path(u"data-2"_s)});
    QVERIFY(words.out.contains("Approved by "));
}

void TestReview::approvesNothingWithoutItsDigest()
{
    const QString title = submit().value("title"_L1).toString();
    QCOMPARE(as(1, on({u"review"_s, u"approve"_s, title})).code, 2);
    QCOMPARE(as(1, on({u"review"_s, u"approve"_s, title, u"--digest"_s, u"abc"_s})).code, 2);
    const Ended other = as(1, on({u"review"_s, u"approve"_s, title, u"--digest"_s, QString(12, u'0')}));
    QCOMPARE(other.code, 1);
    QVERIFY2(other.err.contains("The request has changed"), other.err.constData());
}

void TestReview::refusesTheSubmittersOwnApproval()
{
    const QJsonObject request = submit();
    const Ended own = as(0,
                         on({u"review"_s, u"approve"_s, request.value("title"_L1).toString(), u"--digest"_s,
                             request.value("digest"_L1).toString()}));
    QCOMPARE(own.code, 1);
    QVERIFY2(own.err.contains("This is your own request"), own.err.constData());
}

void TestReview::sendsNothingThatThePolicyWantsApproved()
{
    FarmProfile farm = m_rig->farm().profile();
    farm.review.approvals = 1;
    farm.review.fromTargets = 3;
    saveProfiles(farm);
    const Ended refused = as(0, {u"deliver"_s, m_rig->path(u"request.json"_s)});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("A second person has to approve this"), refused.err.constData());
    QCOMPARE(m_rig->farm().requests({}, u"edit"_s), 0);
}

void TestReview::asksForASecondPersonFromFiftyPagesOnWhereTheFarmSaysNothing()
{
    FarmProfile farm = m_rig->farm().profile();
    farm.review = {};
    saveProfiles(farm);
    m_rig->writeRequest(m_rig->readers(50));
    const Ended refused = as(0, {u"deliver"_s, m_rig->path(u"request.json"_s)});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("A second person has to approve this"), refused.err.constData());
    QVERIFY2(refused.err.contains("50/50"), refused.err.constData());
    QCOMPARE(m_rig->farm().requests({}, u"edit"_s), 0);
    m_rig->writeRequest(m_rig->readers(49));
    const Ended sent = as(0, {u"deliver"_s, m_rig->path(u"request.json"_s)});
    QVERIFY2(sent.code == 0, sent.err.constData());
}

void TestReview::callsUnreviewedWhatALocalQueueSent()
{
    FarmProfile farm = m_rig->farm().profile();
    farm.review.queue = ReviewPolicy::Queue::Ledger;
    farm.review.approvals = 1;
    farm.review.fromTargets = 1;
    saveProfiles(farm);
    const Ended submitted = as(0, {u"review"_s, u"submit"_s, m_rig->path(u"request.json"_s)});
    QCOMPARE(submitted.code, 1);
    QVERIFY2(submitted.err.contains("This farm keeps no requests on its wiki"), submitted.err.constData());
    const Ended sent = as(0, {u"deliver"_s, m_rig->path(u"request.json"_s)});
    QCOMPARE(sent.code, 0);
    QCOMPARE(sent.lines().last().value("reviewed"_L1), QJsonValue(false));
    const Ended again = inWords(0, {u"deliver"_s, m_rig->path(u"request.json"_s)});
    QVERIFY2(again.out.contains("Unreviewed: no second person was asked"), again.out.constData());
    const Ended shown =
        m_rig->run({u"history"_s, u"show"_s, m_rig->requestId(), u"--data-dir"_s, m_rig->path(u"data-0"_s)});
    QCOMPARE(shown.code, 0);
    QVERIFY2(shown.out.contains("Unreviewed: no second person was asked"), shown.out.constData());
}

void TestReview::deliversNothingThatWasReturned()
{
    const QString title = submit().value("title"_L1).toString();
    const Ended returned = as(1, on({u"review"_s, u"return"_s, title, u"--comment"_s, u"No link."_s}));
    QVERIFY2(returned.code == 0, returned.err.constData());
    const Ended refused = as(0, on({u"deliver"_s, u"--approved"_s, title}));
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("The request was returned"), refused.err.constData());
    const QJsonObject again = submit(); // As it is: a new version, and nobody's word on it.
    QCOMPARE(again.value("submission"_L1).toInt(), 2);
    QCOMPARE(again.value("title"_L1).toString(), title);
    QCOMPARE(again.value("state"_L1).toString(), u"submitted"_s);
    const Ended said = as(1, on({u"review"_s, u"comment"_s, title, u"--comment"_s, u"Better."_s}));
    QVERIFY2(said.code == 0, said.err.constData());
    QCOMPARE(said.lines().first().value("comments"_L1)[0]["comment"_L1].toString(), u"Better."_s);
    QCOMPARE(as(0, on({u"review"_s, u"withdraw"_s, title})).code, 0);
    QCOMPARE(as(0, on({u"review"_s, u"show"_s, title})).lines().first().value("state"_L1).toString(),
             u"withdrawn"_s);
}

void TestReview::saysWhoLooksAtARequest()
{
    const QJsonObject request = submit();
    const QString title = request.value("title"_L1).toString();
    const Ended taken = as(1, on({u"review"_s, u"take"_s, title}));
    QVERIFY2(taken.code == 0, taken.err.constData());
    const QJsonObject now = taken.lines().value(0);
    QCOMPARE(now.value("looking"_L1)[0]["user"_L1].toString(), m_rig->farm().users().at(1).name);
    QCOMPARE(now.value("digest"_L1), request.value("digest"_L1));
    QCOMPARE(now.value("state"_L1).toString(), u"submitted"_s);
    const Ended twice = as(1, on({u"review"_s, u"take"_s, title}));
    QCOMPARE(twice.code, 1);
    QVERIFY2(twice.err.contains("You have taken this request up already"), twice.err.constData());
    const Ended own = as(0, on({u"review"_s, u"take"_s, title}));
    QCOMPARE(own.code, 1);
    const Ended shown = inWords(1, on({u"review"_s, u"show"_s, title}));
    QVERIFY2(shown.out.contains("Taken up by "), shown.out.constData());
    const Ended given = as(1, on({u"review"_s, u"release"_s, title}));
    QVERIFY2(given.code == 0, given.err.constData());
    QVERIFY(given.lines().value(0).value("looking"_L1).toArray().isEmpty());
    QCOMPARE(as(1, on({u"review"_s, u"release"_s, title})).code, 1);
}

void TestReview::showsThePolicyInForce()
{
    FarmProfile farm = m_rig->farm().profile();
    farm.review.footer = u"Why you get this"_s;
    saveProfiles(farm);
    const Ended shown = as(2, on({u"review"_s, u"policy"_s}));
    QVERIFY2(shown.code == 0, shown.err.constData());
    QCOMPARE(shown.lines().value(0).value("review"_L1)["footer"_L1].toString(), u"Why you get this"_s);
    QCOMPARE(shown.lines().value(0).value("page"_L1).toString(), QString());
    const Ended words = inWords(2, on({u"review"_s, u"policy"_s}));
    QVERIFY2(words.out.contains("Footer of every message: Why you get this"), words.out.constData());
}

void TestReview::saysWhereTheCallIsWrong()
{
    QCOMPARE(as(0, {u"review"_s, u"list"_s}).code, 2); // Of which farm?
    QCOMPARE(as(0, on({u"review"_s, u"return"_s, u"X"_s})).code, 2);
    QCOMPARE(as(0, on({u"deliver"_s, u"--approved"_s, u"X"_s, u"--again"_s})).code, 2);
    QCOMPARE(as(0, {u"deliver"_s, m_rig->path(u"request.json"_s), u"--take-over"_s}).code, 2);
    const Ended missing = as(0, on({u"review"_s, u"show"_s, u"Project:None"_s}));
    QCOMPARE(missing.code, 1);
    QVERIFY2(missing.err.contains("There is no such request"), missing.err.constData());
}

QTEST_GUILESS_MAIN(TestReview)
#include "review.moc"
