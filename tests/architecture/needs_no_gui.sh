#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Paper Round developers
# SPDX-License-Identifier: GPL-3.0-or-later
# needs_no_gui.sh PROGRAM: the program must not be linked with Qt's Gui or Widgets, not even through a library of ours.
set -euo pipefail
needed=$(readelf -d "$1")
if grep -E 'NEEDED.*libQt6(Gui|Widgets)' <<< "$needed"; then
    echo "$1 needs a window system library" >&2
    exit 1
fi
"$1"
