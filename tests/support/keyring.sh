# SPDX-FileCopyrightText: The Paper Round developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by scripts that need session buses and keyrings of their own, in a home of its own. The keyring of whoever
# runs the tests is never touched.

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/run"
# The bus must offer nothing it could start by itself: only what is started here is there.
cat > "$home/bus.conf" <<CONF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=$home</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
CONF
export HOME=$home XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config XDG_CACHE_HOME=$home/cache
export XDG_RUNTIME_DIR=$home/run
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS GNOME_KEYRING_CONTROL KDE_FULL_SESSION
export XDG_CURRENT_DESKTOP=GNOME QT_QPA_PLATFORM=offscreen

# on_a_bus SCRIPT WORD...: runs the script with the words as $1, $2, … on a new session bus.
on_a_bus() { dbus-run-session --config-file="$home/bus.conf" -- bash -euo pipefail -c "$1" on_a_bus "${@:2}"; }

call='dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets'
# For the scripts of on_a_bus: an open keyring is there, the same one on each bus.
unlock="printf test-password | gnome-keyring-daemon --unlock --components=secrets > /dev/null
for _ in \$(seq 200); do $call org.freedesktop.DBus.Peer.Ping > /dev/null 2>&1 && break; sleep 0.05; done"
