// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/farmprofile.h"
#include "domain/targets/target.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStringList>
#include <QTemporaryDir>

#include <optional>

class QEventLoop;

namespace paperround {

/// Pages to deliver to, made anew for each of the two clients.
struct Round
{
    QStringList hosts;
    QString token;
    FarmProfile farm;
    QList<Target> targets;
    QHash<QString, qint64> base; ///< "title@host" → revision
};

/// A client that does nothing but write a row down, post it, and write down what came of it: one at a time a
/// wiki, the wikis side by side, at most three at once; each record is committed and synced.
class BareClient
{
public:
    explicit BareClient(Round round);
    ~BareClient();
    Q_DISABLE_COPY_MOVE(BareClient)

    void run();
    [[nodiscard]] int failed() const { return m_failed; }

private:
    [[nodiscard]] QNetworkRequest request(const QString &host) const;
    QString csrf(const QString &host);
    void open();
    void fill();
    void post(const QString &host, const Target &target);
    void write(QSqlQuery &query, const QVariantList &values);

    Round m_round;
    QTemporaryDir m_folder;
    QSqlDatabase m_records;
    std::optional<QSqlQuery> m_claim;
    std::optional<QSqlQuery> m_outcome;
    QNetworkAccessManager m_network;
    QHash<QString, QList<Target>> m_waiting;
    QHash<QString, QString> m_token;
    QStringList m_idle;
    QEventLoop *m_loop = nullptr;
    int m_inFlight = 0;
    int m_failed = 0;
};

} // namespace paperround
