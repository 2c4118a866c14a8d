// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reliability/killed.h"

#include "domain/delivery/mark.h"
#include "domain/delivery/row.h"
#include "store/store.h"
#include "wiki/farms.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr int Rows = 4;

} // namespace

Killed::Killed(PracticeFarm &farm, int number, QStringList points, Route route)
    : m_farm(farm)
    , m_number(number)
    , m_route(route)
    , m_points(std::move(points))
    , m_pauses(m_points.contains(u"pause-asked"_s))
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    connect(&m_process, &QProcess::finished, this, &Killed::ended);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &Killed::read);
}

QString Killed::title(int row) const
{
    return u"Project talk:Killed %1 %2"_s.arg(m_number).arg(row);
}

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
                        {u"targets"_s, targets},
                        {u"route"_s, routeName(m_route)}};
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
    if (m_point.startsWith(u"checkpoint"_s))
        environment.insert(u"LD_PRELOAD"_s, QStringLiteral(PAPERROUND_KILLATCHECKPOINT));
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
        if (m_point.startsWith(u"stop-asked"_s) || m_point.startsWith(u"checkpoint"_s))
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
    const auto sound = QCoro::waitFor((*store)->verify());
    if (!sound || !sound->problems.isEmpty())
        return sound ? sound->problems.join(u"; "_s) : sound.error().code;
    for (const Row &row : *rows) {
        const QList<qint64> copies = saved(id, row.number);
        if (copies != QList<qint64>{row.revision} || row.state != RowState::Delivered)
            return u"row %1 is %2 and was saved %3 times"_s.arg(row.number)
                .arg(stateName(row.state))
                .arg(copies.size());
        if (m_shown.contains(row.number) && m_shown[row.number] != stateName(row.state))
            return u"row %1 was shown as %2"_s.arg(row.number).arg(m_shown[row.number]);
    }
    return namesNobody(id) ? QString() : u"a list still names somebody"_s;
}

QList<qint64> Killed::saved(const QString &id, int row) const
{
    QList<qint64> copies;
    for (const PracticeRevision &revision : m_farm.revisions(host(row), title(row))) {
        const auto mark = Mark::find(revision.comment);
        const bool mine = m_route == Route::Edit
            ? mark && mark->deliveryId == id && mark->row == row
            : revision.user == "MediaWiki message delivery"_L1 && revision.text.contains(Mark{id, 0}.text());
        if (mine)
            copies += revision.id;
    }
    return copies;
}

bool Killed::namesNobody(const QString &id) const
{
    const QString home = m_farm.hosts().first();
    for (int list = 1;; ++list) {
        const auto text = m_farm.pageText(
            home, u"User:%1/Paper Round/%2-%3"_s.arg(m_farm.users().first().name, id).arg(list));
        if (!text)
            return m_route == Route::Edit || list > 1;
        if (!QJsonDocument::fromJson(text->toUtf8()).object()["targets"_L1].toArray().isEmpty())
            return false;
    }
}

} // namespace paperround
