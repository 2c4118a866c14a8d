// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What goes out of the table when rows are dragged, and what it takes in.
#include "ui/targets/targettable.h"

#include "ui/drafts/sendroom.h"
#include "ui/targets/targetsstep.h"

#include <QDragEnterEvent>
#include <QMimeData>

using namespace paperround;

namespace {

struct Room : SendRoom
{
    Room()
        : SendRoom(0)
    {
        round.wikis->tweakFacts = [](WikiFacts &facts) {
            facts.index = QUrl(u"https://"_s + facts.wiki + u"/w/index.php"_s);
            facts.articlePath = facts.wiki == u"fr.example"_s ? u"/w/index.php?title=$1"_s : u"/wiki/$1"_s;
        };
        session().targetsWork().addText(
            u"User talk:Ada Low@home.example\nUser talk:A&B?@fr.example\n<no title>@fr.example"_s, u"x"_s);
        page.editor().goTo(DraftEditor::Targets);
    }
    [[nodiscard]] TargetTable *table() { return page.editor().findChild<TargetsStep *>()->table(); }
    bool settle()
    {
        return QTest::qWaitFor([this] {
            const TargetList &rows = document().targets().entries();
            return session().targetsWork().pageUrl(rows.at(0).target).isValid()
                && session().targetsWork().pageUrl(rows.at(1).target).isValid();
        });
    }
    bool takes(const QMimeData &data)
    {
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(table()->viewport(), &enter);
        return enter.isAccepted();
    }
};

} // namespace

class TestTargetTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsGoOutAsLinesAndAsAddresses()
    {
        Room room;
        QVERIFY(room.settle());
        room.table()->selectAll();
        const auto carried = room.table()->carriedRows();
        QVERIFY(carried);
        QCOMPARE(carried->text(),
                 u"User talk:Ada Low@home.example\nUser talk:A&B?@fr.example\n<no title>@fr.example"_s);
        QCOMPARE(carried->urls(),
                 (QList<QUrl>{QUrl(u"https://home.example/wiki/User_talk:Ada_Low"_s),
                              QUrl(u"https://fr.example/w/index.php?title=User_talk:A%26B%3F"_s)}));
        QVERIFY(carried->hasFormat(u"text/uri-list"_s) && carried->hasFormat(u"text/plain"_s));
    }

    void aWikiThatHasNotToldGivesNoAddress()
    {
        Room room;
        room.round.wikis->readFault = [](const QString &call, const QString &) -> std::optional<Error> {
            if (call == u"facts"_s)
                return Error{ErrorKind::Temporary, u"connect-failed"_s, {}, {}};
            return {};
        };
        room.table()->selectRow(0);
        const auto carried = room.table()->carriedRows();
        QCOMPARE(carried->text(), u"User talk:Ada Low@home.example"_s);
        QVERIFY(!carried->hasUrls());
    }

    void nothingChosenCarriesNothing()
    {
        Room room;
        room.table()->clearSelection();
        QVERIFY(!room.table()->carriedRows());
    }

    void takesTextAndAddressesButLeavesFilesToTheWindow()
    {
        Room room;
        QMimeData text;
        text.setText(u"User talk:B@home.example"_s);
        QVERIFY(room.takes(text));
        QMimeData address;
        address.setText(u"https://home.example/wiki/User_talk:B"_s);
        address.setUrls({QUrl(u"https://home.example/wiki/User_talk:B"_s)});
        QVERIFY(room.takes(address));
        QMimeData file;
        file.setText(u"file:///list.txt"_s);
        // Two of them, which nobody takes: one would be the window's around the table.
        file.setUrls({QUrl::fromLocalFile(u"/list.txt"_s), QUrl::fromLocalFile(u"/other.txt"_s)});
        QVERIFY(!room.takes(file));
    }
};

QTEST_MAIN(TestTargetTable)
#include "targettable.moc"
