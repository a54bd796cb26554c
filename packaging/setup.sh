#!/usr/bin/env bash
# Installs what OneScreen needs to build, run and be tested on Debian 12, Debian 13 and Ubuntu 24.10 or newer.
# Debian 12 has no QtLocation for Qt 6; there the packages of Debian 13 are used, pinned so that nothing else moves.
set -euo pipefail

usage() {
  cat <<'TXT'
Usage: packaging/setup.sh [--yes] [--check] [--list]
  --yes    do not ask before installing (also: CI=true, or standard input is not a terminal and no display is set)
  --check  only say what is missing; exit 1 when something is
  --list   print the package list
Set ONESCREEN_SKIP_SETUP=1 to trust that everything is there.
TXT
}

packages=(
  # compilers and tools
  g++ cmake ninja-build ccache pkg-config git python3 gettext-base
  clang-19 clang-format-19 clang-tidy-19 libclang-rt-19-dev clazy
  # Qt
  qt6-base-dev qt6-base-private-dev qt6-charts-dev qt6-location-dev qt6-location-plugins
  qt6-positioning-dev qt6-positioning-private-dev qt6-declarative-dev qt6-declarative-private-dev
  qt6-declarative-dev-tools qt6-httpserver-dev qt6-websockets-dev qt6-svg-dev
  qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-qpa-plugins libqt6sql6-sqlite
  qml6-module-qtlocation qml6-module-qtpositioning qml6-module-qtquick qml6-module-qtquick-window
  qml6-module-qtquick-shapes qml6-module-qtqml-workerscript libxkbcommon-dev
  libgl1-mesa-dri libegl-mesa0 libgl-dev libegl-dev
  # libraries
  libspdlog-dev libsqlite3-dev libsimdjson-dev libcli11-dev zlib1g-dev libboost-dev libxlsxwriter-dev libminizip-dev
  libprotozero-dev
  libicu-dev
  libpq-dev
  libsodium-dev qtkeychain-qt6-dev
  libgtest-dev libgmock-dev libbenchmark-dev
  # the central API on PostgreSQL and behind a proxy, and a database of its own for each test of it
  libqt6sql6-psql postgresql haproxy openssl
  # what a screen without a display needs, and Chinese glyphs
  fonts-noto-cjk xvfb xauth sqlite3
  # the contract check reads YAML and JSON Schema; tests look into exported PDF and spreadsheet files
  python3-yaml python3-jsonschema poppler-utils python3-openpyxl
  # clocks that jump; a session bus of its own for the test of the keyring
  faketime dbus-daemon
)

say() { printf '%s\n' "$*"; }

installed() { [ "$(dpkg-query -W -f='${db:Status-Abbrev}' "$1" 2>/dev/null | cut -c1-2)" = ii ]; }

missing_packages() {
  local name
  for name in "${packages[@]}"; do installed "$name" || printf '%s\n' "$name"; done
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else say "setup: not root and no sudo: cannot run: $*" >&2; exit 1; fi
}

apt_get() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -o Dpkg::Use-Pty=0 "$@"; }

candidate() { apt-cache policy "$1" 2>/dev/null | awk '/Candidate:/ {print $2; exit}'; }

# True when the machine's own sources offer Qt Location 6.5 or newer at normal priority.
has_qt_location() {
  local version; version=$(candidate qt6-location-dev)
  [ -n "$version" ] && [ "$version" != "(none)" ] && dpkg --compare-versions "$version" ge 6.5
}

# Prints "URI<TAB>KEYRING" of the first main Debian source of this machine.
debian_source() {
  python3 - <<'PY' 2>/dev/null || debian_source_without_python
import glob, re
def out(uri, key): print(uri.rstrip('/') + '\t' + key); raise SystemExit
for path in sorted(glob.glob('/etc/apt/sources.list.d/*.sources')):
    for stanza in re.split(r'\n\s*\n', open(path, encoding='utf-8', errors='replace').read()):
        field = {}
        for line in stanza.splitlines():
            match = re.match(r'([A-Za-z-]+):\s*(.*)', line)
            if match and not line.startswith('#'): field[match[1].lower()] = match[2].strip()
        if 'deb' in field.get('types', '').split() and 'main' in field.get('components', '') \
                and re.search(r'/debian/?(\s|$)', field.get('uris', '') + ' '):
            out(field['uris'].split()[0], field.get('signed-by', ''))
for path in ['/etc/apt/sources.list'] + sorted(glob.glob('/etc/apt/sources.list.d/*.list')):
    try: lines = open(path, encoding='utf-8', errors='replace').read().splitlines()
    except OSError: continue
    for line in lines:
        match = re.match(r'deb\s+(?:\[([^\]]*)\]\s+)?(\S*/debian/?)\s+\S+\s+.*\bmain\b', line)
        if match:
            key = re.search(r'signed-by=(\S+)', match[1] or '')
            out(match[2], key[1] if key else '')
raise SystemExit(1)
PY
}

# A minimal Debian may not have Python yet.
debian_source_without_python() {
  awk 'tolower($1)=="uris:" && $2 ~ /\/debian\/?$/ {uri=$2} tolower($1)=="signed-by:" && uri && !key {key=$2}
       $1=="deb" && !uri {for (i=2;i<=NF;i++) if ($i ~ /\/debian\/?$/) uri=$i}
       END {if (uri) print uri "\t" key; else exit 1}' \
    $(ls /etc/apt/sources.list.d/*.sources /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null)
}

add_pinned_source() {
  local source uri key
  source=$(debian_source) || { say "setup: no Debian package source found on this machine" >&2; exit 1; }
  uri=${source%%$'\t'*}; key=${source#*$'\t'}
  [ -n "$key" ] || key=/usr/share/keyrings/debian-archive-keyring.gpg
  say "setup: adding Debian 13 (trixie) from the machine's own source, pinned at priority 100"
  as_root tee /etc/apt/sources.list.d/onescreen-trixie.sources >/dev/null <<TXT
Types: deb
URIs: $uri
Suites: trixie
Components: main
Signed-By: $key
TXT
  as_root tee /etc/apt/preferences.d/onescreen-trixie >/dev/null <<'TXT'
Package: *
Pin: release n=trixie
Pin-Priority: 100
TXT
  apt_get update -qq
}

confirm() {
  [ "$assume_yes" = 1 ] || [ "${CI:-}" = true ] && return 0
  [ ! -t 0 ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && return 0
  [ -t 0 ] || { say "setup: needs an answer; run again with --yes" >&2; exit 1; }
  local answer; read -r -p "Go on? [y/N] " answer
  [ "$answer" = y ] || [ "$answer" = Y ] || { say "setup: nothing was changed"; exit 1; }
}

assume_yes=0 check_only=0
for argument in "$@"; do
  case "$argument" in
    --yes|-y) assume_yes=1 ;;
    --check) check_only=1 ;;
    --list) printf '%s\n' "${packages[@]}"; exit 0 ;;
    --help|-h) usage; exit 0 ;;
    *) say "setup: unknown option $argument" >&2; usage >&2; exit 2 ;;
  esac
done

[ "${ONESCREEN_SKIP_SETUP:-0}" = 1 ] && exit 0
command -v apt-get >/dev/null || { say "setup: needs Debian or Ubuntu (apt-get not found); packages: ${packages[*]}" >&2; exit 1; }

mapfile -t missing < <(missing_packages)
if [ "${#missing[@]}" = 0 ]; then exit 0; fi
say "setup: ${#missing[@]} packages are missing: ${missing[*]}"
[ "$check_only" = 1 ] && exit 1
confirm

apt_get update -qq
target=()
if [ -e /etc/apt/sources.list.d/onescreen-trixie.sources ]; then
  target=(-t trixie)
elif ! has_qt_location; then
  if ! grep -q '^ID=debian' /etc/os-release; then
    say "setup: this system offers no Qt 6.5 or newer with Qt Location; use Debian 12, Debian 13 or Ubuntu 24.10 or newer" >&2
    exit 1
  fi
  say "setup: this raises libc6 and some libraries to those of Debian 13, for good (about 700 MB)"
  confirm
  add_pinned_source
  target=(-t trixie)
  # gdb would be removed by the newer libraries; naming it keeps it.
  installed gdb && missing+=(gdb)
fi
# Tests start databases of their own: the package must not leave one running.
if ! installed postgresql; then
  as_root mkdir -p /etc/postgresql-common/createcluster.d
  as_root tee /etc/postgresql-common/createcluster.d/onescreen.conf >/dev/null <<'TXT'
create_main_cluster = false
TXT
fi
apt_get install -y --no-install-recommends -o Dpkg::Options::=--force-confold "${target[@]}" "${missing[@]}"

mapfile -t missing < <(missing_packages)
if [ "${#missing[@]}" != 0 ]; then say "setup: still missing: ${missing[*]}" >&2; exit 1; fi
say "setup: done"
