// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/requestsmodel.h"

#include "models/translations.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

const QDateTime noon(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);

QueuedRequest queued(const QString &subject, const QString &submitter, RequestState state, int minutesAgo)
{
    ReviewedRequest request;
    request.title = u"Project:Requests/"_s + subject;
    request.record.page.submission.submitter = submitter;
    request.record.page.submission.request.message.subject = subject;
    request.record.page.submission.targetCount = 1271;
    request.record.page.submission.wikis = {{u"a.example"_s, 1270}, {u"b.example"_s, 1}};
    request.record.submitted = noon.addSecs(-60 * minutesAgo);
    request.standing.state = state;
    return {request.title, 7, request, {}};
}

QStringList shown(const RequestsModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row);
        QString text = index.data().toString();
        text.remove(QChar(0x2068)).remove(QChar(0x2069));
        lines.append(index.data(RequestsModel::HeadRole).toBool()
                         ? u"# "_s + text + u' ' + index.data(RequestsModel::FactsRole).toString()
                         : text + u' ' + index.data(RequestsModel::AgeRole).toString());
    }
    return lines;
}

} // namespace

class RequestsModelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { installTranslations(*QCoreApplication::instance(), QLocale::c()); }

    void groupsByWhomARequestWaitsFor()
    {
        RequestsModel model;
        const QAbstractItemModelTester tester(&model);
        const QList<QueuedRequest> requests{
            queued(u"Old"_s, u"Ann"_s, RequestState::Finished, 3000),
            queued(u"Mine"_s, u"Ngozi"_s, RequestState::Submitted, 130),
            queued(u"Theirs"_s, u"Ann"_s, RequestState::Submitted, 40),
            queued(u"Back"_s, u"ngozi"_s, RequestState::Returned, 50),
            {u"Project:Requests/Odd"_s, 3, {}, Error{ErrorKind::Input, u"no-part"_s, u"request"_s}}};
        model.setRequests(requests, {u"Ngozi"_s, true}, noon);
        QCOMPARE(shown(model),
                 QStringList({u"# Waiting for you 2"_s, u"Theirs 40 min"_s, u"Back 50 min"_s,
                              u"# Waiting for others 1"_s, u"Mine 2 h"_s, u"# Decided 1"_s, u"Old 2 d"_s,
                              u"# Not believed 1"_s, u"Project:Requests/Odd "_s}));
        QVERIFY(!(model.flags(model.index(0)) & Qt::ItemIsSelectable));
        QVERIFY(model.flags(model.index(1)) & Qt::ItemIsSelectable);
    }

    void nothingWaitsForWhoMayNotReview()
    {
        RequestsModel model;
        model.setRequests({queued(u"Theirs"_s, u"Ann"_s, RequestState::Submitted, 40)}, {u"Eve"_s, false},
                          noon);
        QVERIFY(model.waitingForYou().isEmpty());
        QCOMPARE(shown(model).constFirst(), u"# Waiting for others 1"_s);
    }

    void whatOneHasApprovedWaitsForOthers()
    {
        QueuedRequest request = queued(u"Theirs"_s, u"Ann"_s, RequestState::Submitted, 40);
        request.request->standing.approvals = {{.decision = {},
                                                .revision = 3,
                                                .author = u"Ngozi"_s,
                                                .authorId = 4,
                                                .time = noon,
                                                .disbelief = {}}};
        RequestsModel model;
        model.setRequests({request}, {u"Ngozi"_s, true}, noon);
        QVERIFY(model.waitingForYou().isEmpty());
    }

    void aRequestSaysWhoLooksAtItForAnHour()
    {
        QueuedRequest request = queued(u"Theirs"_s, u"Ann"_s, RequestState::Submitted, 90);
        request.request->standing.looking = {{.decision = {.kind = Decision::Kind::Take},
                                              .revision = 3,
                                              .author = u"Ravi"_s,
                                              .authorId = 4,
                                              .time = noon.addSecs(-12 * 60),
                                              .disbelief = {}}};
        RequestsModel model;
        model.setRequests({request}, {u"Ngozi"_s, true}, noon);
        const auto says = [&model](int role) {
            return model.index(1).data(role).toString().remove(QChar(0x2068)).remove(QChar(0x2069));
        };
        QCOMPARE(says(RequestsModel::StateWordRole), u"Being looked at"_s);
        QVERIFY(says(Qt::ToolTipRole).contains(u"Ravi has been looking at this for 12 minutes."_s));
        QVERIFY(says(Qt::AccessibleTextRole).contains(u"Being looked at"_s));
        QCOMPARE(model.waitingForYou().size(), 1); // It takes nothing from anybody.
        model.setRequests({request}, {u"Ravi"_s, true}, noon.addSecs(60));
        QVERIFY(says(Qt::ToolTipRole).contains(u"You have been looking at this for 13 minutes."_s));
        model.setRequests({request}, {u"Ngozi"_s, true}, noon.addSecs(48 * 60));
        QCOMPARE(says(RequestsModel::StateWordRole), u"Waits for review"_s);
    }

    void isFoundByTitleOrPerson()
    {
        RequestsModel model;
        const QAbstractItemModelTester tester(&model);
        model.setRequests({queued(u"Tech News"_s, u"Ann"_s, RequestState::Submitted, 1),
                           queued(u"Signpost"_s, u"Ravi"_s, RequestState::Submitted, 2)},
                          {u"Ngozi"_s, true}, noon);
        model.setFilter(u"tech"_s);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.rowOf(u"Project:Requests/Signpost"_s), -1);
        model.setFilter(u"ravi"_s);
        QCOMPARE(model.rowOf(u"Project:Requests/Signpost"_s), 1);
        QCOMPARE(model.waitingForYou().size(), 2); // The rail counts all.
    }

    void aLineSaysAllToAScreenReader()
    {
        RequestsModel model;
        model.setRequests({queued(u"Tech News"_s, u"Ann"_s, RequestState::Submitted, 1)}, {u"Ngozi"_s, true},
                          noon);
        const QString said = model.index(1).data(Qt::AccessibleTextRole).toString();
        for (const QString &part :
             {u"Tech News"_s, u"Waits for review"_s, u"Ann"_s, u"1,271 pages"_s, u"2 wikis"_s})
            QVERIFY2(said.contains(part), qPrintable(said));
    }
};

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::RequestsModelTest)
#include "requestsmodel.moc"
