// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class QBoxLayout;
#include <QString>

namespace paperround {

/// A button with an icon of ours that keeps its colours when the theme changes.
class ActionButton : public QPushButton
{
    Q_OBJECT
public:
    enum class Kind {
        Plain,
        Main, ///< The one main decision of a page: filled with the accent.
        Danger, ///< Stops or takes something back: words in the failed tone.
        Link, ///< Looks like a link; still a button for keyboard and screen reader.
    };
    explicit ActionButton(const QString &text, Kind kind = Kind::Plain, const QString &iconName = {},
                          QWidget *parent = nullptr);
    /// Icon only: `name` is its accessible name and tooltip.
    [[nodiscard]] static ActionButton *iconOnly(const QString &iconName, const QString &name,
                                                QWidget *parent = nullptr);

    void setKind(Kind kind);
    void setIconName(const QString &iconName);
    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();

    Kind m_kind;
    QString m_iconName;
    bool m_dressing = false;
};

/// Buttons in a line; below each other where their words need more than `room` pixels.
[[nodiscard]] QBoxLayout *buttonLine(const QList<QPushButton *> &buttons, int room);

} // namespace paperround
