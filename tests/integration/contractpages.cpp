// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/contractfarm.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

/// What saving a whole page rests on: that an edit names its base, and that the answer tells what stood
/// there. One allowed difference: the practice farm refuses every merge.
class ContractPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCOMPARE(m_farm.open(), QString()); }

    void namesTheRevisionThatStoodThereBefore();
    void mergesUnaskedWhereTwoEditsDoNotTouch();
    void refusesWhereTwoEditsTouch();
    void savesNothingNewWhenTheSameComesAgain();
    void makesAPageOfTheModelItIsGiven();
    void keepsTheModelOfAPageThatIsThere();

private:
    [[nodiscard]] ContractWiki &wiki() { return m_farm.wikis().front(); }
    static RawParams save(const QString &title, const QString &text, qint64 base)
    {
        return {{u"title"_s, title},
                {u"text"_s, text},
                {u"baserevid"_s, QString::number(base)},
                {u"nocreate"_s, u"1"_s},
                {u"summary"_s, u"Added [[:X]]"_s}};
    }
    static QJsonObject edited(const RawAnswer &answer) { return answer.json["edit"_L1].toObject(); }

    static constexpr auto list = "Head\n\n* {{#target:A}}\n* {{#target:B}}\n* {{#target:C}}\n\nFoot";
    ContractFarm m_farm;
};

void ContractPages::namesTheRevisionThatStoodThereBefore()
{
    const QString title = m_farm.freshTitle();
    const QString clock = m_farm.read(wiki(), title).clock;
    const QJsonObject made = edited(m_farm.edit(wiki(),
                                                {{u"title"_s, title},
                                                 {u"text"_s, QString::fromLatin1(list)},
                                                 {u"createonly"_s, u"1"_s},
                                                 {u"starttimestamp"_s, clock}}));
    QCOMPARE(made["oldrevid"_L1].toInteger(-1), 0);
    const qint64 base = made["newrevid"_L1].toInteger();
    const QJsonObject saved =
        edited(m_farm.edit(wiki(), save(title, QString::fromLatin1(list) + u"\nMore"_s, base)));
    QCOMPARE(saved["oldrevid"_L1].toInteger(), base);
    QCOMPARE(saved["newrevid"_L1].toInteger(), m_farm.read(wiki(), title).revision);
}

void ContractPages::mergesUnaskedWhereTwoEditsDoNotTouch()
{
    const QString title = m_farm.freshTitle();
    const QString text = QString::fromLatin1(list);
    const qint64 base = m_farm.write(wiki(), title, text);
    const qint64 theirs = m_farm.write(wiki(), title, u"New head\n"_s + text);
    const RawAnswer answer = m_farm.edit(wiki(), save(title, text + u"\nNew foot"_s, base));
    if (m_farm.isPractice()) {
        QCOMPARE(codeOf(answer), u"editconflict"_s);
        return;
    }
    QCOMPARE(edited(answer)["oldrevid"_L1].toInteger(), theirs); // Not the base: how a merge is noticed.
    QCOMPARE(m_farm.read(wiki(), title).text, u"New head\n"_s + text + u"\nNew foot"_s);
}

void ContractPages::refusesWhereTwoEditsTouch()
{
    const QString title = m_farm.freshTitle();
    const QString text = QString::fromLatin1(list);
    const qint64 base = m_farm.write(wiki(), title, text);
    const QString theirs = QString(text).replace(u"{{#target:B}}"_s, u"{{#target:Bee}}"_s);
    const qint64 newest = m_farm.write(wiki(), title, theirs);
    const QString ours = QString(text).remove(u"* {{#target:B}}\n"_s);
    QCOMPARE(codeOf(m_farm.edit(wiki(), save(title, ours, base))), u"editconflict"_s);
    QCOMPARE(m_farm.read(wiki(), title).revision, newest);
}

void ContractPages::savesNothingNewWhenTheSameComesAgain()
{
    const QString title = m_farm.freshTitle();
    const qint64 base = m_farm.write(wiki(), title, QString::fromLatin1(list));
    const RawParams same = save(title, QString::fromLatin1(list) + u"\nMore"_s, base);
    const qint64 saved = edited(m_farm.edit(wiki(), same))["newrevid"_L1].toInteger();
    const RawAnswer again = m_farm.edit(wiki(), same);
    QVERIFY2(codeOf(again) == u"editconflict"_s || edited(again)["nochange"_L1].toBool(),
             again.body.constData());
    QCOMPARE(m_farm.read(wiki(), title).revision, saved);
}

void ContractPages::makesAPageOfTheModelItIsGiven()
{
    const QString title = m_farm.freshTitle();
    const RawParams make{{u"title"_s, title},
                         {u"text"_s, u"{}"_s},
                         {u"contentmodel"_s, u"json"_s},
                         {u"createonly"_s, u"1"_s},
                         {u"starttimestamp"_s, m_farm.read(wiki(), title).clock}};
    const RawAnswer answer = m_farm.edit(wiki(), make);
    QVERIFY2(edited(answer)["newrevid"_L1].toInteger() > 0, answer.body.constData());
    QCOMPARE(edited(answer)["contentmodel"_L1].toString(), u"json"_s);
    QCOMPARE(codeOf(m_farm.edit(wiki(), make)), u"articleexists"_s);
}

void ContractPages::keepsTheModelOfAPageThatIsThere()
{
    const QString title = m_farm.freshTitle();
    const qint64 base = m_farm.write(wiki(), title, QString::fromLatin1(list));
    const RawAnswer answer = m_farm.edit(wiki(), save(title, u"{}"_s, base));
    QCOMPARE(edited(answer)["contentmodel"_L1].toString(), u"wikitext"_s);
}

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::ContractPages)
#include "contractpages.moc"
