// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/delivery/reason.h"
#include "models/rowwords.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;
using Kind = StoryMoment::Kind;

namespace {
const QDateTime Created(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);

Attempt attempt(int number, const QString &outcome, EditForm form = EditForm::Append)
{
    return {.row = 3,
            .number = number,
            .form = form,
            .claimed = Created.addSecs(number * 60),
            .answered = outcome.isEmpty() ? QDateTime() : Created.addSecs(number * 60 + 5),
            .outcome = outcome};
}

Row row(RowState state, const QString &reason = {})
{
    return {.number = 3,
            .target = {u"User talk:A"_s, u"a.org"_s},
            .state = state,
            .reason = reason,
            .page = u"User talk:A"_s,
            .revision = state == RowState::Delivered ? 77 : 0,
            .time = Created.addSecs(3600)};
}

QList<Kind> kinds(const QList<StoryMoment> &story)
{
    QList<Kind> kinds;
    for (const auto &moment : story)
        kinds += moment.kind;
    return kinds;
}
} // namespace

class TestRowStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsWithThePlan();
    void tellsEachAttemptAndWhatTheWikiSaid();
    void tellsTheRevisionOnceAtItsEnd();
    void tellsARevisionThatWasFound();
    void doesNotTellTwiceThatNothingIsKnown();
    void tellsEachEnd_data();
    void tellsEachEnd();
    void tellsEachFormApart();
};

void TestRowStory::beginsWithThePlan()
{
    const auto plain = rowStory(row(RowState::Planned), {}, Created);
    QCOMPARE(kinds(plain), QList<Kind>{Kind::Planned});
    QCOMPARE(plain.first().time, Created);
    QCOMPARE(plain.first().text, QString());
    auto moved = row(RowState::Planned);
    moved.page = u"User talk:B"_s;
    QVERIFY(rowStory(moved, {}, Created).first().text.contains(u"User talk:B"_s));
    QCOMPARE(kinds(rowStory(row(RowState::Sending), {attempt(1, {})}, Created)),
             (QList<Kind>{Kind::Planned, Kind::Claimed}));
}

void TestRowStory::tellsEachAttemptAndWhatTheWikiSaid()
{
    const QList<Attempt> attempts{attempt(1, u"refused"_s), attempt(2, u"conflict"_s),
                                  attempt(3, u"unclear"_s), attempt(4, u"not-found"_s),
                                  attempt(5, u"delivered"_s)};
    const auto story = rowStory(row(RowState::Delivered, reason::Posted), attempts, Created);
    QCOMPARE(kinds(story),
             (QList<Kind>{Kind::Planned, Kind::Claimed, Kind::Refused, Kind::Claimed, Kind::Conflict,
                          Kind::Claimed, Kind::Unknown, Kind::Claimed, Kind::Looked, Kind::Claimed,
                          Kind::Delivered}));
    for (int i = 0; i < attempts.size(); ++i) {
        QCOMPARE(story[1 + 2 * i].time, attempts[i].claimed);
        QVERIFY(story[1 + 2 * i].text.contains(QString::number(i + 1)));
    }
    for (int i = 0; i < 4; ++i)
        QCOMPARE(story[2 + 2 * i].time, attempts[i].answered);
    for (qsizetype i = 1; i < story.size(); ++i)
        QVERIFY(!story[i].title.isEmpty() && story[i].time >= story[i - 1].time);
}

void TestRowStory::tellsTheRevisionOnceAtItsEnd()
{
    const auto story =
        rowStory(row(RowState::Delivered, reason::Posted), {attempt(1, u"delivered"_s)}, Created);
    QCOMPARE(kinds(story), (QList<Kind>{Kind::Planned, Kind::Claimed, Kind::Delivered}));
    QVERIFY(story.last().text.contains(u"77"_s));
    QCOMPARE(story.last().time, Created.addSecs(3600));
}

void TestRowStory::tellsARevisionThatWasFound()
{
    const auto posted = rowStory(row(RowState::Delivered, reason::Posted), {}, Created).last();
    const auto found = rowStory(row(RowState::Delivered, reason::Found), {}, Created).last();
    QVERIFY(found.text.contains(u"77"_s) && found.text.contains(u"record"_s));
    QVERIFY(found.text != posted.text);
}

void TestRowStory::doesNotTellTwiceThatNothingIsKnown()
{
    const auto open = rowStory(row(RowState::Unknown, reason::NoAnswer), {attempt(1, u"unclear"_s)}, Created);
    QCOMPARE(kinds(open), (QList<Kind>{Kind::Planned, Kind::Claimed, Kind::Unknown}));
    const auto killed = rowStory(row(RowState::Unknown, reason::Interrupted), {attempt(1, {})}, Created);
    QCOMPARE(kinds(killed), (QList<Kind>{Kind::Planned, Kind::Claimed, Kind::Unknown}));
    // A person closed it: that is another moment.
    const auto closed = rowStory(row(RowState::Unresolved), {attempt(1, u"unclear"_s)}, Created);
    QCOMPARE(closed.last().title, u"Unresolved"_s);
    QCOMPARE(closed.last().time, Created.addSecs(3600));
}

void TestRowStory::tellsEachEnd_data()
{
    QTest::addColumn<RowState>("state");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("title");
    QTest::newRow("skipped") << RowState::Skipped << reason::OptedOut << Kind::Skipped << u"Skipped: "_s;
    QTest::newRow("failed") << RowState::Failed << reason::Protected << Kind::Failed << u"Failed: "_s;
    QTest::newRow("held") << RowState::Held << reason::PersonDecides << Kind::Held << u"Held: "_s;
    QTest::newRow("retracted") << RowState::Retracted << QString() << Kind::Other << u"Retracted"_s;
}

void TestRowStory::tellsEachEnd()
{
    QFETCH(RowState, state);
    QFETCH(QString, reason);
    QFETCH(Kind, kind);
    QFETCH(QString, title);
    const auto ended = row(state, reason);
    const auto last = rowStory(ended, {}, Created).last();
    QCOMPARE(last.kind, kind);
    QVERIFY2(last.title.startsWith(title), qPrintable(last.title));
    if (title.endsWith(u": "_s))
        QCOMPARE(last.title, title + explainRow(ended, {}).what);
    QCOMPARE(last.time, ended.time);
}

void TestRowStory::tellsEachFormApart()
{
    QSet<QString> texts;
    for (const auto form : {EditForm::Append, EditForm::FullText, EditForm::Create})
        texts += rowStory(row(RowState::Sending), {attempt(1, {}, form)}, Created).last().text;
    QCOMPARE(texts.size(), 3);
}

QTEST_GUILESS_MAIN(TestRowStory)
#include "rowstory.moc"
