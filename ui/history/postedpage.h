// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/delivery.h"
#include "domain/delivery/row.h"
#include "ui/delivery/doors.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QSpinBox;

namespace paperround {

class ElidedLabel;
class InlineBar;

/// The exact text as one row posted it, with hidden comment and mark. Says plainly where a wiki's own words
/// are not known.
class PostedPage : public QWidget
{
    Q_OBJECT
public:
    explicit PostedPage(DeliveryDoors doors, QWidget *parent = nullptr);

    void setDelivery(const Delivery &delivery, const QList<Row> &rows);
    void chooseRow(int number);
    [[nodiscard]] QPlainTextEdit *text() const { return m_text; }
    [[nodiscard]] QSpinBox *picker() const { return m_picker; }
    [[nodiscard]] InlineBar *bar() const { return m_bar; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showRow();
    void ask(const QString &wiki);
    void showWords(const Row &row);

    DeliveryDoors m_doors;
    Delivery m_delivery;
    QList<Row> m_rows;
    QHash<QString, WikiFacts> m_facts; ///< By wiki; those of this delivery that answered.
    QSet<QString> m_asked; ///< Once each time the page is shown.
    QSet<QString> m_silent; ///< Could not be asked.
    QSpinBox *m_picker;
    QLabel *m_of;
    ElidedLabel *m_target;
    ElidedLabel *m_state;
    InlineBar *m_bar;
    QPlainTextEdit *m_text;
};

} // namespace paperround
