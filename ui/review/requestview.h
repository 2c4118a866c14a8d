// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/requestcheck.h"
#include "ui/review/reviewwork.h"
#include "ui/widgets/timeline.h"

#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QStackedWidget;

namespace paperround {

class ActionButton;
class ElidedLabel;
class FoldingLine;
class InlineBar;
class PageHead;
class RequestChanges;
class RequestChecks;
class RequestLooking;
class RequestWhat;
class RequestWhere;
class StepBar;
struct Surroundings;

/// One request, for whoever decides: what, where, what is wrong with it, what has changed, what was said; at
/// the foot digest, counts, accounts and the two decisions. Approving takes a second step that names them
/// all.
class RequestView : public QWidget
{
    Q_OBJECT
public:
    enum Part { What, Where, Checks, Changed, Said };

    RequestView(ReviewWork &work, const Surroundings &surroundings, QWidget *parent = nullptr);

    [[nodiscard]] InlineBar *bar() const { return m_bar; }
    [[nodiscard]] StepBar *tabs() const { return m_tabs; }
    [[nodiscard]] ActionButton *approveButton() const { return m_approve; }
    [[nodiscard]] ActionButton *returnButton() const { return m_return; }
    [[nodiscard]] ActionButton *withdrawButton() const { return m_withdraw; }
    [[nodiscard]] ActionButton *deliverButton() const { return m_deliver; }
    [[nodiscard]] QLineEdit *comment() const { return m_comment; }
    [[nodiscard]] TimelineView *said() const { return m_said; }
    [[nodiscard]] QLineEdit *remark() const { return m_remark; }
    [[nodiscard]] RequestWhat *what() const { return m_what; }
    [[nodiscard]] RequestWhere *where() const { return m_where; }
    [[nodiscard]] RequestChecks *checks() const { return m_checks; }
    [[nodiscard]] RequestChanges *changes() const { return m_changes; }
    [[nodiscard]] RequestLooking *looking() const { return m_looking; }
    [[nodiscard]] QWidget *firstFocus() const;

Q_SIGNALS:
    void linkChosen(const QUrl &url);
    void pageWanted(const QString &title); ///< Of the request, in the browser.
    void deliveryWanted();

private:
    [[nodiscard]] QWidget *makeStory();
    void makeFoot(FoldingLine *foot);
    void makeQuestion(QWidget *question);
    void showRequest();
    void showFoot();
    void showSaid();
    void showTrouble(const Error &error);
    void ask(Decision::Kind kind); ///< Opens the second step.
    void leaveQuestion();
    void answer();
    void done(Decision::Kind kind);
    [[nodiscard]] QString countWords() const;

    ReviewWork &m_work;
    PageHead *m_head;
    StepBar *m_tabs;
    RequestLooking *m_looking;
    InlineBar *m_bar;
    QStackedWidget *m_faces;
    RequestWhat *m_what;
    RequestCheck m_check;
    RequestWhere *m_where;
    RequestChecks *m_checks;
    RequestChanges *m_changes;
    TimelineView *m_said;
    QLineEdit *m_remark; ///< A comment, that decides nothing.
    ActionButton *m_write;
    QStackedWidget *m_feet; ///< The foot, and the question that takes its place.
    QLabel *m_digest;
    QLabel *m_proof;
    QLabel *m_counts;
    ActionButton *m_withdraw;
    ActionButton *m_return;
    ActionButton *m_approve;
    ActionButton *m_deliver;
    QLabel *m_question;
    QLineEdit *m_comment;
    ActionButton *m_answer;
    Decision::Kind m_asked = Decision::Kind::Approve;
    QString m_shownDigest;
};

} // namespace paperround
