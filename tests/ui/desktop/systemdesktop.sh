#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Paper Round developers
# SPDX-License-Identifier: GPL-3.0-or-later
# systemdesktop.sh TEST-PROGRAM: runs it on a bus of its own that stands for the session's and the system's.
set -euo pipefail
. "$(dirname "$0")/../../support/keyring.sh"
on_a_bus 'DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS "$1"' "$1"
