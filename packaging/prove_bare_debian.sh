#!/bin/sh
# Prove that two commands do all the set-up: a bare Debian 12 with nothing but make, Python and venv,
# the last commit of this project, `make run` and `make test`. Needs root, Xvfb, openbox, xdotool and
# about 3 GB; takes several minutes.
#   packaging/prove_bare_debian.sh FOLDER     the bare system is kept in FOLDER and used again
set -eu
cd "$(dirname "$0")/.."
folder=$(mkdir -p "${1:?name a folder for the bare system}" && cd "$1" && pwd)
base=$folder/base
system=$folder/system
home=root/handbook

section() { printf '\n== %s ==\n' "$*"; }

make_base() {
    if ! command -v debootstrap >/dev/null; then
        (cd "$folder" && apt-get download -qq debootstrap && dpkg -x debootstrap_*.deb tools)
        DEBOOTSTRAP_DIR=$folder/tools/usr/share/debootstrap
        export DEBOOTSTRAP_DIR
        PATH=$PATH:$folder/tools/usr/sbin
    fi
    rm -rf --one-file-system "$base.part"
    debootstrap --variant=minbase --include=make,python3,python3-venv bookworm "$base.part" \
        >"$folder/debootstrap.log"
    mv "$base.part" "$base"
}

# The network as this computer has it.
lend_network() {
    for file in etc/resolv.conf etc/pip.conf etc/ssl/certs/ca-certificates.crt; do
        [ ! -e "/$file" ] || install -D "/$file" "$system/$file"
    done
}

inside() {
    # shellcheck disable=SC2016  # the inner shell fills these in
    unshare --mount --pid --fork --kill-child sh -c '
        mount -t proc proc "$1/proc" && mount --rbind /dev "$1/dev" && mount -t tmpfs tmp "$1/tmp"
        system=$1 && shift
        exec chroot "$system" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin \
            ${DISPLAY:+DISPLAY="$DISPLAY"} sh -c "cd /'$home' && $1"' sh "$system" "$1"
}

timed() {
    began=$(date +%s)
    "$@"
    echo "($(($(date +%s) - began)) seconds)"
}

run_until_seen() {
    began=$(date +%s%N)
    inside "make run" &
    making=$!
    until xdotool search --onlyvisible --name '^Patient Handbook' >/dev/null 2>&1; do
        kill -0 $making 2>/dev/null || { echo "make run ended without a window." >&2; exit 1; }
        sleep 0.1
    done
    echo "The window is there after $((($(date +%s%N) - began) / 1000000)) ms."
    sleep 2
    xdotool key ctrl+q
    wait $making
}

[ -d "$base" ] || { section "debootstrap" && timed make_base; }
rm -rf --one-file-system "$system"
cp -a --reflink=auto "$base" "$system"
lend_network
mkdir -p "$system/$home"
git archive HEAD | tar -x -C "$system/$home"
unset DISPLAY WAYLAND_DISPLAY

section "make run, the first time, with no screen"
timed inside "make run"
section "make run, the second time, with no screen"
timed inside "make run"

section "make run on a screen"
screen=$folder/screen && rm -f "$screen"
Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp 3>"$screen" &
server=$!
manager=
trap 'kill $manager $server' EXIT
until [ -s "$screen" ]; do sleep 0.1; done
DISPLAY=:$(cat "$screen")
export DISPLAY
openbox >/dev/null 2>&1 &
manager=$!
run_until_seen
unset DISPLAY

section "make test"
timed inside "make test"
section "make test, the second time"
timed inside "make test"
