// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, killed at each of its named points and between any two requests, and started again.
#include "domain/delivery/mark.h"
#include "domain/delivery/row.h"
#include "practice/practicefarm.h"
#include "store/store.h"
#include "wiki/farms.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

namespace {

constexpr int Rows = 4;

/// One delivery by the real program: starts that are killed, and a last one that is not.
class Killed : public QObject
{
    Q_OBJECT
public:
    Killed(PracticeFarm &farm, int number, QStringList points)
        : m_farm(farm)
        , m_number(number)
        , m_points(std::move(points))
        , m_pauses(m_points.contains(u"pause-asked"_s))
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        connect(&m_process, &QProcess::finished, this, &Killed::ended);
        connect(&m_process, &QProcess::readyReadStandardOutput, this, &Killed::read);
    }

    bool prepare();
    void start();
    void killAtRequest(int number); ///< When the farm has answered so many more, whoever asked.
    [[nodiscard]] int kills() const { return m_kills; } ///< By killAtRequest().
    [[nodiscard]] bool isOver() const { return m_over; }
    [[nodiscard]] QString whatIsWrong();

private:
    void read();
    void ended(int code, QProcess::ExitStatus status);
    [[nodiscard]] QString title(int row) const
    {
        return u"Project talk:Killed %1 %2"_s.arg(m_number).arg(row);
    }
    [[nodiscard]] QString host(int row) const { return m_farm.hosts().at(row % 2); }
    void write(const QString &name, const QByteArray &content) const;

    PracticeFarm &m_farm;
    int m_number;
    QStringList m_points; ///< For each start but the last; "stop-asked" gets a SIGTERM at its first line.
    QStringList m_unreached;
    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_point;
    QHash<int, QString> m_shown; ///< Row → the last line that told of it.
    int m_kills = 0;
    int m_left = 0; ///< Requests until it is killed; 0: not so.
    int m_code = -1;
    bool m_over = false;
    bool m_pauses = false; ///< Between two waves; then somebody says go on.
};

void Killed::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_folder.filePath(name));
    if (file.open(QIODevice::WriteOnly)) {
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.write(content);
    }
}

bool Killed::prepare()
{
    QJsonArray targets;
    for (int row = 1; row <= Rows; ++row) {
        targets.append(title(row) + u'@' + host(row));
        if (row % 2 == 0)
            m_farm.write(host(row), title(row), u"Hello."_s);
    }
    QJsonObject request{{u"home"_s, m_farm.hosts().first()},
                        {u"subject"_s, u"News"_s},
                        {u"body"_s, u"Hello. ~~~~~"_s},
                        {u"targets"_s, targets}};
    if (m_pauses)
        request[u"waves"_s] = QJsonArray{50};
    write(u"request.json"_s, QJsonDocument(request).toJson());
    write(u"token"_s, m_farm.users().first().token.toUtf8());
    QDir(m_folder.path()).mkpath(u"data"_s);
    return saveFarm(m_folder.filePath(u"data/farms"_s), m_farm.profile()).has_value();
}

void Killed::start()
{
    m_shown.clear(); // What was shown before it was killed, it did not live to correct.
    m_point = m_points.isEmpty() ? QString() : m_points.takeFirst();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PAPERROUND_CRASH"_s, m_point);
    m_process.setProcessEnvironment(environment);
    m_process.start(QStringLiteral(PAPERROUND_PROGRAM),
                    {u"deliver"_s, m_folder.filePath(u"request.json"_s), u"--data-dir"_s,
                     m_folder.filePath(u"data"_s), u"--token-file"_s, m_folder.filePath(u"token"_s),
                     u"--json"_s, u"--go-on"_s});
}

void Killed::killAtRequest(int number)
{
    m_left = number;
    connect(&m_farm, &PracticeFarm::requestHandled, this, [this] {
        if (m_left > 0 && --m_left == 0 && m_process.state() == QProcess::Running) {
            ++m_kills;
            m_process.kill();
        }
    });
}

void Killed::read()
{
    while (m_process.canReadLine()) {
        const QJsonObject line = QJsonDocument::fromJson(m_process.readLine()).object();
        if (line.contains("row"_L1))
            m_shown[line["row"_L1].toInt()] = line["state"_L1].toString();
        if (m_point.startsWith(u"stop-asked"_s))
            m_process.terminate();
    }
}

void Killed::ended(int code, QProcess::ExitStatus status)
{
    read();
    const bool killed = status == QProcess::CrashExit;
    if (!m_point.isEmpty() && !killed)
        m_unreached += m_point;
    m_code = code;
    const bool isPaused = m_pauses && code == 4;
    m_over = m_point.isEmpty() && !killed && !isPaused;
    if (!m_over)
        start();
}

QString Killed::whatIsWrong()
{
    if (!m_unreached.isEmpty())
        return u"never came to "_s + m_unreached.join(u", "_s);
    if (m_code != 0)
        return u"the last start ended with %1"_s.arg(m_code);
    QFile file(m_folder.filePath(u"request.json"_s));
    if (!file.open(QIODevice::ReadOnly))
        return u"no request"_s;
    const QString id = QJsonDocument::fromJson(file.readAll()).object()["id"_L1].toString();
    auto store = QCoro::waitFor(Store::open(m_folder.filePath(u"data"_s), Store::Access::ReadOnly));
    if (!store)
        return store.error().code;
    const auto rows = QCoro::waitFor((*store)->ledger().rows(id));
    if (!rows || rows->size() != Rows)
        return u"the ledger has not all rows"_s;
    for (const Row &row : *rows) {
        QList<qint64> saved;
        for (const PracticeRevision &revision : m_farm.revisions(host(row.number), title(row.number))) {
            const auto mark = Mark::find(revision.comment);
            if (mark && mark->deliveryId == id && mark->row == row.number)
                saved += revision.id;
        }
        if (saved != QList<qint64>{row.revision} || row.state != RowState::Delivered)
            return u"row %1 is %2 and was saved %3 times"_s.arg(row.number)
                .arg(stateName(row.state))
                .arg(saved.size());
        if (m_shown.contains(row.number) && m_shown[row.number] != stateName(row.state))
            return u"row %1 was shown as %2"_s.arg(row.number).arg(m_shown[row.number]);
    }
    return {};
}

} // namespace

class TestCrashPoints : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_farm.listen()); }
    void postsEachRowOnceAlthoughKilledAtEachPoint();
    void postsEachRowOnceAlthoughKilledBetweenAnyRequests();

private:
    PracticeFarm m_farm;
};

void TestCrashPoints::postsEachRowOnceAlthoughKilledAtEachPoint()
{
    const QList<QStringList> cases{{u"migration-step:5"_s},
                                   {u"plan-asked"_s},
                                   {u"plan-committed"_s},
                                   {u"approved"_s},
                                   {u"check-read"_s},
                                   {u"sweep-read"_s},
                                   {u"token-read"_s},
                                   {u"claim-committed"_s},
                                   {u"claim-committed:3"_s},
                                   {u"request-begun"_s},
                                   {u"request-begun:3"_s},
                                   {u"request-sent:2"_s},
                                   {u"reply-begun"_s},
                                   {u"reply-begun:3"_s},
                                   {u"answer-read"_s},
                                   {u"answer-read:4"_s},
                                   {u"commit-begun:4"_s},
                                   {u"commit-done:4"_s},
                                   {u"commit-begun:7"_s},
                                   {u"change-committed:2"_s},
                                   {u"state-committed"_s},
                                   {u"pause-asked"_s},
                                   {u"claim-committed"_s, u"stop-asked"_s},
                                   {u"claim-committed"_s, u"look-read"_s},
                                   {u"request-sent"_s, u"sweep-read"_s},
                                   {u"claim-committed"_s, u"sweep-read"_s, u"look-read"_s}};
    std::vector<std::unique_ptr<Killed>> all;
    for (const QStringList &points : cases) {
        all.push_back(std::make_unique<Killed>(m_farm, int(all.size()), points));
        QVERIFY(all.back()->prepare());
        all.back()->start(); // All at once: most of their time is the rest before a resume posts.
    }
    QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(all, &Killed::isOver), 400'000);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const QString wrong = all[i]->whatIsWrong();
        QVERIFY2(wrong.isEmpty(), qPrintable(cases[qsizetype(i)].join(u" then "_s) + u": "_s + wrong));
    }
}

void TestCrashPoints::postsEachRowOnceAlthoughKilledBetweenAnyRequests()
{
    std::vector<std::unique_ptr<Killed>> all;
    for (int number = 5; number < 150; number += 18) {
        all.push_back(std::make_unique<Killed>(m_farm, 100 + number, QStringList()));
        QVERIFY(all.back()->prepare());
        all.back()->start();
        all.back()->killAtRequest(number);
    }
    QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(all, &Killed::isOver), 400'000);
    int kills = 0;
    for (const auto &one : all) {
        const QString wrong = one->whatIsWrong();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        kills += one->kills();
    }
    QVERIFY(kills > 0); // One that was quicker than its turn has nothing to prove.
}

QTEST_GUILESS_MAIN(TestCrashPoints)
#include "crashpoints.moc"
