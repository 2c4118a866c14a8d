// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchindex.h"

#include "store/connection.h"
#include "store/ledgerreading.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr qsizetype MostWords = 8;
constexpr qsizetype LongestWord = 64;
constexpr qsizetype LongestText = 1024;
constexpr qint64 Nowhere = -1;

/// Positions at which one word occurs, from the newest on: documents of the index, and reasons of rows, which
/// change too often to be indexed and are read from the tallies.
class WordCursor
{
public:
    WordCursor(const Connection &connection, const QString &word, qint64 before)
        : m_documents(connection.fresh())
        , m_reasons(connection.fresh())
    {
        m_documents.prepare(
            u"SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rowid DESC"_s);
        m_documents.addBindValue(searchExpression(word));
        m_documents.addBindValue(before > MaxPosition ? std::numeric_limits<qint64>::max()
                                                      : before << DocumentBits);
        m_document = m_documents.exec() ? nextOf(m_documents) : Nowhere;
        // "filter" finds filter-warning, "warning" too; % and _ of the user mean themselves.
        QString start = word;
        start.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
        m_reasons.prepare(u"SELECT DISTINCT position FROM tallies JOIN deliveries ON seq = delivery"
                          " WHERE count > 0 AND position < ? AND ('-' || reason) LIKE ? ESCAPE '\\'"
                          " ORDER BY position DESC"_s);
        m_reasons.addBindValue(before);
        m_reasons.addBindValue(u"%-"_s + start + u'%');
        m_reason = m_reasons.exec() ? nextOf(m_reasons) : Nowhere;
    }

    /// The newest position at `bound` or older; Nowhere at the end. `bound` never grows.
    qint64 at(qint64 bound)
    {
        while (m_document != Nowhere && (m_document >> DocumentBits) > bound)
            m_document = nextOf(m_documents);
        while (m_reason > bound)
            m_reason = nextOf(m_reasons);
        return std::max(m_document == Nowhere ? Nowhere : m_document >> DocumentBits, m_reason);
    }

    [[nodiscard]] std::optional<QSqlError> problem() const
    {
        for (const QSqlQuery *query : {&m_documents, &m_reasons}) {
            if (query->lastError().isValid())
                return query->lastError();
        }
        return std::nullopt;
    }

private:
    static qint64 nextOf(QSqlQuery &query) { return query.next() ? query.value(0).toLongLong() : Nowhere; }

    QSqlQuery m_documents;
    QSqlQuery m_reasons;
    qint64 m_document = Nowhere;
    qint64 m_reason = Nowhere;
};

/// All cursors step down until they meet: what is common is never gathered in memory, however common the
/// words.
qint64 nextMeeting(std::vector<WordCursor> &words, qint64 bound)
{
    while (true) {
        const qint64 from = bound;
        for (WordCursor &word : words) {
            bound = word.at(bound);
            if (bound == Nowhere)
                return Nowhere;
        }
        if (bound == from)
            return bound;
    }
}

Result<QList<qint64>> meetings(const Connection &connection, const QStringList &words, qint64 before,
                               int most)
{
    std::vector<WordCursor> cursors;
    cursors.reserve(std::size_t(words.size()));
    for (const QString &word : words)
        cursors.emplace_back(connection, word, before);
    QList<qint64> positions;
    for (qint64 at = nextMeeting(cursors, MaxPosition); at != Nowhere && positions.size() < most;
         at = nextMeeting(cursors, at - 1))
        positions << at;
    for (const WordCursor &cursor : cursors) {
        if (const auto problem = cursor.problem())
            return tl::unexpected(connection.error(*problem));
    }
    return positions;
}

} // namespace

QStringList searchWords(const QString &typed)
{
    QString text = typed.left(LongestText);
    text.remove(QChar(u'\0'));
    QStringList words;
    for (const QString &word : text.simplified().split(u' ', Qt::SkipEmptyParts)) {
        const QString bounded = word.left(LongestWord);
        if (std::ranges::any_of(bounded, [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); }))
            words << bounded;
    }
    return words.mid(0, MostWords);
}

QString searchExpression(const QString &word)
{
    QString quoted = word;
    quoted.replace(u'"', u"\"\""_s);
    return u'"' + quoted + u"\"*"_s;
}

Result<HistoryPage> searchPage(Connection &connection, const QString &typed,
                               const std::optional<HistoryCursor> &after, int limit)
{
    if (typed.trimmed().isEmpty())
        return readPage(connection, after, limit);
    const QStringList words = searchWords(typed);
    if (words.isEmpty())
        return HistoryPage{};
    const auto before = positionAfter(connection, after);
    if (!before)
        return tl::unexpected(before.error());
    const int most = std::clamp(limit, 1, MostOnAPage);
    const auto positions = meetings(connection, words, *before, most + 1);
    if (!positions)
        return tl::unexpected(positions.error());
    QList<Delivery> found;
    for (const qint64 position : *positions) {
        auto delivery = readDeliveryAt(connection, position);
        if (!delivery)
            return tl::unexpected(delivery.error());
        if (*delivery)
            found << std::move(**delivery);
    }
    return pageOf(std::move(found), most);
}

} // namespace paperround
