// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/review/earlierrequests.h"
#include "models/submissionchanges.h"
#include "ui/review/reviewwork.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QStackedWidget;
class QTableView;

namespace paperround {

class DiffView;
class InlineBar;

/// What is another in the open request than in an earlier version of it, or in the last issue: its text line by
/// line, its pages by name, and whatever else the digest binds.
class RequestChanges : public QWidget
{
    Q_OBJECT
public:
    explicit RequestChanges(ReviewWork &work, QWidget *parent = nullptr);

    [[nodiscard]] QComboBox *earlier() const { return m_earlier; }
    [[nodiscard]] QLabel *word() const { return m_word; }
    [[nodiscard]] DiffView *text() const { return m_text; }
    [[nodiscard]] QTableView *others() const { return m_others; }
    [[nodiscard]] InlineBar *bar() const { return m_bar; }

Q_SIGNALS:
    void counted(int changes); ///< -1: nothing is compared.

protected:
    void showEvent(QShowEvent *event) override; ///< Whoever looks wants to know: the wiki is asked.

private:
    void makeHead(QWidget *head);
    void forget();
    void ask();
    void askLastIssue();
    void add(const EarlierRequest &earlier);
    void finish();
    void fail(const Error &error);
    void compare();
    [[nodiscard]] static QString nameOf(const EarlierRequest &earlier);

    ReviewWork &m_work;
    QString m_digest; ///< Of the request that was asked about; empty: none was.
    QList<EarlierRequest> m_all;
    quint64 m_round = 0; ///< Answers to an earlier question are passed over.
    SubmissionChangesModel m_model;
    QComboBox *m_earlier;
    QLabel *m_count;
    QLabel *m_word;
    InlineBar *m_bar;
    QStackedWidget *m_faces;
    QLabel *m_note; ///< In place of the changes.
    QLabel *m_textHead;
    DiffView *m_text;
    QLabel *m_othersHead;
    QTableView *m_others;
};

} // namespace paperround
