// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rig.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

/// `targets save`, as the real program runs it against the practice farm.
class TestTargetsSave : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void savesWithTheLeastChange();
    void showsTheChangesAndSavesNothing();
    void savesAWholeListFromAFile();
    void keepsWhatOthersDidSince();
    void makesANewPage();
    void savesNothingTwice();
    void saysWhatCannotBeSavedHere();
    void refusesAWrongCall_data();
    void refusesAWrongCall();

private:
    [[nodiscard]] Ended save(const QStringList &options, const QByteArray &input = {})
    {
        return m_rig.run(QStringList{u"targets"_s, u"save"_s} + options + m_rig.access(), input);
    }
    [[nodiscard]] QString page() const { return m_list + u'@' + m_home; }
    [[nodiscard]] QString text() { return m_rig.farm().pageText(m_home, m_list).value_or(QString()); }

    Rig m_rig;
    QString m_home = m_rig.farm().hosts().constFirst();
    QString m_list;
    qint64 m_base = 0;
    int m_count = 0;
};

void TestTargetsSave::init()
{
    m_list = u"Project:List %1"_s.arg(++m_count);
    m_base = m_rig.farm().write(m_home, m_list,
                                u"Head\n* {{#target:User talk:A}}\n# {{#target:User talk:B}} soon\nFoot"_s);
}

void TestTargetsSave::savesWithTheLeastChange()
{
    const Ended ended = save({page(), u"--remove"_s, u"User talk:A"_s, u"--add"_s, u"User talk:C"_s});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(text(), u"Head\n# {{#target:User talk:B}} soon\n# {{#target:User talk:C}}\nFoot"_s);
    QCOMPARE(QString::fromUtf8(ended.out),
             u"  Head\n− * {{#target:User talk:A}}\n  # {{#target:User talk:B}} soon\n"
             "+ # {{#target:User talk:C}}\n  Foot\n"_s);
    QVERIFY2(ended.err.contains("Summary: Added 1 page and removed 1 page"), ended.err.constData());
    QVERIFY2(ended.err.contains("Saved as revision "), ended.err.constData());
}

void TestTargetsSave::showsTheChangesAndSavesNothing()
{
    const QString before = text();
    const Ended ended = save({page(), u"--remove"_s, u"User talk:A"_s, u"--dry-run"_s});
    QCOMPARE(ended.code, 0);
    QVERIFY(ended.out.contains("* {{#target:User talk:A}}"));
    QCOMPARE(text(), before);
}

void TestTargetsSave::savesAWholeListFromAFile()
{
    const Ended ended = save({page(), u"-"_s}, "User talk:B\nUser talk:D\n");
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(text(), u"Head\n# {{#target:User talk:B}} soon\n# {{#target:User talk:D}}\nFoot"_s);
}

void TestTargetsSave::keepsWhatOthersDidSince()
{
    m_rig.farm().write(m_home, m_list, text().replace(u"Foot"_s, u"* {{#target:User talk:Theirs}}\nFoot"_s));
    const Ended ended =
        save({page(), u"-"_s, u"--base"_s, QString::number(m_base)}, "User talk:A\nUser talk:Mine\n");
    QVERIFY2(ended.code == 0, ended.err.constData());
    QVERIFY2(ended.err.contains("edited since the list was read"), ended.err.constData());
    QCOMPARE(
        text(),
        u"Head\n* {{#target:User talk:A}}\n* {{#target:User talk:Mine}}\n* {{#target:User talk:Theirs}}\nFoot"_s);
}

void TestTargetsSave::makesANewPage()
{
    const QString title = u"Project:New list"_s;
    const Ended ended = save({title + u'@' + m_home, u"-"_s, u"--make"_s}, "User talk:A\n");
    QVERIFY2(ended.code == 0, ended.err.constData());
    QVERIFY(m_rig.farm().pageText(m_home, title).value_or(QString()).contains(u"User talk:A"_s));
    const Ended again = save({title + u'@' + m_home, u"-"_s, u"--make"_s}, "User talk:A\n");
    QCOMPARE(again.code, 1);
    QVERIFY2(again.err.contains("There is a page of this name already"), again.err.constData());
}

void TestTargetsSave::savesNothingTwice()
{
    QCOMPARE(save({page(), u"--add"_s, u"User talk:C"_s}).code, 0);
    const QString after = text();
    const Ended again = save({page(), u"--add"_s, u"User talk:C"_s, u"--remove"_s, u"User talk:Nobody"_s});
    QCOMPARE(again.code, 0);
    QVERIFY2(again.err.contains("Not in the list: User talk:Nobody@"), again.err.constData());
    QVERIFY2(again.err.contains("nothing changed"), again.err.constData());
    QCOMPARE(text(), after);
}

void TestTargetsSave::saysWhatCannotBeSavedHere()
{
    m_rig.farm().write(m_home, u"Template:Part"_s, u"* {{#target:User talk:Z}}"_s);
    m_rig.farm().write(m_home, m_list, u"{{Part}}\n* {{#target:User talk:A}}"_s);
    const Ended ended = save({page(), u"--remove"_s, u"User talk:Z"_s, u"--remove"_s, u"User talk:A"_s});
    QCOMPARE(ended.code, 4);
    QVERIFY2(ended.err.contains("cannot be changed here"), ended.err.constData());
    QCOMPARE(text(), u"{{Part}}"_s);
}

void TestTargetsSave::refusesAWrongCall_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("code");
    QTest::newRow("no page") << QStringList{} << 2;
    QTest::newRow("no host") << QStringList{u"Project:List"_s} << 2;
    QTest::newRow("no such page") << QStringList{u"Project:None@"_s + m_home, u"--add"_s, u"A"_s} << 1;
    QTest::newRow("no target") << QStringList{u"Project:List 1@"_s + m_home, u"--add"_s, u"<"_s} << 1;
}

void TestTargetsSave::refusesAWrongCall()
{
    QFETCH(QStringList, options);
    QTEST(save(options).code, "code");
}

QTEST_GUILESS_MAIN(TestTargetsSave)
#include "targetssave.moc"
