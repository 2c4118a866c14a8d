#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Paper Round developers
# SPDX-License-Identifier: GPL-3.0-or-later
# keychain.sh TEST-PROGRAM: runs the keychain test in each situation a Secret Service can be in.
set -euo pipefail
program=$1
. "$(dirname "$0")/../../support/keyring.sh"

lock="$call org.freedesktop.Secret.Service.Lock \
    array:objpath:/org/freedesktop/secrets/collection/login > /dev/null"
# Stopped as it stands: it keeps its name on the bus and says nothing.
silence="daemon=\$(dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / \
    org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets | awk '{print \$2}')
trap 'kill -KILL \$daemon' EXIT
kill -STOP \$daemon"

echo "== no Secret Service"
on_a_bus '"$1" none_saysSoToEverything' "$program"
echo "== an open keyring"
on_a_bus "$unlock; \"\$1\" open_keepsReadsAndRemoves fill_leavesAnEntryForTheLockedRun" "$program"
echo "== a locked keyring, and the same opened again"
on_a_bus "$unlock; $lock; \"\$1\" locked_neverSaysThatAnEntryIsGone" "$program"
on_a_bus "$unlock; \"\$1\" unlocked_stillHasTheEntry" "$program"
echo "== a keyring that does not answer"
on_a_bus "$unlock; $silence; \"\$1\" silent_doesNotHoldUsForEver" "$program"
