// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Words for the rows of a source know it by its name: a new name is no reason to lose them.
#include "models/translations.h"
#include "ui/targets/listroom.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/style.h"

#include <QInputDialog>

using namespace paperround;

class TestRenamedSources : public QObject
{
    Q_OBJECT

    /// A source may have the name of another one.
    static void name(ListRoom &room, const QString &a, const QString &b)
    {
        room.document().renameSource(u'A', a);
        room.document().renameSource(u'B', b);
    }
    static MessageVariant words(const QString &segment, const QString &body)
    {
        MessageVariant variant;
        variant.segment = segment;
        variant.body = body;
        return variant;
    }
    static void rename(ListRoom &room, char16_t letter, const QString &name)
    {
        const auto actions = room.page.findChild<SourceButton *>(u"source"_s + letter)->menu()->actions();
        const auto rename = std::ranges::find_if(actions, [](const QAction *each) {
            return each->text().contains("name"_L1, Qt::CaseInsensitive);
        });
        QVERIFY(rename != actions.end());
        (*rename)->trigger();
        auto *dialog = room.page.findChild<QInputDialog *>();
        QVERIFY(dialog);
        dialog->setTextValue(name);
        dialog->accept();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    static bool tells(ListRoom &room)
    {
        for (const InlineBar *bar : room.targets()->findChildren<InlineBar *>()) {
            for (const Notice &notice : bar->notices()) {
                if (notice.title.contains("get other words now"_L1))
                    return true;
            }
        }
        return false;
    }

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, ThemeChoice::Light);
    }

    void wordsFollow_data()
    {
        QTest::addColumn<QString>("b");
        QTest::addColumn<QList<MessageVariant>>("before");
        QTest::addColumn<QList<MessageVariant>>("after");
        QTest::addColumn<bool>("told");
        using Words = QList<MessageVariant>;
        const MessageVariant list = words(u"List"_s, u"x"_s);
        const MessageVariant other = words(u"Other"_s, u"y"_s);
        QTest::newRow("its own") << u"B"_s << Words{list} << Words{words(u"Other"_s, u"x"_s)} << false;
        QTest::newRow("none") << u"B"_s << Words() << Words() << false;
        QTest::newRow("another's too") << u"List"_s << Words{list} << Words{list} << true;
        QTest::newRow("another has the new name") << u"Other"_s << Words{list} << Words{list} << true;
        QTest::newRow("there are some") << u"B"_s << Words{list, other} << Words{list, other} << true;
        QTest::newRow("only there are some") << u"B"_s << Words{other} << Words{other} << true;
    }

    void wordsFollow()
    {
        QFETCH(const QString, b);
        QFETCH(const QList<MessageVariant>, before);
        QFETCH(const QList<MessageVariant>, after);
        QFETCH(const bool, told);
        ListRoom room;
        name(room, u"List"_s, b);
        room.document().setVariants(before);
        rename(room, u'A', u"Other"_s);
        QTRY_COMPARE(room.document().sources().constFirst().name, u"Other"_s);
        QCOMPARE(room.document().message().variants, after);
        QCOMPARE(tells(room), told);
        if (told)
            look(room.page, u"renamed-source"_s);
        room.undo();
        QCOMPARE(room.document().sources().constFirst().name, u"List"_s);
        QCOMPARE(room.document().message().variants, before);
        room.document().undoStack().redo();
        QCOMPARE(room.document().message().variants, after);
    }

    void undoLeavesWordsThatWereWrittenMeanwhile()
    {
        ListRoom room;
        name(room, u"List"_s, u"B"_s);
        room.document().setVariants({words(u"List"_s, u"x"_s)});
        rename(room, u'A', u"Other"_s);
        const QList<MessageVariant> both{words(u"Other"_s, u"x"_s), words(u"List"_s, u"y"_s)};
        room.document().setVariants(both);
        room.undo();
        QCOMPARE(room.document().message().variants, both);
    }
};

QTEST_MAIN(TestRenamedSources)
#include "renamedsources.moc"
