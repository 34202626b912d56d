#!/usr/bin/env bash
# Every proto obeys protos/buf.yaml, is laid out as buf lays them out, and is in protos/CMakeLists.txt.
# protoc makes the image that buf looks at, because buf would have to fetch the imports.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../protos"

buf=../build/venv/bin/buf
googleapis=../build/googleapis
for needed in "$buf" "$googleapis"; do
  if [[ ! -e $needed ]]; then
    echo "${needed#../} is not there: ./tests/run fetches what the tests need." >&2
    exit 1
  fi
done
mapfile -t files < <(find oas -name '*.proto' | sort)
if ((${#files[@]} == 0)); then
  echo "no protos found in $PWD: this check has lost its way." >&2
  exit 1
fi

for file in "${files[@]}"; do
  if ! grep -qF "$file" CMakeLists.txt; then
    echo "protos/$file is in no target of protos/CMakeLists.txt: no program will have it." >&2
    exit 1
  fi
done

image=$(mktemp --suffix=.binpb)
trap 'rm -f "$image"' EXIT
protoc -I. "-I$googleapis" --include_imports --include_source_info \
  "--descriptor_set_out=$image" "${files[@]}"
"$buf" lint "$image" --config buf.yaml --path oas
if ! "$buf" format . --path oas --diff --exit-code; then
  echo "Put it right with: build/venv/bin/buf format protos --path protos/oas -w" >&2
  exit 1
fi
echo "${#files[@]} protos obey protos/buf.yaml."
