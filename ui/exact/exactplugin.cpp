// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exact/exactview.h"

namespace paperround {

/// The root of the plug-in.
class ExactPlugin : public QObject, public ExactFaceMaker
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID PAPERROUND_EXACT_FACE)
    Q_INTERFACES(paperround::ExactFaceMaker)
public:
    ExactPlugin() { ExactView::prepare(); }
    ExactFace *make(QWidget *parent) override { return new ExactView(parent); }
};

} // namespace paperround

#include "exactplugin.moc"
