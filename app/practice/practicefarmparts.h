// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/farmgate.h"
#include "practice/practicecontent.h"
#include "practice/practicefarm.h"

namespace paperround {

/// What a practice farm is made of.
struct PracticeFarm::Private
{
    Private()
        : accounts([this] { return clock(); })
        , oauth(accounts, [this] { return clock(); })
        , farm{.accounts = accounts, .troubles = troubles, .wikis = wikis, .filters = content.filters()}
        , gate(farm, oauth)
    {
        content.fillAccounts(accounts);
        const QString ownerOnly = QString::fromLatin1(FarmAccounts::random(16));
        for (const FarmUser &user : accounts.playable())
            users.append({user.name, accounts.ownerOnlyToken(user.name, ownerOnly)});
        bot = {content.botUser() + u'@' + content.botName(), QString::fromLatin1(FarmAccounts::random(16))};
        accounts.setBotPassword(bot.login, content.botUser(), bot.password);
        wikis = content.wikis([this] { return clock(); });
    }

    [[nodiscard]] QDateTime clock() const
    {
        const qint64 now = QDateTime::currentMSecsSinceEpoch() + offset.count();
        return QDateTime::fromSecsSinceEpoch(now / 1000, Qt::UTC);
    }

    [[nodiscard]] WikiStore *wiki(const QString &host) const
    {
        for (const auto &one : wikis) {
            if (!host.isEmpty() && one->identity().host == host)
                return one.get();
        }
        return nullptr;
    }

    PracticeContent content;
    std::chrono::milliseconds offset{0};
    FarmAccounts accounts;
    PracticeTroubles troubles;
    FarmOAuthServer oauth;
    std::vector<std::unique_ptr<WikiStore>> wikis;
    FarmState farm;
    FarmGate gate;
    std::vector<std::unique_ptr<HttpServer>> servers;
    QList<PracticeUser> users;
    PracticeBotPassword bot;
    quint16 redirectPort = 8799;
    int size = 0; ///< 0: as the content has it.
    ReviewPolicy review{.approvals = 0}; ///< A newcomer sends without a second person.
};

} // namespace paperround
