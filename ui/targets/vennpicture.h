// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/mergedsources.h"

#include <QPainterPath>
#include <QWidget>

namespace paperround {

/// Two or three sources as circles, with the number of pages in each area; what the formula takes is filled.
class VennPicture : public QWidget
{
    Q_OBJECT
public:
    static constexpr int mostSources = 3;

    explicit VennPicture(QWidget *parent = nullptr);

    void setRegions(const QString &letters, const QList<SourceRegion> &regions);
    void setFormula(const SetFormula &formula);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Circle
    {
        QPointF centre;
        double radius;
    };
    [[nodiscard]] QList<Circle> circles() const;
    [[nodiscard]] QPointF middleOf(SourceMask mask, const QList<Circle> &circles) const;
    void say();

    QString m_letters;
    QList<SourceRegion> m_regions;
    SetFormula m_formula;
};

} // namespace paperround
