// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a list costs, and how quick its table stays: `paperround-bench-targets [ROWS]`, by default 1,000,000.
// Times are also told as multiples of reading the same bytes line by line in the same run.
#include "domain/targets/targetlistparser.h"
#include "models/targettablemodel.h"
#include "ui/targets/healthlook.h"
#include "ui/widgets/statedelegate.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace paperround;

namespace {

QByteArray listOf(int rows)
{
    QByteArray text;
    for (int row = 0; row < rows; ++row)
        text += "User talk:Person number " + QByteArray::number(row * 7919LL % rows) + "@w"
            + QByteArray::number(row % 300) + ".example.org\n";
    return text;
}

/// The least that reading can be: every line found and told apart at its last @.
qint64 readByLines(const QByteArray &text)
{
    qint64 sum = 0;
    for (qsizetype from = 0; from < text.size();) {
        const qsizetype end = text.indexOf('\n', from);
        const QByteArrayView line = QByteArrayView(text).sliced(from, end - from);
        sum += QString::fromUtf8(line).lastIndexOf(u'@');
        from = end + 1;
    }
    return sum;
}

/// Resident memory in bytes, as the system counts it.
qint64 resident()
{
    QFile status(u"/proc/self/statm"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    return status.readAll().split(' ').value(1).toLongLong() * 4096;
}

class Measurement
{
public:
    template <class Work> double take(const QString &name, Work work)
    {
        QElapsedTimer timer;
        timer.start();
        work();
        const double milliseconds = double(timer.nsecsElapsed()) / 1e6;
        m_milliseconds.insert(name, milliseconds);
        return milliseconds;
    }
    [[nodiscard]] const QJsonObject &milliseconds() const { return m_milliseconds; }
    [[nodiscard]] QJsonObject over(double base) const
    {
        QJsonObject ratios;
        for (auto it = m_milliseconds.begin(); it != m_milliseconds.end(); ++it)
            ratios.insert(it.key(), it.value().toDouble() / base);
        return ratios;
    }

private:
    QJsonObject m_milliseconds;
};

/// Milliseconds a frame, from one place of the list to the next.
QJsonObject scroll(TargetTableModel &model)
{
    QTableView view;
    view.setModel(&model);
    dressTable(&view);
    view.setItemDelegate(new TargetDelegate(&view));
    view.resize(1000, 800);
    view.show();
    (void)view.grab(); // the first paint is not a scroll
    QPixmap screen(view.viewport()->size());
    QList<double> frames;
    QElapsedTimer timer;
    for (int step = 0; step < 300; ++step) {
        const int to =
            step < 200 ? step * 3 : int(qint64(view.verticalScrollBar()->maximum()) * (step - 199) / 101);
        timer.start();
        view.verticalScrollBar()->setValue(to);
        view.viewport()->render(&screen);
        frames.append(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(frames);
    return {{u"median"_s, frames[frames.size() / 2]},
            {u"p99"_s, frames[frames.size() * 99 / 100]},
            {u"worst"_s, frames.last()}};
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const int rows = QCoreApplication::arguments().value(1, u"1000000"_s).toInt();
    const QByteArray text = listOf(rows);
    Measurement times;
    double base = 1e9;
    for (int i = 0; i < 3; ++i)
        base = std::min(base, times.take(u"readingTheBytesByLine"_s, [&] { (void)readByLines(text); }));
    ParsedTargets parsed;
    times.take(u"parse"_s, [&] { parsed = parseTargets(QString::fromUtf8(text), {}, ListFormat::Lines); });
    TargetSource source{.letter = u'A', .name = u"list"_s};
    times.take(u"pack"_s, [&] { source.rows = rowsOf(parsed); });
    parsed = {};
    MergedSources merged;
    TargetSource half{.letter = u'B', .name = u"half"_s};
    for (int row = 0; row < source.rows.size(); row += 2)
        half.rows.append(source.rows.at(row));
    times.take(u"mergeWithHalfOfIt"_s, [&] { merged = MergedSources({source, half}); });
    const SetFormula all = *SetFormula::parse(u"A", u"AB");
    const SetFormula less = *SetFormula::parse(u"A - B", u"AB");
    int counted = 0;
    times.take(u"countOfAFormula"_s, [&] { counted = merged.count(less); });
    const qint64 before = resident();
    ComposedTargets composed;
    times.take(u"compose"_s, [&] { composed = composeTargets(merged, all, {}); });
    const qint64 memory = resident() - before;
    const ComposedTargets snapshot = composed;
    times.take(u"composeAgainKeepingKeys"_s, [&] { (void)composeTargets(merged, less, {}, composed.list); });
    times.take(u"editsOf"_s, [&] { (void)editsOf(composed); });
    TargetTableModel model;
    times.take(u"open"_s, [&] { model.setComposed(composed); });
    for (const QString &typed : {u"n"_s, u"nu"_s, u"number 12"_s})
        times.take(u"filter:"_s + typed, [&] { model.setTextFilter(typed); });
    times.take(u"filter:wiki"_s, [&] { model.setTextFilter(u"w29"_s); });
    times.take(u"unfilter"_s, [&] { model.setTextFilter({}); });
    times.take(u"sort:page"_s, [&] { model.sort(TargetTableModel::PageColumn); });
    times.take(u"sort:wiki"_s, [&] { model.sort(TargetTableModel::WikiColumn); });
    times.take(u"sort:happens"_s, [&] { model.sort(TargetTableModel::HappensColumn); });
    times.take(u"sort:listOrder"_s, [&] { model.sort(-1); });
    times.take(u"group"_s, [&] { model.setGrouped(true); });
    times.take(u"ungroup"_s, [&] { model.setGrouped(false); });
    TargetEdit undo;
    times.take(u"firstEditAfterACopy"_s, [&] { undo = model.apply(model.removal({rows / 2})); });
    times.take(u"undo"_s, [&] { (void)model.apply(undo); });
    times.take(u"removeOne"_s, [&] { undo = model.apply(model.removal({rows / 3})); });
    times.take(u"moveOne"_s, [&] { (void)model.apply(model.moving({5}, rows / 2)); });
    times.take(u"renameOne"_s,
               [&] { (void)model.apply(model.retitling(7, u"User talk:New"_s, u"w1.example.org"_s)); });
    const QJsonObject result{
        {u"benchmark"_s, u"target lists"_s},
        {u"rows"_s, rows},
        {u"listBytes"_s, double(text.size())},
        {u"parseMegabytesASecond"_s, double(text.size()) / 1e3 / times.milliseconds()[u"parse"].toDouble()},
        {u"bytesARow"_s,
         QJsonObject{{u"source"_s, double(source.rows.bytes()) / rows},
                     {u"entries"_s, double(composed.list.bytes()) / rows},
                     {u"residentForEntries"_s, double(memory) / rows}}},
        {u"milliseconds"_s, times.milliseconds()},
        {u"timesReadingByLine"_s, times.over(base)},
        {u"frameMilliseconds"_s, scroll(model)},
        {u"formulaTakes"_s, counted}};
    std::fputs(QJsonDocument(result).toJson().constData(), stdout);
    return counted == rows / 2 ? 0 : 1;
}
