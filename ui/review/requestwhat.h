// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/review/requestreading.h"
#include "ui/accounts/desk.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace paperround {

class InlineBar;
class MessageBrowser;

/// What would be posted: as a wiki of the request renders it, and as the exact text of its first row there.
class RequestWhat : public QWidget
{
    Q_OBJECT
public:
    explicit RequestWhat(const Desk &desk, QWidget *parent = nullptr);

    void setRequest(const ReviewedRequest &request); ///< Whole.
    [[nodiscard]] QComboBox *wikis() const { return m_wikis; }
    [[nodiscard]] QPlainTextEdit *text() const { return m_text; }
    [[nodiscard]] MessageBrowser *browser() const { return m_browser; }

Q_SIGNALS:
    void linkChosen(const QUrl &url);

private:
    void ask(); ///< The wiki that is chosen.
    void showText(const WikiFacts &wiki, const QString &homeDbname);
    void showRendering(const WikiFacts &wiki, const Result<RenderedMessage> &rendered);
    void fail(const Error &error);
    [[nodiscard]] int firstRowOn(const QString &wiki) const; ///< Counted from 1; 0: none.

    const Desk &m_desk;
    Submission m_submission;
    QComboBox *m_wikis;
    QLabel *m_note;
    InlineBar *m_bar;
    MessageBrowser *m_browser;
    QPlainTextEdit *m_text;
    quint64 m_round = 0; ///< Answers to an earlier question are passed over.
};

} // namespace paperround
