// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/practicefarm.h"
#include "support/rawapi.h"

#include <QJsonArray>
#include <memory>
#include <vector>

namespace paperround {

/// One wiki under contract: our account, somebody else, and (where deleting is needed) an administrator.
struct ContractWiki
{
    QString host;
    std::unique_ptr<RawApi> us;
    std::unique_ptr<RawApi> nobody; ///< Without an account; the neighbour on the practice farm.
    std::unique_ptr<RawApi>
        admin; ///< The neighbour on a real wiki, who may also delete; none on the practice farm.
    QString user; ///< Our name.
    QString token; ///< Our csrf token.
    QString neighbourToken;
};

/// What a contract test runs against. PAPERROUND_CONTRACT_FARM holds JSON, as
/// tests/integration/mediawiki/wikis prints it: {"wikis": [{"host","api"}], "login": …, "password": … or
/// "token": …, "admin": …, "adminPassword": …}. Without it the practice farm is started and tested.
class ContractFarm
{
public:
    /// Empty: ready; else why not.
    QString open();

    [[nodiscard]] std::vector<ContractWiki> &wikis() { return m_wikis; }
    [[nodiscard]] bool isPractice() const { return m_practice != nullptr; }

    [[nodiscard]] QString freshTitle() const; ///< A talk page that does not exist.
    /// Writes the whole page as somebody else; the new revision.
    qint64 write(ContractWiki &wiki, const QString &title, const QString &text);
    bool remove(ContractWiki &wiki, const QString &title);
    bool move(ContractWiki &wiki, const QString &from, const QString &to, bool redirect = true);

    /// Makes the page, where it is missing, a board; on a real wiki the administrator must have the right
    /// flow-create-board.
    bool makeBoard(ContractWiki &wiki, const QString &title, Route kind);
    bool closeBoard(ContractWiki &wiki, const QString &title, Route kind); ///< To new topics or threads.
    bool protect(ContractWiki &wiki, const QString &title, const QString &action = QStringLiteral("edit"));

    /// An account of its own is blocked for ever; its name, empty where that failed.
    QString blockSomebody(ContractWiki &wiki);
    /// An account was renamed there from this to "New reader".
    QString renamedUser();

    struct Page
    {
        bool missing = true;
        qint64 id = 0;
        qint64 revision = 0;
        QString text;
        QString clock; ///< curtimestamp
        QString time; ///< Of the revision.
    };
    Page read(ContractWiki &wiki, const QString &title);
    /// How often we saved something with this mark on the page: what exactly-once is about.
    int savedWith(ContractWiki &wiki, qint64 pageId, const QString &mark);
    /// Posts as our account, with the csrf token.
    RawAnswer edit(ContractWiki &wiki, RawParams params);

private:
    QString openPractice();
    QString openReal(const QJsonObject &farm);

    std::unique_ptr<PracticeFarm> m_practice;
    std::vector<ContractWiki> m_wikis;
};

/// MediaWiki's error code; empty: none.
[[nodiscard]] inline QString codeOf(const RawAnswer &answer)
{
    return QString::fromLatin1(answer.apiError);
}

} // namespace paperround
