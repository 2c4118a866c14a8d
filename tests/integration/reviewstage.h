// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/farmpolicy.h"
#include "engine/ports/clock.h"
#include "practice/practicefarm.h"
#include "support/rawapi.h"
#include "wiki/mediawikis.h"

#include <map>
#include <memory>

namespace paperround {

/// Several accounts on one wiki, each at a console of its own or at a browser. Real MediaWiki where
/// PAPERROUND_CONTRACT_FARM names it, as for ContractFarm, with the accounts of mediawiki/seed.php; else the
/// practice farm.
class ReviewStage
{
public:
    struct Cast
    {
        QString submitter; ///< Of the group massmessage-sender, as both reviewers are.
        QString reviewer;
        QString second;
        QString outsider; ///< Of no group.
        QString administrator; ///< Never at a console.
    };

    ReviewStage();
    ~ReviewStage();

    /// Empty: ready; else why not.
    QString open();
    [[nodiscard]] bool isPractice() const { return m_practice != nullptr; }
    [[nodiscard]] const QString &host() const { return m_profile.home; }
    [[nodiscard]] const FarmProfile &profile() const { return m_profile; }
    [[nodiscard]] const Cast &cast() const { return m_cast; }

    [[nodiscard]] std::shared_ptr<Wikis> console(const QString &user); ///< The same each time.
    [[nodiscard]] std::shared_ptr<Wikis> newConsole(const QString &user); ///< One more of the same account.

    /// Saves the whole page by the form that a browser shows, with a browser's line ends; false: refused.
    bool saveInBrowser(const QString &user, const QString &title, const QString &text);
    // The wiki's own buttons.
    bool undo(const QString &user, const QString &title, qint64 revision);
    bool rollBack(const QString &title, const QString &edits); ///< The newest edits, which are that user's.
    bool move(const QString &from, const QString &to);
    bool remove(const QString &title);
    bool restore(const QString &title);
    bool protect(const QString &title);
    bool unprotect(const QString &title);
    bool setPolicy(const FarmPolicy &policy); ///< Its page, protected, by the administrator.
    bool hide(const QString &title, qint64 revision, bool user, bool text);
    /// A revision that calls itself that user's, of another wiki.
    bool import(const QString &title, const QString &text, const QString &user, const QDateTime &time);
    bool setSender(const QString &user, bool may); ///< Into massmessage-sender, or out of it.
    bool setBlocked(const QString &user, bool blocked);

private:
    QString openPractice();
    QString openReal(const QJsonObject &farm);
    RawApi &browser(const QString &user);
    bool done(const QString &action, RawParams params, const QString &tokenType = QStringLiteral("csrf"));

    std::unique_ptr<PracticeFarm> m_practice;
    FarmProfile m_profile;
    Cast m_cast;
    QString m_botPassword;
    QString m_password; ///< A browser's.
    std::map<QString, std::unique_ptr<RawApi>> m_browsers;
    QHash<QString, std::shared_ptr<Wikis>> m_consoles;
    QList<std::shared_ptr<MediaWikis>> m_all;
};

} // namespace paperround
