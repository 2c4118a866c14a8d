#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Paper Round developers
# SPDX-License-Identifier: GPL-3.0-or-later
# with_keyring.sh COMMAND...: runs it where an open keyring is.
set -euo pipefail
. "$(dirname "$0")/../support/keyring.sh"
on_a_bus "$unlock; \"\$@\"" "$@"
