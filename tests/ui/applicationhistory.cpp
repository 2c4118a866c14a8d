// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/translations.h"
#include "ui/application.h"
#include "ui/delivery/deliveryview.h"
#include "ui/history/historyview.h"
#include "ui/history/pastpage.h"
#include "ui/house.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/inlinebar.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QListView>
#include <QMenu>

namespace paperround {

/// What is done with deliveries of the past, in the real windows on a farm that answers.
class ApplicationHistoryTest : public QObject
{
    Q_OBJECT

    House m_house;
    Request m_request;
    QString m_name; ///< Proposed for a file to write.
    QString m_path; ///< Where the person wants it; empty: gives up.

    [[nodiscard]] PastPage *past() const
    {
        return qobject_cast<PastPage *>(m_house.application->window().page(PageId::History));
    }
    [[nodiscard]] const Notice *exported() const
    {
        const QList<Notice> &all = past()->bar()->notices();
        const auto found = std::ranges::find(all, u"export"_s, &Notice::key);
        return found == all.end() ? nullptr : &*found;
    }
    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// An entry of the menu under Export, by mouse.
    [[nodiscard]] bool choose(int entry) const
    {
        const QList<ActionButton *> buttons = past()->opened()->findChildren<ActionButton *>();
        const auto button = std::ranges::find(buttons, u"Export"_s, &ActionButton::text);
        if (button == buttons.end() || QApplication::activePopupWidget())
            return false;
        QTest::mouseClick(*button, Qt::LeftButton);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        if (!menu)
            return false;
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(menu->actions().at(entry)).center());
        return QTest::qWaitFor([] { return !QApplication::activePopupWidget(); });
    }

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        QVERIFY(m_house.build());
        Surroundings around = House::surroundings();
        around.chooseNewFile = [this](QWidget *, const QString &, const QString &name, const auto &chosen) {
            m_name = name;
            if (!m_path.isEmpty())
                chosen(m_path);
        };
        QCOMPARE(m_house.open(around), QString());
        QVERIFY(m_house.signIn());
        // One page of each wiki is refused.
        for (const QString &host : m_house.wikis.hosts()) {
            TroubleRule refusal;
            refusal.trouble = Trouble::Refused;
            refusal.wiki = host;
            refusal.code = u"captcha"_s;
            m_house.wikis.troubles().add(refusal);
        }
        m_request = m_house.request(2);
        QCOMPARE(m_house.start(m_request), QString());
        QTRY_VERIFY_WITH_TIMEOUT(m_house.view(m_request.id)
                                     && m_house.view(m_request.id)->delivery().state
                                         == DeliveryState::Finished,
                                 60'000);
        m_house.application->window().open(PageId::History, m_request.id);
        QTRY_COMPARE_WITH_TIMEOUT(past()->opened()->delivery().id, m_request.id, 60'000);
        QVERIFY(QTest::qWaitForWindowActive(&m_house.application->window()));
    }

    void cleanupTestCase() { m_house.close(); }

    void init()
    {
        m_path.clear();
        m_name.clear();
    }

    void ctrlEOpensTheMenuOfExports()
    {
        past()->list()->setFocus();
        QTest::keyClick(past()->list(), Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(QApplication::activePopupWidget(), 60'000);
        QApplication::activePopupWidget()->close();
    }

    void aTableIsExported()
    {
        m_path = m_house.directory.filePath(u"rows.csv"_s);
        QVERIFY(choose(0));
        QTRY_VERIFY_WITH_TIMEOUT(exported() && exported()->tone == Tone::Delivered, 60'000);
        QCOMPARE(m_name, u"delivery-%1.csv"_s.arg(m_request.id));
        const QByteArray text = contents(m_path);
        for (const Target &target : m_request.targets)
            QVERIFY(text.contains(target.title.toUtf8()));
    }

    void everythingIsExported()
    {
        m_path = m_house.directory.filePath(u"all.json"_s);
        QVERIFY(choose(1));
        QTRY_VERIFY_WITH_TIMEOUT(!contents(m_path).isEmpty(), 60'000);
        QCOMPARE(m_name, u"delivery-%1.json"_s.arg(m_request.id));
        QVERIFY(QJsonDocument::fromJson(contents(m_path)).object().contains(u"rows"_s));
    }

    void aFileThatCannotBeWrittenIsSaidAndWhatStoodThereStays()
    {
        const QString folder = m_house.directory.filePath(u"export"_s);
        QVERIFY(QDir().mkdir(folder));
        // A folder stands where the file should: also root cannot write that.
        m_path = folder + u"/rows.csv"_s;
        QVERIFY(QDir().mkdir(m_path));
        QVERIFY(choose(0));
        QTRY_VERIFY_WITH_TIMEOUT(exported() && exported()->tone == Tone::Failed, 60'000);
        QCOMPARE(exported()->title, u"The file cannot be written."_s);
        QVERIFY(exported()->details.contains(m_path));
        QVERIFY(past()->bar()->isVisible());
        QVERIFY(QFileInfo(m_path).isDir());

        // A folder that is gone; then a good place.
        m_path = m_house.directory.filePath(u"nowhere/rows.csv"_s);
        QVERIFY(choose(0));
        QTRY_VERIFY_WITH_TIMEOUT(exported() && exported()->details.contains(u"nowhere"_s), 60'000);
        m_path = folder + u"/good.csv"_s;
        QVERIFY(choose(0));
        QTRY_VERIFY_WITH_TIMEOUT(exported() && exported()->tone == Tone::Delivered, 60'000);
        QVERIFY(!contents(m_path).isEmpty());
    }

    void aWriteThatFailsKeepsTheFileThatStoodThere()
    {
        // So long a name that the new file beside the old one cannot be made; that stops root as well.
        m_path = m_house.directory.filePath(QString(250, u'k') + u".csv"_s);
        QFile before(m_path);
        QVERIFY(before.open(QIODevice::WriteOnly) && before.write("what stood there") > 0);
        before.close();
        QVERIFY(choose(0));
        QTRY_VERIFY_WITH_TIMEOUT(exported() && exported()->tone == Tone::Failed, 60'000);
        QCOMPARE(contents(m_path), "what stood there");
        m_path = m_house.directory.filePath(u"k.csv"_s);
        QVERIFY(choose(0));
        QTRY_VERIFY_WITH_TIMEOUT(exported() && exported()->tone == Tone::Delivered, 60'000);
        QVERIFY(!contents(m_path).isEmpty());
    }

    void whoGivesUpChangesNothing()
    {
        QVERIFY(choose(0));
        QTRY_VERIFY_WITH_TIMEOUT(!m_name.isEmpty(), 60'000);
        QVERIFY(contents(m_house.directory.filePath(m_name)).isEmpty());
    }

    void failedRowsAreRetriedFromTheHistory()
    {
        ActionButton *retry = past()->opened()->retryButton();
        QCOMPARE(past()->opened()->delivery().counts[RowState::Failed], int(m_house.wikis.hosts().size()));
        QTRY_VERIFY_WITH_TIMEOUT(retry->isEnabled(), 60'000);

        // Signed out: it says so; signed in: it can be.
        const Account account = m_house.workplace->accounts().accounts().constFirst().account;
        QVERIFY(QCoro::waitFor(m_house.workplace->accounts().signOut(account)));
        QTRY_VERIFY_WITH_TIMEOUT(!retry->isEnabled(), 60'000);
        QVERIFY2(retry->toolTip().startsWith(u"You are signed out"_s), qPrintable(retry->toolTip()));
        QVERIFY(m_house.signIn());
        QTRY_VERIFY_WITH_TIMEOUT(retry->isEnabled(), 60'000);

        m_house.wikis.troubles().clear();
        QTest::mouseClick(retry, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(m_house.application->window().current(), PageId::Deliveries, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_house.view(m_request.id)->delivery().counts[RowState::Delivered]
                                     == m_request.targets.size(),
                                 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_house.view(m_request.id)->delivery().state, DeliveryState::Finished,
                                  60'000);
        QCOMPARE(m_house.wrongPages(m_request), QStringList());
        m_house.application->window().open(PageId::History, m_request.id);
        QTRY_COMPARE_WITH_TIMEOUT(past()->opened()->delivery().counts[RowState::Failed], 0, 60'000);
        QVERIFY(!retry->isEnabled());
    }
};

} // namespace paperround

QTEST_MAIN(paperround::ApplicationHistoryTest)
#include "applicationhistory.moc"
