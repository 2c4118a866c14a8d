// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rig.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

QList<QJsonObject> Ended::lines() const
{
    QList<QJsonObject> lines;
    for (const auto &line : out.split('\n')) {
        if (!line.isEmpty())
            lines += QJsonDocument::fromJson(line).object();
    }
    return lines;
}

QJsonObject Ended::summary() const
{
    const auto all = lines();
    return all.isEmpty() ? QJsonObject() : all.last().value("summary"_L1).toObject();
}

Rig::Rig()
    : m_environment(QProcessEnvironment::systemEnvironment())
{
    // No keychain and no display: as on a server.
    m_environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
    m_environment.insert(u"QT_QPA_PLATFORM"_s, u"none-such"_s);
    m_environment.insert(u"HOME"_s, m_dir.path());
    m_environment.remove(u"XDG_DATA_HOME"_s);
    [[maybe_unused]] const auto listening = m_farm.listen();
    Q_ASSERT(listening);
    write(u"token"_s, token().toUtf8());
}

QStringList Rig::access() const
{
    return {u"--data-dir"_s, dataDir(), u"--token-file"_s, path(u"token"_s)};
}

void Rig::write(const QString &name, const QByteArray &content, bool onlyMine)
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.setPermissions(onlyMine ? QFile::ReadOwner | QFile::WriteOwner
                                         : QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    QCOMPARE(file.write(content), content.size());
}

QByteArray Rig::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString Rig::writeRequest(const QStringList &targets, const QJsonObject &fields)
{
    QJsonObject request{{u"home"_s, m_farm.hosts().first()},
                        {u"subject"_s, u"News"_s},
                        {u"body"_s, u"Hello. ~~~~~"_s},
                        {u"targets"_s, QJsonArray::fromStringList(targets)}};
    if (fields.contains(u"list"_s))
        request.remove(u"targets"_s);
    for (auto it = fields.begin(); it != fields.end(); ++it)
        request.insert(it.key(), it.value());
    write(u"request.json"_s, QJsonDocument(request).toJson());
    return path(u"request.json"_s);
}

QString Rig::requestId() const
{
    return QJsonDocument::fromJson(read(u"request.json"_s)).object().value("id"_L1).toString();
}

QStringList Rig::readers(int count)
{
    const auto hosts = m_farm.hosts();
    QStringList targets;
    for (int i = 0; i < count; ++i) {
        const auto title = u"Project talk:Reader %1"_s.arg(i);
        const auto &host = hosts.at(i % 2);
        m_farm.write(host, title, u"Hello"_s);
        targets += title + u'@' + host;
    }
    return targets;
}

Ended Rig::run(const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    start(process, arguments);
    process.write(input);
    process.closeWriteChannel();
    return wait(process);
}

void Rig::start(QProcess &process, const QStringList &arguments)
{
    process.setProcessEnvironment(m_environment);
    process.setChildProcessModifier(m_inChild);
    process.start(QStringLiteral(PAPERROUND_PROGRAM), arguments);
}

Ended Rig::wait(QProcess &process)
{
    [[maybe_unused]] const bool ended =
        QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 60'000);
    Q_ASSERT(ended);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

int Rig::copies(const QString &target, int row) const
{
    const auto at = target.lastIndexOf(u'@');
    const auto text = m_farm.pageText(target.mid(at + 1), target.first(at)).value_or(QString());
    return int(text.count(u"pr:%1/%2 "_s.arg(requestId()).arg(row))
               + text.count(u"pr:%1/%2-"_s.arg(requestId()).arg(row)));
}

} // namespace paperround
