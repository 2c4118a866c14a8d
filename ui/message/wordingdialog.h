// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace paperround {

class WordingModel;

/// Which wiki gets which words of the message; those without words in their language first seen by their
/// mark.
class WordingDialog : public QDialog
{
    Q_OBJECT
public:
    explicit WordingDialog(WordingModel &model, QWidget *parent = nullptr);
};

} // namespace paperround
