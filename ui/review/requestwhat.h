// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/wordingrows.h"
#include "engine/review/requestreading.h"
#include "ui/accounts/desk.h"
#include "ui/drafts/surroundings.h"
#include "ui/message/pagecleaner.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace paperround {

class InlineBar;
class PreviewLook;
class PreviewView;

/// What would be posted: each of the request's words on each of its wikis, as that renders the first row that
/// gets them, and as the exact text of this row.
class RequestWhat : public QWidget
{
    Q_OBJECT
public:
    RequestWhat(const Desk &desk, const Surroundings &surroundings, QWidget *parent = nullptr);

    void setRequest(const ReviewedRequest &request); ///< Whole.
    [[nodiscard]] QComboBox *wikis() const { return m_wikis; }
    [[nodiscard]] QPlainTextEdit *text() const { return m_text; }
    [[nodiscard]] PreviewView &view() { return *m_view; }
    [[nodiscard]] PreviewLook &look() { return *m_look; }

Q_SIGNALS:
    void linkChosen(const QUrl &url);

private:
    QLayout *makeHead();
    QWidget *makeText();
    void ask(); ///< For what is chosen.
    void render(const WordingRows &rows, const WikiFacts &wiki, const QString &homeDbname);
    void showText(const WordingRows &rows, const WikiFacts &wiki, const QString &homeDbname);
    void clean(const WikiFacts &wiki, const RenderedMessage &rendered);
    void showClean(const WikiFacts &wiki, const QStringList &styles, const CleanHtml &clean);
    void fail(const Error &error);
    [[nodiscard]] QString pageOf(const WordingRows &rows) const;

    const Desk &m_desk;
    Submission m_submission;
    QList<WordingRows> m_rows; ///< What is offered.
    QComboBox *m_wikis;
    QLabel *m_note;
    InlineBar *m_bar;
    PreviewView *m_view;
    PreviewLook *m_look;
    QPlainTextEdit *m_text;
    PageCleaner m_cleaner;
    quint64 m_round = 0; ///< Answers to an earlier question are passed over.
};

} // namespace paperround
