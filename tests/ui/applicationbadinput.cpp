// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What people and machines get wrong, in the real windows: each has its sentence, and nothing is lost or
// posted. The same by the command line is in tests/cli/badinput.cpp and badledger.cpp.
#include "models/translations.h"
#include "ui/drafts/drafteditor.h"
#include "ui/drafts/draftspage.h"
#include "ui/house.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/welcomepage.h"
#include "ui/targets/targetsstep.h"
#include "ui/widgets/inlinebar.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <linux/capability.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace paperround {

namespace {

/// Permissions bind this process, also where it is root, while it lives; threads begun meanwhile stay bound.
class ObeyingPermissions
{
public:
    ObeyingPermissions()
    {
        ::syscall(SYS_capget, &m_head, m_before);
        __user_cap_data_struct bound[2] = {m_before[0], m_before[1]};
        bound[0].effective &= ~(1U << CAP_DAC_OVERRIDE | 1U << CAP_DAC_READ_SEARCH);
        ::syscall(SYS_capset, &m_head, bound);
    }
    ~ObeyingPermissions() { ::syscall(SYS_capset, &m_head, m_before); }
    Q_DISABLE_COPY_MOVE(ObeyingPermissions)

private:
    __user_cap_header_struct m_head{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct m_before[2]{};
};

} // namespace

class ApplicationBadInputTest : public QObject
{
    Q_OBJECT

    static void writeFile(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    /// A console whose file dialogs choose that file.
    static QString openChoosing(House &house, const QString &path)
    {
        Surroundings around = House::surroundings();
        around.chooseFile = [path](QWidget *, const QString &, const QString &, const auto &chosen) {
            chosen(path);
        };
        return house.open(around);
    }
    static DraftsPage *drafts(const House &house)
    {
        return qobject_cast<DraftsPage *>(house.application->window().page(PageId::Drafts));
    }
    static QString wordsOf(const QList<Notice> &notices)
    {
        QString words;
        for (const Notice &notice : notices)
            words += notice.title + u' ' + notice.text + u' ' + notice.details + u'\n';
        return words;
    }

private Q_SLOTS:
    void initTestCase() { installTranslations(*qApp, QLocale::c()); }

    void aRequestThatCannotBeReadNamesThePlace_data()
    {
        QTest::addColumn<QByteArray>("bytes"); // Null: there is no such file.
        QTest::addColumn<QStringList>("parts");
        const QByteArray head = "{\"home\":\"a.org\",\"body\":\"B\",\"targets\":[\"A\"],";
        QTest::newRow("broken JSON") << QByteArray("{\n\"home\": oops")
                                     << QStringList{u"JSON"_s, u"Mend the line"_s, u"line 2"_s};
        QTest::newRow("unknown field")
            << head + "\"subject\":\"S\",\"routes\":1}" << QStringList{u"routes"_s};
        QTest::newRow("no such file") << QByteArray() << QStringList{u"The file cannot be read"_s};
    }

    void aRequestThatCannotBeReadNamesThePlace()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QStringList, parts);
        House house;
        QVERIFY(house.build());
        const QString path = house.directory.filePath(u"request.json"_s);
        if (!bytes.isNull())
            writeFile(path, bytes);
        QCOMPARE(openChoosing(house, path), QString());
        auto *welcome = house.application->window().findChild<WelcomePage *>();
        QVERIFY(welcome);
        Q_EMIT welcome->requestFileRequested();
        const QString words = wordsOf(house.application->window().notices()->notices());
        for (const QString &part : parts + QStringList{path})
            QVERIFY2(words.contains(part), qPrintable(words));
        QVERIFY(drafts(house)->session().document().id().isEmpty());
        house.close();
    }

    void aListThatIsNoneIsSaidInItsDraft_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("empty") << QByteArray("\n") << u"The list names no page"_s;
        QTest::newRow("no such file") << QByteArray() << u"The file cannot be read"_s;
    }

    void aListThatIsNoneIsSaidInItsDraft()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, sentence);
        House house;
        QVERIFY(house.build());
        const QString path = house.directory.filePath(u"readers.txt"_s);
        if (!bytes.isNull())
            writeFile(path, bytes);
        QCOMPARE(openChoosing(house, path), QString());
        Q_EMIT house.application->window().findChild<WelcomePage *>()->importListRequested();
        auto *step = drafts(house)->editor().findChild<TargetsStep *>();
        QString words;
        QTRY_VERIFY(!(words = wordsOf(step->findChild<InlineBar *>()->notices())).isEmpty());
        QVERIFY2(words.contains(sentence) && words.contains(u"readers.txt"_s), qPrintable(words));
        QVERIFY(step->isVisible());
        QCOMPARE(drafts(house)->session().document().targets().counts().total, 0);
        house.close();
    }

    void aTableThatIsImportedIsShownBeforeItIsTaken()
    {
        House house;
        QVERIFY(house.build());
        const QString path = house.directory.filePath(u"readers.csv"_s);
        writeFile(path, "page,site\nUser talk:A,en.test\nUser talk:B,\n");
        QCOMPARE(openChoosing(house, path), QString());
        Q_EMIT house.application->window().findChild<WelcomePage *>()->importListRequested();
        QTRY_VERIFY(drafts(house)->editor().findChild<QWidget *>(u"tablePreview"_s)->isVisible());
        house.close();
    }

    void whereNothingCanBeWrittenTheConsoleOnlyReads_data()
    {
        QTest::addColumn<bool>("byAnother");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("another program writes") << true << u"Another Paper Round writes to these data."_s;
        QTest::newRow("no permission") << false << u"The record of deliveries cannot be written."_s;
    }

    void whereNothingCanBeWrittenTheConsoleOnlyReads()
    {
        QFETCH(const bool, byAnother);
        QFETCH(const QString, sentence);
        House house;
        QVERIFY(house.build());
        QCOMPARE(house.open(), QString());
        QVERIFY(house.signIn());
        house.close();
        const QString ledger = house.directory.filePath(u"ledger.sqlite"_s);
        std::unique_ptr<Store> other;
        std::unique_ptr<ObeyingPermissions> bound;
        if (byAnother) {
            auto opened = QCoro::waitFor(Store::open(house.directory.path(), Store::Access::Writer));
            QVERIFY(opened);
            other = std::move(*opened);
        } else {
            bound = std::make_unique<ObeyingPermissions>();
            QVERIFY(QFile::setPermissions(ledger, QFile::ReadOwner));
            QVERIFY(QFile::setPermissions(house.directory.path(), QFile::ReadOwner | QFile::ExeOwner));
        }
        QCOMPARE(house.open(), QString());
        const Notice *notice = house.notice(u"only-reading"_s);
        QVERIFY(notice);
        QCOMPARE(notice->title, sentence);
        QVERIFY(!notice->text.isEmpty());
        QVERIFY(house.application->window().notices()->isVisible());

        // Whoever sends all the same is told why not, and nothing is posted.
        const QSignalSpy refused(&house.workplace->engine(), &DeliveryEngine::refused);
        QCOMPARE(house.start(house.request(1)), QString());
        QTRY_COMPARE_WITH_TIMEOUT(refused.count(), 1, 60'000);
        QVERIFY(!house.application->window().notices()->notices().isEmpty());
        QCOMPARE(house.wikis.requests({}, u"edit"_s), 0);
        house.close();
        QFile::setPermissions(house.directory.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
};

} // namespace paperround

QTEST_MAIN(paperround::ApplicationBadInputTest)
#include "applicationbadinput.moc"
