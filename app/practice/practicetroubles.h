// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRandomGenerator>
#include <QString>
#include <chrono>
#include <optional>

namespace paperround {

/// What can go wrong between a client and a wiki, or on it.
enum class Trouble {
    Nothing, ///< A request that goes well: holds its place in a script.
    Lag, ///< maxlag, with Retry-After (only for requests that send maxlag).
    ReadOnly, ///< readonly for writes; siteinfo says so too while it stands.
    RateLimited, ///< ratelimited, no Retry-After.
    TooManyRequests, ///< HTTP 429 with Retry-After, an HTML body.
    LostBefore, ///< The connection is reset before an answer: not applied, which a client cannot know.
    LostWithin, ///< The connection ends in order, without an answer: not applied, which a client cannot know.
    ForwardedTwice, ///< Applied, and applied again `delay` later; the first answer is given (with delay 0:
                    ///< the second).
    ForwardedLate, ///< The connection closes at once; the request is applied `delay` later.
    ReplyLost, ///< Applied; the connection closes without an answer.
    ReplyCut, ///< Applied; half of the answer comes, then the connection closes.
    ErrorAfterSave, ///< Applied; answered with HTTP 503 and an HTML body.
    RefusalAfterSave, ///< Applied; answered with an API error (`code`).
    ExpiredToken, ///< mwoauth-invalid-authorization.
    BadToken, ///< badtoken, though the csrf token is good.
    Slow, ///< Applied; the answer comes `delay` later.
    Silent, ///< Never answered, never applied, never closed.
    Blocked, ///< The sender is blocked on the wiki.
    Html, ///< HTTP 200 with a page of HTML instead of JSON: not applied.
    Refused, ///< Not applied; answered with an API error (`code`).
};

/// One switch of trouble. Rules are asked in the order they were added; the first that fits and strikes is
/// taken.
struct TroubleRule
{
    Trouble trouble = Trouble::Nothing;
    QString wiki; ///< Host; empty: every wiki.
    QString action = QStringLiteral("edit"); ///< Empty: every request to api.php.
    int count = 1; ///< How often it strikes; -1: until removed.
    double probability = 1.0; ///< Of striking a request that fits.
    std::chrono::milliseconds delay{0};
    QString code{}; ///< RefusalAfterSave, Refused: the error code; empty: internal_api_error_DBQueryError.
};

/// What people do to a page while a delivery is under way.
struct OtherEditor
{
    enum class Work {
        Append, ///< Adds a section at the end.
        EditTop, ///< Changes the first line.
        ReplyBelow, ///< Answers below the last section.
        Undo, ///< Takes the last edit back.
        Archive, ///< Moves all sections to an archive page.
        Move, ///< Moves the page, leaving a redirect.
        MoveAway, ///< Without one.
        Delete,
        Create, ///< Makes the page where it is missing.
    };
    /// Seen from the next edit of a client: before it is carried out, or after it was saved (before any
    /// second copy).
    enum class Moment { BeforeEdit, AfterEdit };
    Work work = Work::Append;
    Moment moment = Moment::BeforeEdit;
    QString wiki{}; ///< Host; empty: every wiki.
    QString title{}; ///< Empty: the page the client edits.
    int count = 1; ///< -1: until cleared.
    double probability = 1.0;
};

/// The practice farm's "troubles on demand". Seeded: the same seed and requests bring the same troubles.
class PracticeTroubles
{
public:
    explicit PracticeTroubles(quint32 seed = 1);

    int add(TroubleRule rule); ///< A number for remove().
    void remove(int number);
    /// What befalls the next edits on a wiki, in order; Trouble::Nothing lets one through.
    void script(const QString &wiki, const QList<Trouble> &next, std::chrono::milliseconds delay = {});
    void meanwhile(OtherEditor work); ///< Somebody else will be at work then.
    void clear();
    void setSeed(quint32 seed);

    /// The rule that strikes this request, its count taken down; for the farm.
    [[nodiscard]] std::optional<TroubleRule> strike(const QString &wiki, const QString &action);
    /// Whether such a rule stands for the wiki, without counting it; for siteinfo and userinfo.
    [[nodiscard]] bool stands(Trouble trouble, const QString &wiki) const;
    [[nodiscard]] QList<OtherEditor> worksAt(OtherEditor::Moment moment, const QString &wiki,
                                             const QString &title);
    [[nodiscard]] int struck() const { return m_struck; } ///< How many requests met trouble.

private:
    struct Numbered
    {
        int number;
        TroubleRule rule;
    };
    [[nodiscard]] bool chance(double probability);

    QList<Numbered> m_rules;
    QList<OtherEditor> m_works;
    QRandomGenerator m_random;
    int m_next = 1;
    int m_struck = 0;
};

} // namespace paperround
