// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/api.h"
#include "practice/httpserver.h"
#include "practice/oauthserver.h"

#include <QObject>
#include <memory>

namespace paperround::inline practice {

/// Takes every HTTP request to the wikis: finds out who speaks, lets troubles happen, hands over to the API.
class FarmGate : public QObject
{
    Q_OBJECT

public:
    FarmGate(FarmState &farm, FarmOAuthServer &oauth, QObject *parent = nullptr);

    void handle(WikiStore &wiki, const std::shared_ptr<HttpExchange> &exchange);
    void forget(); ///< Requests that were to be carried out later are gone.

    [[nodiscard]] int carriedOut(const QString &host, const QString &action) const;
    [[nodiscard]] int received() const { return m_received; }
    [[nodiscard]] const QList<PracticeRequest> &log() const { return m_log; }
    [[nodiscard]] int underWay() const { return m_underWay; }
    void resetCounts();

Q_SIGNALS:
    void pageChanged(const QString &host, const QString &title);
    void requestHandled(const QString &host, const QString &action);

private:
    void api(WikiStore &wiki, const std::shared_ptr<HttpExchange> &exchange);
    void meetTrouble(WikiStore &wiki, const std::shared_ptr<HttpExchange> &exchange, const TroubleRule &rule);
    void afterApplying(WikiStore &wiki, const std::shared_ptr<HttpExchange> &exchange,
                       const TroubleRule &rule);
    FarmResponse carryOut(WikiStore &wiki, const FarmRequest &request);
    FarmResponse refuse(WikiStore &wiki, const FarmRequest &request, const FarmError &error,
                        const QList<std::pair<QByteArray, QByteArray>> &headers = {});
    void carryOutLater(WikiStore &wiki, const FarmRequest &request, std::chrono::milliseconds delay);
    void othersAtWork(WikiStore &wiki, const FarmCall &call, OtherEditor::Moment moment);
    [[nodiscard]] FarmCall callOf(WikiStore &wiki, const FarmRequest &request) const;

    FarmState &m_farm;
    FarmOAuthServer &m_oauth;
    std::unique_ptr<QObject> m_later; ///< What late requests hang on.
    QHash<QString, QHash<QString, int>> m_carriedOut; ///< Host → action → how often.
    int m_received = 0;
    QList<PracticeRequest> m_log;
    int m_underWay = 0; ///< Late copies that have not arrived.
};

} // namespace paperround::inline practice
