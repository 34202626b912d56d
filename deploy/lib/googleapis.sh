#!/usr/bin/env bash
# Puts Google's common protos (google/api, google/rpc, google/type) into build/googleapis, from the
# Python package that carries them, pinned by version and hash. Does nothing when they are there.
# deploy/quickstart and tests/run call this; call it once yourself before a bare `cmake --preset dev`.
set -euo pipefail
# shellcheck source=deploy/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# tests/requirements.txt has the same version, for the Python tests.
requirement="googleapis-common-protos==1.76.0 \
--hash=sha256:59e13344a9f3651aa201a03e2bee815a3bf43a4baf1f9ff8a9b62a840ce25fac"
dir=$root/build/googleapis

is_there() { [[ -f $dir/PINNED && $(<"$dir/PINNED") == "$requirement" ]]; }

if is_there; then exit 0; fi
lock googleapis
if is_there; then exit 0; fi

step "fetching the protos of google/api, google/rpc and google/type"
ensure_packages 'python3-venv  fetches them'
ensure_venv

# All of it happens beside the final folder, so that a broken download never looks complete.
partial=$root/build/.googleapis.partial
rm -rf "$partial"
mkdir -p "$partial/tree"
printf '%s\n' "$requirement" >"$partial/requirements.txt"
"$venv/bin/pip" download --quiet --disable-pip-version-check --no-deps --require-hashes \
  --only-binary=:all: --dest "$partial" -r "$partial/requirements.txt" ||
  die "could not download googleapis-common-protos: is there a network, and is PyPI in reach?" \
    "A copy of your own works too: cmake --preset dev -DOAS_GOOGLEAPIS_PROTO_DIR=<its folder>"
"$venv/bin/python" -m zipfile -e "$partial"/googleapis_common_protos-*.whl "$partial/tree"
printf '%s' "$requirement" >"$partial/tree/PINNED"
rm -rf "$dir"
mv "$partial/tree" "$dir"
rm -rf "$partial"
