#!/usr/bin/env bash
# Sets up whatever is missing, builds, starts the central API with the demonstration tenant and opens the client on it.
# Without a display it does the same on a virtual one, writes a picture of every scene to build/shots/ and exits.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")

usage() {
  cat <<'TXT'
Usage: packaging/run.sh [--yes] [--shots] [--size WxH] [--lang zh_CN|en] [--fresh] [-- CLIENT-ARGUMENTS]
  --yes    install missing packages without asking (also: CI=true)
  --shots  write pictures to build/shots/ and exit even where there is a display
  --size   size of the pictures (default 1920x1080)
  --lang   language of the client (default zh_CN)
  --fresh  forget the demonstration data and the cache of earlier runs
Everything after -- goes to the client, for example: packaging/run.sh -- --window wall --window duty
The demonstration server listens on a free port of this machine only; its data and the cache are in build/demo/.
TXT
}

setup_arguments=() shots=0 size=1920x1080 lang=zh_CN fresh=0 client_arguments=()
while [ $# -gt 0 ]; do
  case "$1" in
    --yes|-y) setup_arguments+=(--yes) ;;
    --shots) shots=1 ;;
    --size) size=${2:?--size needs WxH}; shift ;;
    --lang) lang=${2:?--lang needs a language}; shift ;;
    --fresh) fresh=1 ;;
    --help|-h) usage; exit 0 ;;
    --) shift; client_arguments+=("$@"); break ;;
    *) echo "run: unknown option $1" >&2; usage >&2; exit 2 ;;
  esac
  shift
done

"$here/setup.sh" "${setup_arguments[@]}"
cd "$root"
mkdir -p build/dev
if [ ! -f build/dev/build.ninja ]; then
  cmake --preset dev >build/dev/configure.log 2>&1 || { cat build/dev/configure.log; exit 1; }
fi
cmake --build --preset dev --target onescreen onescreen-central onescreen-cli

demo=build/demo
[ "$fresh" = 0 ] || rm -rf "$demo"
mkdir -p "$demo"
log="$demo/central.log"
# The live pace (about 2,000 events a day) is that of the 30 days before, so that today compares with yesterday.
build/dev/bin/onescreen-central --data "$demo/central" --port 0 --demo --events 60000 --speed 0.12 >"$log" 2>&1 &
central=$!
trap 'kill "$central" 2>/dev/null || true; wait "$central" 2>/dev/null || true' EXIT

url=""
for _ in $(seq 300); do
  url=$(sed -n 's/^listening on //p' "$log" | head -n 1)
  [ -n "$url" ] && break
  kill -0 "$central" 2>/dev/null || { echo "run: the central API did not start:" >&2; cat "$log" >&2; exit 1; }
  sleep 0.1
done
[ -n "$url" ] || { echo "run: the central API did not get ready in 30 s:" >&2; cat "$log" >&2; exit 1; }
echo "run: central API on $url"

client=(build/dev/bin/onescreen --central "$url" --cache "$demo/cache" --lang "$lang")
if [ "$shots" = 1 ] || [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  client+=(--capture build/shots --size "$size" "${client_arguments[@]}")
  if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    client=(xvfb-run --auto-servernum --server-args="-screen 0 ${size}x24" "${client[@]}")
  fi
  "${client[@]}"
  echo "run: pictures in build/shots/:"
  ls build/shots
else
  "${client[@]}" "${client_arguments[@]}"
fi
