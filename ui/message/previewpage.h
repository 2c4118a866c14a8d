// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/previewgroupsmodel.h"

namespace paperround {

/// A whole page of a preview for the person's own browser, out of CleanHtml::exactHtml alone. It may load
/// nothing, run nothing, send nothing and tells no site where a reader came from.
[[nodiscard]] QString pageForBrowser(const PreviewResult &shown);

} // namespace paperround
