// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/delivery/routeproposal.h"

#include <QTest>

using namespace paperround;

Q_DECLARE_METATYPE(paperround::RouteFacts)
Q_DECLARE_METATYPE(paperround::RouteProposal)

class TestRouteProposal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void weighsSizeRightsAndWikis_data();
    void weighsSizeRightsAndWikis();
};

void TestRouteProposal::weighsSizeRightsAndWikis_data()
{
    using enum RouteReason;
    QTest::addColumn<RouteFacts>("facts");
    QTest::addColumn<RouteProposal>("proposal");
    const auto row = [](const char *name, const RouteFacts &facts, Route route, QList<RouteReason> reasons,
                        bool possible = true) {
        QTest::newRow(name) << facts << RouteProposal{route, std::move(reasons), possible};
    };
    //                  pages  wikis without allowed extension right signs
    row("no profile", {5000, 100, 0, false, true, true, false}, Route::Edit, {NotAllowed}, false);
    row("no extension", {5000, 100, 0, true, false, true, false}, Route::Edit, {NoExtension}, false);
    row("no right", {5000, 100, 0, true, true, false, false}, Route::Edit, {NoRight}, false);
    row("small", {1000, 50, 0, true, true, true, false}, Route::Edit, {Small});
    row("large", {1001, 1, 0, true, true, true, false}, Route::MassMessage, {Large});
    row("many wikis", {60, 51, 0, true, true, true, false}, Route::MassMessage, {ManyWikis});
    row("both", {9000, 700, 0, true, true, true, false}, Route::MassMessage, {Large, ManyWikis});
    row("signed", {9000, 700, 0, true, true, true, true}, Route::Edit, {OwnSignature, Large, ManyWikis});
    row("signed, but small", {10, 2, 0, true, true, true, true}, Route::Edit, {Small});
    row("some by edit", {9000, 9, 2, true, true, true, false}, Route::MassMessage, {Large, SomeByEdit});
    row("nothing", {}, Route::Edit, {NotAllowed}, false);
}

void TestRouteProposal::weighsSizeRightsAndWikis()
{
    QFETCH(RouteFacts, facts);
    QFETCH(RouteProposal, proposal);
    QCOMPARE(proposeRoute(facts), proposal);
}

QTEST_APPLESS_MAIN(TestRouteProposal)
#include "routeproposal.moc"
