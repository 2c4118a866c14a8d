// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wordingmodel.h"

#include "models/bidi.h"
#include "models/languagename.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

WordingModel::WordingModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void WordingModel::setNames(const WikiNames &names)
{
    beginResetModel();
    m_names = names;
    endResetModel();
}

void WordingModel::setMessage(const Message &message)
{
    m_message = message;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

void WordingModel::setOwnLanguage(const QString &language)
{
    m_ownLanguage = language;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

void WordingModel::setRows(const QList<WordingRow> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

void WordingModel::setLanguage(const QString &wiki, const QString &language)
{
    for (int row = 0; row < int(m_rows.size()); ++row) {
        if (m_rows[row].wiki != wiki || m_rows[row].language == language)
            continue;
        m_rows[row].language = language;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

bool WordingModel::isMissing(int row) const
{
    const WordingRow &of = m_rows[row];
    if (of.wiki.isEmpty())
        return true;
    if (of.language.isEmpty())
        return false;
    const ChosenTexts chosen = textsFor(m_message, of.wiki, of.language, of.row);
    const MessageVariant *variant = chosen.variant < 0 ? nullptr : &m_message.variants[chosen.variant];
    const bool hasVariant = variant && (variant->language.isEmpty() || variant->language == of.language);
    if (chosen.otherLanguage)
        return true;
    // Nobody who writes for one language alone has forgotten the others.
    const bool byLanguage = std::ranges::any_of(
        m_message.variants, [](const MessageVariant &each) { return !each.language.isEmpty(); });
    return byLanguage && !hasVariant && of.language != m_ownLanguage;
}

int WordingModel::missingWikis() const
{
    int missing = 0;
    for (int row = 0; row < m_rows.size(); ++row)
        missing += !m_rows[row].wiki.isEmpty() && isMissing(row) ? 1 : 0;
    return missing;
}

int WordingModel::emptySegments() const
{
    return int(std::ranges::count_if(m_rows, [](const WordingRow &row) { return row.wiki.isEmpty(); }));
}

QString WordingModel::wordsOf(const WordingRow &row) const
{
    if (row.wiki.isEmpty())
        return tr("No row of the list comes from this source");
    if (row.language.isEmpty() && !(m_message.variants.isEmpty() && !m_message.source))
        return tr("Its language is not known yet");
    const ChosenTexts chosen = textsFor(m_message, row.wiki, row.language, row.row);
    QStringList words;
    if (chosen.sourceText >= 0) {
        const SourceText &text = m_message.source->texts[chosen.sourceText];
        words += chosen.otherLanguage ? tr("%1, as there is none in its language").arg(isolated(text.page))
                                      : isolated(text.page);
    }
    if (chosen.variant >= 0) {
        const MessageVariant &variant = m_message.variants[chosen.variant];
        words += !variant.segment.isEmpty() ? tr("the words for “%1”").arg(isolated(variant.segment))
            : variant.wiki.isEmpty()        ? tr("the words for %1").arg(languageWords(variant.language))
                                            : tr("the words for this wiki");
    } else if (!m_message.body.isEmpty() || chosen.sourceText < 0) {
        words += tr("the words for everybody");
    }
    return words.join(u" + "_s);
}

int WordingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int WordingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant WordingModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const WordingRow &row = m_rows[index.row()];
    if (role == MissingRole)
        return isMissing(index.row());
    if (role == Qt::TextAlignmentRole && index.column() == Pages)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == Wiki)
        return m_names.toolTip(row.wiki);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (Column(index.column())) {
    case Wiki:
        return row.wiki.isEmpty() ? isolated(row.segment) : m_names.shown(row.wiki);
    case Language:
        return row.language.isEmpty() ? QString() : languageWords(row.language);
    case Pages:
        return QLocale().toString(row.pages);
    case Words:
        return wordsOf(row);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant WordingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Wiki:
        return tr("Wiki");
    case Language:
        return tr("Language");
    case Pages:
        return tr("Pages");
    case Words:
        return tr("Gets");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace paperround
