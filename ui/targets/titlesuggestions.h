// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/clock.h"
#include "ui/accounts/desk.h"

#include <QCache>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <optional>
#include <stop_token>

namespace paperround {

/// How a title that a person is writing may go on, as its wiki tells; no widget. Asked when the typing
/// pauses, one question at a time, which is aborted when the person types on; answers are kept as long as the
/// same account sits at the desk. Where no answer comes it says nothing, and leaves that wiki alone for a
/// while.
class TitleSuggestions : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds pause{250}; ///< Of the typing.
    static constexpr std::chrono::seconds quiet{60}; ///< After an answer that was none.
    static constexpr qsizetype fewestLetters = 2;

    TitleSuggestions(const Desk &desk, const Clock &clock, QObject *parent = nullptr);
    ~TitleSuggestions() override;

    /// Then found(), at once where the answer is known. What was asked before is not told any more.
    void ask(const QString &wiki, const QString &words, TitleUse use = TitleUse::Target);
    void cancel();
    [[nodiscard]] QStringList wikis() const; ///< Of the farm, as far as its profile names them.
    [[nodiscard]] QString home() const { return m_desk.farm().home; }

Q_SIGNALS:
    void found(const QString &wiki, const QString &words, const QStringList &titles);

private:
    struct Question
    {
        QString wiki;
        QString words;
        TitleUse use = TitleUse::Target;
        [[nodiscard]] QString key() const
        {
            return (use == TitleUse::ListPage ? QChar(u'l') : QChar(u't')) + wiki + u'\n' + words;
        }
        friend bool operator==(const Question &, const Question &) = default;
    };
    void forget();
    void send();
    void take(const Question &question, const Result<QStringList> &titles);

    const Desk &m_desk;
    const Clock &m_clock;
    QTimer m_soon;
    std::optional<Question> m_wanted; ///< Not answered yet.
    bool m_asking = false;
    std::stop_source m_stop; ///< Of the question that is on its way.
    quint64 m_round = 0; ///< Answers to an earlier account are passed over.
    QCache<QString, QStringList> m_known{500};
    QHash<QString, QDateTime> m_quietUntil; ///< By wiki.
};

} // namespace paperround
