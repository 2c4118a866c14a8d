// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drafts/draftdocument.h"
#include "ui/widgets/inlinebar.h"

#include <QToolButton>

class QMenu;

namespace paperround {

class ActionButton;

/// A source: its letter, its name, its rows; opens what can be done with it.
class SourceButton : public QToolButton
{
    Q_OBJECT
public:
    SourceButton(const TargetSource &source, const WikiNames &names, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override; ///< With the least of the name.
    [[nodiscard]] int widthWith(int name) const; ///< With so many pixels for the name at most.

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_letter;
    QString m_name;
    QString m_rows;
};

/// What the list of a draft comes from: a button for each source, one for more of them, and the set formula.
class SourcesBar : public QWidget
{
    Q_OBJECT
public:
    explicit SourcesBar(DraftDocument &document, QWidget *parent = nullptr);

    /// What else brings sources in; shown by the button with the plus, in this order.
    [[nodiscard]] QMenu *addMenu() { return m_add; }
    void openFormula();

Q_SIGNALS:
    void rereadWanted(char16_t letter);
    void compareWanted(char16_t letter);
    void compareNowWanted(char16_t letter); ///< With what its page or file says now.
    void compareRevisionWanted(char16_t letter); ///< With an earlier revision of its page.
    void saveWanted(char16_t letter); ///< Back to its page.
    void told(const paperround::Notice &notice); ///< For the step's bar.
    void formulaUsed(); ///< What it has made of the list is to be seen, and can be undone.

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void arrange();
    [[nodiscard]] QMenu *menuOf(const TargetSource &source);
    void askName(const TargetSource &source);

    DraftDocument &m_document;
    QList<SourceButton *> m_buttons;
    QMenu *m_add;
    QToolButton *m_more;
    QToolButton *m_plus;
    ActionButton *m_formula;
};

} // namespace paperround
