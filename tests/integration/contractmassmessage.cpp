// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/contractfarm.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

/// What a hand-over to MassMessage rests on: one list page a send, what an emptied list does to a late call,
/// and what the wikis' own record tells of each page.
class ContractMassMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void makesAListPageOnlyOnce();
    void countsTargetsAndLogsTheListsRevision();
    void findsNobodyOnAnEmptiedList();
    void leavesATaggedEditWithOurMark();
    void logsWhatItDoesNotDeliver_data();
    void logsWhatItDoesNotDeliver();
    void leavesOutASiteThatItDoesNotKnow();

private:
    [[nodiscard]] ContractWiki &home() { return m_farm.wikis().front(); }
    [[nodiscard]] ContractWiki &other() { return m_farm.wikis()[1]; }
    [[nodiscard]] static QString listText(const QJsonArray &targets)
    {
        return QString::fromUtf8(
            QJsonDocument(QJsonObject{{u"description"_s, QString()}, {u"targets"_s, targets}})
                .toJson(QJsonDocument::Compact));
    }
    [[nodiscard]] QString freshList()
    {
        return u"User:"_s + home().user + u"/Paper Round/"_s + m_farm.freshTitle().section(u' ', -1);
    }
    RawAnswer saveList(const QString &title, const QJsonArray &targets, const QString &flag)
    {
        return m_farm.edit(home(),
                           {{u"title"_s, title},
                            {u"contentmodel"_s, u"MassMessageListContent"_s},
                            {u"text"_s, listText(targets)},
                            {flag, u"1"_s}});
    }
    RawAnswer send(const QString &list, const QString &text = u"Words."_s)
    {
        return home().us->post({{u"action"_s, u"massmessage"_s},
                                {u"spamlist"_s, list},
                                {u"subject"_s, m_subject},
                                {u"message"_s, text},
                                {u"token"_s, home().token}});
    }
    /// Makes a list of these, sends it, and gives the wiki's count.
    int sendTo(const QJsonArray &targets, const QString &text = u"Words."_s)
    {
        const QString list = freshList();
        if (saveList(list, targets, u"createonly"_s).json["edit"_L1]["newrevid"_L1].toInteger() == 0)
            return -1;
        return send(list, text).json["massmessage"_L1]["count"_L1].toInt(-1);
    }
    QJsonArray sent(const QString &list)
    {
        const RawAnswer answer = home().us->get({{u"action"_s, u"query"_s},
                                                 {u"list"_s, u"logevents"_s},
                                                 {u"leaction"_s, u"massmessage/send"_s},
                                                 {u"letitle"_s, list},
                                                 {u"leprop"_s, u"user|timestamp|details"_s}});
        return answer.json["query"_L1]["logevents"_L1].toArray();
    }
    /// The line of a wiki's record for a page, once its queue has come to it.
    QJsonObject recorded(ContractWiki &wiki, const QString &title, const QString &list)
    {
        QJsonObject found;
        (void)QTest::qWaitFor(
            [&] {
                const RawAnswer answer = wiki.us->get({{u"action"_s, u"query"_s},
                                                       {u"list"_s, u"recentchanges|logevents"_s},
                                                       {u"rctag"_s, u"massmessage-delivery"_s},
                                                       {u"rcprop"_s, u"title|ids|timestamp"_s},
                                                       {u"rclimit"_s, u"max"_s},
                                                       {u"letype"_s, u"massmessage"_s},
                                                       {u"leprop"_s, u"title|type|timestamp|details"_s},
                                                       {u"lelimit"_s, u"max"_s}});
                for (const QJsonValue &line : answer.json["query"_L1][list].toArray()) {
                    if (line["title"_L1].toString() == title)
                        found = line.toObject();
                }
                return !found.isEmpty();
            },
            60000);
        return found;
    }

    const QString m_subject = u"Tech <b>News</b>"_s;
    ContractFarm m_farm;
};

void ContractMassMessage::initTestCase()
{
    QCOMPARE(m_farm.open(), QString());
    QVERIFY(m_farm.wikis().size() > 1);
}

void ContractMassMessage::makesAListPageOnlyOnce()
{
    const QString list = freshList();
    const RawAnswer made = saveList(list, {}, u"createonly"_s);
    QVERIFY2(made.json["edit"_L1]["newrevid"_L1].toInteger() > 0, made.body.constData());
    QCOMPARE(made.json["edit"_L1]["contentmodel"_L1].toString(), u"MassMessageListContent"_s);
    QCOMPARE(codeOf(saveList(list, {}, u"createonly"_s)), u"articleexists"_s);
}

void ContractMassMessage::countsTargetsAndLogsTheListsRevision()
{
    const QString list = freshList();
    const QJsonArray targets{QJsonObject{{u"title"_s, u"Talk:Counted 1"_s}},
                             QJsonObject{{u"title"_s, u"Talk:Counted 2"_s}, {u"site"_s, other().host}}};
    const qint64 revision =
        saveList(list, targets, u"createonly"_s).json["edit"_L1]["newrevid"_L1].toInteger();
    QVERIFY(sent(list).isEmpty());
    const RawAnswer answer = send(list);
    QCOMPARE(answer.json["massmessage"_L1]["result"_L1].toString(), u"success"_s);
    QCOMPARE(answer.json["massmessage"_L1]["count"_L1].toInt(), 2);
    QCOMPARE(sent(list).size(), 1);
    QCOMPARE(sent(list)[0]["params"_L1]["revid"_L1].toInteger(), revision);
}

void ContractMassMessage::findsNobodyOnAnEmptiedList()
{
    const QString list = freshList();
    const QString title = m_farm.freshTitle().replace(u"User talk"_s, u"Talk"_s);
    saveList(list, {QJsonObject{{u"title"_s, title}}}, u"createonly"_s);
    const RawAnswer emptied = saveList(list, {}, u"nocreate"_s);
    QVERIFY2(emptied.json["edit"_L1]["newrevid"_L1].toInteger() > 0, emptied.body.constData());
    QVERIFY(saveList(list, {}, u"nocreate"_s).json["edit"_L1].toObject().contains("nochange"_L1));
    const RawAnswer late = send(list);
    QCOMPARE(late.json["massmessage"_L1]["count"_L1].toInt(-1), 0);
    // What the log says of a late call names the emptied revision, never the full one.
    for (const QJsonValue &line : sent(list))
        QCOMPARE(line["params"_L1]["revid"_L1].toInteger(),
                 emptied.json["edit"_L1]["newrevid"_L1].toInteger());
    QVERIFY(m_farm.read(home(), title).missing);
}

void ContractMassMessage::leavesATaggedEditWithOurMark()
{
    const QString title = m_farm.freshTitle().replace(u"User talk"_s, u"Talk"_s);
    const QString mark = u"<!-- pr:contract00/0 -->"_s;
    const QJsonObject local{{u"title"_s, title}};
    const QJsonObject remote{{u"title"_s, title}, {u"site"_s, other().host}};
    QCOMPARE(sendTo({local, remote}, u"Words.\n"_s + mark), 2);
    for (ContractWiki *wiki : {&home(), &other()}) {
        const RawAnswer named = wiki->us->get({{u"action"_s, u"query"_s}, {u"titles"_s, title}});
        const QString there = named.json["query"_L1]["pages"_L1][0]["title"_L1].toString(); // In its words.
        const QJsonObject edit = recorded(*wiki, there, u"recentchanges"_s);
        QVERIFY2(!edit.isEmpty(), qPrintable(wiki->host));
        const ContractFarm::Page page = m_farm.read(*wiki, title);
        QCOMPARE(edit["revid"_L1].toInteger(), page.revision);
        QCOMPARE(page.text.count(mark), 1);
        QVERIFY2(page.text.startsWith(u"== Tech News ==\n\nWords.\n"_s + mark), qPrintable(page.text));
    }
}

void ContractMassMessage::logsWhatItDoesNotDeliver_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("action");
    const QString number = m_farm.freshTitle().section(u' ', -1);
    QTest::newRow("nobody") << u"User talk:Nobody "_s + number << QString() << u"skipnouser"_s;
    QTest::newRow("namespace") << u"Template:Box "_s + number << QString() << u"skipbadns"_s;
    QTest::newRow("opted out") << u"Talk:Opted out "_s + number
                               << u"[[Category:Opted-out of message delivery]]"_s << u"skipoptout"_s;
}

void ContractMassMessage::logsWhatItDoesNotDeliver()
{
    QFETCH(QString, title);
    QFETCH(QString, text);
    QFETCH(QString, action);
    if (!text.isEmpty())
        QVERIFY(m_farm.write(home(), title, text) > 0);
    QCOMPARE(sendTo({QJsonObject{{u"title"_s, title}}}), 1);
    const QJsonObject line = recorded(home(), title, u"logevents"_s);
    QCOMPARE(line["action"_L1].toString(), action);
    QCOMPARE(line["type"_L1].toString(), u"massmessage"_s);
    QCOMPARE(line["params"_L1]["subject"_L1].toString(), m_subject); // As it came.
    QVERIFY(line["timestamp"_L1].toString().endsWith(u'Z'));
}

void ContractMassMessage::leavesOutASiteThatItDoesNotKnow()
{
    const QJsonObject stranger{{u"title"_s, u"Talk:A"_s}, {u"site"_s, u"nowhere.example.org"_s}};
    QCOMPARE(sendTo({stranger}), 0);
}

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::ContractMassMessage)
#include "contractmassmessage.moc"
