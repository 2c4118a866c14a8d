// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/listactions.h"

#include "domain/targets/targetlistparser.h"
#include "domain/targets/targettext.h"
#include "support/round.h"
#include "ui/accounts/desk.h"
#include "ui/drafts/draftsession.h"
#include "ui/drafts/fakedrafts.h"
#include "ui/targets/savelistdialog.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/inlinebar.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestListActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void writesAFileInEachFormat();
    void proposesANameOfTheListAndTheFormat();
    void tellsWhatTheFormatHasNoPlaceFor();
    void tellsThatAFileCannotBeWritten();
    void offersNothingWithoutRows();
    void savesTheRowsOfOneSourceToItsPage();
    void asksWhichPageWhereSeveralAreThere();
    void makesANewPageOfMassMessagesOwnKind();

private:
    [[nodiscard]] static QPushButton *button(const QWidget *in, const QString &words)
    {
        for (auto *each : in->findChildren<QPushButton *>()) {
            if (each->text().remove(u'&').startsWith(words))
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QList<QAction *> formats() { return m_actions->findChild<QMenu *>()->actions(); }

    Round m_round{{u"home.example"_s, u"fr.example"_s}};
    FakeDrafts m_drafts{m_round.clock};
    Desk m_desk;
    std::unique_ptr<DraftSession> m_session;
    std::unique_ptr<ListActions> m_actions;
    QTemporaryDir m_dir;
    QString m_proposed;
    QString m_path; ///< What the person chooses.
};

void TestListActions::init()
{
    m_actions.reset();
    FarmProfile farm;
    farm.home = u"home.example"_s;
    m_desk.choose(farm, *m_round.wikis->account(), m_round.wikis);
    m_session = std::make_unique<DraftSession>(m_drafts, m_round.clock, m_desk, *m_round.engine);
    m_session->document().begin();
    m_session->targetsWork().addText(u"User talk:A\n=1+1@fr.example\n<bad>@fr.example"_s, u"pasted"_s);
    m_path = m_dir.filePath(u"list"_s);
    Surroundings surroundings;
    surroundings.chooseNewFile = [this](QWidget *, const QString &, const QString &name,
                                        const std::function<void(const QString &)> &chosen) {
        m_proposed = name;
        chosen(m_path);
    };
    m_actions = std::make_unique<ListActions>(*m_session, surroundings);
}

void TestListActions::writesAFileInEachFormat()
{
    const QList<QByteArray> begins{
        "User talk:A@home.example\n", "title,wiki,problem\r\n", "PK",
        "User talk:A\thomewiki\n",    "[\n\t\"User talk:A@",    "{\n\t\"description\"",
        "* {{#target:User talk:A}}\n"};
    QCOMPARE(formats().size(), begins.size());
    for (qsizetype i = 0; i < begins.size(); ++i) {
        QSignalSpy told(m_actions.get(), &ListActions::told);
        formats()[i]->trigger();
        QTRY_COMPARE(told.size(), 1); // databases are asked for
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY2(bytes.startsWith(begins[i]), bytes.constData());
        QVERIFY(told[0][0].value<Notice>().title.startsWith(u"2 page"_s));
    }
}

void TestListActions::proposesANameOfTheListAndTheFormat()
{
    formats()[1]->trigger();
    QCOMPARE(m_proposed, u"Targets.csv"_s);
    m_session->document().addSource(
        {.origin = {.kind = SourceKind::Page, .wiki = u"home.example"_s, .id = u"Project:News/Read*ers"_s}});
    formats()[0]->trigger();
    QCOMPARE(m_proposed, u"Readers.txt"_s);
}

void TestListActions::tellsWhatTheFormatHasNoPlaceFor()
{
    QSignalSpy told(m_actions.get(), &ListActions::told);
    formats().last()->trigger();
    QCOMPARE(told[0][0].value<Notice>().tone, Tone::Waiting);
    QVERIFY(told[0][0].value<Notice>().text.startsWith(u"1 line"_s));
}

void TestListActions::tellsThatAFileCannotBeWritten()
{
    m_path = m_dir.filePath(u"no/such/folder/list"_s);
    QSignalSpy told(m_actions.get(), &ListActions::told);
    formats().first()->trigger();
    QCOMPARE(told.size(), 1);
    const auto notice = told[0][0].value<Notice>();
    QCOMPARE(notice.tone, Tone::Failed);
    QCOMPARE(notice.title, u"\u2068list\u2069 was not written: The file cannot be written."_s);
    QCOMPARE(notice.text, u"Look at the permissions of the folder, and at the disk."_s);
}

void TestListActions::offersNothingWithoutRows()
{
    m_session->document().begin();
    for (const auto *button : m_actions->findChildren<ActionButton *>())
        QVERIFY(!button->isEnabled());
}

void TestListActions::savesTheRowsOfOneSourceToItsPage()
{
    m_round.wikis->expansion = [](const QString &text) {
        QStringList lines;
        for (const Target &each :
             parseTargets(text, {.home = u"home.example"_s}, ListFormat::TargetFunctions).targets)
            lines += targetLine(each);
        return lines.join(u'\n');
    };
    const QString page = u"Project:List"_s;
    m_round.wikis->edit(u"home.example"_s, page, u"* {{#target:User talk:P}}\n* {{#target:User talk:Q}}\n"_s);
    m_session->targetsWork().loadPage(u"home.example"_s, page);
    QTRY_COMPARE(m_session->document().sources().size(), 2);
    TargetTableModel &targets = m_session->document().targets();
    const int last = targets.entries().size() - 1;
    m_session->document().edit(targets.removal({last}), {}); // Q
    m_actions->saveSource(u'B');
    auto *dialog = m_actions->window()->findChild<SaveListDialog *>();
    QVERIFY(dialog != nullptr);
    QPushButton *save = button(dialog, u"Save"_s);
    QTRY_VERIFY(save->isEnabled());
    QTest::mouseClick(save, Qt::LeftButton);
    // The two pasted pages of A have not gone along.
    QTRY_COMPARE(m_round.wikis->textOf(u"home.example"_s, page), u"* {{#target:User talk:P}}\n"_s);
}

void TestListActions::asksWhichPageWhereSeveralAreThere()
{
    for (const QString &page : {u"Project:One"_s, u"Project:Two"_s})
        m_session->document().addSource(
            {.origin = {.kind = SourceKind::Page, .wiki = u"home.example"_s, .id = page}});
    m_actions->show();
    QTest::mouseClick(button(m_actions.get(), u"Save to the wiki"_s), Qt::LeftButton);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu != nullptr);
    QStringList offered;
    for (QAction *action : menu->actions())
        offered += action->text().remove(u'&');
    menu->close();
    QCOMPARE(offered,
             (QStringList{u"B: back to Project:One …"_s, u"C: back to Project:Two …"_s,
                          u"As a new list page …"_s}));
}

void TestListActions::makesANewPageOfMassMessagesOwnKind()
{
    m_round.wikis->tweakFacts = [](WikiFacts &facts) { facts.extensions.insert(u"MassMessage"_s); };
    m_round.wikis->tweakAccount = [](AccountFacts &facts) { facts.rights += u"editcontentmodel"_s; };
    m_actions->show();
    QTest::mouseClick(button(m_actions.get(), u"Save to the wiki"_s),
                      Qt::LeftButton); // nothing to choose from
    auto *dialog = m_actions->window()->findChild<SaveListDialog *>();
    QVERIFY(dialog != nullptr);
    const QString page = u"Newsletter/Fresh"_s;
    QTest::keyClicks(dialog->findChildren<QLineEdit *>().constFirst(), page);
    QTest::keyClicks(dialog->findChild<QPlainTextEdit *>(), u"Who asked for it"_s);
    QTest::mouseClick(button(dialog, u"Show the changes"_s), Qt::LeftButton);
    QTRY_VERIFY(button(dialog, u"Save"_s)->isEnabled());
    QVERIFY(!m_round.wikis->exists(u"home.example"_s, page)); // shown, not saved
    QTest::mouseClick(button(dialog, u"Save"_s), Qt::LeftButton);
    QTRY_VERIFY(m_round.wikis->exists(u"home.example"_s, page));
    const QJsonObject list =
        QJsonDocument::fromJson(m_round.wikis->textOf(u"home.example"_s, page).toUtf8()).object();
    QCOMPARE(list[u"description"_s].toString(), u"Who asked for it"_s);
    QCOMPARE(list[u"targets"_s].toArray(),
             (QJsonArray{QJsonObject{{u"title"_s, u"User talk:A"_s}},
                         QJsonObject{{u"title"_s, u"=1+1"_s}, {u"site"_s, u"fr.example"_s}}}));
    // From now on it is the page that the list came from.
    QTRY_VERIFY(m_session->document().list());
    QCOMPARE(m_session->document().list()->page, page);
}

QTEST_MAIN(TestListActions)
#include "listactions.moc"
