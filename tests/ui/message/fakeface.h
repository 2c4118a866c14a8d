// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/message/exactface.h"

#include <QList>
#include <QWidget>

namespace paperround {

/// An exact face that keeps what it was told.
class FakeFace : public QWidget, public ExactFace
{
public:
    using QWidget::QWidget;
    QWidget *widget() override { return this; }
    void show(const ExactPage &page) override { pages.append(page); }
    QList<ExactPage> pages;
};

struct FakeMaker : ExactFaceMaker
{
    FakeFace *face = nullptr;
    bool works = true;
    ExactFace *make(QWidget *parent) override { return works ? face = new FakeFace(parent) : nullptr; }
};

} // namespace paperround
