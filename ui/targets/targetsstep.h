// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drafts/draftsession.h"
#include "ui/drafts/surroundings.h"

#include <QVariant>
#include <QWidget>

class QLabel;
class QLineEdit;
class QSplitter;
class QStackedWidget;

namespace paperround {

class ActionButton;
class AddPanel;
class ChipBar;
class SourcesBar;
class InlineBar;
class QueryPanel;
class TablePreview;
class MendsPanel;
class TargetTable;

/// The first step of a draft: the list with the health of each page, what brings targets in, and the summary.
class TargetsStep : public QWidget
{
    Q_OBJECT
public:
    TargetsStep(DraftSession &session, const Surroundings &surroundings, QWidget *parent = nullptr);

    [[nodiscard]] QWidget *firstFocus();
    [[nodiscard]] TargetTable *table() { return m_table; }
    [[nodiscard]] QLineEdit *searchField() { return m_search; }
    void addFile(const QString &path); ///< Dropped or chosen.
    void runRecipe(const QString &recipe); ///< As it writes itself; in the panel.
    void goToProblem(int step);
    /// What outlives the run: whether the field finds or filters, and what a check looks for.
    [[nodiscard]] QVariantMap options() const;
    void restoreOptions(const QVariantMap &options);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeSources();
    QWidget *makeBeginnings();
    void fillAddMenu();
    void askToKeep();
    void keep(const QString &name);
    void listenToComparing();
    void compareSource(char16_t letter);
    void chooseRevision(char16_t letter);
    void compare(const TargetSource &left, const TargetSource &right);
    void search(const QString &text);
    void findNext(int step);
    void setFinding(bool finding);
    QWidget *makeFilter();
    QWidget *makeFoot();
    QWidget *makeEmpty();
    void askForPage();
    QWidget *makeOptions();
    void chooseFile();
    void listen();
    void listenToQueries();
    void readAgain(char16_t letter);
    void tellChange(const SourceReading &reading);
    void askForLines();
    void askForQuery();
    void showChips();
    void showState();
    void showReading();
    [[nodiscard]] static QString checkedWords(const QDateTime &checked, const QDateTime &now);
    void showHealth(TargetHealth health);
    void tellFailed(const Error &error, const QString &source);
    void tellAdded(int targets, int problems, const QString &source);
    void tellExcluded(const TargetSource &list);
    void openOnWiki(const QString &wiki, const QString &title);

    DraftSession &m_session;
    Surroundings m_surroundings;
    AddPanel *m_panel;
    QueryPanel *m_query;
    TablePreview *m_tablePreview;
    InlineBar *m_bar;
    MendsPanel *m_mends;
    ChipBar *m_chips;
    QLineEdit *m_search;
    QAction *m_searchMode;
    bool m_finding = false; ///< The field goes to rows instead of filtering them.
    TargetTable *m_table;
    QStackedWidget *m_faces;
    QStackedWidget *m_sources;
    SourcesBar *m_sourcesBar;
    QAction *m_keep;
    ActionButton *m_group;
    QLabel *m_rows;
    QLabel *m_checked;
    ActionButton *m_check;
};

} // namespace paperround
