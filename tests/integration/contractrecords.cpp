// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/reviewstage.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

/// Queues of pages, histories that do not come in one answer, protections: as the wiki tells them.
class ContractRecords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCOMPARE(m_stage.open(), QString()); }

    void aQueueHasThePagesBelowItsTitleWithTheirNewestRevisions();
    void anEmptyQueueIsNoError();
    void aRedirectIsToldAsSuchAndNotFollowed();
    void aLongHistoryComesWhole();
    void aPageThatIsMissingHasAnEmptyRecord();
    void aProtectedPageSaysWhoMayEditIt();

private:
    [[nodiscard]] std::shared_ptr<Wikis> wikis() { return m_stage.console(m_stage.cast().submitter); }
    [[nodiscard]] static QString freshPrefix()
    {
        return u"Project:Records "_s + QString::number(QRandomGenerator::system()->generate64(), 36) + u'/';
    }
    [[nodiscard]] PageRecord record(const QString &title)
    {
        return QCoro::waitFor(wikis()->record(m_stage.host(), title)).value_or(PageRecord());
    }
    bool write(const QString &title, const QString &text)
    {
        return m_stage.saveInBrowser(m_stage.cast().reviewer, title, text);
    }

    ReviewStage m_stage;
};

void ContractRecords::aQueueHasThePagesBelowItsTitleWithTheirNewestRevisions()
{
    const QString prefix = freshPrefix();
    for (const QString &name : {u"B & b"_s, u"a"_s, u"\u00dcber"_s})
        QVERIFY(write(prefix + name, u"First"_s));
    QVERIFY(write(prefix + u"a"_s, u"Second"_s));
    QVERIFY(write(prefix.chopped(1), u"Above"_s));
    QVERIFY(write(u"Talk:"_s + prefix.section(u':', 1) + u"C"_s, u"In another namespace"_s));
    const auto pages = QCoro::waitFor(wikis()->pagesBelow(m_stage.host(), prefix));
    QVERIFY(pages);
    QCOMPARE(pages->size(), 3);
    for (const QueuedPage &page : *pages) {
        const PageRecord whole = record(page.title);
        QCOMPARE(whole.title, page.title);
        QCOMPARE(whole.pageId, page.pageId);
        QCOMPARE(whole.revisions.last().id, page.revision);
        QVERIFY(!page.redirect);
    }
    QVERIFY(pages->at(0).title.endsWith(u"/B & b"_s));
    QVERIFY(pages->at(1).title.endsWith(u"/a"_s)); // Behind the namespace alone the first letter is folded.
    QCOMPARE(record(pages->at(1).title).revisions.size(), 2);
}

void ContractRecords::anEmptyQueueIsNoError()
{
    const auto pages = QCoro::waitFor(wikis()->pagesBelow(m_stage.host(), freshPrefix()));
    QVERIFY(pages);
    QVERIFY(pages->isEmpty());
}

void ContractRecords::aRedirectIsToldAsSuchAndNotFollowed()
{
    const QString prefix = freshPrefix();
    QVERIFY(write(prefix + u"Target"_s, u"The target"_s));
    QVERIFY(write(prefix + u"Redirect"_s, u"#REDIRECT [["_s + prefix + u"Target]]"_s));
    const PageRecord redirect = record(prefix + u"Redirect"_s);
    QVERIFY(redirect.redirect);
    QVERIFY(redirect.title.endsWith(u"/Redirect"_s));
    const auto pages = QCoro::waitFor(wikis()->pagesBelow(m_stage.host(), prefix));
    QVERIFY(pages);
    QCOMPARE(pages->size(), 2);
    QVERIFY(pages->at(0).redirect);
    QVERIFY(!pages->at(1).redirect);
}

void ContractRecords::aLongHistoryComesWhole()
{
    const QString title = freshPrefix() + u"Long"_s;
    for (int i = 1; i <= 55; ++i) // One answer has fifty.
        QVERIFY(write(title, u"Version %1"_s.arg(i)));
    const PageRecord whole = record(title);
    QVERIFY(whole.isWhole);
    QCOMPARE(whole.revisions.size(), 55);
    for (qsizetype i = 0; i < whole.revisions.size(); ++i) {
        QCOMPARE(whole.revisions[i].text, u"Version %1"_s.arg(i + 1));
        QCOMPARE(whole.revisions[i].parent, i == 0 ? 0 : whole.revisions[i - 1].id);
        QCOMPARE(whole.revisions[i].user, m_stage.cast().reviewer);
        QVERIFY(whole.revisions[i].userId > 0);
    }
}

void ContractRecords::aPageThatIsMissingHasAnEmptyRecord()
{
    const PageRecord nothing = record(freshPrefix() + u"Nothing"_s);
    QVERIFY(nothing.title.endsWith(u"/Nothing"_s));
    QCOMPARE(nothing.pageId, 0);
    QVERIFY(nothing.revisions.isEmpty() && nothing.events.isEmpty());
    QVERIFY(nothing.wikiClock.isValid());
}

void ContractRecords::aProtectedPageSaysWhoMayEditIt()
{
    const QString title = freshPrefix() + u"Policy"_s;
    QVERIFY(write(title, u"The policy"_s));
    QVERIFY(record(title).editProtection.isEmpty());
    QVERIFY(m_stage.protect(title));
    const PageRecord page = record(title);
    QCOMPARE(page.editProtection, QStringList{u"sysop"_s});
    QCOMPARE(page.events.value(0).type, u"protect"_s);
}

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::ContractRecords)
#include "contractrecords.moc"
