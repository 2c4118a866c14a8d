// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/deliverytablemodel.h"
#include "support/round.h"
#include "ui/delivery/deliveriespage.h"
#include "ui/delivery/deliveryview.h"
#include "ui/widgets/chipbar.h"

#include <QApplication>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The page over an engine, with the wikis and the ledger in memory; mouse and keyboard do the rest.
struct Table
{
    Round round;
    QList<QUrl> opened;
    DeliveriesPage page;

    explicit Table(const QStringList &hosts = {u"home.example"_s})
        : round(hosts)
        , page(*round.engine, doors())
    {
        QObject::connect(&page, &DeliveriesPage::resumeRequested, &page,
                         [this](const QString &id) { round.resume(id); });
        QObject::connect(&page, &DeliveriesPage::retryRequested, &page, [this](const Delivery &delivery) {
            round.engine->retryFailed(delivery.id, round.wikis);
        });
        page.resize(1112, 720);
        page.setVisible(true);
    }

    DeliveryDoors doors()
    {
        return {[this] { return round.clock.now(); },
                [this](const QUrl &url) { opened.append(url); },
                [](const Row &row) {
                    return QUrl(u"https://%1/w/index.php?diff=%2"_s.arg(row.target.wiki).arg(row.revision));
                },
                [this](const QString &id, int row, QObject *context,
                       std::function<void(const QList<Attempt> &)> answer) {
                    QTimer::singleShot(0, context, [this, id, row, answer = std::move(answer)] {
                        answer(round.ledger.attemptsNow(id, row));
                    });
                },
                [](const Delivery &) { return std::optional<Error>(); },
                {}};
    }

    /// Rows 2 and 5 are refused, row 3 does not want it.
    void makeTrouble()
    {
        round.wikis->fault = [](const AttemptPlan &plan) {
            const bool bad = plan.row.number == 2 || plan.row.number == 5;
            return bad ? PostFault{PostFault::What::Refused, {}, {ErrorKind::Row, u"captcha"_s, u"1-3"_s, {}}}
                       : PostFault{};
        };
        round.wikis->tweak = [](PageCheck &check) { check.optedOut = check.asked == u"User talk:U3"_s; };
    }
    /// Sends, and lets time pass until some rows are there; then the clock stands.
    bool reachTheMiddle(const Request &request)
    {
        round.start(request);
        round.clock.setRunning(false);
        for (int step = 0; step < 400; ++step) {
            const QList<Row> rows = round.engine->rows(request.id);
            const qsizetype done =
                std::ranges::count_if(rows, [](const Row &row) { return hasEnded(row.state); });
            if (done >= 3)
                return done < rows.size() && QTest::qWaitFor([&] { return view(request) != nullptr; });
            round.clock.advance(50ms);
        }
        return false;
    }

    [[nodiscard]] DeliveryView *view(const Request &request) const { return page.view(request.id); }
    [[nodiscard]] RowsView *rows() const { return page.currentView()->rows(); }
    [[nodiscard]] QTableView *table() const { return rows()->table(); }
    [[nodiscard]] const DeliveryTableModel &model() const
    {
        return *qobject_cast<DeliveryTableModel *>(table()->model());
    }
    [[nodiscard]] DeliveryState state() const { return page.currentView()->delivery().state; }

    /// Null where nothing to press says that.
    [[nodiscard]] QPushButton *button(const QString &words) const
    {
        const QList<QPushButton *> all = page.findChildren<QPushButton *>();
        const auto found = std::ranges::find_if(all, [&](const QPushButton *each) {
            return each->isVisible() && (each->text() == words || each->accessibleName() == words);
        });
        return found == all.end() ? nullptr : *found;
    }
    [[nodiscard]] bool press(const QString &words) const
    {
        QPushButton *wanted = button(words);
        if (!wanted || !wanted->isEnabled())
            return false;
        QTest::mouseClick(wanted, Qt::LeftButton);
        return true;
    }
    [[nodiscard]] bool pressChip(const QString &word) const
    {
        const QList<QToolButton *> chips = rows()->findChild<ChipBar *>()->findChildren<QToolButton *>();
        for (QToolButton *chip : chips) {
            if (chip->isVisible() && chip->accessibleName().startsWith(word)) {
                QTest::mouseClick(chip, Qt::LeftButton);
                return true;
            }
        }
        return false;
    }
    /// In the menu "More actions", by mouse.
    [[nodiscard]] bool choose(const QString &words) const
    {
        if (!press(u"More actions"_s))
            return false;
        QMenu *menu = nullptr;
        if (!QTest::qWaitFor(
                [&] { return (menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())); }))
            return false;
        const QList<QAction *> actions = menu->actions();
        const auto found = std::ranges::find(actions, words, &QAction::text);
        const bool there = found != actions.end() && (*found)->isEnabled();
        if (there)
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(*found).center());
        else
            menu->close();
        return there;
    }
    void click(int line) const
    {
        const QRect cell = table()->visualRect(table()->model()->index(line, DeliveryTableModel::PageColumn));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, cell.center());
    }
    [[nodiscard]] RowState currentState() const { return model().rowAt(table()->currentIndex().row()).state; }
};

} // namespace paperround
