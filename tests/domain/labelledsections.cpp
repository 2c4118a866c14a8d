// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/labelledsections.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

class TestLabelledSections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsASectionByItsLabel_data();
    void readsASectionByItsLabel();
    void listsLabelsOnceInTheirOrder_data();
    void listsLabelsOnceInTheirOrder();
    void readsHostileTextInATimeInProportion();
};

void TestLabelledSections::readsASectionByItsLabel_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("kept"); // null: no such section
    QTest::addColumn<QString>("left");
    const QString plain = u"a <section begin=x />b<section end=x /> c"_s;
    QTest::newRow("basic") << plain << u"x"_s << u"<section begin=x />b<section end=x />"_s << u"b"_s;
    QTest::newRow("another label") << plain << u"y"_s << QString() << QString();
    QTest::newRow("several")
        << u"a <section begin=x />\nb\n<section end=x /> c\n<section begin = x/>d\ne<section end = x/> f"_s
        << u"x"_s << u"<section begin=x />\nb\n<section end=x /><section begin = x/>d\ne<section end = x/>"_s
        << u"\nb\nd\ne"_s;
    QTest::newRow("quotes are no part of it")
        << u"<section begin=\"sub\" />b<section end='sub' />"_s << u"sub"_s
        << u"<section begin=\"sub\" />b<section end='sub' />"_s << u"b"_s;
    const QString two =
        u"<section begin=news2 />two<section end=news2 /><section begin=news />one<section end=news />"_s;
    QTest::newRow("not one that only begins so")
        << two << u"news"_s << u"<section begin=news />one<section end=news />"_s << u"one"_s;
    QTest::newRow("blanks in it") << u"<section begin=\"a b\"/>c<section end=\"a b\"/>"_s << u"a b"_s
                                  << u"<section begin=\"a b\"/>c<section end=\"a b\"/>"_s << u"c"_s;
    QTest::newRow("part of one with blanks")
        << u"<section begin=\"a b\"/>c<section end=\"a b\"/>"_s << u"a"_s << QString() << QString();
    QTest::newRow("no slash") << u"<section begin=x>b<section end=x>"_s << u"x"_s << QString() << QString();
    QTest::newRow("upper case") << u"<SECTION begin=x />b<SECTION end=x />"_s << u"x"_s << QString()
                                << QString();
    QTest::newRow("never ended") << u"<section begin=x />b"_s << u"x"_s << QString() << QString();
    QTest::newRow("one within another")
        << u"<section begin=x />b<section begin=y />c<section end=y />d<section end=x />"_s << u"x"_s
        << u"<section begin=x />b<section begin=y />c<section end=y />d<section end=x />"_s
        << u"b<section begin=y />c<section end=y />d"_s;
    QTest::newRow("blanks around are trimmed with the tags alone")
        << u"<section begin=x /> b\n<section end=x />"_s << u"x"_s
        << u"<section begin=x /> b\n<section end=x />"_s << u" b\n"_s;
}

void TestLabelledSections::readsASectionByItsLabel()
{
    QFETCH(const QString, text);
    QFETCH(const QString, label);
    QFETCH(const QString, kept);
    QFETCH(const QString, left);
    const auto withTags = labelledSection(text, label, SectionTags::Kept);
    const auto without = labelledSection(text, label, SectionTags::Left);
    QCOMPARE(withTags.has_value(), !kept.isNull());
    QCOMPARE(without.has_value(), !left.isNull());
    if (kept.isNull()) {
        QCOMPARE(withTags.error().code, u"no-such-section"_s);
        QCOMPARE(withTags.error().detail, label);
        return;
    }
    QCOMPARE(*withTags, kept);
    QCOMPARE(*without, left);
}

void TestLabelledSections::listsLabelsOnceInTheirOrder_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("labels");
    QTest::newRow("one") << u"a <section begin=x />b<section end=x /> c"_s << QStringList{u"x"_s};
    QTest::newRow("twice")
        << u"a <section begin=x />b<section end=x /> c <section begin = x/>d<section end = x/> e"_s
        << QStringList{u"x"_s};
    QTest::newRow("two")
        << u"a <section begin=x />b<section end=x /> c <section begin = y/>d<section end = y/> e"_s
        << QStringList{u"x"_s, u"y"_s};
    QTest::newRow("blanks") << u"<section begin=\"a b\"/>c<section end=\"a b\"/>"_s << QStringList{u"a b"_s};
    QTest::newRow("no slash") << u"<section begin=x>b<section end=x>"_s << QStringList();
    QTest::newRow("upper case") << u"<SECTION begin=x />b<SECTION end=x />"_s << QStringList();
    QTest::newRow("no end") << u"<section begin=x />b"_s << QStringList();
    QTest::newRow("none") << u"text"_s << QStringList();
    QTest::newRow("broken") << u"<section"_s << QStringList();
    QTest::newRow("nothing in it") << u"<section /><section begin= /><section =/>"_s << QStringList();
}

void TestLabelledSections::listsLabelsOnceInTheirOrder()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, labels);
    QCOMPARE(sectionLabels(text), labels);
}

void TestLabelledSections::readsHostileTextInATimeInProportion()
{
    // Each opening looks for its end: a page of openings alone must not take the square of its length.
    const QString page = u"<section begin=x />"_s.repeated(50'000);
    QVERIFY(sectionLabels(page).isEmpty());
    QVERIFY(!labelledSection(page, u"x"_s, SectionTags::Kept));
    QVERIFY(sectionLabels(u"<section "_s.repeated(100'000)).isEmpty());
}

QTEST_GUILESS_MAIN(TestLabelledSections)
#include "labelledsections.moc"
