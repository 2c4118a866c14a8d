// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the application does with deliveries of the past: failed rows once more, export, a new issue.
#include "ui/application.h"

#include "cli/files.h"
#include "engine/delivery/deliveryengine.h"
#include "models/bidi.h"
#include "store/store.h"
#include "ui/delivery/deliveriespage.h"
#include "ui/history/pastpage.h"
#include "ui/shell/mainwindow.h"
#include "wiki/login/accountbook.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace paperround {

void Application::connectHistory()
{
    DeliveryEngine *engine = &m_workplace->engine();
    connect(m_history, &PastPage::exportRequested, this, &Application::exportDelivery);
    connect(m_history, &PastPage::newIssueRequested, this, &Application::newIssue);
    connect(m_history, &PastPage::resumeRequested, this, &Application::resume);
    connect(m_history, &PastPage::retryRequested, this, &Application::retryFailed);
    connect(m_deliveries, &DeliveriesPage::retryRequested, this, &Application::retryFailed);
    connect(&m_workplace->accounts(), &AccountBook::accountsChanged, m_history, &PastPage::showObstacles);
    connect(&m_workplace->accounts(), &AccountBook::accountsChanged, m_deliveries,
            &DeliveriesPage::showObstacles);
    connect(engine, &DeliveryEngine::deliveryChanged, m_history, &PastPage::deliveryChanged);
    connect(engine, &DeliveryEngine::opened, this, [this](const Delivery &delivery) {
        if (m_retried.remove(delivery.id))
            m_window->open(PageId::Deliveries, delivery.id);
    });
    connect(engine, &DeliveryEngine::refused, this, [this](const QString &id) {
        // Where the delivery is shown, there stands why.
        if (m_retried.remove(id) && m_deliveries->view(id))
            m_window->open(PageId::Deliveries, id);
    });
}

std::optional<Error> Application::obstacle(const Delivery &delivery) const
{
    if (!delivery.origin.isEmpty())
        return Error{ErrorKind::Input, u"imported"_s, delivery.origin, {}};
    if (m_workplace->onlyReading())
        return m_workplace->onlyReading();
    if (!accountOf(delivery))
        return Error{ErrorKind::NeedsFix, u"sign-in"_s, delivery.farm, {}};
    return {};
}

void Application::retryFailed(const Delivery &delivery)
{
    const std::optional<Account> account = accountOf(delivery);
    if (!account)
        return;
    QCoro::connect(m_workplace->wikisFor(*account), this,
                   [this, id = delivery.id](Result<std::shared_ptr<Wikis>> wikis) {
                       if (!wikis) {
                           m_window->showError(wikis.error());
                           return;
                       }
                       // One under way has no opening to wait for.
                       if (m_workplace->engine().isUnderWay(id))
                           m_window->open(PageId::Deliveries, id);
                       else
                           m_retried.insert(id);
                       m_workplace->engine().retryFailed(id, *wikis);
                   });
}

void Application::exportDelivery(const QString &id, const QString &format)
{
    m_surroundings.chooseNewFile(
        m_window.get(), tr("Export this delivery"), u"delivery-"_s + id + u'.' + format,
        [this, id, format](const QString &path) {
            QCoro::connect(m_workplace->store().record(id), this,
                           [this, format, path](Result<DeliveryRecord> record) {
                               const auto written = !record ? Result<void>(tl::unexpected(record.error()))
                                   : format == "csv"_L1     ? writeFile(path, recordToCsv(*record))
                                                            : writeFile(path, recordToJson(*record));
                               m_history->tellExported(written, path);
                           });
        });
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
                                   m_workplace->clock().now(),
                                   {}};
                       // Its times are over, and it is no test any more.
                       draft.options.waves = delivery.options.waves;
                       draft.options.oncePerPerson = delivery.options.oncePerPerson;
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
