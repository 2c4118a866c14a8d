// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/route.h"
#include "practice/practicefarm.h"

#include <QHash>
#include <QProcess>
#include <QTemporaryDir>

namespace paperround {

/// One delivery by the real program: starts that are killed, and a last one that is not.
class Killed : public QObject
{
    Q_OBJECT
public:
    Killed(PracticeFarm &farm, int number, QStringList points, Route route = Route::Edit);

    bool prepare();
    void start();
    void killAtRequest(int number); ///< When the farm has answered so many more, whoever asked.
    [[nodiscard]] int kills() const { return m_kills; } ///< By killAtRequest().
    [[nodiscard]] bool isOver() const { return m_over; }
    [[nodiscard]] QString whatIsWrong(); ///< Once it is over, by the ledger and the wikis' own record.

private:
    void read();
    void ended(int code, QProcess::ExitStatus status);
    [[nodiscard]] QString title(int row) const;
    [[nodiscard]] QString host(int row) const { return m_farm.hosts().at(row % 2); }
    [[nodiscard]] QList<qint64> saved(const QString &id, int row) const; ///< The revisions with its message.
    [[nodiscard]] bool namesNobody(const QString &id) const; ///< Every list page that was made for it.
    void write(const QString &name, const QByteArray &content) const;

    PracticeFarm &m_farm;
    int m_number;
    Route m_route;
    QStringList m_points; ///< For each start but the last; "stop-asked" gets a SIGTERM at its first line,
                          ///< "checkpoint" too: the log is moved into the ledger when that is closed.
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

} // namespace paperround
