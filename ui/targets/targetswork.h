// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/targetlistparser.h"
#include "models/draftchecks.h"
#include "ui/drafts/draftdocument.h"
#include "ui/targets/healthwork.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

namespace paperround {

/// Brings targets into a draft and has them checked on their wikis; no widget.
class TargetsWork : public QObject
{
    Q_OBJECT
public:
    TargetsWork(DraftDocument &document, const Desk &desk, const Clock &clock, DeliveryEngine &engine,
                QObject *parent = nullptr);

    void loadPage(const QString &wiki, const QString &page);
    /// In any format that parseTargets() reads. Nothing usable: failed() with "empty-list".
    void addText(const QString &text, const QString &source);
    /// A table asks a person first: tableFound().
    void addFile(const QString &path);
    /// What a query found, and the like. Nothing at all: failed() with "empty-list".
    void add(const ParsedTargets &parsed, const QString &source);
    /// The farm's wikis by all their names, once they are told. Every host is taken: the check of its pages
    /// tells which are outside the farm.
    [[nodiscard]] const KnownSites &sites() const { return m_sites; }
    void check() { m_health.checkAll(); } ///< All targets anew.
    [[nodiscard]] HealthWork &health() { return m_health; }
    [[nodiscard]] const HealthWork &health() const { return m_health; }

    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] bool isChecking() const { return m_health.isChecking(); }
    [[nodiscard]] const QDateTime &checkedAt() const { return m_health.checkedAt(); }
    [[nodiscard]] const QList<WikiTrouble> &troubles() const { return m_health.troubles(); }
    [[nodiscard]] const QList<AccountFacts> &accounts() const { return m_accounts; }
    /// Of the wikis that have told.
    [[nodiscard]] int wikisWithoutMassMessage() const { return m_withoutMassMessage; }

Q_SIGNALS:
    void added(int targets, int problems, const QString &source);
    void failed(const paperround::Error &error, const QString &source);
    void tableFound(const QByteArray &bytes, const QString &source);
    void stateChanged(); ///< Loading, checking, troubles, what the wikis have told.

private:
    void forget();
    void askSites();
    void askWikis();

    DraftDocument &m_document;
    const Desk &m_desk;
    HealthWork m_health;
    QList<AccountFacts> m_accounts;
    int m_withoutMassMessage = 0;
    KnownSites m_sites;
    quint64 m_round = 0; ///< Answers of an earlier draft or account are passed over.
    quint64 m_accountsRound = 0;
    bool m_loading = false;
};

} // namespace paperround
