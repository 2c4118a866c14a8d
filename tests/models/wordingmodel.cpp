// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wordingmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

class TestWordingModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysWhichWordsEachWikiGets();
    void saysWhereThereIsNothingInTheLanguage();
    void missesNothingWhereNobodyWritesByLanguage();
    void waitsForALanguage();

private:
    [[nodiscard]] QString words(int row) const
    {
        return m_model->index(row, WordingModel::Words)
            .data()
            .toString()
            .remove(QChar(0x2068))
            .remove(QChar(0x2069));
    }
    std::unique_ptr<WordingModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    Message m_message;
};

void TestWordingModel::init()
{
    m_model = std::make_unique<WordingModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setRows(
        {{u"fr.example"_s, u"fr"_s, 3}, {u"de.example"_s, u"de"_s, 1}, {u"wa.example"_s, u"wa"_s, 1200}});
    m_message = {u"S"_s, u"B"_s};
}

void TestWordingModel::saysWhichWordsEachWikiGets()
{
    m_message.variants = {{u"fr"_s, {}, {}, u"Bonjour"_s}, {{}, u"de.example"_s, {}, u"Hallo"_s}};
    m_model->setMessage(m_message);
    QCOMPARE(words(0), u"the words for français (fr)"_s);
    QCOMPARE(words(1), u"the words for this wiki"_s);
    QCOMPARE(words(2), u"the words for français (fr)"_s);
    QCOMPARE(m_model->index(2, WordingModel::Pages).data().toString(), QLocale().toString(1200));
    m_message.source = MessageSource{
        u"m.example"_s,
        u"News"_s,
        {},
        {},
        true,
        5,
        {{u"News"_s, 5, u"en"_s, false, {}, u"x"_s}, {u"News/fr"_s, 6, u"fr"_s, false, {}, u"y"_s}}};
    m_message.variants.clear();
    m_message.body.clear();
    m_model->setMessage(m_message);
    QCOMPARE(words(0), u"News/fr"_s);
    QCOMPARE(words(1), u"News, as there is none in its language"_s);
    m_message.body = u"B"_s;
    m_model->setMessage(m_message);
    QCOMPARE(words(0), u"News/fr + the words for everybody"_s);
}

void TestWordingModel::saysWhereThereIsNothingInTheLanguage()
{
    m_message.variants = {{u"fr"_s, {}, {}, u"Bonjour"_s}, {{}, u"de.example"_s, {}, u"Hallo"_s}};
    m_model->setMessage(m_message);
    QVERIFY(!m_model->isMissing(0));
    QVERIFY(!m_model->isMissing(1)); // words of its own
    QVERIFY(m_model->isMissing(2)); // French stands in
    QCOMPARE(m_model->missingWikis(), 1);
    QVERIFY(m_model->index(2, 0).data(WordingModel::MissingRole).toBool());
    m_model->setOwnLanguage(u"wa"_s); // as everybody's words are
    QCOMPARE(m_model->missingWikis(), 0);
}

void TestWordingModel::missesNothingWhereNobodyWritesByLanguage()
{
    m_model->setMessage(m_message);
    QCOMPARE(m_model->missingWikis(), 0);
    QCOMPARE(words(0), u"the words for everybody"_s);
    m_message.variants = {{{}, u"de.example"_s, {}, u"Hallo"_s}};
    m_model->setMessage(m_message);
    QCOMPARE(m_model->missingWikis(), 0);
}

void TestWordingModel::waitsForALanguage()
{
    m_message.variants = {{u"fr"_s, {}, {}, u"Bonjour"_s}};
    m_model->setMessage(m_message);
    m_model->setRows({{u"fr.example"_s, {}, 3}});
    QCOMPARE(words(0), u"Its language is not known yet"_s);
    QCOMPARE(m_model->missingWikis(), 0);
    m_model->setLanguage(u"fr.example"_s, u"fr"_s);
    QCOMPARE(words(0), u"the words for français (fr)"_s);
}

QTEST_GUILESS_MAIN(TestWordingModel)
#include "wordingmodel.moc"
