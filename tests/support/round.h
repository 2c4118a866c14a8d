// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/farmprofile.h"
#include "domain/review/request.h"
#include "engine/delivery/deliveryengine.h"
#include "support/fakeledger.h"
#include "support/fakewikis.h"

#include <QHash>

#include <memory>

namespace paperround {

/// A small world to deliver in: clock, ledger, wikis and an engine that can be dropped as by a crash.
class Round
{
public:
    explicit Round(QStringList hosts = {QStringLiteral("home.example")});

    [[nodiscard]] Request request(int targetsPerWiki) const; ///< "User talk:U1" … on each host.
    void start(const Request &request);
    bool finish(const QString &id); ///< Waits until the delivery left the engine.
    bool deliver(const Request &request); ///< Both.
    void crash(); ///< The engine is gone; wikis and ledger stay.
    void resume(const QString &id);
    [[nodiscard]] QList<Row> rows(const Request &request) const { return ledger.rowsNow(request.id); }
    /// Every row ended, each delivered one exactly once on its wiki, nobody did what must not be done. A
    /// sentence about the first thing wrong; empty when all is well.
    [[nodiscard]] QString whatIsWrong(const Request &request) const;
    [[nodiscard]] int copies(const Request &request, int row) const;

    ManualClock clock;
    FakeLedger ledger{clock};
    std::shared_ptr<FakeWikis> wikis;
    std::unique_ptr<DeliveryEngine> engine;
    QList<Error> refusals;
    QList<Error> ledgerErrors;
    QList<Row> told; ///< Every row the engine told of, in order.

private:
    void makeEngine();
    QStringList m_hosts;
    QSet<QString> m_gone;
};

} // namespace paperround
