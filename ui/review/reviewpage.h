// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/page.h"

namespace paperround {

/// Where requests of others will wait for a second person. Says what will be here, and who may send until
/// then.
class ReviewPage : public Page
{
    Q_OBJECT
public:
    explicit ReviewPage(QWidget *parent = nullptr);
};

} // namespace paperround
