// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/listreader.h"

#include "cli/files.h"

#include <QFileInfo>
#include <QThreadPool>

#include <utility>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

Result<ReadList> readOf(const ParsedTargets &parsed)
{
    if (parsed.targets.isEmpty() && parsed.problems.size() == 1
        && parsed.problems.first().code == "toolong"_L1)
        return failure(ErrorKind::Input, u"toolong"_s);
    ReadList read;
    read.rows = rowsOf(parsed);
    read.targets = static_cast<int>(parsed.targets.size());
    read.problems = static_cast<int>(parsed.problems.size());
    return read;
}

Result<ReadList> readNow(const QString &path, const KnownSites &sites, ListReader::Tables tables,
                         const std::stop_token &stop)
{
    if (const QFileInfo file(path); file.exists() && !file.isFile())
        return failure(ErrorKind::Input, u"unreadable-file"_s, path);
    const auto bytes = readInput(path, LargestListFile, stop);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto list = listTextOf(*bytes, {}, stop);
    if (!list)
        return failure(list.error().kind, list.error().code, QFileInfo(path).fileName());
    if (tables == ListReader::Tables::AskFirst && isTable(*list, sites)) {
        ReadList table;
        table.isTable = true;
        table.bytes = *bytes;
        table.table = std::move(*list);
        return table;
    }
    return readOf(parseList(*list, sites));
}

} // namespace

ListReader::ListReader(QObject *parent)
    : QObject(parent)
    , m_pool(new QThreadPool(this))
{
    m_pool->setMaxThreadCount(2); // one that was given up may still be in the midst of it
}

ListReader::~ListReader()
{
    m_stop.request_stop();
    m_pool->waitForDone();
}

template <class Work, class Done> void ListReader::run(bool elsewhere, Work work, Done done)
{
    if (!elsewhere) {
        done(work(m_stop.get_token()));
        return;
    }
    setRunning(m_running + 1);
    // The destructor waits, so `this` outlives the work; what it posts goes with its receiver.
    m_pool->start(
        [this, round = m_round, stop = m_stop.get_token(), work = std::move(work), done = std::move(done)] {
            QMetaObject::invokeMethod(
                this,
                [this, round, done, result = work(stop)] {
                    if (round != m_round)
                        return;
                    setRunning(m_running - 1);
                    done(result);
                },
                Qt::QueuedConnection);
        });
}

void ListReader::setRunning(int running)
{
    const bool before = isBusy();
    m_running = running;
    if (isBusy() != before)
        Q_EMIT busyChanged();
}

void ListReader::readFile(const QString &path, const KnownSites &sites, Tables tables, Told told)
{
    run(
        true,
        [path, sites, tables](const std::stop_token &stop) { return readNow(path, sites, tables, stop); },
        std::move(told));
}

void ListReader::parse(const QString &text, const KnownSites &sites, Told told)
{
    run(
        text.size() > atOnce,
        [text, sites](const std::stop_token &) { return readOf(parseTargets(text, sites)); },
        std::move(told));
}

void ListReader::parse(const ListText &table, const TableLayout &layout, const KnownSites &sites, Told told)
{
    run(
        table.text.size() > atOnce,
        [table, layout, sites](const std::stop_token &) {
            return readOf(parseTable(table.text, layout, sites));
        },
        std::move(told));
}

void ListReader::decode(const QByteArray &bytes, const ListTextChoice &choice, Decoded told)
{
    run(
        bytes.size() > atOnce,
        [bytes, choice](const std::stop_token &stop) { return listTextOf(bytes, choice, stop); },
        std::move(told));
}

void ListReader::cancel()
{
    ++m_round;
    m_stop.request_stop();
    m_stop = {};
    setRunning(0);
}

} // namespace paperround
