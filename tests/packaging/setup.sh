#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Paper Round developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What packaging/setup.sh says and does where packages are missing, on machines made of functions.
#   setup.sh ROOT
set -euo pipefail
source_root=$(realpath "$1")
away=$(mktemp -d)
trap 'rm -rf "$away"' EXIT
mkdir "$away/bin"
for tool in bash cat dirname grep mktemp; do ln -s "$(command -v "$tool")" "$away/bin/$tool"; done
printf 'ID=debian\n' > "$away/debian"
printf 'ID=ubuntu\nID_LIKE=debian\n' > "$away/child"
printf 'ID=fedora\nID_LIKE="rhel centos"\n' > "$away/fedora"
failures=0

# machine OS-RELEASE UID INSTALLED…: installs the packages "cmake" and "curl" there; its words, its exit status and
# the commands that ran as root are in $said.
machine() {
    said=$(
        exec 2>&1
        PATH=$away/bin
        # shellcheck source=packaging/setup.sh
        . "$source_root/packaging/setup.sh"
        os_release=$away/$1 uid=$2 installed=" ${*:3} "
        id() { printf '%s\n' "$uid"; }
        dpkg-query() { [[ "$installed" != *" ${*: -1} "* ]] || printf 'installed\n'; }
        env() { shift; "$@"; }
        # apt-get's own output is thrown away where all goes well.
        apt-get() { printf 'apt-get %s\n' "$*" >> "$away/ran"; [ -z "${apt_fails:-}" ] || [ "$1" != "$apt_fails" ]; }
        if [ -n "${sudo_says:-}" ]; then sudo() { "$sudo_says" && "$@"; }; fi
        if [[ "$installed" == *" the-cmake-command "* ]]; then cmake() { :; }; fi
        : > "$away/ran"
        (install_packages cmake curl) || printf 'exit %s\n' $?
        cat "$away/ran"
    )
}
expect() { # WHAT TEXT…
    local text
    for text in "${@:2}"; do
        [[ "$said" == *"$text"* ]] || { printf 'FAIL %s: "%s" is not in:\n%s\n' "$1" "$text" "$said"; failures=$((failures + 1)); }
    done
}
expect_not() { # WHAT TEXT
    [[ "$said" != *"$2"* ]] || { printf 'FAIL %s: "%s" is in:\n%s\n' "$1" "$2" "$said"; failures=$((failures + 1)); }
}
false_() { return 1; }

machine debian 0 cmake curl
[ -z "$said" ] || { printf 'FAIL nothing is missing, yet:\n%s\n' "$said"; failures=$((failures + 1)); }

machine debian 0 cmake
expect 'root installs what is missing, and no more' 'Installing 1 packages: curl' 'apt-get update' 'apt-get install'
expect_not 'root installs what is missing, and no more' 'exit'

machine child 0
expect "a child of Debian's is served too" 'Installing 2 packages: cmake curl'

machine debian 1000 cmake
expect 'without root and sudo it says what to do' 'Please install these packages as root, then start again: curl' 'exit 1'
expect_not 'without root and sudo it says what to do' 'apt-get'

sudo_says=false_ machine debian 1000 cmake
expect 'who may not use sudo is told what to do' 'Please install these packages as root, then start again: curl' 'exit 1'
expect_not 'who may not use sudo is told what to do' 'apt-get'

sudo_says=true machine debian 1000 cmake
expect 'sudo is used where it is there' 'apt-get install' 'curl'
expect_not 'sudo is used where it is there' 'exit'

apt_fails=update machine debian 0
expect 'no network' 'apt-get update failed: is this machine on a network?' 'exit 1'
apt_fails=install machine debian 0
expect 'a package that is not to be had' 'apt-get could not install' '(no network?): cmake curl' 'exit 1'

for other in fedora none; do
    machine "$other" 0
    expect "on another system ($other)" 'This is not a Debian system, so nothing was installed.' 'cmake curl' 'Qt 6.4 or newer' 'exit 1'
    expect_not "on another system ($other)" 'apt-get'
    machine "$other" 0 the-cmake-command
    expect_not "where another system has CMake it goes on ($other)" 'exit'
done

[ "$failures" -eq 0 ] && printf 'ok\n'
exit "$failures"
