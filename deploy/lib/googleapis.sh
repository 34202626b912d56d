#!/usr/bin/env bash
# Puts Google's common protos (google/api, google/rpc, google/type) into build/googleapis, from the
# Python package that carries them, pinned by version and hash. Does nothing when they are there.
# deploy/quickstart and tests/run call this; call it once yourself before a bare `cmake --preset dev`.
set -euo pipefail
# shellcheck source=deploy/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

requirement="googleapis-common-protos==1.76.0 \
--hash=sha256:59e13344a9f3651aa201a03e2bee815a3bf43a4baf1f9ff8a9b62a840ce25fac"

main() {
  local dir=$root/build/googleapis
  if [[ -f $dir/PINNED && $(<"$dir/PINNED") == "$requirement" ]]; then return; fi

  lock_build googleapis
  if [[ -f $dir/PINNED && $(<"$dir/PINNED") == "$requirement" ]]; then return; fi
  step "fetching googleapis-common-protos"
  ensure_packages 'python3-venv  fetches the protos that the build needs'
  ensure_venv

  # Everything happens beside the final folder, so that a broken download never looks complete.
  scratch=$root/build/.googleapis.partial
  rm -rf "$scratch"
  mkdir -p "$scratch/tree"
  printf '%s\n' "$requirement" >"$scratch/requirements.txt"
  "$root/build/venv/bin/pip" download --quiet --disable-pip-version-check --no-deps \
    --require-hashes --only-binary=:all: --dest "$scratch" -r "$scratch/requirements.txt" ||
    die "could not download googleapis-common-protos: is there a network, and is PyPI in reach?" \
      "A copy of your own works too: cmake -DOAS_GOOGLEAPIS_PROTO_DIR=<folder that holds google/api>"
  "$root/build/venv/bin/python" -m zipfile -e "$scratch"/googleapis_common_protos-*.whl "$scratch/tree"
  printf '%s' "$requirement" >"$scratch/tree/PINNED"
  rm -rf "$dir"
  mv "$scratch/tree" "$dir"
  rm -rf "$scratch"
  note "in build/googleapis"
}

main "$@"
