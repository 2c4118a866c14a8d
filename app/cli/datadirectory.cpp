// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/datadirectory.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace paperround {

QString defaultDataDirectory()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/paperround"_s;
}

} // namespace paperround
