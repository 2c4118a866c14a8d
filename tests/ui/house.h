// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/mark.h"
#include "engine/delivery/deliveryengine.h"
#include "engine/review/approval.h"
#include "practice/practicefarm.h"
#include "store/store.h"
#include "ui/application.h"
#include "ui/delivery/deliveriespage.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/inlinebar.h"
#include "wiki/farms.h"
#include "wiki/login/accountbook.h"
#include "wiki/login/memorytokenstore.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

/// A data directory, a keychain and a farm that outlive the console.
struct House
{
    QTemporaryDir directory;
    std::shared_ptr<TokenStore> keychain = std::make_shared<MemoryTokenStore>();
    PracticeFarm wikis;
    std::shared_ptr<Workplace> workplace;
    std::unique_ptr<Application> application;

    bool build()
    {
        if (!directory.isValid() || !wikis.listen())
            return false;
        FarmProfile profile = wikis.profile();
        profile.practice = false;
        return saveFarm(directory.filePath(u"farms"_s), profile).has_value();
    }
    [[nodiscard]] FarmProfile farm() const { return workplace->farmFor(wikis.hosts().constFirst()); }

    /// Empty: open; else why not.
    QString open(Surroundings around = surroundings())
    {
        auto opened = QCoro::waitFor(Workplace::open(
            {.directory = directory.path(), .record = Workplace::Record::WriteOrRead, .keychain = keychain}));
        if (!opened)
            return opened.error().code + u' ' + opened.error().detail;
        workplace = *opened;
        application = std::make_unique<Application>(workplace, std::move(around));
        application->show();
        return {};
    }
    static Surroundings surroundings()
    {
        return {[](const QUrl &) {}, [](QWidget *, const QString &, const QString &, const auto &) {}};
    }
    bool signIn()
    {
        return QCoro::waitFor(workplace->accounts().addOwnerOnlyToken(
                                  farm(), wikis.users().constFirst().token, Keep::Keychain))
            .has_value();
    }
    /// Sends, and ends everything when some rows are there and others not.
    bool crashInTheMiddle(const Request &request)
    {
        // A lost answer and slow ones, so that something is in flight.
        wikis.troubles().script(wikis.hosts().at(1), {Trouble::Nothing, Trouble::ReplyLost});
        TroubleRule slow;
        slow.trouble = Trouble::Slow;
        slow.count = -1;
        slow.delay = std::chrono::milliseconds(60);
        wikis.troubles().add(slow);
        if (!start(request).isEmpty())
            return false;
        const auto delivered = [&] {
            const auto now = workplace->engine().delivery(request.id);
            return now ? now->counts[RowState::Delivered] : 0;
        };
        const bool begun = QTest::qWaitFor([&] { return delivered() >= 5; }, 30'000);
        const bool inTheMiddle = begun && delivered() < request.targets.size();
        crash();
        wikis.troubles().clear();
        return inTheMiddle;
    }
    /// Everything goes at once, as when the process is killed.
    void crash()
    {
        application.reset();
        workplace.reset();
    }
    void close()
    {
        QCoro::waitFor(workplace->shutDown());
        crash();
    }

    [[nodiscard]] Request request(int perWiki) const
    {
        Request request;
        request.id = newDeliveryId();
        request.home = wikis.hosts().constFirst();
        request.message = {u"News in the middle"_s, u"A text. ~~~~"_s};
        request.listUrl = u"list.txt"_s;
        for (const QString &host : wikis.hosts()) {
            for (int i = 0; i < perWiki; ++i)
                request.targets.append({u"Project talk:Restart %1"_s.arg(i), host, 0});
        }
        return request;
    }
    /// Empty: begun.
    QString start(const Request &request)
    {
        const Account account = workplace->accounts().accounts().constFirst().account;
        auto clients = QCoro::waitFor(workplace->wikisFor(account));
        if (!clients)
            return clients.error().code;
        std::optional<QString> said;
        QCoro::connect(ReviewQueue::approveByPolicy(request, farm(), *clients), &workplace->engine(),
                       [&](Result<ApprovedRequest> approved) {
                           if (approved)
                               workplace->engine().start(*approved, *clients);
                           said = approved ? QString() : approved.error().code;
                       });
        return QTest::qWaitFor([&] { return said.has_value(); }, 60'000) ? *said : u"no answer"_s;
    }
    /// Pages that do not hold the message exactly once.
    [[nodiscard]] QStringList wrongPages(const Request &request) const
    {
        QStringList wrong;
        for (const Target &target : request.targets) {
            const qsizetype copies =
                wikis.pageText(target.wiki, target.title).value_or(QString()).count(request.id);
            if (copies != 1)
                wrong.append(u"%1@%2: %3"_s.arg(target.title, target.wiki).arg(copies));
        }
        return wrong;
    }
    [[nodiscard]] DeliveryView *view(const QString &id) const
    {
        auto *page = qobject_cast<DeliveriesPage *>(application->window().page(PageId::Deliveries));
        return page ? page->view(id) : nullptr;
    }
    [[nodiscard]] const Notice *notice(const QString &key) const
    {
        const QList<Notice> &all = application->window().notices()->notices();
        const auto found = std::ranges::find(all, key, &Notice::key);
        return found == all.end() ? nullptr : &*found;
    }
};

} // namespace paperround
