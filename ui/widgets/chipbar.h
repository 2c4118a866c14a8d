// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

class QButtonGroup;
class QToolButton;

namespace paperround {

/// A filter with its count; together they are the legend of the bar above.
struct ChipInfo
{
    int id = 0;
    QString word;
    int count = 0;
    QString icon; ///< Empty: none (All).
    std::optional<Tone> tone;
    bool always = false; ///< Shown with a count of zero as well.

    friend bool operator==(const ChipInfo &, const ChipInfo &) = default;
};

/// One line of chips, one of them chosen. Zero hides a chip; what does not fit goes into a menu "5 more".
/// Tab reaches the chosen one, arrows move.
class ChipBar : public QWidget
{
    Q_OBJECT
public:
    explicit ChipBar(const QString &accessibleName, QWidget *parent = nullptr);

    void setChips(const QList<ChipInfo> &chips);
    void setChosen(int id);
    [[nodiscard]] int chosen() const { return m_chosen; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosenChanged(int id);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void choose(int id);
    void arrange();
    [[nodiscard]] QToolButton *buttonOf(int id) const;

    QList<ChipInfo> m_chips;
    QList<QToolButton *> m_buttons; ///< Same order as m_chips.
    QToolButton *m_more;
    int m_chosen = 0;
};

} // namespace paperround
