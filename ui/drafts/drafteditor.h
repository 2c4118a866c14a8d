// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drafts/draftsession.h"
#include "ui/drafts/surroundings.h"

#include <QVariant>
#include <QWidget>

class QSettings;
class QSplitter;
class QStackedWidget;

namespace paperround {

class ActionButton;
class ChecksStep;
class MessageStep;
class PageHead;
class PreviewStep;
class SendStep;
class StepBar;
class TargetsStep;

/// One draft with its line of steps. Wide enough, Message and Preview stand side by side, and Checks and
/// Send; narrow, each alone.
class DraftEditor : public QWidget
{
    Q_OBJECT
public:
    enum Step { Targets, Message, Preview, Checks, Send };

    DraftEditor(DraftSession &session, const Surroundings &surroundings, QWidget *parent = nullptr);

    void goTo(Step step);
    void addFile(const QString &path); ///< For the targets.
    void runRecipe(const QString &recipe); ///< As it writes itself; for the targets.
    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] QWidget *firstFocus();
    [[nodiscard]] QList<QWidget *> panes();
    void saveState(QSettings &settings) const;
    void restoreState(const QVariantHash &kept);

Q_SIGNALS:
    void listWanted();
    void removalWanted();
    void accountsWanted();
    void deliveryWanted(const QString &id);
    void requestWanted(const QString &title); ///< Its place in Review.

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeHead();
    void listen();
    void addShortcuts();
    void showHead();
    void showMarks();
    void nextStep();
    void goToProblem(int step);
    void cure(CureAt place);
    void arrange();
    /// By the name it has in the settings.
    [[nodiscard]] QMap<QString, QSplitter *> splitters() const;

    DraftSession &m_session;
    PageHead *m_head;
    StepBar *m_steps;
    QStackedWidget *m_pages;
    TargetsStep *m_targets;
    MessageStep *m_message;
    PreviewStep *m_preview;
    ChecksStep *m_checks;
    SendStep *m_send;
    QSplitter *m_writing;
    QSplitter *m_sending;
    ActionButton *m_undo;
    ActionButton *m_redo;
    ActionButton *m_next;
    QString m_saveTrouble;
    Step m_step = Targets;
};

} // namespace paperround
