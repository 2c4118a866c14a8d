# SPDX-FileCopyrightText: The Paper Round developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by run and test: what Paper Round needs on a machine, and how it is built.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
os_release=/etc/os-release

build_packages=(
    cmake ninja-build g++ lld pkg-config ccache
    qt6-base-dev libqt6sql6-sqlite qt6-svg-dev libqt6svg6 qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
    libgl-dev libxkbcommon-dev libvulkan-dev
    qtkeychain-qt6-dev libsecret-1-0 qcoro-qt6-dev libexpected-dev libgumbo-dev libarchive-dev libhunspell-dev
)
run_packages=(fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji)
display_packages=(xvfb xauth openbox)
fuzz_packages=(clang libclang-rt-14-dev)
test_packages=(
    "${display_packages[@]}" "${fuzz_packages[@]}"
    dbus dbus-daemon gnome-keyring libsecret-tools openssl curl python3 libsqlite3-dev
    mediawiki php-cli php-sqlite3 php-mbstring php-xml php-intl php-curl php-apcu
    desktop-file-utils appstream man-db
)
deep_packages=(chromium chromium-driver qt6-webengine-dev) # the last for the exact view of previews

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

missing_packages() {
    local package
    for package in "$@"; do
        # One that another package provides counts too (dbus-daemon, libvulkan-dev).
        dpkg-query -W -f '${db:Status-Status}\n' "$package" 2> /dev/null | grep -qx installed || printf '%s\n' "$package"
    done
}

# Debian or one of its children; apt-get alone is found elsewhere too.
is_debian() {
    command -v apt-get > /dev/null && command -v dpkg-query > /dev/null || return 1
    # shellcheck disable=SC1090
    (ID="" ID_LIKE=""; . "$os_release" 2> /dev/null; [[ " ${ID:-} ${ID_LIKE:-} " == *" debian "* ]])
}

# Installs what is missing of the named Debian packages; says plainly what to do where it cannot.
install_packages() {
    if ! is_debian; then
        say "This is not a Debian system, so nothing was installed. What must be there, by Debian's names:"
        say "  $*"
        say "Qt 6.4 or newer (Widgets, Network, Sql with SQLite, Svg, Test, LinguistTools), QtKeychain for Qt 6, QCoro 0.8 or"
        say "newer for Qt 6, tl::expected, gumbo-parser, libarchive, Hunspell, CMake 3.25 and a C++20 compiler. Then: cmake --preset release."
        command -v cmake > /dev/null || exit 1
        return 0
    fi
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -eq 0 ] && return 0
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        as_root=(sudo)
        { command -v sudo > /dev/null && sudo true; } \
            || die "Please install these packages as root, then start again: ${missing[*]}"
    fi
    say "Installing ${#missing[@]} packages: ${missing[*]}"
    "${as_root[@]}" apt-get update -qq || die "apt-get update failed: is this machine on a network?"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null \
        || die "apt-get could not install what follows; its words above say why (no network?): ${missing[*]}"
}

# configure_and_build PRESET [TARGET…]
configure_and_build() {
    local preset=$1
    shift
    local launcher=()
    if command -v ccache > /dev/null; then
        launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
        export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
    fi
    (cd "$root" && cmake --preset "$preset" "${launcher[@]}" > build-"$preset".log 2>&1) \
        || { cat "$root/build-$preset.log" >&2; rm -f "$root/build-$preset.log"; die "CMake could not configure preset $preset."; }
    rm -f "$root/build-$preset.log"
    (cd "$root" && cmake --build --preset "$preset" ${1:+--target "$@"})
}

has_display() { [ -n "${WAYLAND_DISPLAY:-}" ] || [ -n "${DISPLAY:-}" ]; }
