// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the application does with deliveries: going on after a restart, export, a new issue, links.
#include "ui/application.h"

#include "engine/delivery/deliveryengine.h"
#include "models/sentences.h"
#include "store/store.h"
#include "ui/accounts/desk.h"
#include "ui/delivery/deliveriespage.h"
#include "ui/drafts/draftspage.h"
#include "ui/history/pastpage.h"
#include "ui/shell/mainwindow.h"
#include "wiki/login/accountbook.h"

#include <QFileDialog>
#include <QSaveFile>
#include <QUrlQuery>
#include <QUuid>

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
            }};
}

void Application::learnWiki(const QString &wiki)
{
    if (m_asked.contains(wiki) || !m_desk->wikis())
        return;
    m_asked.insert(wiki);
    QCoro::connect(m_desk->wikis()->facts(wiki), this, [this, wiki](Result<WikiFacts> facts) {
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
        int begun = 0;
        for (const Delivery &delivery : *open) {
            const bool goesOn = delivery.state == DeliveryState::Delivering && !m_workplace->onlyReading();
            begun += goesOn ? 1 : 0;
            offer(delivery);
            if (goesOn)
                resumeAs(delivery);
        }
        if (begun > 0) {
            m_window->notices()->raiseNotice(
                {u"resumed"_s,
                 Tone::Sending,
                 {},
                 tr("%Ln delivery(s) went on.", nullptr, begun),
                 tr("What was in flight is looked up on the wikis first; nothing is posted twice."),
                 {},
                 {{tr("Show"), [this] { m_window->open(PageId::Deliveries); }}},
                 true});
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
                           resumeAs(**found);
                           m_window->open(PageId::Deliveries, (*found)->id);
                       }
                   });
}

void Application::resumeAs(const Delivery &delivery)
{
    const QList<KnownAccount> known = m_workplace->accounts().accounts();
    const auto account = std::ranges::find_if(known, [&](const KnownAccount &k) {
        return k.account.farm == delivery.farm && k.account.name == delivery.account;
    });
    if (account == known.end()) {
        m_window->showError({ErrorKind::NeedsFix, u"sign-in"_s, delivery.account + u'@' + delivery.farm, {}});
        return;
    }
    QCoro::connect(m_workplace->wikisFor(account->account), this,
                   [this, id = delivery.id](Result<std::shared_ptr<Wikis>> wikis) {
                       if (wikis)
                           m_workplace->engine().resume(id, *wikis);
                       else
                           m_window->showError(wikis.error());
                   });
}

void Application::exportDelivery(const QString &id, const QString &format)
{
    auto *dialog = new QFileDialog(m_window.get(), tr("Export this delivery"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(format);
    dialog->selectFile(u"delivery-"_s + id + u'.' + format);
    connect(dialog, &QFileDialog::fileSelected, this, [this, id, format](const QString &path) {
        QCoro::connect(
            m_workplace->store().record(id), this, [this, format, path](Result<DeliveryRecord> record) {
                if (!record) {
                    m_window->showError(record.error());
                    return;
                }
                QSaveFile file(path);
                const QByteArray text =
                    format == QLatin1StringView("csv") ? recordToCsv(*record) : recordToJson(*record);
                if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
                    m_window->showError(
                        {ErrorKind::Storage, u"file-write"_s, path + u'\n' + file.errorString(), {}});
            });
    });
    dialog->open();
}

void Application::newIssue(const Delivery &delivery)
{
    QCoro::connect(m_workplace->store().history().rowsOf(delivery.id, 0, 1'000'000), this,
                   [this, delivery](Result<QList<Row>> rows) {
                       if (!rows) {
                           m_window->showError(rows.error());
                           return;
                       }
                       QStringList targets;
                       for (const Row &row : *rows)
                           targets.append(row.target.title + u'@' + row.target.wiki);
                       Draft draft{QUuid::createUuid().toString(QUuid::WithoutBraces),
                                   delivery.farm,
                                   delivery.account,
                                   delivery.message,
                                   targets.join(u'\n'),
                                   {},
                                   {},
                                   m_workplace->clock().now()};
                       QCoro::connect(m_workplace->store().drafts().save(draft), this,
                                      [this, id = draft.id](Result<void> saved) {
                                          if (saved)
                                              m_window->open(PageId::Drafts, id);
                                          else
                                              m_window->showError(saved.error());
                                      });
                   });
}

} // namespace paperround
