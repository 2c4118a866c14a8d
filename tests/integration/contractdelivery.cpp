// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/contractfarm.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

/// What the delivery protocol rests on: which edits are refused when the same request arrives again.
/// One allowed difference: the practice farm refuses every merge. So where a real wiki merges (an edit
/// elsewhere on the page, our edit undone), the farm says editconflict; it must never save what a real wiki
/// would refuse.
class ContractDelivery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCOMPARE(m_farm.open(), QString()); }

    void savesOneCopyWhenTheSameRequestArrivesAgain_data();
    void savesOneCopyWhenTheSameRequestArrivesAgain();
    void doublesAPlainNewSection();
    void appendsByteForByteWhatANewSectionWouldBe();
    void letsOneOfFourIdenticalRequestsThrough();
    void keepsBothWhenSomebodyEditedElsewhere();
    void refusesToCreateAPageTwice();
    void refusesToCreateAgainWhatWasDeletedSince();
    void findsNoTitleWhereThePageWasDeleted();
    void leavesARedirectAloneAfterAMove();
    void createsAgainWhatWasMovedAwayWithoutARedirect();
    void saysNochangeWhenNothingChanges();
    void tellsOfSoManyPagesARoundWhatMayBeDone();
    void namesABaseThatIsNone();

private:
    enum class Form { F, H };
    enum class Meanwhile {
        Nothing,
        Append,
        AppendAlike,
        Top,
        Reply,
        OwnSection,
        Undo,
        Archive,
        ArchiveAlike
    };

    /// The request of a form on what was read, always the same bytes.
    [[nodiscard]] RawParams request(Form form, const QString &title, const ContractFarm::Page &base) const;
    void happen(ContractWiki &wiki, Meanwhile what, const QString &title, const ContractFarm::Page &base);
    [[nodiscard]] static bool isRefused(const RawAnswer &answer);

    static constexpr auto start = "An introduction.\n\n== Older ==\n\nOld words.";
    const QString m_mark = u"pr:contract00/1"_s;
    const QString m_addition = u"\n\n== News ==\n\nOur words."_s;
    ContractFarm m_farm;
};

RawParams ContractDelivery::request(Form form, const QString &title, const ContractFarm::Page &base) const
{
    RawParams params{{u"title"_s, title},
                     {u"baserevid"_s, QString::number(base.revision)},
                     {u"nocreate"_s, u"1"_s},
                     {u"summary"_s, u"/* News */ ("_s + m_mark + u')'}};
    if (form == Form::F)
        params.append({u"appendtext"_s, m_addition});
    else
        params.append({u"text"_s, base.text + m_addition});
    return params;
}

void ContractDelivery::happen(ContractWiki &wiki, Meanwhile what, const QString &title,
                              const ContractFarm::Page &base)
{
    const QString now = m_farm.read(wiki, title).text;
    switch (what) {
    case Meanwhile::Nothing:
        return;
    case Meanwhile::Append:
        QVERIFY(m_farm.write(wiki, title, now + u"\n\n== Another ==\n\nA question."_s) != 0);
        return;
    case Meanwhile::AppendAlike:
        QVERIFY(m_farm.write(wiki, title, now + u"\n\n== Another ==\n\nOld words."_s) != 0);
        return;
    case Meanwhile::Top:
        QVERIFY(m_farm.write(wiki, title, u"A line at the top.\n\n"_s + now) != 0);
        return;
    case Meanwhile::Reply:
        QVERIFY(m_farm.write(wiki, title, now + u"\n:Thank you!"_s) != 0);
        return;
    case Meanwhile::OwnSection:
        QCOMPARE(codeOf(m_farm.edit(wiki,
                                    {{u"title"_s, title},
                                     {u"section"_s, u"new"_s},
                                     {u"sectiontitle"_s, u"Second"_s},
                                     {u"text"_s, u"More of ours."_s}})),
                 QString());
        return;
    case Meanwhile::Undo:
        QVERIFY(m_farm.write(wiki, title, base.text) != 0);
        return;
    case Meanwhile::Archive:
        QVERIFY(m_farm.write(wiki, title, u"An introduction.\n\nOlder talk is in the archive."_s) != 0);
        return;
    case Meanwhile::ArchiveAlike:
        QVERIFY(m_farm.write(wiki, title,
                             u"An introduction."_s + m_addition + u"\n\n== Another ==\n\nOld words."_s)
                != 0);
        return;
    }
}

bool ContractDelivery::isRefused(const RawAnswer &answer)
{
    return codeOf(answer) == u"editconflict"_s || answer.json["edit"_L1]["nochange"_L1].toBool();
}

void ContractDelivery::savesOneCopyWhenTheSameRequestArrivesAgain_data()
{
    QTest::addColumn<int>("wiki");
    QTest::addColumn<int>("form");
    QTest::addColumn<int>("meanwhile");
    const QList<std::pair<Meanwhile, const char *>> cases{
        {Meanwhile::Nothing, "at once"},
        {Meanwhile::Append, "after somebody appended"},
        {Meanwhile::AppendAlike, "after somebody appended what ends as the base did"},
        {Meanwhile::Top, "after an edit at the top"},
        {Meanwhile::Reply, "after a reply below ours"},
        {Meanwhile::OwnSection, "after another section of our own"},
        {Meanwhile::Undo, "after ours was undone"},
        {Meanwhile::Archive, "after ours was archived"},
        {Meanwhile::ArchiveAlike, "after the older was archived and somebody appended what ends as it did"}};
    for (int wiki = 0; wiki < int(m_farm.wikis().size()); ++wiki) {
        for (const Form form : {Form::F, Form::H}) {
            for (const auto &[meanwhile, words] : cases)
                QTest::addRow("form %s, %s, on %s", form == Form::F ? "F" : "H", words,
                              qPrintable(m_farm.wikis().at(std::size_t(wiki)).host))
                    << wiki << int(form) << int(meanwhile);
        }
    }
}

void ContractDelivery::savesOneCopyWhenTheSameRequestArrivesAgain()
{
    QFETCH(int, wiki);
    QFETCH(int, form);
    QFETCH(int, meanwhile);
    ContractWiki &on = m_farm.wikis().at(std::size_t(wiki));
    const QString title = m_farm.freshTitle();
    QVERIFY(m_farm.write(on, title, QString::fromLatin1(start)) != 0);
    const ContractFarm::Page base = m_farm.read(on, title);
    const RawParams same = request(Form(form), title, base);

    const RawAnswer first = m_farm.edit(on, same);
    QCOMPARE(first.json["edit"_L1]["result"_L1].toString(), u"Success"_s);
    QVERIFY(first.json["edit"_L1]["newrevid"_L1].toInteger() > base.revision);
    happen(on, Meanwhile(meanwhile), title, base);
    const RawAnswer second = m_farm.edit(on, same);

    const int copies = m_farm.savedWith(on, base.id, m_mark);
    const bool endsAsBefore =
        Meanwhile(meanwhile) == Meanwhile::Undo || Meanwhile(meanwhile) == Meanwhile::ArchiveAlike;
    if (endsAsBefore && !m_farm.isPractice()) {
        // The merge finds the base's own end again: why a look must come before every repeat, and what
        // remains.
        QCOMPARE(copies, 2);
        return;
    }
    QVERIFY2(isRefused(second), second.body.constData());
    QCOMPARE(second.status, 200);
    QCOMPARE(copies, 1);
}

void ContractDelivery::doublesAPlainNewSection()
{
    ContractWiki &on = m_farm.wikis().front();
    const QString title = m_farm.freshTitle();
    QVERIFY(m_farm.write(on, title, QString::fromLatin1(start)) != 0);
    const RawParams same{{u"title"_s, title},
                         {u"section"_s, u"new"_s},
                         {u"sectiontitle"_s, u"News"_s},
                         {u"text"_s, u"Our words."_s},
                         {u"summary"_s, m_mark}};
    QCOMPARE(codeOf(m_farm.edit(on, same)), QString());
    QCOMPARE(codeOf(m_farm.edit(on, same)), QString());
    QCOMPARE(m_farm.savedWith(on, m_farm.read(on, title).id, m_mark), 2);
}

void ContractDelivery::appendsByteForByteWhatANewSectionWouldBe()
{
    for (ContractWiki &on : m_farm.wikis()) {
        const QString ours = m_farm.freshTitle();
        const QString plain = m_farm.freshTitle();
        QVERIFY(m_farm.write(on, ours, QString::fromLatin1(start)) != 0);
        QVERIFY(m_farm.write(on, plain, QString::fromLatin1(start)) != 0);
        QCOMPARE(codeOf(m_farm.edit(on, request(Form::F, ours, m_farm.read(on, ours)))), QString());
        QCOMPARE(codeOf(m_farm.edit(on,
                                    {{u"title"_s, plain},
                                     {u"section"_s, u"new"_s},
                                     {u"sectiontitle"_s, u"News"_s},
                                     {u"text"_s, u"Our words."_s}})),
                 QString());
        QCOMPARE(m_farm.read(on, ours).text, m_farm.read(on, plain).text);
    }
}

void ContractDelivery::letsOneOfFourIdenticalRequestsThrough()
{
    ContractWiki &on = m_farm.wikis().front();
    const QString title = m_farm.freshTitle();
    QVERIFY(m_farm.write(on, title, QString::fromLatin1(start)) != 0);
    const ContractFarm::Page base = m_farm.read(on, title);
    RawParams same = request(Form::F, title, base);
    same.prepend({u"action"_s, u"edit"_s});
    same.append({u"token"_s, on.token});
    QList<QNetworkReply *> replies;
    for (int i = 0; i < 4; ++i)
        replies.append(on.us->startPost(same));
    int saved = 0;
    for (QNetworkReply *reply : replies)
        saved += RawApi::wait(reply).json["edit"_L1]["newrevid"_L1].toInteger() != 0 ? 1 : 0;
    QCOMPARE(saved, 1);
    QCOMPARE(m_farm.savedWith(on, base.id, m_mark), 1);
}

void ContractDelivery::keepsBothWhenSomebodyEditedElsewhere()
{
    ContractWiki &on = m_farm.wikis().front();
    const QString title = m_farm.freshTitle();
    QVERIFY(m_farm.write(on, title, QString::fromLatin1(start)) != 0);
    const ContractFarm::Page base = m_farm.read(on, title);
    QVERIFY(m_farm.write(on, title, u"A line at the top.\n\n"_s + base.text) != 0);
    const RawAnswer answer = m_farm.edit(on, request(Form::F, title, base));
    const QString text = m_farm.read(on, title).text;
    QVERIFY(text.startsWith(u"A line at the top."_s));
    if (m_farm.isPractice())
        QCOMPARE(codeOf(answer), u"editconflict"_s);
    else
        QVERIFY(text.endsWith(u"Our words."_s));
}

void ContractDelivery::refusesToCreateAPageTwice()
{
    for (ContractWiki &on : m_farm.wikis()) {
        const QString title = m_farm.freshTitle();
        const ContractFarm::Page before = m_farm.read(on, title);
        QVERIFY(before.missing);
        const RawParams same{{u"title"_s, title},
                             {u"text"_s, u"== News ==\n\nOur words."_s},
                             {u"createonly"_s, u"1"_s},
                             {u"starttimestamp"_s, before.clock},
                             {u"summary"_s, m_mark}};
        const RawAnswer first = m_farm.edit(on, same);
        QCOMPARE(first.json["edit"_L1]["new"_L1].toBool(), true);
        QCOMPARE(codeOf(m_farm.edit(on, same)), u"articleexists"_s);
        QCOMPARE(m_farm.savedWith(on, m_farm.read(on, title).id, m_mark), 1);
    }
}

void ContractDelivery::refusesToCreateAgainWhatWasDeletedSince()
{
    ContractWiki &on = m_farm.wikis().front();
    const QString title = m_farm.freshTitle();
    const QString started = m_farm.read(on, title).clock;
    RawParams same{{u"title"_s, title},
                   {u"text"_s, u"== News ==\n\nOur words."_s},
                   {u"createonly"_s, u"1"_s},
                   {u"starttimestamp"_s, started}};
    QCOMPARE(codeOf(m_farm.edit(on, same)), QString());
    // The wiki counts in whole seconds: what is deleted in the second of T0 is not later than it.
    QTRY_VERIFY(m_farm.read(on, title).clock > started);
    QVERIFY(m_farm.remove(on, title));
    QCOMPARE(codeOf(m_farm.edit(on, same)), u"pagedeleted"_s);
    QVERIFY(m_farm.read(on, title).missing);
    same.removeLast();
    QCOMPARE(codeOf(m_farm.edit(on, same)), QString());
    QVERIFY(!m_farm.read(on, title).missing);
}

void ContractDelivery::findsNoTitleWhereThePageWasDeleted()
{
    for (const Form form : {Form::F, Form::H}) {
        ContractWiki &on = m_farm.wikis().front();
        const QString title = m_farm.freshTitle();
        QVERIFY(m_farm.write(on, title, QString::fromLatin1(start)) != 0);
        const ContractFarm::Page base = m_farm.read(on, title);
        QVERIFY(m_farm.remove(on, title));
        QCOMPARE(codeOf(m_farm.edit(on, request(form, title, base))), u"missingtitle"_s);
        QVERIFY(m_farm.read(on, title).missing);
    }
}

void ContractDelivery::leavesARedirectAloneAfterAMove()
{
    ContractWiki &on = m_farm.wikis().front();
    const QString title = m_farm.freshTitle();
    QVERIFY(m_farm.write(on, title, QString::fromLatin1(start)) != 0);
    const ContractFarm::Page base = m_farm.read(on, title);
    QVERIFY(m_farm.move(on, title, title + u" moved"_s));
    const ContractFarm::Page redirect = m_farm.read(on, title);
    QVERIFY(redirect.text.startsWith(u'#'));
    QCOMPARE(codeOf(m_farm.edit(on, request(Form::F, title, base))), u"editconflict"_s);
    QCOMPARE(m_farm.read(on, title).revision, redirect.revision);
    QCOMPARE(m_farm.read(on, title + u" moved"_s).id, base.id);
}

void ContractDelivery::createsAgainWhatWasMovedAwayWithoutARedirect()
{
    ContractWiki &on = m_farm.wikis().front();
    const QString title = m_farm.freshTitle();
    const QString started = m_farm.read(on, title).clock;
    const RawParams same{{u"title"_s, title},
                         {u"text"_s, u"== News ==\n\nOur words."_s},
                         {u"createonly"_s, u"1"_s},
                         {u"starttimestamp"_s, started}};
    QCOMPARE(codeOf(m_farm.edit(on, same)), QString());
    QTRY_VERIFY(m_farm.read(on, title).clock > started);
    QVERIFY(m_farm.move(on, title, title + u" moved"_s, false));
    QVERIFY(m_farm.read(on, title).missing);
    // Moved is not deleted: why a look by title is not enough before a repeat.
    QCOMPARE(codeOf(m_farm.edit(on, same)), QString());
    QVERIFY(!m_farm.read(on, title).missing);
    QVERIFY(!m_farm.read(on, title + u" moved"_s).missing);
}

void ContractDelivery::saysNochangeWhenNothingChanges()
{
    ContractWiki &on = m_farm.wikis().front();
    const QString title = m_farm.freshTitle();
    QVERIFY(m_farm.write(on, title, QString::fromLatin1(start)) != 0);
    const ContractFarm::Page base = m_farm.read(on, title);
    const RawAnswer answer = m_farm.edit(
        on, {{u"title"_s, title}, {u"text"_s, base.text}, {u"baserevid"_s, QString::number(base.revision)}});
    QCOMPARE(answer.json["edit"_L1]["result"_L1].toString(), u"Success"_s);
    QVERIFY(answer.json["edit"_L1]["nochange"_L1].toBool());
    QVERIFY(!answer.json["edit"_L1].toObject().contains("newrevid"_L1));
}

void ContractDelivery::tellsOfSoManyPagesARoundWhatMayBeDone()
{
    ContractWiki &wiki = m_farm.wikis().front();
    QStringList titles;
    for (int i = 0; i < 30; ++i)
        titles.append(u"Talk:Page %1"_s.arg(i));
    RawParams ask{{u"action"_s, u"query"_s},
                  {u"titles"_s, titles.join(u'|')},
                  {u"prop"_s, u"info"_s},
                  {u"intestactions"_s, u"edit|create"_s},
                  {u"intestactionsdetail"_s, u"full"_s}};
    QSet<QString> told;
    const auto take = [&](const RawAnswer &answer) {
        for (const QJsonValue &page : answer.json["query"_L1]["pages"_L1].toArray()) {
            if (page.toObject().contains("actions"_L1))
                told.insert(page["title"_L1].toString());
        }
        return answer.json["continue"_L1].toObject();
    };
    const QJsonObject next = take(wiki.nobody->post(ask));
    QCOMPARE(told.size(), 25); // Fifty tested actions.
    QVERIFY(next.contains("incontinue"_L1));
    for (auto key = next.begin(); key != next.end(); ++key)
        ask.append({key.key(), key.value().toVariant().toString()});
    QVERIFY(take(wiki.nobody->post(ask)).isEmpty());
    QCOMPARE(told.size(), 30);
}

void ContractDelivery::namesABaseThatIsNone()
{
    ContractWiki &wiki = m_farm.wikis().front();
    const QString title = m_farm.freshTitle();
    m_farm.write(wiki, title, u"Text."_s);
    QCOMPARE(codeOf(wiki.us->get({{u"action"_s, u"query"_s},
                                  {u"titles"_s, title},
                                  {u"prop"_s, u"revisions"_s},
                                  {u"rvdir"_s, u"newer"_s},
                                  {u"rvlimit"_s, u"max"_s},
                                  {u"rvstartid"_s, u"999999999"_s}})),
             u"badid_rvstartid"_s);
}

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::ContractDelivery)
#include "contractdelivery.moc"
