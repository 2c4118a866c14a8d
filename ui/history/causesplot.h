// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace paperround {

/// How many pages were not reached for one reason.
struct CauseCount
{
    QString icon;
    Tone tone = Tone::Skipped;
    QString words;
    int count = 0;

    friend bool operator==(const CauseCount &, const CauseCount &) = default;
};

/// Why pages were not reached: a bar for each cause, the largest first. The same numbers as text for
/// assistive technology and Copy.
class CausesPlot : public QWidget
{
    Q_OBJECT
public:
    explicit CausesPlot(QWidget *parent = nullptr);
    void setCauses(const QList<CauseCount> &causes);
    [[nodiscard]] QString asText() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<CauseCount> m_causes;
};

} // namespace paperround
