// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rowstosave.h"

#include "models/bidi.h"

#include <QCoreApplication>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

struct RowsWords
{
    Q_DECLARE_TR_FUNCTIONS(paperround::RowsToSave)
};

TargetRow rowOf(const TargetEntry &entry)
{
    return {entry.target, entry.problem};
}

bool isOf(const TargetEntry &entry, char16_t letter)
{
    return std::ranges::any_of(entry.origins,
                               [letter](const RowOrigin &origin) { return origin.letter == letter; });
}

/// What a person put in, by the row of the source that it follows; null: it comes first.
QHash<QString, QList<TargetRow>> ownRows(const TargetList &list, char16_t letter)
{
    QHash<QString, QList<TargetRow>> own;
    QString behind;
    for (int place = 0; place < list.size(); ++place) {
        const TargetEntry entry = list.at(place);
        if (entry.origins.isEmpty())
            own[behind].append(rowOf(entry));
        else if (isOf(entry, letter))
            behind = sourceKey(entry);
    }
    return own;
}

} // namespace

RowsToSave sourceToSave(const TargetSource &source, const ComposedTargets &composed)
{
    const OwnEdits edits = editsOf(composed);
    const QHash<QString, QList<TargetRow>> own = ownRows(composed.list, source.letter);
    const QString letter(QChar(source.letter));
    RowsToSave save{RowsWords::tr("The rows of %1, with your changes").arg(letter), {}, {}, {}};
    const auto follow = [&](const QString &key) {
        for (const TargetRow &row : own.value(key))
            save.rows.append(row);
    };
    follow({});
    for (int at = 0; at < source.rows.size(); ++at) {
        const TargetRow row = source.rows.at(at);
        const QString key = rowKey(row);
        const auto renamed = edits.renamed.constFind(key);
        if (renamed != edits.renamed.cend() && !renamed->wiki.isEmpty()) {
            save.rows.append({*renamed, {}});
            save.renames.insert(key, *renamed);
        } else if (!edits.removed.contains(key)) {
            save.rows.append(row);
        }
        follow(key);
    }
    int put = 0;
    for (const QList<TargetRow> &rows : own)
        put += static_cast<int>(rows.size());
    int others = 0;
    for (int place = 0; place < composed.list.size(); ++place) {
        const TargetEntry entry = composed.list.at(place);
        others += !entry.origins.isEmpty() && !isOf(entry, source.letter) ? 1 : 0;
    }
    QStringList words;
    if (put > 0)
        words += RowsWords::tr("%Ln row(s) that you put in go along.", nullptr, put);
    if (others > 0)
        words += RowsWords::tr("%Ln row(s) of other sources stay out.", nullptr, others);
    words += RowsWords::tr("Rows whose box is cleared, and what the formula leaves out, stay on the page.");
    save.words = words.join(u' ');
    return save;
}

RowsToSave wholeListToSave(const ComposedTargets &composed, const TargetSource *source)
{
    RowsToSave save{RowsWords::tr("The whole list"), {}, {}, {}};
    const TargetList &list = composed.list;
    save.rows.reserve(list.size());
    QSet<QString> kept;
    int others = 0;
    for (int place = 0; place < list.size(); ++place) {
        const TargetEntry entry = list.at(place);
        save.rows.append(rowOf(entry));
        if (!source)
            continue;
        if (isOf(entry, source->letter)) {
            kept.insert(sourceKey(entry));
            if (!entry.asRead.isEmpty() && entry.problem.code.isEmpty())
                save.renames.insert(entry.asRead, entry.target);
        } else if (!entry.origins.isEmpty()) {
            ++others;
        }
    }
    if (!source)
        return save;
    int gone = 0;
    for (int at = 0; at < source->rows.size(); ++at)
        gone += source->rows.isPage(at) && !kept.contains(rowKey(source->rows.at(at))) ? 1 : 0;
    QStringList words;
    if (others > 0)
        words += RowsWords::tr("%Ln row(s) of other sources go to this page.", nullptr, others);
    if (gone > 0)
        words +=
            RowsWords::tr("%Ln row(s) of the page that the list does not have are taken off.", nullptr, gone);
    words += RowsWords::tr("Rows whose box is cleared stay on the page.");
    save.words = words.join(u' ');
    return save;
}

} // namespace paperround
