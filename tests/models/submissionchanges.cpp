// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/submissionchanges.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

Submission some()
{
    Request request;
    request.message = {u"News"_s, u"Hello"_s};
    request.targets = {{u"User talk:A"_s, u"a.example"_s, 1},
                       {u"User talk:B"_s, u"b.example"_s, 2},
                       {u"User talk:C"_s, u"a.example"_s, 3}};
    request.listUrl = u"https://a.example/w/index.php?title=List&oldid=5"_s;
    Submission submission = submissionOf(request);
    submission.submitter = u"Anna"_s;
    return submission;
}

QStringList told(const QList<SubmissionChange> &changes)
{
    QStringList lines;
    for (const SubmissionChange &change : changes)
        lines.append(QString::number(int(change.kind)) + u' '
                     + QString(change.what + u": "_s + change.where).remove(QChar(0x2068)).remove(QChar(0x2069)));
    return lines;
}

} // namespace

class TestSubmissionChanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsChangedBetweenTheSame()
    {
        QVERIFY(changesBetween(some(), some(), false, {}).isEmpty());
    }

    void pagesThatCameAndWentAreNamed()
    {
        Submission now = some();
        now.request.targets.removeAt(1);
        now.request.targets.append({u"User talk:D"_s, u"d.example"_s, 3});
        QCOMPARE(told(changesBetween(some(), now, false, {})),
                 QStringList({u"1 User talk:B: b.example"_s, u"2 User talk:D: d.example"_s}));
    }

    void anotherOrderIsAChange()
    {
        Submission now = some();
        now.request.targets.swapItemsAt(0, 2);
        const auto changes = changesBetween(some(), now, false, {});
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes.constFirst().what, u"Order of the pages"_s);
        // The same pages from other lines of the list are the same.
        now = some();
        for (Target &target : now.request.targets)
            target.line += 7;
        QVERIFY(changesBetween(some(), now, false, {}).isEmpty());
    }

    /// What the digest binds and no line here tells would be a change that a reviewer cannot see.
    void whateverTheDigestBindsIsTold_data()
    {
        QTest::addColumn<int>("field");
        const char *const fields[]{"subject",  "not before", "not after", "waves", "once per person",
                                   "repeat",   "route",      "trace",     "list",  "submitter",
                                   "policy"};
        for (int i = 0; i < int(std::size(fields)); ++i)
            QTest::newRow(fields[i]) << i;
    }
    void whateverTheDigestBindsIsTold()
    {
        QFETCH(const int, field);
        Submission now = some();
        Request &request = now.request;
        DeliveryOptions &options = request.options;
        const QDateTime time(QDate(2026, 12, 1), QTime(12, 0), Qt::UTC);
        switch (field) {
        case 0: request.message.subject += u'!'; break;
        case 1: options.notBefore = time; break;
        case 2: options.notAfter = time; break;
        case 3: options.waves = {1, 10}; break;
        case 4: options.oncePerPerson = true; break;
        case 5: options.repeat = true; break;
        case 6: options.route = Route::MassMessage; break;
        case 7: options.traceMinutes = 90; break;
        case 8: request.listUrl += u'6'; break;
        case 9: now.submitter = u"Eve"_s; break;
        default: now.policy = u"0123456789abcdef"_s; break;
        }
        QVERIFY(digestOf(some()) != digestOf(now));
        const auto changes = changesBetween(some(), now, false, {});
        QCOMPARE(changes.size(), 1);
        QVERIFY2(changes.constFirst().where.contains(u" → "_s), qPrintable(changes.constFirst().where));
    }

    void twoIssuesAreNotToldTheirIdsAndLists()
    {
        Submission now = some();
        now.request.listUrl += u'6';
        now.submitter = u"Eve"_s;
        QVERIFY(changesBetween(some(), now, true, {}).isEmpty());
    }

    void theTableSaysAndCountsThem()
    {
        SubmissionChangesModel model;
        const QAbstractItemModelTester tester(&model);
        model.setChanges({{SubmissionChange::Kind::Left, u"User talk:B"_s, u"b.example"_s},
                          {SubmissionChange::Kind::Joined, u"User talk:D"_s, u"d.example"_s},
                          {SubmissionChange::Kind::Joined, u"User talk:E"_s, u"d.example"_s}});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.count(SubmissionChange::Kind::Joined), 2);
        QCOMPARE(model.index(0, SubmissionChangesModel::KindColumn).data().toString(), u"Left"_s);
        QCOMPARE(model.index(1, 1).data(Qt::AccessibleTextRole).toString(),
                 u"Joined: User talk:D, d.example"_s);
    }
};

QTEST_GUILESS_MAIN(TestSubmissionChanges)
#include "submissionchanges.moc"
