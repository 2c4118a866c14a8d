// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the application does with deliveries under way: going on after a restart, links to the wikis.
#include "ui/application.h"

#include "engine/delivery/deliveryengine.h"
#include "models/bidi.h"
#include "models/sentences.h"
#include "store/store.h"
#include "ui/accounts/desk.h"
#include "ui/delivery/deliveriespage.h"
#include "ui/shell/mainwindow.h"
#include "wiki/login/accountbook.h"

#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

DeliveryDoors Application::doors()
{
    return {[this] { return m_workplace->clock().now(); },
            [this](const QUrl &url) { m_surroundings.openUrl(url); },
            [this](const Row &row) { return rowUrl(row); },
            [this](const QString &id, int row, QObject *context,
                   std::function<void(const QList<Attempt> &)> answer) {
                QCoro::connect(m_workplace->store().history().attemptsOf(id, row), context,
                               [answer = std::move(answer)](Result<QList<Attempt>> attempts) {
                                   if (attempts)
                                       answer(*attempts);
                               });
            },
            [this](const Delivery &delivery) { return obstacle(delivery); },
            [this](const Delivery &delivery, const QString &wiki, QObject *context,
                   std::function<void(const Result<WikiFacts> &)> answer) {
                const FarmProfile farm = m_workplace->farmFor(delivery.farm);
                QCoro::connect(m_workplace->wikisFor(farm)->facts(wiki), context, std::move(answer));
            },
            // Of every farm: a delivery may belong to another than the one at the desk.
            WikiNames(m_workplace->farms())};
}

void Application::learnWiki(const QString &id, const QString &wiki)
{
    const std::optional<Delivery> delivery = m_workplace->engine().delivery(id);
    if (m_asked.contains(wiki) || !delivery)
        return;
    m_asked.insert(wiki);
    // Not the farm at the desk: a delivery may belong to another.
    const FarmProfile farm = m_workplace->farmFor(delivery->farm);
    QCoro::connect(m_workplace->wikisFor(farm)->facts(wiki), this, [this, wiki](Result<WikiFacts> facts) {
        if (facts)
            m_indexOfWiki.insert(wiki, facts->index);
        else
            m_asked.remove(wiki);
    });
}

QUrl Application::rowUrl(const Row &row) const
{
    QUrl url = m_indexOfWiki.value(row.target.wiki);
    if (url.isEmpty()) {
        // Until the wiki was asked: where Wikimedia and most others have it.
        const bool loopback = row.target.wiki.startsWith(QLatin1StringView("127.0.0.1"))
            || row.target.wiki.startsWith(QLatin1StringView("localhost"));
        url = QUrl((loopback ? u"http://"_s : u"https://"_s) + row.target.wiki + u"/w/index.php"_s,
                   QUrl::StrictMode);
    }
    QUrlQuery query;
    if (row.revision > 0)
        query.addQueryItem(u"diff"_s, QString::number(row.revision));
    else
        query.addQueryItem(
            u"title"_s,
            QString::fromLatin1(QUrl::toPercentEncoding(row.page.isEmpty() ? row.target.title : row.page)));
    url.setQuery(query);
    return url;
}

void Application::resumeOpen()
{
    QCoro::connect(m_workplace->store().ledger().open(), this, [this](Result<QList<Delivery>> open) {
        if (!open) {
            m_window->showError(open.error());
            return;
        }
        for (const Delivery &delivery : *open) {
            offer(delivery);
            // What a person paused or stopped waits for a person.
            if (delivery.state == DeliveryState::Delivering && !m_workplace->onlyReading()) {
                m_window->open(PageId::Deliveries, delivery.id);
                resumeAs(delivery);
            }
        }
    });
}

void Application::offer(const Delivery &delivery)
{
    QCoro::connect(m_workplace->store().ledger().rows(delivery.id), this,
                   [this, delivery](Result<QList<Row>> rows) {
                       if (rows)
                           m_deliveries->offer(delivery, *rows);
                       else
                           m_window->showError(rows.error());
                   });
}

void Application::resume(const QString &id)
{
    if (m_workplace->onlyReading()) {
        m_window->showError(*m_workplace->onlyReading());
        return;
    }
    QCoro::connect(m_workplace->store().ledger().delivery(id), this,
                   [this](Result<std::optional<Delivery>> found) {
                       if (!found) {
                           m_window->showError(found.error());
                       } else if (*found) {
                           m_released.insert((*found)->id);
                           resumeAs(**found);
                           m_window->open(PageId::Deliveries, (*found)->id);
                       }
                   });
}

std::optional<Account> Application::accountOf(const Delivery &delivery) const
{
    const QList<KnownAccount> known = m_workplace->accounts().accounts();
    const auto found = std::ranges::find_if(known, [&](const KnownAccount &k) {
        return k.signedIn && k.account.farm == delivery.farm && k.account.name == delivery.account;
    });
    return found == known.end() ? std::nullopt : std::optional(found->account);
}

void Application::resumeAs(const Delivery &delivery)
{
    const std::optional<Account> account = accountOf(delivery);
    if (!account) {
        askForSignIn(delivery, {ErrorKind::NeedsFix, u"sign-in"_s, delivery.farm, {}});
        return;
    }
    QCoro::connect(m_workplace->wikisFor(*account), this,
                   [this, delivery](Result<std::shared_ptr<Wikis>> wikis) {
                       if (!wikis) {
                           askForSignIn(delivery, wikis.error());
                           return;
                       }
                       m_signedOut.remove(delivery.id);
                       m_window->notices()->withdraw(u"signed-out/"_s + delivery.id);
                       m_workplace->engine().resume(delivery.id, *wikis);
                       tellWentOn(delivery);
                   });
}

void Application::resumeSignedIn()
{
    // A try may end in another wait.
    const QHash<QString, Delivery> waiting = std::exchange(m_signedOut, {});
    for (const Delivery &delivery : waiting)
        resumeAs(delivery);
}

void Application::askForSignIn(const Delivery &delivery, const Error &error)
{
    m_signedOut.insert(delivery.id, delivery);
    const Explanation said = explain(error);
    m_window->notices()->raiseNotice(
        {u"signed-out/"_s + delivery.id,
         Tone::Waiting,
         {},
         tr("“%1” waits for %2 to sign in.")
             .arg(isolated(delivery.message.subject), isolated(delivery.account)),
         tr("It goes on from where it was; nothing is posted twice."),
         said.what + u'\n' + said.details,
         {{tr("Sign in…"), [this, farm = delivery.farm] { showSignIn(m_workplace->farmFor(farm)); }},
          {tr("Try again"), [this, delivery] { resumeAs(delivery); }}},
         true});
}

void Application::tellWentOn(const Delivery &delivery)
{
    if (delivery.state != DeliveryState::Delivering)
        return;
    m_inDoubt += delivery.counts[RowState::Sending] + delivery.counts[RowState::Unknown];
    m_window->notices()->raiseNotice(
        {u"resumed"_s,
         Tone::Sending,
         {},
         tr("%Ln delivery(s) went on.", nullptr, ++m_wentOn),
         m_inDoubt > 0 ? tr("%Ln row(s) are in doubt; they are looked up before anything is posted.", nullptr,
                            m_inDoubt)
                       : tr("Nothing was in flight; nothing is posted twice."),
         {},
         {{tr("Show"), [this, id = delivery.id] { m_window->open(PageId::Deliveries, id); }}},
         true});
}

} // namespace paperround
