#!/bin/sh
# How fast `claimgraph reference` is on one core, beside a plain copy of the same lines.
# usage: references.sh PROGRAM FILE-OF-REFERENCE-LINES
set -eu
[ $# -eq 2 ] || { echo "usage: references.sh PROGRAM FILE" >&2; exit 64; }
lines=$(wc -l < "$2")
measure() {
  start=$(date +%s.%N)
  taskset -c 0 "$@" < "$file" > /dev/null
  end=$(date +%s.%N)
  awk -v n="$lines" -v s="$start" -v e="$end" -v name="$1" 'BEGIN {
    printf "%-28s %9.3f s %12.0f lines/s\n", name, e - s, n / (e - s) }'
}
file=$2
measure cat
measure "$1" reference --workers 1
