#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every C++ file is laid out by clang-format 19 (versions differ, so the version is fixed); no file grows past 500 lines.
set -euo pipefail
cd "$1"
mapfile -d '' files < <(find app ui plugins tests -name '*.cpp' -print0 -o -name '*.h' -print0 2>/dev/null)
[ "${#files[@]}" -gt 0 ] || { echo "no files found"; exit 1; }
bad=0
clang-format-19 --dry-run --Werror "${files[@]}" || bad=1
for file in "${files[@]}"; do
  lines=$(wc -l <"$file")
  if [ "$lines" -gt 500 ]; then echo "$file: $lines lines, at most 500: split it"; bad=1; fi
  head -1 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || { echo "$file:1: licence line missing"; bad=1; }
done
[ "$bad" = 0 ] && echo "${#files[@]} files are in order"
exit "$bad"
