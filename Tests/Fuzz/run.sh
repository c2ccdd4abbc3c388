#!/usr/bin/env bash
# Builds the fuzz targets and runs each of them for SECONDS (600 unless told): run.sh [SECONDS [TARGET…]]
# Ends with 1 where one finds something; the input lies in .build/findings.
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:-600}
shift || true
targets=("${@}")
[ ${#targets[@]} -gt 0 ] || targets=(HTML Text XML Bytes)

# Optimised: preconditions and overflow checks stay, and runs are several times as many.
swift build -c release --sanitize=address -Xswiftc -sanitize=fuzzer -Xswiftc -parse-as-library -Xswiftc -use-ld=lld
mkdir -p .build/findings
for target in "${targets[@]}"; do
  seeds=.build/seeds-$target
  mkdir -p "$seeds"
  for file in ../../Corpus/*/source.* Seeds/* ../ReadersTests/Fixtures/*; do
    cp "$file" "$seeds/$(echo "$file" | tr -c 'A-Za-z0-9.\n' '_')"
    [ "$target" != Bytes ] || gzip -nc "$file" >"$seeds/$(echo "$file" | tr -c 'A-Za-z0-9.\n' '_').gz"
  done
  # Without this swift-backtrace stays behind and holds the terminal.
  SWIFT_BACKTRACE=enable=no timeout -s KILL $((seconds + 60)) nice ".build/release/Fuzz$target" "$seeds" \
    -max_total_time="$seconds" -max_len=65536 -timeout=10 -artifact_prefix=.build/findings/ -print_final_stats=1
done
