// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a draft with a long list costs the store: `paperround-bench-drafts [ROWS]`, by default 1,000,000.
// Times are also told as multiples of writing the same bytes to a file, with fsync, in the same run.
#include "models/findingstext.h"
#include "models/targetcomposition.h"
#include "store/store.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <cstdio>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace paperround;

namespace {

TargetSource sourceOf(int count)
{
    TargetSource source{
        .letter = u'A', .name = u"list"_s, .origin = {.kind = SourceKind::File, .id = u"list.txt"_s}};
    source.read = QDateTime::fromSecsSinceEpoch(1, Qt::UTC);
    source.rows.reserve(count);
    for (int row = 1; row <= count; ++row)
        source.rows.append(
            {{u"User talk:Example person %1"_s.arg(row), u"w%1.wiki.example.org"_s.arg(row % 300), row}, {}});
    return source;
}

template <class Work> double milliseconds(Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

void writePlainly(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush()
        || fsync(file.handle()) != 0)
        qFatal("%s cannot be written", qPrintable(path));
}

template <class T> T got(const Result<T> &result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().code), qPrintable(result.error().detail));
    return *result;
}

void succeed(const Result<void> &result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().code), qPrintable(result.error().detail));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int rows = QCoreApplication::arguments().value(1, u"1000000"_s).toInt();
    const QTemporaryDir folder;
    auto opened = QCoro::waitFor(Store::open(folder.path(), Store::Access::Writer));
    if (!opened)
        qFatal("%s", qPrintable(opened.error().code));
    Drafts &drafts = (*opened)->drafts();
    Draft draft{.id = u"long"_s, .updated = QDateTime::fromSecsSinceEpoch(1, Qt::UTC)};
    draft.sources = {sourceOf(rows)};
    draft.formula = u"A"_s;
    const QByteArray text = draft.sources[0].rows.toText();
    const double plain = milliseconds([&] { writePlainly(folder.filePath(u"plain"_s), text); });

    QJsonObject times;
    const QString path = (*opened)->path();
    times[u"firstSave"_s] = milliseconds([&] { succeed(QCoro::waitFor(drafts.save(draft))); });
    draft.message.body = u"A change of the text."_s;
    times[u"saveAgain"_s] = milliseconds([&] { succeed(QCoro::waitFor(drafts.save(draft))); });
    draft.edits.leftOut = {rowKey(draft.sources[0].rows.at(rows / 2))};
    times[u"saveAnEdit"_s] = milliseconds([&] { succeed(QCoro::waitFor(drafts.save(draft))); });
    std::optional<Draft> back;
    times[u"open"_s] = milliseconds([&] { back = got(QCoro::waitFor(drafts.draft(draft.id))); });
    if (!back || back->sources[0].rows.size() != rows)
        qFatal("the draft did not come back");

    TargetList list =
        composeTargets(MergedSources(draft.sources), *SetFormula::parse(u"A", u"A"), draft.edits).list;
    for (int place = 0; place < list.size(); ++place)
        list.setFinding(place, {.willSend = true, .page = list.at(place).target.title, .checkedAt = 1});
    QByteArray findings;
    times[u"packFindings"_s] = milliseconds([&] { findings = packFindings(list, u"Me@home"_s); });
    times[u"keepFindings"_s] =
        milliseconds([&] { succeed(QCoro::waitFor(drafts.keepFindings(draft.id, findings))); });
    const TargetList fresh =
        composeTargets(MergedSources(draft.sources), *SetFormula::parse(u"A", u"A"), draft.edits).list;
    KeptFindings found;
    times[u"unpackFindings"_s] = milliseconds([&] { found = unpackFindings(findings, fresh, u"Me@home"_s); });

    opened->reset(); // and with it what was written ahead
    const qint64 kept = QFileInfo(path).size();
    QJsonObject ratios;
    for (auto it = times.begin(); it != times.end(); ++it)
        ratios[it.key()] = it.value().toDouble() / plain;
    const QJsonObject all{
        {u"benchmark"_s, u"drafts"_s},
        {u"rows"_s, rows},
        {u"plainWriteMilliseconds"_s, plain},
        {u"milliseconds"_s, times},
        {u"timesAPlainWrite"_s, ratios},
        {u"bytesARow"_s,
         QJsonObject{{u"onDisk"_s, double(kept) / rows}, {u"findings"_s, double(findings.size()) / rows}}}};
    std::fputs(QJsonDocument(all).toJson().constData(), stdout);
    return found.keys.size() == rows ? 0 : 1;
}
