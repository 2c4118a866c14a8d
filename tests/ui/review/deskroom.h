// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/delivery/deliveryengine.h"
#include "support/fakeledger.h"
#include "support/reviewbench.h"
#include "ui/review/requestview.h"
#include "ui/review/reviewpage.h"
#include "ui/widgets/inlinebar.h"

#include <QApplication>
#include <QDir>
#include <QListView>

namespace paperround {

using namespace Qt::StringLiterals;

/// The desk of one person at the bench's wiki.
struct DeskRoom
{
    ReviewBench &bench;
    std::function<ExactFaceMaker *()> exact;
    Desk desk;
    FakeLedger ledger{bench.clock};
    DeliveryEngine engine{ledger, bench.clock, u"console-a"_s};
    QList<QUrl> urls;
    Surroundings around{.openUrl = [this](const QUrl &url) { urls.append(url); },
                        .chooseFile = {},
                        .chooseNewFile = {},
                        .exactFace = exact};
    ReviewPage page{desk, bench.clock, engine, around};

    DeskRoom(ReviewBench &wiki, const std::shared_ptr<FakeWikis> &who,
             const std::function<ExactFaceMaker *()> &exactFace = {})
        : bench(wiki)
        , exact(exactFace)
    {
        FarmProfile farm;
        farm.home = Home;
        farm.name = u"Example"_s;
        desk.choose(farm, *who->account(), who);
        page.resize(1112, 760);
        page.show();
    }

    [[nodiscard]] RequestView &view() { return *page.view(); }
    /// The request is read whole and shown.
    [[nodiscard]] bool opens(const QString &title)
    {
        page.activated(title);
        return QTest::qWaitFor(
            [&] { return page.work().request().has_value() && page.list()->model()->rowCount() > 0; });
    }
    [[nodiscard]] bool hears(const QString &words)
    {
        return QTest::qWaitFor([&] {
            const auto &notices = view().bar()->notices();
            return std::ranges::any_of(notices,
                                       [&](const Notice &each) { return each.title.contains(words); });
        });
    }
    void look(const QString &name)
    {
        const QString folder = qEnvironmentVariable("PAPERROUND_LOOK");
        QCoreApplication::sendPostedEvents(); // What was asked to be laid out.
        if (!folder.isEmpty())
            page.grab().save(QDir(folder).filePath(name + u".png"_s));
    }
};

inline void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
{
    QTest::keyClick(QApplication::focusWidget(), key, with);
}

} // namespace paperround
