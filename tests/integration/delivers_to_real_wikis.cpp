// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/delivery/mark.h"
#include "integration/realwikis.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr quint16 FirstPort = 18'400;
constexpr int Readers = 14;
constexpr int TargetsPerWiki = Readers + 6;

QString reader(int n)
{
    return u"User talk:Reader %1"_s.arg(n + 3); // Reader 2 is where "Moved" leads
}

/// What one page of every wiki must have come to.
struct Expected
{
    QString title;
    QString state;
    QString reason;
    QString page; ///< Where the message must stand; empty: nowhere.
};

QList<Expected> expectedOfOneWiki()
{
    QList<Expected> expected;
    for (int n = 0; n < Readers; ++n)
        expected.append({reader(n), u"delivered"_s, u"posted"_s, reader(n)});
    expected.append({u"Project:Village pump"_s, u"delivered"_s, u"posted"_s, u"Project:Village pump"_s});
    expected.append({u"User talk:Moved"_s, u"delivered"_s, u"posted"_s, u"User talk:Reader 2"_s});
    expected.append({u"User talk:Opted out"_s, u"skipped"_s, u"opted-out"_s, {}});
    expected.append({u"User talk:No such reader"_s, u"skipped"_s, u"no-user"_s, {}});
    expected.append({u"Some article"_s, u"skipped"_s, u"bad-namespace"_s, {}});
    expected.append({u"User talk:Guarded"_s, u"skipped"_s, u"protected"_s, {}});
    return expected;
}

} // namespace

/// The command line against real MediaWiki: three wikis, English, French and Arabic, signed in by bot
/// password.
class DeliversToRealWikis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void deliversSixtyTargetsOnceEachWithTheRightReasons();
    void deliversEachOnceAlthoughKilledInTheMiddle_data();
    void deliversEachOnceAlthoughKilledInTheMiddle();
    void postsNothingASecondTimeForTheSameRequest();
    void changesNothingInADryRun();

private:
    [[nodiscard]] QStringList deliverCall(const QStringList &more = {}) const;
    QList<QJsonObject> deliver(int exitCode, const QStringList &more = {});
    void writeFiles();
    [[nodiscard]] QString requestId() const;
    void checkPages();

    RealWikis m_real{FirstPort};
    std::unique_ptr<QTemporaryDir> m_dir;
    int m_run = 0;
};

void DeliversToRealWikis::init()
{
    QVERIFY2(m_real.isUp(), "the real wikis did not start; see above");
    m_dir = std::make_unique<QTemporaryDir>();
    ++m_run;
    writeFiles();
}

void DeliversToRealWikis::writeFiles()
{
    const auto write = [this](const QString &name, const QByteArray &content) {
        QFile file(m_dir->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        file.write(content);
    };
    QVERIFY(QDir(m_dir->path()).mkpath(u"data/farms"_s));
    QJsonArray wikis;
    QJsonArray targets;
    for (const RealWiki &wiki : m_real.wikis()) {
        wikis.append(QJsonObject{{u"host"_s, wiki.host}, {u"api"_s, wiki.api.toString()}});
        for (const Expected &row : expectedOfOneWiki())
            targets.append(row.title + u'@' + wiki.host);
    }
    const QJsonObject farm{{u"name"_s, u"Real wikis"_s},
                           {u"home"_s, m_real.home()},
                           {u"wikis"_s, wikis},
                           {u"send"_s, QJsonObject{{u"who"_s, u"everybody"_s}}},
                           {u"review"_s, QJsonObject{{u"approvals"_s, 0}}}};
    write(u"data/farms/real.json"_s, QJsonDocument(farm).toJson());
    write(u"password"_s, m_real.password().toUtf8());
    const QJsonObject request{{u"home"_s, m_real.home()},
                              {u"subject"_s, u"News ''no.'' %1"_s.arg(m_run)},
                              {u"body"_s, u"Hello, this is the news.\n\n~~~~"_s},
                              {u"targets"_s, targets}};
    write(u"request.json"_s, QJsonDocument(request).toJson());
}

QStringList DeliversToRealWikis::deliverCall(const QStringList &more) const
{
    return QStringList{u"deliver"_s,         m_dir->filePath(u"request.json"_s),
                       u"--data-dir"_s,      m_dir->filePath(u"data"_s),
                       u"--bot-password"_s,  m_real.login(),
                       u"--password-file"_s, m_dir->filePath(u"password"_s),
                       u"--json"_s}
    + more;
}

QList<QJsonObject> DeliversToRealWikis::deliver(int exitCode, const QStringList &more)
{
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QStringLiteral(PAPERROUND_PROGRAM), deliverCall(more));
    const bool ended = program.waitForFinished(240'000);
    QList<QJsonObject> lines;
    for (const QByteArray &line : program.readAllStandardOutput().split('\n')) {
        if (!line.isEmpty())
            lines.append(QJsonDocument::fromJson(line).object());
    }
    if (!ended || program.exitCode() != exitCode)
        QTest::qFail(qPrintable(u"deliver ended with %1, not %2"_s.arg(program.exitCode()).arg(exitCode)),
                     __FILE__, __LINE__);
    return lines;
}

QString DeliversToRealWikis::requestId() const
{
    QFile file(m_dir->filePath(u"request.json"_s));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object()["id"_L1].toString();
}

/// Reads every page back, past the program: our message exactly once where it belongs, nowhere else.
void DeliversToRealWikis::checkPages()
{
    const QString id = requestId();
    QVERIFY(isDeliveryId(id));
    for (const RealWiki &wiki : m_real.wikis()) {
        for (const Expected &row : expectedOfOneWiki()) {
            const QString page = row.page.isEmpty() ? row.title : row.page;
            const int copies = int(m_real.text(wiki, page).count(u"pr:%1/"_s.arg(id)));
            int edits = 0;
            for (const QJsonObject &revision : m_real.revisions(wiki, page)) {
                const auto mark = Mark::find(revision["comment"_L1].toString());
                edits += mark && mark->deliveryId == id && revision["user"_L1] == "Sender"_L1 ? 1 : 0;
            }
            const int wanted = row.page.isEmpty() ? 0 : 1;
            QVERIFY2(
                copies == wanted && edits == wanted,
                qPrintable(u"%1 on %2: %3 copies by %4 edits"_s.arg(page, wiki.host).arg(copies).arg(edits)));
        }
    }
}

void DeliversToRealWikis::deliversSixtyTargetsOnceEachWithTheRightReasons()
{
    const QList<QJsonObject> lines = deliver(0);
    QHash<QString, QJsonObject> last;
    for (const QJsonObject &line : lines)
        last.insert(line["title"_L1].toString() + u'@' + line["wiki"_L1].toString(), line);
    for (const RealWiki &wiki : m_real.wikis()) {
        for (const Expected &row : expectedOfOneWiki()) {
            const QJsonObject line = last.value(row.title + u'@' + wiki.host);
            QVERIFY2(line["state"_L1] == row.state && line["reason"_L1] == row.reason,
                     QJsonDocument(line).toJson().constData());
            QCOMPARE(line["revid"_L1].toInteger() > 0, row.state == u"delivered");
        }
    }
    const QJsonObject summary = lines.last()["summary"_L1].toObject();
    QCOMPARE(summary["delivered"_L1].toInt(), 3 * (Readers + 2));
    QCOMPARE(summary["skipped"_L1].toInt(), 3 * 4);
    QCOMPARE(int(last.size()) - 1, 3 * TargetsPerWiki);
    checkPages();

    // The text, byte for byte, as a reader's page that was empty before shows it.
    const QString text = m_real.text(m_real.wikis().first(), reader(1));
    QVERIFY2(text.startsWith(u"== News ''no.'' 1 ==\n\nHello, this is the news.\n\n"_s), qPrintable(text));
    QVERIFY2(text.contains(u"[[User:Sender|Sender]]"_s), qPrintable(text));
    QVERIFY2(text.contains(u"\n<!-- Message sent by User:Sender@enwiki using the list at "_s),
             qPrintable(text));
}

void DeliversToRealWikis::deliversEachOnceAlthoughKilledInTheMiddle_data()
{
    QTest::addColumn<int>("afterLines");
    for (const int lines : {1, 7, 25, 60})
        QTest::addRow("after %d lines", lines) << lines;
}

void DeliversToRealWikis::deliversEachOnceAlthoughKilledInTheMiddle()
{
    QFETCH(int, afterLines);
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QStringLiteral(PAPERROUND_PROGRAM), deliverCall());
    int lines = 0;
    while (lines < afterLines && program.waitForReadyRead(60'000))
        lines += int(program.readAllStandardOutput().count('\n'));
    QVERIFY(program.state() == QProcess::Running);
    program.kill(); // SIGKILL: no handler, no flush, no farewell
    program.waitForFinished();

    deliver(0);
    checkPages();
}

void DeliversToRealWikis::postsNothingASecondTimeForTheSameRequest()
{
    deliver(0);
    const RealWiki &wiki = m_real.wikis().last();
    const qsizetype before = m_real.revisions(wiki, reader(0)).size();
    const QList<QJsonObject> again = deliver(0);
    QCOMPARE(m_real.revisions(wiki, reader(0)).size(), before);
    QCOMPARE(again.last()["summary"_L1]["delivered"_L1].toInt(), 3 * (Readers + 2));
    checkPages();
}

void DeliversToRealWikis::changesNothingInADryRun()
{
    const RealWiki &wiki = m_real.wikis().first();
    const qsizetype before = m_real.revisions(wiki, reader(0)).size();
    deliver(0, {u"--dry-run"_s});
    QCOMPARE(m_real.revisions(wiki, reader(0)).size(), before);
}

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::DeliversToRealWikis)
#include "delivers_to_real_wikis.moc"
