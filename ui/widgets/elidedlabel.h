// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace paperround {

/// One line of plain text that shortens itself ("Wikipedia:Vill…technical") and shows the whole in a tooltip
/// then.
class ElidedLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(const QString &text = {}, Qt::TextElideMode mode = Qt::ElideRight,
                         QWidget *parent = nullptr);

    void setElideMode(Qt::TextElideMode mode);
    [[nodiscard]] bool isElided() const;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    Qt::TextElideMode m_mode;
};

/// Puts the words where the window's lines begin. By itself a label asks its words: one name in another
/// script would take it to the other side.
void alignToStart(QLabel *label, Qt::Alignment vertical = Qt::AlignVCenter);

/// A label in the caption's size and colour.
[[nodiscard]] ElidedLabel *captionLabel(const QString &text = {}, QWidget *parent = nullptr);
/// Wraps; body size. `muted` takes the caption colour.
[[nodiscard]] QLabel *textLabel(const QString &text, bool muted = false, QWidget *parent = nullptr);
/// Bold, body size: the head of a section.
[[nodiscard]] QLabel *sectionLabel(const QString &text, QWidget *parent = nullptr);

} // namespace paperround
