// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drafts/draftdocument.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace paperround {

class ActionButton;
class VennPicture;

/// How the sources make the list: picture, counts of each area, formulas that are offered, and a field to
/// write one. Counts come before anything is done; Enter does it, Esc leaves all as it is.
class FormulaPopup : public QFrame
{
    Q_OBJECT
public:
    explicit FormulaPopup(DraftDocument &document, QWidget *parent = nullptr);

    void openBelow(QWidget *button);
    [[nodiscard]] QLineEdit *field() { return m_field; }

Q_SIGNALS:
    void used(); ///< The list is made anew, and the popup is gone.

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeRegions();
    QWidget *makeOffers();
    void read();
    void use();

    DraftDocument &m_document;
    VennPicture *m_picture;
    QLineEdit *m_field;
    QLabel *m_says;
    ActionButton *m_use;
    QList<std::pair<SourceMask, QLabel *>> m_regions;
};

} // namespace paperround
