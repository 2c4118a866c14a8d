// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/listfile.h"
#include "domain/targets/targetrows.h"

#include <QObject>

#include <functional>
#include <stop_token>

class QThreadPool;

namespace paperround {

/// A list as it was read.
struct ReadList
{
    TargetRows rows;
    int targets = 0;
    int problems = 0;
    bool isTable = false; ///< A person is to look at it first: there are no rows yet.
    QByteArray bytes; ///< Of a table.
    ListText table;
};

/// Reads lists in another thread: a million lines take seconds, and a disk may be slow or far away; no
/// widget.
class ListReader : public QObject
{
    Q_OBJECT
public:
    /// Up to so many characters of a text that is there already a window does not notice.
    static constexpr qsizetype atOnce = 200'000;
    enum class Tables { AskFirst, Read };
    using Told = std::function<void(const Result<ReadList> &list)>;
    using Decoded = std::function<void(const Result<ListText> &text)>;

    explicit ListReader(QObject *parent = nullptr);
    ~ListReader() override; ///< Waits for what is under way in another thread.

    /// Errors of readInput() and listTextOf(), and Input "unreadable-file" for what is no file (a folder, a
    /// pipe that nobody may ever write to).
    void readFile(const QString &path, const KnownSites &sites, Tables tables, Told told);
    void parse(const QString &text, const KnownSites &sites, Told told);
    void parse(const ListText &table, const TableLayout &layout, const KnownSites &sites, Told told);
    void decode(const QByteArray &bytes, const ListTextChoice &choice, Decoded told);
    void cancel(); ///< Nothing that was asked for is told any more; a file is read no further.
    [[nodiscard]] bool isBusy() const { return m_running > 0; }

Q_SIGNALS:
    void busyChanged();

private:
    template <class Work, class Done> void run(bool elsewhere, Work work, Done done);
    void setRunning(int running);

    QThreadPool *m_pool;
    std::stop_source m_stop;
    quint64 m_round = 0;
    int m_running = 0; ///< In other threads, and not given up.
};

} // namespace paperround
