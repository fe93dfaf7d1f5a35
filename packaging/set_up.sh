#!/bin/sh
# What `make` calls to get ready. Each line it prints says what happens.
#   set_up.sh program   a fitting Python, the Debian libraries, .venv with the pinned packages
#   set_up.sh tools     the Debian packages that only the tests and the bundle need
#   set_up.sh lock      packaging/requirements.lock, made anew from requirements.in
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
log=build/set-up.log

say() { printf '%s\n' "$*"; }
stop() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Run a command without its chatter; when it fails, show how it ended.
quietly() {
    mkdir -p build
    "$@" >"$log" 2>&1 && return
    tail -n 8 "$log" >&2
    return 1
}

check_python() {
    command -v "$python" >/dev/null ||
        stop "There is no '$python' here: install Python 3.11 or newer, or name one with 'make PYTHON=...'."
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        stop "'$python' is older than Python 3.11: name a newer one with 'make PYTHON=...'."
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        stop "'$python' has no venv module: on Debian, 'sudo apt-get install python3-venv' adds it."
}

names_in() { sed 's/#.*//' "$1"; }

# Print those of the named packages that this Debian does not have.
# Since Debian 13 some libraries carry "t64" behind their old name.
missing() {
    command -v dpkg-query >/dev/null || return 0
    list=
    for name; do
        dpkg-query -W -f '${db:Status-Status}\n' "$name" "${name}t64" 2>/dev/null |
            grep -qx installed || list="$list $name"
    done
    printf '%s' "${list# }"
}

am_root() { [ "$(id -u)" -eq 0 ]; }

install_packages() {
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086  # a list of names
    { quietly apt-get update && quietly apt-get install -y --no-install-recommends $1; } ||
        stop "Debian's packages could not be installed: is there a network connection?"
}

set_up_program() {
    check_python
    # shellcheck disable=SC2046
    wanted=$(missing $(names_in packaging/debian-libraries.txt))
    if [ -n "$wanted" ] && am_root; then
        say "Installing the Debian libraries that Qt needs: $wanted."
        install_packages "$wanted"
    elif [ -n "$wanted" ]; then
        say "Qt needs some Debian libraries. Please install them, then do the same again:" >&2
        stop "sudo apt-get install --no-install-recommends $wanted"
    fi

    if [ "$(cat .venv/.ready 2>/dev/null)" != "$(pwd -P)" ] || ! .venv/bin/python -c '' 2>/dev/null; then
        say "Making .venv with $("$python" -V)."
        quietly "$python" -m venv --clear .venv || stop "'$python' could not make .venv."
    fi
    say "Installing the pinned packages into .venv (the first time this takes a minute or two)."
    quietly .venv/bin/python -m pip install --disable-pip-version-check --no-input \
        --require-hashes -r packaging/requirements.lock ||
        stop "The pinned packages could not be installed: is there a network connection?"
    quietly .venv/bin/python -m pip install --disable-pip-version-check --no-input \
        --no-deps --no-build-isolation --editable . ||
        stop "The program itself could not be installed into .venv."
    pwd -P >.venv/.ready
}

set_up_tools() {
    # shellcheck disable=SC2046
    wanted=$(missing $(names_in packaging/debian-test-tools.txt) $(python_library))
    if [ -n "$wanted" ] && am_root; then
        say "Installing the Debian packages that the tests use: $wanted."
        install_packages "$wanted"
    elif [ -n "$wanted" ]; then
        say "Some tests are skipped, and the bundle cannot be made, without these Debian packages:"
        say "sudo apt-get install --no-install-recommends $wanted"
        return
    fi
    touch .venv/.tools
}

# Debian's own Python comes without the shared library that the bundle takes along.
python_library() {
    .venv/bin/python -c 'import sys
if sys.base_prefix == "/usr":
    print("libpython{}.{}".format(*sys.version_info))'
}

make_lock() {
    { quietly "$python" -m venv build/uv && quietly build/uv/bin/pip install uv; } ||
        stop "uv could not be installed: is there a network connection?"
    build/uv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
        --output-file packaging/requirements.lock packaging/requirements.in
}

case ${1:-} in
    program) set_up_program ;;
    tools) set_up_tools ;;
    lock) make_lock ;;
    *) stop "Usage: set_up.sh program|tools|lock" ;;
esac
