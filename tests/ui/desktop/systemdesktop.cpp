// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// SystemDesktop on a real bus, where each test puts the services that are there.
#include "ui/desktop/systemdesktop.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QTest>

#include <poll.h>
#include <unistd.h>

using namespace paperround;
using namespace Qt::StringLiterals;

/// logind, as far as inhibitors go: each holds one end of a pipe until the client lets go.
class Login : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public:
    ~Login() override
    {
        if (m_ours >= 0)
            ::close(m_ours);
    }
    QStringList asked;
    [[nodiscard]] bool isHeld() const
    {
        pollfd end{m_ours, 0, 0};
        return m_ours >= 0 && ::poll(&end, 1, 0) == 0; // Else nobody has the other end any more.
    }

public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &, const QString &why,
                                    const QString &mode)
    {
        asked.append(what + u'|' + why + u'|' + mode);
        int ends[2];
        if (::pipe(ends) != 0)
            return {};
        m_ours = ends[1];
        QDBusUnixFileDescriptor theirs;
        theirs.giveFileDescriptor(ends[0]);
        return theirs;
    }

private:
    int m_ours = -1;
};

class Saver : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.ScreenSaver")
public:
    QList<uint> held;
    bool waits = false;
    void answer() { m_bus.send(m_late.createReply(give())); }

public Q_SLOTS:
    uint Inhibit(const QString &, const QString &)
    {
        if (waits) {
            setDelayedReply(true);
            m_late = message();
            m_bus = connection();
            return 0;
        }
        return give();
    }
    void UnInhibit(uint cookie) { held.removeOne(cookie); }
    [[nodiscard]] bool isAsked() const { return m_late.type() == QDBusMessage::MethodCallMessage; }

private:
    uint give()
    {
        held.append(++m_last);
        return m_last;
    }
    uint m_last = 40;
    QDBusMessage m_late;
    QDBusConnection m_bus{QString()};
};

class Notifier : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    QStringList shown;

public Q_SLOTS:
    uint Notify(const QString &, uint, const QString &icon, const QString &title, const QString &body,
                const QStringList &, const QVariantMap &, int)
    {
        shown.append(icon + u'|' + title + u'|' + body);
        return 1;
    }
};

class TestSystemDesktop : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void staysAwakeByLogind();
    void staysAwakeByTheScreenSaverWhereThereIsNoLogind();
    void givesBackWhatWasGivenTooLate();
    void notifiesInPlainText();
    void doesWithoutAnyOfThem();

private:
    /// A connection of its own: the program's calls really go over the bus.
    class Service
    {
    public:
        Service(const QString &name, const QString &path, QObject *object)
            : m_name(name)
            , m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, name))
        {
            isThere = m_bus.registerObject(path, object, QDBusConnection::ExportAllSlots)
                && m_bus.registerService(name);
        }
        ~Service()
        {
            m_bus.unregisterService(m_name);
            QDBusConnection::disconnectFromBus(m_name);
        }
        Q_DISABLE_COPY_MOVE(Service)
        bool isThere = false;

    private:
        QString m_name;
        QDBusConnection m_bus;
    };
    const QString m_login = u"org.freedesktop.login1"_s;
    const QString m_saver = u"org.freedesktop.ScreenSaver"_s;
};

void TestSystemDesktop::staysAwakeByLogind()
{
    Login login;
    Saver saver;
    const Service one(m_login, u"/org/freedesktop/login1"_s, &login);
    const Service other(m_saver, u"/org/freedesktop/ScreenSaver"_s, &saver);
    QVERIFY(one.isThere && other.isThere);
    SystemDesktop desktop;
    desktop.keepAwake(true, u"A delivery is under way"_s);
    QTRY_COMPARE_WITH_TIMEOUT(login.asked, QStringList(u"sleep:idle|A delivery is under way|block"_s),
                              60'000);
    QTRY_VERIFY_WITH_TIMEOUT(login.isHeld(), 60'000);
    QVERIFY(saver.held.isEmpty());
    desktop.keepAwake(false, {});
    QTRY_VERIFY_WITH_TIMEOUT(!login.isHeld(), 60'000);
}

void TestSystemDesktop::staysAwakeByTheScreenSaverWhereThereIsNoLogind()
{
    Saver saver;
    const Service service(m_saver, u"/org/freedesktop/ScreenSaver"_s, &saver);
    QVERIFY(service.isThere);
    SystemDesktop desktop;
    desktop.keepAwake(true, u"A delivery is under way"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saver.held.size(), 1, 60'000);
    desktop.keepAwake(false, {});
    QTRY_COMPARE_WITH_TIMEOUT(saver.held.size(), 0, 60'000);
}

void TestSystemDesktop::givesBackWhatWasGivenTooLate()
{
    Saver saver;
    saver.waits = true;
    const Service service(m_saver, u"/org/freedesktop/ScreenSaver"_s, &saver);
    QVERIFY(service.isThere);
    SystemDesktop desktop;
    desktop.keepAwake(true, u"A delivery is under way"_s);
    QTRY_VERIFY_WITH_TIMEOUT(saver.isAsked(), 60'000);
    desktop.keepAwake(false, {});
    saver.answer();
    QCOMPARE(saver.held.size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(saver.held.size(), 0, 60'000);
}

void TestSystemDesktop::notifiesInPlainText()
{
    Notifier notifier;
    const Service service(u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s, &notifier);
    QVERIFY(service.isThere);
    SystemDesktop desktop;
    desktop.notify(u"Paused"_s, u"<b>Tech</b> & more"_s);
    const QStringList expected(u"org.paperround.PaperRound|Paused|&lt;b&gt;Tech&lt;/b&gt; &amp; more"_s);
    QTRY_COMPARE_WITH_TIMEOUT(notifier.shown, expected, 60'000);
}

void TestSystemDesktop::doesWithoutAnyOfThem()
{
    SystemDesktop desktop;
    desktop.keepAwake(true, u"A delivery is under way"_s);
    desktop.notify(u"Paused"_s, u"words"_s);
    desktop.showInTray(true, u"words"_s);
    desktop.keepAwake(false, {});
    // The answers are errors; another service's arrives after them.
    Saver saver;
    const Service service(m_saver, u"/org/freedesktop/ScreenSaver"_s, &saver);
    desktop.keepAwake(true, u"A delivery is under way"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saver.held.size(), 1, 60'000);
}

QTEST_MAIN(TestSystemDesktop)
#include "systemdesktop.moc"
