// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/farmprofile.h"
#include "domain/review/request.h"
#include "engine/delivery/deliveryengine.h"
#include "models/deliverytablemodel.h"
#include "reliability/faultproxy.h"
#include "reliability/watchedports.h"
#include "store/store.h"
#include "wiki/mediawikis.h"

#include <QEventLoop>

namespace paperround {

/// The program from its start to its end or death, without windows: ledger, engine, wikis, and the table that
/// a person would see.
class Life
{
public:
    Life(QString directory, FarmProfile farm, std::shared_ptr<Credentials> credentials,
         std::shared_ptr<Clock> clock, std::chrono::milliseconds patience);
    ~Life();

    Result<void> open();
    [[nodiscard]] Turnstile &turnstile() { return *m_stile; }
    [[nodiscard]] DeliveryEngine &engine() { return *m_engine; }
    [[nodiscard]] Ledger &ledger() { return m_store->ledger(); }
    [[nodiscard]] const std::shared_ptr<Wikis> &wikis() const { return m_watched; }
    [[nodiscard]] const DeliveryTableModel &table() const { return *m_table; }

    /// Delivers until the delivery leaves the engine, or the program is killed. False: neither within five
    /// minutes.
    bool deliver(const Request &request);
    bool retryFailed(const QString &id);
    void kill(); ///< From within a call: it never comes back.
    /// Called when nothing goes on without a person.
    std::function<void()> person;

    [[nodiscard]] QString standstill(const QString &id) const; ///< What it waits for.
    [[nodiscard]] bool wasKilled() const { return m_stile->isKilled(); }
    [[nodiscard]] bool ledgerFailed() const { return m_ledgerFailed; }
    [[nodiscard]] const std::optional<Error> &refusal() const { return m_refusal; }

private:
    bool leave(const QString &id);

    QString m_directory;
    FarmProfile m_farm;
    std::shared_ptr<Credentials> m_credentials;
    std::shared_ptr<Clock> m_clock;
    std::chrono::milliseconds m_patience;
    std::shared_ptr<Turnstile> m_stile = std::make_shared<Turnstile>();
    std::unique_ptr<Store> m_store;
    std::unique_ptr<WatchedLedger> m_ledger;
    std::shared_ptr<MediaWikis> m_wikis;
    std::shared_ptr<Wikis> m_watched;
    std::unique_ptr<DeliveryTableModel> m_table;
    std::unique_ptr<DeliveryEngine> m_engine;
    QEventLoop m_loop;
    std::optional<Error> m_refusal;
    bool m_ledgerFailed = false;
    bool m_left = false;
};

} // namespace paperround
