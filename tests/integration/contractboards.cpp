// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/contractfarm.h"

#include "domain/delivery/mark.h"
#include "wiki/api/apierrors.h"
#include "wiki/pages/pagecheck.h"
#include "wiki/pages/routeanswers.h"

#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace paperround {

/// What the routes to Flow boards and LiquidThreads pages rest on: what is sent and read is the program's
/// own.
class ContractBoards : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void areTold_data() { kinds(); }
    void areTold();
    void takeATopicOrThreadAndShowItAmongTheirPosts_data() { kinds(); }
    void takeATopicOrThreadAndShowItAmongTheirPosts();
    void keepWhatIsSentTwiceTwice_data() { kinds(); }
    void keepWhatIsSentTwiceTwice();
    void signATextThatAsksForIt_data() { kinds(); }
    void signATextThatAsksForIt();
    void sayBeforehandThatTheyAreClosed_data() { kinds(); }
    void sayBeforehandThatTheyAreClosed();
    void refuseASubjectThatIsTooLong_data() { kinds(); }
    void refuseASubjectThatIsTooLong();
    void areNeverMadeOfAPage_data() { kinds(); }
    void areNeverMadeOfAPage();
    void takeThreadsBelowAProtectedHead();
    void listTopicsPageByPage();
    void takeNoEdit();

private:
    static void kinds()
    {
        QTest::addColumn<Route>("kind");
        QTest::newRow("Flow") << Route::Flow;
        QTest::newRow("LiquidThreads") << Route::LiquidThreads;
    }
    [[nodiscard]] ContractWiki &wiki() { return m_farm.wikis().front(); }
    [[nodiscard]] QString freshPage()
    {
        return m_farm.freshTitle().replace(u"User talk"_s, u"Project talk"_s);
    }
    [[nodiscard]] QString freshBoard(Route kind)
    {
        const QString title = freshPage();
        return m_farm.makeBoard(wiki(), title, kind) ? title : QString();
    }
    [[nodiscard]] AttemptPlan plan(const QString &board) const
    {
        AttemptPlan plan;
        plan.row.page = board;
        plan.subject = u"News of November"_s;
        plan.text = u"Hello.\n<!-- "_s + m_mark.text() + u" -->"_s;
        plan.summary = u"News of November ("_s + m_mark.text() + u')';
        return plan;
    }
    [[nodiscard]] RawAnswer send(Route kind, const AttemptPlan &plan)
    {
        ApiParams params = kind == Route::Flow ? topicParams(plan) : threadParams(plan);
        params.set(u"token"_s, wiki().token);
        return wiki().us->post(raw(params));
    }
    [[nodiscard]] static RawParams raw(const ApiParams &params)
    {
        const QUrlQuery query(QString::fromLatin1(params.toForm().replace('+', "%20")));
        RawParams list = query.queryItems(QUrl::FullyDecoded);
        list.append({u"errorformat"_s, u"plaintext"_s});
        return list;
    }
    static Result<PostedRevision> read(Route kind, const RawAnswer &answer)
    {
        return kind == Route::Flow ? readTopic(answer.json) : readThread(answer.json);
    }
    /// Where our mark is found on a board, as the program looks for it.
    [[nodiscard]] QStringList found(Route kind, const QString &board)
    {
        QList<BoardPost> posts;
        if (kind == Route::Flow)
            posts = readTopicList(wiki().us->get(raw(topicListParams(board, {}))).json).posts;
        else
            posts = readThreadEdits({wiki().us->get(raw(threadEditsParams(wiki().user, m_since))).json},
                                    wiki().user);
        QStringList threads;
        for (const BoardPost &post : posts) {
            if (post.user == wiki().user && Mark::find(post.text) == m_mark)
                threads += post.thread;
        }
        return threads;
    }
    [[nodiscard]] PageCheck check(const QString &title)
    {
        CheckAnswer answer;
        readCheckRound(wiki().us->get(raw(checkParams({}, {title}, false))).json, answer);
        return pagesOf({title}, answer, {}).constFirst();
    }
    static ErrorKind kindOf(const RawAnswer &answer)
    {
        return errorOf(apiErrorsOf(answer.json), ApiEffect::Write).kind;
    }

    ContractFarm m_farm;
    QString m_since;
    Mark m_mark; ///< Another one for each function.
};

} // namespace paperround

Q_DECLARE_METATYPE(paperround::Route)

namespace paperround {

void ContractBoards::initTestCase()
{
    QCOMPARE(m_farm.open(), QString());
    m_since = m_farm.read(wiki(), u"Main Page"_s).clock;
    m_mark.deliveryId = newDeliveryId();
}

void ContractBoards::areTold()
{
    QFETCH(Route, kind);
    const PageCheck page = check(freshBoard(kind));
    QCOMPARE(page.liquidThreads, kind == Route::LiquidThreads);
    QCOMPARE(page.contentModel, kind == Route::Flow ? u"flow-board"_s : u"wikitext"_s);
    QVERIFY(page.problems.isEmpty());
    QVERIFY(page.pageId > 0);
}

void ContractBoards::takeATopicOrThreadAndShowItAmongTheirPosts()
{
    QFETCH(Route, kind);
    ++m_mark.row;
    const QString board = freshBoard(kind);
    QCOMPARE(found(kind, board), QStringList());
    const RawAnswer answer = send(kind, plan(board));
    const auto posted = read(kind, answer);
    QVERIFY2(posted, answer.body.constData());
    QCOMPARE(posted->revision, 0); // The page that was made is all the proof there is.
    QVERIFY(!m_farm.read(wiki(), posted->thread).missing);
    QCOMPARE(found(kind, board), QStringList(posted->thread));
}

void ContractBoards::keepWhatIsSentTwiceTwice()
{
    QFETCH(Route, kind);
    ++m_mark.row;
    const QString board = freshBoard(kind);
    QVERIFY(read(kind, send(kind, plan(board))));
    QVERIFY(read(kind, send(kind, plan(board)))); // Nothing says that it was there.
    const QStringList threads = found(kind, board);
    QCOMPARE(threads.size(), 2);
    QVERIFY(threads.constFirst() != threads.constLast());
}

void ContractBoards::signATextThatAsksForIt()
{
    QFETCH(Route, kind);
    ++m_mark.row;
    const QString board = freshBoard(kind);
    AttemptPlan signedPlan = plan(board);
    signedPlan.text.prepend(u"~~~~ "_s);
    const auto posted = read(kind, send(kind, signedPlan));
    QVERIFY(posted);
    // Beside the one that the software shows by itself; so the program takes it off.
    QString text = m_farm.read(wiki(), posted->thread).text;
    if (kind == Route::Flow) {
        for (const BoardPost &post :
             readTopicList(wiki().us->get(raw(topicListParams(board, {}))).json).posts)
            text += post.text;
    }
    QVERIFY2(text.contains(u"[[User:"_s + wiki().user), qPrintable(text));
}

void ContractBoards::sayBeforehandThatTheyAreClosed()
{
    QFETCH(Route, kind);
    ++m_mark.row;
    const QString board = freshBoard(kind);
    QVERIFY(m_farm.closeBoard(wiki(), board, kind));
    const PageCheck page = check(board);
    QCOMPARE(page.problems.size(), 1);
    QCOMPARE(page.problems.constFirst().code,
             kind == Route::Flow ? u"protectedpage"_s : u"talkpage-protected"_s);
    const RawAnswer answer = send(kind, plan(board));
    QCOMPARE(codeOf(answer), kind == Route::Flow ? u"block"_s : u"talkpage-protected"_s);
    QCOMPARE(kindOf(answer), ErrorKind::Row);
    QCOMPARE(found(kind, board), QStringList());
}

void ContractBoards::refuseASubjectThatIsTooLong()
{
    QFETCH(Route, kind);
    ++m_mark.row;
    AttemptPlan longPlan = plan(freshBoard(kind));
    longPlan.subject = QString(300, u'x');
    const RawAnswer answer = send(kind, longPlan);
    QCOMPARE(codeOf(answer), kind == Route::Flow ? u"topic"_s : u"invalid-subject"_s);
    QCOMPARE(kindOf(answer), ErrorKind::Row);
}

void ContractBoards::areNeverMadeOfAPage()
{
    QFETCH(Route, kind);
    ++m_mark.row;
    const QString page = freshPage();
    QVERIFY(m_farm.write(wiki(), page, u"A page."_s) > 0);
    const RawAnswer answer = send(kind, plan(page));
    QCOMPARE(codeOf(answer), kind == Route::Flow ? u"invalid-page"_s : u"invalid-talkpage"_s);
    QCOMPARE(kindOf(answer), ErrorKind::Row);
    QCOMPARE(m_farm.read(wiki(), page).text, u"A page."_s);
}

void ContractBoards::takeThreadsBelowAProtectedHead()
{
    ++m_mark.row;
    const QString page = freshBoard(Route::LiquidThreads);
    QVERIFY(m_farm.protect(wiki(), page));
    QVERIFY(check(page).problems.isEmpty());
    QVERIFY(read(Route::LiquidThreads, send(Route::LiquidThreads, plan(page))));
}

void ContractBoards::listTopicsPageByPage()
{
    const QString board = freshBoard(Route::Flow);
    const qsizetype before = readTopicList(wiki().us->get(raw(topicListParams(board, {}))).json).posts.size();
    QStringList made;
    for (int i = 0; i < 3; ++i)
        made.prepend(read(Route::Flow, send(Route::Flow, plan(board))).value_or(PostedRevision()).thread);
    QStringList listed; // Newest first.
    QString offset;
    qsizetype posts = 0;
    do {
        ApiParams params = topicListParams(board, offset);
        params.set(u"vtllimit"_s, u"1"_s);
        const TopicPage page = readTopicList(wiki().us->get(raw(params)).json);
        QVERIFY(!page.posts.isEmpty());
        QVERIFY(page.oldest >= m_since);
        listed += page.posts.constFirst().thread;
        posts += page.posts.size();
        offset = page.next;
    } while (!offset.isEmpty() && listed.size() < 10);
    QCOMPARE(listed.first(3), made);
    QCOMPARE(posts, before + 6); // A title and a text each.
}

void ContractBoards::takeNoEdit()
{
    const QString board = freshBoard(Route::Flow);
    QCOMPARE(codeOf(m_farm.edit(wiki(),
                                {{u"title"_s, board},
                                 {u"section"_s, u"new"_s},
                                 {u"summary"_s, u"News"_s},
                                 {u"text"_s, u"Hello"_s}})),
             u"no-direct-editing"_s);
    // A page of threads does, and puts it above them: so the check must come before.
    const QString page = freshBoard(Route::LiquidThreads);
    const RawAnswer edited = m_farm.edit(wiki(), {{u"title"_s, page}, {u"appendtext"_s, u"\n\nHello"_s}});
    QVERIFY(edited.json["edit"_L1]["newrevid"_L1].toInteger() > 0);
}

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::ContractBoards)
#include "contractboards.moc"
