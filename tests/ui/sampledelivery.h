// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/delivery.h"
#include "domain/delivery/reason.h"
#include "domain/delivery/row.h"
#include "engine/delivery/lanestatus.h"
#include "engine/ports/history.h"
#include "ui/delivery/doors.h"

#include <QCoroTimer>
#include <QTimer>

#include <algorithm>

/// A delivery as the pictures have it, and a history that answers through the event loop.
namespace paperround::sample {

inline QDateTime now()
{
    return QDateTime(QDate(2026, 11, 23), QTime(16, 34, 7), Qt::UTC);
}

inline QStringList wikis()
{
    return {QStringLiteral("en.wikipedia.org"), QStringLiteral("meta.wikimedia.org"),
            QStringLiteral("fr.wikipedia.org"), QStringLiteral("ar.wikipedia.org"),
            QStringLiteral("ja.wikipedia.org"), QStringLiteral("de.wikipedia.org"),
            QStringLiteral("es.wikipedia.org"), QStringLiteral("tr.wikipedia.org"),
            QStringLiteral("he.wikipedia.org")};
}

inline Row row(int number)
{
    static const QStringList titles{
        QStringLiteral("User talk:Kestrel Marsh"),    QStringLiteral("Wikipedia:Village pump (technical)"),
        QStringLiteral(u"نقاش المستخدم:ليلى الشامي"), QStringLiteral(u"利用者‐会話:あおぞら便"),
        QStringLiteral("User talk:Harrow&Vale"),      QStringLiteral("Discussion utilisateur:Brume"),
        QStringLiteral(u"نقاش المستخدم:Bassam.77"),   QStringLiteral("Benutzer Diskussion:Feldlerche"),
        QStringLiteral("User talk:Rook and Ladder")};
    Row row;
    row.number = number;
    row.target = {titles[number % titles.size()], wikis()[(number * number) % wikis().size()], number + 1};
    row.time = now().addSecs(-number);
    const int kind = number % 50;
    if (number > 1000) {
        row.state = RowState::Planned;
    } else if (number <= 3) {
        row.state = RowState::Sending;
        row.reason = reason::Claimed;
    } else if (number == 4) {
        row.state = RowState::Unknown;
        row.reason = reason::NoAnswer;
    } else if (kind == 9) {
        row.state = RowState::Failed;
        row.reason = reason::FilterDisallowed;
        row.code = QStringLiteral("abusefilter-disallowed");
        row.detail = QStringLiteral("Your edit was disallowed by filter 12, “bulk external links”.");
    } else if (kind == 13 || kind == 30) {
        row.state = RowState::Skipped;
        row.reason = kind == 13 ? reason::OptedOut : reason::Duplicate;
    } else {
        row.state = RowState::Delivered;
        row.reason = kind == 6 ? reason::Found : reason::Posted;
        row.revision = 1298114000 + number;
    }
    return row;
}

inline QList<Row> rows(int count = 1271)
{
    QList<Row> all;
    for (int number = 1; number <= count; ++number)
        all.append(row(number));
    return all;
}

inline QList<LaneStatus> lanes(const QList<Row> &rows)
{
    QList<LaneStatus> all;
    for (const QString &wiki : wikis()) {
        LaneStatus lane;
        lane.wiki = wiki;
        for (const Row &row : rows) {
            if (row.target.wiki == wiki)
                ++lane.counts[row.state];
        }
        if (lane.counts.total() == 0)
            continue;
        lane.phase = lane.counts.ended() == lane.counts.total() ? LaneStatus::Phase::Finished
                                                                : LaneStatus::Phase::Sending;
        if (wiki.startsWith(QLatin1String("de"))) {
            lane.phase = LaneStatus::Phase::Waiting;
            lane.cause = QStringLiteral("maxlag");
            lane.until = now().addSecs(42);
        }
        all.append(lane);
    }
    return all;
}

inline Delivery delivery(const QList<Row> &rows, const QString &id = QStringLiteral("7f3a91c4kz"))
{
    Delivery delivery;
    delivery.id = id;
    delivery.farm = QStringLiteral("meta.wikimedia.org");
    delivery.account = QStringLiteral("Tessera Lind");
    delivery.message = {
        QStringLiteral("Tech News: 2026-48"),
        QStringLiteral(
            "Latest '''[[m:Tech/News|tech news]]''' from the Wikimedia technical community.\n\n~~~~")};
    delivery.listUrl =
        QStringLiteral("https://meta.wikimedia.org/w/index.php?title=Tech_ambassadors&oldid=28114052");
    delivery.digest = QStringLiteral("7f3a91c40b2e55d8c6109ae748f32d1b");
    delivery.options.waves = {1, 10};
    delivery.options.oncePerPerson = true;
    delivery.created = now().addSecs(-3000);
    for (const Row &row : rows)
        ++delivery.counts[row.state];
    return delivery;
}

/// Twenty deliveries over three months; strict about nothing, answers a turn of the event loop later.
class SampleHistory : public History
{
public:
    SampleHistory()
    {
        m_rows = rows(1000);
        for (int i = 0; i < 20; ++i) {
            Delivery one =
                delivery(m_rows, QStringLiteral("aaaaaaaa%1").arg(char(97 + i)).leftJustified(10, u'b'));
            one.message.subject = i % 3 == 0 ? QStringLiteral("Tech News: 2026-%1").arg(48 - i)
                                             : QStringLiteral("The Signpost: %1").arg(400 - i);
            one.created = now().addDays(-4 * i);
            one.finished = one.created.addSecs(2460);
            one.state = DeliveryState::Finished;
            m_all.append(one);
        }
    }
    Task<HistoryPage> deliveries(std::optional<HistoryCursor> after, int limit) override
    {
        co_await turn();
        co_return pageOf(m_all, after, limit);
    }
    Task<HistoryPage> search(QString words, std::optional<HistoryCursor> after, int limit) override
    {
        co_await turn();
        QList<Delivery> found;
        std::ranges::copy_if(m_all, std::back_inserter(found), [&](const Delivery &d) {
            return d.message.subject.contains(words, Qt::CaseInsensitive);
        });
        co_return pageOf(found, after, limit);
    }
    Task<std::optional<Delivery>> open(QString id) override
    {
        co_await turn();
        const auto found = std::ranges::find(m_all, id, &Delivery::id);
        co_return found == m_all.end() ? std::nullopt : std::optional(*found);
    }
    Task<QList<Row>> rowsOf(QString, int afterNumber, int limit) override
    {
        co_await turn();
        co_return m_rows.mid(afterNumber, limit);
    }
    Task<QList<Attempt>> attemptsOf(QString, int row) override
    {
        co_await turn();
        co_return attempts(row);
    }
    static QList<Attempt> attempts(int row)
    {
        Attempt first{row,
                      1,
                      EditForm::Append,
                      99,
                      {},
                      now().addSecs(-90),
                      now().addSecs(-60),
                      QStringLiteral("unclear"),
                      {},
                      QStringLiteral("HTTP 504 Gateway Timeout\nupstream request timeout")};
        return {first};
    }

private:
    static QCoro::Task<> turn()
    {
        QTimer timer;
        timer.setSingleShot(true);
        timer.start(0);
        co_await timer;
    }
    static HistoryPage pageOf(const QList<Delivery> &all, std::optional<HistoryCursor> after, int limit)
    {
        HistoryPage page;
        for (const Delivery &one : all) {
            if (after && one.created >= after->created)
                continue;
            if (page.deliveries.size() == limit) {
                page.next = HistoryCursor{page.deliveries.last().created, page.deliveries.last().id};
                break;
            }
            page.deliveries.append(one);
        }
        return page;
    }
    QList<Row> m_rows;
    QList<Delivery> m_all;
};

inline DeliveryDoors doors(QList<QUrl> *opened = nullptr)
{
    return {
        [] { return now(); },
        [opened](const QUrl &url) {
            if (opened)
                opened->append(url);
        },
        [](const Row &row) {
            return QUrl(
                QStringLiteral("https://%1/w/index.php?diff=%2").arg(row.target.wiki).arg(row.revision));
        },
        [](const QString &, int row, QObject *context, std::function<void(const QList<Attempt> &)> answer) {
            QTimer::singleShot(0, context, [row, answer] { answer(SampleHistory::attempts(row)); });
        },
        [](const Delivery &) { return std::optional<Error>(); },
        [](const Delivery &, const QString &wiki, QObject *context,
           std::function<void(const Result<WikiFacts> &)> answer) {
            WikiFacts facts;
            facts.wiki = wiki;
            facts.dbname = wiki.section(QLatin1Char('.'), 0, 0) + QStringLiteral("wiki");
            QTimer::singleShot(0, context, [facts, answer] { answer(facts); });
        }};
}

} // namespace paperround::sample
