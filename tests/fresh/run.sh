#!/bin/bash
# The two commands of the README on a bare machine: a Debian of the host's own release in a scratch folder, without
# Python or fonts. The host's apt and pip settings are taken along at run time; this file names no host itself.
#
# Needs root, debootstrap and git. Exit 77: it cannot be tried here, and why. `--keep` leaves the folder for a look.
set -euo pipefail

checkout=$(cd "$(dirname "$0")/../.." && pwd -P)
scratch=

skip() {
    printf 'fresh: not tried: %s\n' "$1"
    exit 77
}

say() { printf 'fresh: %s\n' "$1"; }

fail() {
    printf 'fresh: FAILED: %s\n' "$1" >&2
    exit 1
}

# --- what the host has ------------------------------------------------------------------------------------------------

source_files() { # the host's apt sources, in both formats
    local file
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
        if [ -f "$file" ]; then printf '%s\n' "$file"; fi
    done
}

mirror_of() { # the first address from which this release is installed
    source_files | while IFS= read -r file; do
        case $file in
            *.sources) awk -v RS='' -v suite="$1" '
                function field(name,   rows, n, i) {
                    n = split($0, rows, "\n")
                    for (i = 1; i <= n; i++) if (sub("^" name ":[ \t]*", "", rows[i])) return rows[i]
                    return ""
                }
                (" " field("Suites") " ") ~ (" " suite " ") { split(field("URIs"), addresses, " "); print addresses[1] }
                ' "$file" ;;
            *) sed -n 's/#.*//; s/^deb[ \t]\{1,\}\(\[[^]]*\][ \t]*\)\{0,1\}//p' "$file" |
                awk -v suite="$1" '$2 == suite { print $1 }' ;;
        esac
    done | sed 's|^mirror+||' | head -n 1
}

pip_files() { # where pip looks for settings
    local file
    for file in /etc/pip.conf /etc/xdg/pip/pip.conf "$HOME/.pip/pip.conf" "$HOME/.config/pip/pip.conf" "${PIP_CONFIG_FILE-}"; do
        if [ -n "$file" ] && [ -f "$file" ]; then printf '%s\n' "$file"; fi
    done
}

named_by_pip() { # every file and folder of the host that pip's settings name; of an index (…/simple) all of it
    {
        pip_files | while IFS= read -r file; do cat "$file"; done
        env | grep '^PIP_' || true
    } | tr "=,'\"" ' ' | tr -s ' ' '\n' | sed -n 's|^file://||; s|/simple/*$||; \|^/.|p' | sort -u |
        while IFS= read -r path; do if [ -e "$path" ]; then printf '%s\n' "${path%/}"; fi; done
}

# --- the bare machine -------------------------------------------------------------------------------------------------

clean_up() {
    local status=$?
    [ -n "$scratch" ] || exit "$status"
    awk '{ print $2 }' /proc/mounts | grep -F "$scratch/" | sort -r | while IFS= read -r point; do
        umount "$point" || umount -l "$point" || true
    done
    if grep -qF "$scratch/" /proc/mounts; then
        say "$scratch is still mounted; unmount and remove it by hand"
    elif [ -n "$keep" ]; then
        say "$scratch is left for a look"
    else
        rm -rf --one-file-system "$scratch"
    fi
    exit "$status"
}

take_along() { # copy a file, or bind a folder read-only, at the same place inside
    local path=$1 inside=$machine$1
    if [ -d "$path" ]; then
        mkdir -p "$inside"
        mount --bind "$path" "$inside"
        mount -o remount,bind,ro "$inside"
    else
        mkdir -p "$(dirname "$inside")"
        cp -L "$path" "$inside"
    fi
}

take_apt_settings() {
    local folder file
    rm -f "$machine/etc/apt/sources.list"
    for folder in apt.conf.d preferences.d auth.conf.d trusted.gpg.d keyrings; do
        if [ -d "/etc/apt/$folder" ]; then cp -rL "/etc/apt/$folder" "$machine/etc/apt/"; fi
    done
    if [ -f /etc/apt/apt.conf ]; then cp -L /etc/apt/apt.conf "$machine/etc/apt/"; fi
    mkdir -p "$machine/etc/apt/sources.list.d" "$machine/usr/share/keyrings"
    cp -rL /usr/share/keyrings/. "$machine/usr/share/keyrings/"
    source_files | while IFS= read -r file; do # those of the release itself, not of others who package for it
        if grep -qF "$mirror" "$file"; then cp -L "$file" "$machine$file"; fi
    done
}

take_pip_settings() {
    local path
    pip_files | while IFS= read -r path; do
        case $path in
            "$HOME"/*) install -D -m 600 "$path" "$machine/srv/home/${path#"$HOME"/}" ;;
            *) install -D -m 644 "$path" "$machine$path" ;;
        esac
    done
    { named_by_pip; printf '%s\n' "${SSL_CERT_FILE-}" "${REQUESTS_CA_BUNDLE-}"; } | sort -u |
        while IFS= read -r path; do if [ -e "$path" ]; then take_along "$path"; fi; done
    # Installing ca-certificates makes the bundle anew: what the host trusts has to be among the local ones by then.
    mkdir -p "$machine/usr/local/share/ca-certificates"
    for path in "${PIP_CERT-}" "${SSL_CERT_FILE-}" "${REQUESTS_CA_BUNDLE-}" /etc/ssl/certs/ca-certificates.crt; do
        if [ -n "$path" ] && [ -f "$path" ]; then
            cp -L "$path" "$machine/usr/local/share/ca-certificates/host.crt"
            break
        fi
    done
    for path in /etc/resolv.conf /etc/hosts; do cp -L "$path" "$machine$path"; done
}

bare_machine() {
    say "installing a bare $release from $mirror"
    debootstrap --variant=minbase "$release" "$machine" "$mirror" >"$scratch/debootstrap.log" 2>&1 ||
        { tail -n 5 "$scratch/debootstrap.log"; skip "debootstrap failed, see the lines above"; }
    mount -t proc proc "$machine/proc" || skip "nothing can be mounted here"
    mkdir -p "$machine/dev/shm" "$machine/dev/pts"
    mount -t tmpfs tmpfs "$machine/dev/shm"
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$machine/dev/pts" && ln -sf pts/ptmx "$machine/dev/ptmx"
    take_apt_settings
    take_pip_settings
    inside sh -c '! command -v python3 && ! test -e /usr/share/fonts' || fail "the machine is not bare"
}

inside() { # run a command in the bare machine, with the host's proxies, certificates and pip settings and nothing else
    local settings=()
    mapfile -t settings < <(env | grep -E '^(PIP_[A-Z_]*|SSL_CERT_FILE|REQUESTS_CA_BUNDLE|(https?|no|all)_proxy|(HTTPS?|NO|ALL)_PROXY)=')
    env -i "${settings[@]}" HOME=/srv/home LANG=C.UTF-8 TERM=dumb PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        chroot "$machine" "$@"
}

checkout_for() { # a clean copy of what is committed, owned by a user
    mkdir -p "$machine$2"
    git -C "$checkout" archive HEAD | tar -x -C "$machine$2"
    inside chown -R "$1" "$2"
}

# --- what is tried ----------------------------------------------------------------------------------------------------

refusal() {
    say "a user who may not install: exit 69 and the one command"
    local status=0
    checkout_for nobody "/srv/refused"
    inside su nobody -s /bin/sh -c 'cd /srv/refused && ./brief generate' >"$scratch/out" 2>"$scratch/err" || status=$?
    cat "$scratch/err"
    [ "$status" = 69 ] || fail "exit code $status instead of 69"
    [ ! -s "$scratch/out" ] || fail "something stands on stdout"
    [ "$(grep -c '^sudo apt-get install .*python3[0-9.]*-venv .*libpango' "$scratch/err")" = 1 ] || fail "the one command is missing"
}

generation() {
    say "./brief generate --format pdf"
    local status=0 report begun=$SECONDS
    checkout_for root /srv/briefing
    report=$(inside sh -c 'cd /srv/briefing && ./brief generate --format pdf') || status=$?
    say "exit code $status after $((SECONDS - begun)) s, wrote: $report"
    [ "$status" = 0 ] || fail "generate did not end well"
    inside /srv/briefing/.venv/bin/python -c '
import sys
from pypdf import PdfReader
pages = PdfReader(sys.argv[1]).pages
text = " ".join(page.extract_text() for page in pages)
assert len(text) > 2000, f"only {len(text)} characters of text"
assert "Ukraine" in text and "NATO" in text
print(f"fresh: {len(pages)} pages, {len(text)} characters")
' "/srv/briefing/$report" || fail "the PDF has no text"
    inside sh -c 'cd /srv/briefing && ./brief doctor' || fail "doctor finds something missing"
}

tests() {
    say "./brief test"
    local begun=$SECONDS
    inside sh -c 'cd / && /srv/briefing/brief test -p no:cacheprovider' || fail "the test suite failed"
    say "the test suite took $((SECONDS - begun)) s"
}

main() {
    keep=
    if [ "${1-}" = --keep ]; then keep=yes; fi
    [ "$(id -u)" = 0 ] || skip "it needs root for chroot and mounts"
    command -v debootstrap >/dev/null || skip "debootstrap is not installed (apt-get install debootstrap)"
    git -C "$checkout" rev-parse HEAD >/dev/null 2>&1 || skip "$checkout is no git checkout"
    # shellcheck disable=SC1091  # the host's own file
    release=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME-}")
    mirror=$(mirror_of "$release")
    [ -n "$mirror" ] || skip "the apt sources of this host name no release of Debian's kind"
    scratch=$(mktemp -d)
    machine=$scratch/machine
    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    bare_machine
    refusal
    generation
    tests
    say "passed in $SECONDS s"
}

main "$@"
