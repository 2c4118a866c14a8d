// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/draftstable.h"

#include "domain/targets/ownedits.h"
#include "store/connection.h"
#include "store/draftsources.h"
#include "store/words.h"

using namespace Qt::StringLiterals;

namespace paperround {

Result<QList<DraftHead>> readDraftHeads(Connection &connection)
{
    QList<DraftHead> heads;
    const auto read = connection.each(
        u"SELECT id, farm, account, subject, updated FROM drafts ORDER BY updated DESC, id"_s, {},
        [&heads](const QSqlQuery &row) {
            heads << DraftHead{row.value(0).toString(), row.value(1).toString(), row.value(2).toString(),
                               row.value(3).toString(), timeFromSql(row.value(4))};
        });
    if (!read)
        return tl::unexpected(read.error());
    return heads;
}

Result<std::optional<Draft>> readDraft(Connection &connection, const QString &id)
{
    std::optional<Draft> draft;
    const auto read =
        connection.each(u"SELECT id, farm, account, subject, body, targets, list_wiki, list_page, excluded, "
                        u"updated, options, formula, edits FROM drafts"
                        " WHERE id = ?"_s,
                        {sqlText(id)}, [&draft](const QSqlQuery &row) {
                            draft = Draft{row.value(0).toString(),
                                          row.value(1).toString(),
                                          row.value(2).toString(),
                                          {row.value(3).toString(), row.value(4).toString()},
                                          row.value(5).toString(),
                                          {},
                                          row.value(8).toString().split(u'\n', Qt::SkipEmptyParts),
                                          timeFromSql(row.value(9)),
                                          {}};
                            draft->options = optionsFromSql(row.value(10)).value_or(DeliveryOptions());
                            if (auto whole = messageFromSql(row.value(3), row.value(4), row.value(10)))
                                draft->message = std::move(*whole);
                            draft->formula = row.value(11).toString();
                            draft->edits = editsFromJson(row.value(12).toByteArray());
                            if (!row.value(6).isNull())
                                draft->list = ListSource{row.value(6).toString(), row.value(7).toString()};
                        });
    if (!read)
        return tl::unexpected(read.error());
    if (draft) {
        auto sources = readSources(connection, SourcesOf::Draft, id);
        if (!sources)
            return tl::unexpected(sources.error());
        draft->sources = std::move(*sources);
    }
    return draft;
}

Result<void> writeDraft(Connection &connection, const Draft &draft)
{
    if (draft.id.isEmpty() || draft.id.size() > 64)
        return failure(ErrorKind::Storage, u"illegal-row"_s, draft.id.left(64));
    const QVariant none(QMetaType::fromType<QString>());
    const QByteArray edits = editsToJson(draft.edits);
    const auto sources = writeSources(connection, SourcesOf::Draft, draft.id, draft.sources);
    if (!sources)
        return sources;
    return connection
        .run(
            u"INSERT OR REPLACE INTO drafts (id, farm, account, subject, body, targets, list_wiki, list_page,"
            " excluded, updated, options, formula, edits) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            {draft.id, sqlText(draft.farm), sqlText(draft.account), sqlText(draft.message.subject),
             sqlText(draft.message.body), sqlText(draft.targets),
             draft.list ? sqlText(draft.list->wiki) : none, draft.list ? sqlText(draft.list->page) : none,
             sqlText(draft.excluded.join(u'\n')), sqlTime(draft.updated),
             sqlOptions(draft.options, draft.message), sqlText(draft.formula),
             edits.isEmpty() ? QByteArray("") : edits})
        .map([](int) {});
}

Result<void> removeDraft(Connection &connection, const QString &id)
{
    if (const auto sources = removeSources(connection, SourcesOf::Draft, id); !sources)
        return sources;
    const auto findings = connection.run(u"DELETE FROM draft_findings WHERE draft = ?"_s, {sqlText(id)});
    if (!findings)
        return tl::unexpected(findings.error());
    return connection.run(u"DELETE FROM drafts WHERE id = ?"_s, {sqlText(id)}).map([](int) {});
}

Result<QByteArray> readFindings(Connection &connection, const QString &id)
{
    QByteArray findings;
    const auto read =
        connection.each(u"SELECT findings FROM draft_findings WHERE draft = ?"_s, {sqlText(id)},
                        [&findings](const QSqlQuery &row) { findings = row.value(0).toByteArray(); });
    if (!read)
        return tl::unexpected(read.error());
    return findings;
}

Result<void> writeFindings(Connection &connection, const QString &id, const QByteArray &findings)
{
    // Not of a draft that went while its rows were checked.
    return connection
        .run(u"INSERT OR REPLACE INTO draft_findings (draft, findings)"
             " SELECT id, ? FROM drafts WHERE id = ?"_s,
             {findings.isEmpty() ? QByteArray("") : findings, sqlText(id)})
        .map([](int) {});
}

} // namespace paperround
