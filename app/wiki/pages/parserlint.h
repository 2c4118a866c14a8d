// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/lint.h"
#include "domain/wikifacts.h"
#include "engine/ports/task.h"

#include <QHash>
#include <QUrl>

#include <memory>
#include <stop_token>

namespace paperround {

class HttpClient;
class RequestGate;

/// What MediaWiki's newer parser (Parsoid) finds wrong in a text, by the wiki's REST API. It is asked as
/// nobody: without credentials and cookies.
class ParserLint : public std::enable_shared_from_this<ParserLint>
{
public:
    [[nodiscard]] static std::shared_ptr<ParserLint>
    create(std::shared_ptr<HttpClient> http, std::shared_ptr<RequestGate> gate, QByteArray userAgent);

    /// Five hundred at most. Wiki "no-linter" where the wiki does not offer it; then it is not asked again.
    Task<QList<ParserFinding>> findings(WikiFacts facts, QString title, QString text, std::stop_token stop);
    void stop() { m_stop.request_stop(); }

private:
    ParserLint(std::shared_ptr<HttpClient> http, std::shared_ptr<RequestGate> gate, QByteArray userAgent);

    std::shared_ptr<HttpClient> m_http;
    std::shared_ptr<RequestGate> m_gate;
    QByteArray m_userAgent;
    QHash<QString, int> m_doors; ///< By wiki, which of doorsOf() answered; behind the last: none.
    std::stop_source m_stop;
};

/// Where a wiki may offer it, newest first: MediaWiki's own since 1.41, and that of the extension Parsoid
/// before.
[[nodiscard]] QList<QUrl> lintDoors(const WikiFacts &facts, const QString &title);
/// The answer's findings, as far as they are in this text and not in a template; Wiki "bad-answer".
[[nodiscard]] Result<QList<ParserFinding>> readParserFindings(const QByteArray &json, qsizetype length);

} // namespace paperround
