// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/practicefarm.h"

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <functional>

namespace paperround {

/// What a run of the program left.
struct Ended
{
    int code = -1; ///< Exit code; -1: it crashed or did not end.
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QList<QJsonObject> lines() const; ///< Each line of out as JSON.
    [[nodiscard]] QJsonObject summary() const; ///< Of the last line.
};

/// A practice farm in this process, a data directory, a token file; and the real program run on them.
class Rig
{
public:
    Rig();

    [[nodiscard]] PracticeFarm &farm() { return m_farm; }
    [[nodiscard]] QString path(const QString &name) const { return m_dir.filePath(name); }
    [[nodiscard]] QString dataDir() const { return path(QStringLiteral("data")); }
    [[nodiscard]] QString token() const { return m_farm.users().first().token; }
    /// --data-dir and --token-file of the first user.
    [[nodiscard]] QStringList access() const;

    void write(const QString &name, const QByteArray &content, bool onlyMine = true);
    [[nodiscard]] QByteArray read(const QString &name) const;
    /// request.json with these fields over a complete request to `targets`, and its path.
    QString writeRequest(const QStringList &targets, const QJsonObject &fields = {});
    [[nodiscard]] QString requestId() const;

    /// Talk pages of so many readers, on the wikis by turns, as TITLE@HOST; all of them deliverable.
    [[nodiscard]] QStringList readers(int count);

    [[nodiscard]] Ended run(const QStringList &arguments, const QByteArray &input = {});
    void start(QProcess &process, const QStringList &arguments);
    /// Every program started from now on begins with this, in its own process.
    void beginWith(std::function<void()> inChild) { m_inChild = std::move(inChild); }
    void setVariable(const QString &name, const QString &value) { m_environment.insert(name, value); }
    /// Waits while this process's event loop, and the farm with it, goes on.
    Ended wait(QProcess &process);

    /// How often this delivery's mark for the row stands on the target's page.
    [[nodiscard]] int copies(const QString &target, int row) const;

private:
    QTemporaryDir m_dir;
    PracticeFarm m_farm;
    QProcessEnvironment m_environment;
    std::function<void()> m_inChild;
};

} // namespace paperround
