// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/contractfarm.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

/// What a check asks about users: blocks, the log of renames, who has edited since when.
class ContractUsers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCOMPARE(m_farm.open(), QString()); }

    void aBlockIsToldWithItsBeginningAndEnd();
    void theLogOfRenamesAnswersForOneName();
    void editsOfSeveralUsersComeInOneAnswer();
    void anAnswerThatIsCutSaysSo();

private:
    [[nodiscard]] ContractWiki &wiki() { return m_farm.wikis().front(); }
    [[nodiscard]] QJsonObject ask(RawParams params)
    {
        params.prepend({u"action"_s, u"query"_s});
        return wiki().us->post(params).json;
    }

    ContractFarm m_farm;
};

void ContractUsers::aBlockIsToldWithItsBeginningAndEnd()
{
    const QString user = m_farm.blockSomebody(wiki());
    QVERIFY2(!user.isEmpty(), "nobody could be blocked");
    const QJsonObject told =
        ask({{u"list"_s, u"users"_s}, {u"usprop"_s, u"blockinfo"_s}, {u"ususers"_s, user}});
    const QJsonObject one = told["query"_L1]["users"_L1][0].toObject();
    QVERIFY(one.contains("blockid"_L1));
    QVERIFY(QDateTime::fromString(one["blockedtimestamp"_L1].toString(), Qt::ISODate).isValid());
    QCOMPARE(one["blockexpiry"_L1].toString(), u"infinite"_s);
    QVERIFY(!one["blockpartial"_L1].toBool());
}

void ContractUsers::theLogOfRenamesAnswersForOneName()
{
    const auto lines = [this](const QString &user) {
        return ask({{u"list"_s, u"logevents"_s},
                    {u"letype"_s, u"renameuser"_s},
                    {u"letitle"_s, u"User:"_s + user},
                    {u"leprop"_s, u"title|type|details|timestamp"_s},
                    {u"lelimit"_s, u"1"_s}});
    };
    const QString old = m_farm.renamedUser();
    const QJsonObject line = lines(old)["query"_L1]["logevents"_L1][0].toObject();
    QCOMPARE(line["type"_L1].toString(), u"renameuser"_s);
    QCOMPARE(line["params"_L1]["olduser"_L1].toString(), old);
    QCOMPARE(line["params"_L1]["newuser"_L1].toString(), u"New reader"_s);
    QVERIFY(QDateTime::fromString(line["timestamp"_L1].toString(), Qt::ISODate).isValid());
    const QJsonObject users = ask({{u"list"_s, u"users"_s}, {u"ususers"_s, old + u"|New reader"_s}});
    QVERIFY(users["query"_L1]["users"_L1][0]["missing"_L1].toBool());
    QVERIFY(users["query"_L1]["users"_L1][1]["userid"_L1].toInteger() > 0);
    const QJsonObject told = lines(u"Nobody of that name"_s);
    QVERIFY(told["query"_L1]["logevents"_L1].isArray());
    QCOMPARE(told["query"_L1]["logevents"_L1].toArray().size(), 0);
    QVERIFY(!told.contains("warnings"_L1));
}

void ContractUsers::editsOfSeveralUsersComeInOneAnswer()
{
    const QString title = m_farm.freshTitle();
    m_farm.write(wiki(), title, u"By the neighbour"_s);
    const auto page = m_farm.read(wiki(), title);
    m_farm.edit(wiki(),
                {{u"title"_s, title},
                 {u"appendtext"_s, u"\n\nBy us"_s},
                 {u"baserevid"_s, QString::number(page.revision)},
                 {u"nocreate"_s, u"1"_s}});
    const QJsonObject told = ask({{u"list"_s, u"usercontribs"_s},
                                  {u"ucuser"_s, wiki().user + u"|Nobody of that name"_s},
                                  {u"ucprop"_s, u"timestamp"_s},
                                  {u"uclimit"_s, u"max"_s},
                                  {u"ucend"_s, page.time}});
    const QJsonArray edits = told["query"_L1]["usercontribs"_L1].toArray();
    QVERIFY(!edits.isEmpty());
    for (const QJsonValue &edit : edits) {
        QCOMPARE(edit["user"_L1].toString(), wiki().user);
        QVERIFY(edit["timestamp"_L1].toString() >= page.time);
    }
    // Nobody has edited in time to come.
    const QJsonObject later = ask({{u"list"_s, u"usercontribs"_s},
                                   {u"ucuser"_s, wiki().user},
                                   {u"ucprop"_s, u"timestamp"_s},
                                   {u"ucend"_s, u"2099-01-01T00:00:00Z"_s}});
    QCOMPARE(later["query"_L1]["usercontribs"_L1].toArray().size(), 0);
}

void ContractUsers::anAnswerThatIsCutSaysSo()
{
    for (int i = 0; i < 2; ++i) {
        const QString title = m_farm.freshTitle();
        const QString clock = m_farm.read(wiki(), title).clock;
        m_farm.edit(wiki(),
                    {{u"title"_s, title},
                     {u"text"_s, u"Words"_s},
                     {u"createonly"_s, u"1"_s},
                     {u"starttimestamp"_s, clock}});
    }
    const QJsonObject told = ask({{u"list"_s, u"usercontribs"_s},
                                  {u"ucuser"_s, wiki().user},
                                  {u"ucprop"_s, u"timestamp"_s},
                                  {u"uclimit"_s, u"1"_s}});
    QCOMPARE(told["query"_L1]["usercontribs"_L1].toArray().size(), 1);
    QVERIFY(told.contains("continue"_L1));
    // The one that is told is the newest: an account's last edit costs one line.
    const QJsonObject all = ask({{u"list"_s, u"usercontribs"_s},
                                 {u"ucuser"_s, wiki().user},
                                 {u"ucprop"_s, u"timestamp"_s},
                                 {u"uclimit"_s, u"max"_s}});
    QString newest;
    for (const QJsonValue &edit : all["query"_L1]["usercontribs"_L1].toArray())
        newest = std::max(newest, edit["timestamp"_L1].toString());
    QCOMPARE(told["query"_L1]["usercontribs"_L1][0]["timestamp"_L1].toString(), newest);
}

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::ContractUsers)
#include "contractusers.moc"
