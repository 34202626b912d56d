# shellcheck shell=bash
# Shell functions that deploy/quickstart, tests/run and deploy/lib/googleapis.sh share: what they
# print, what they install, and the lock that keeps two of them out of one build folder.
# Sourced, with `set -euo pipefail` in force.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# The system's own python, so that the virtual environment does not depend on whatever is on PATH.
python=/usr/bin/python3

step() { printf '==> %s\n' "$*"; }
note() { printf '    %s\n' "$*"; }
die() {
  printf 'error: %s\n' "$1" >&2
  shift
  if (($#)); then printf '       %s\n' "$@" >&2; fi
  exit 1
}

# Packages and programs below are named after those of Debian 12.
check_debian() {
  local id="" version=""
  if [[ -r /etc/os-release ]]; then
    # shellcheck disable=SC1091
    id=$(. /etc/os-release && printf '%s' "${ID:-}")
    # shellcheck disable=SC1091
    version=$(. /etc/os-release && printf '%s' "${VERSION_ID:-}")
  fi
  if [[ $id != debian || $version != 12 ]]; then
    die "this script sets up Debian 12, and this is ${id:-an unknown system} ${version}." \
      "Install the packages it lists by your own means, then see CONTRIBUTING.md for the presets."
  fi
}

as_root() {
  if ((EUID == 0)); then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    die "installing packages needs root, and there is no sudo here." "Run as root: $*"
  fi
}

# ensure_packages 'name  what it is for'...: installs those that are not there, with one apt-get.
ensure_packages() {
  local missing=() line name
  for line in "$@"; do
    name=${line%% *}
    if [[ $(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null) != installed ]]; then
      missing+=("$name")
      note "missing: $line"
    fi
  done
  if ((${#missing[@]} == 0)); then return; fi
  step "apt-get install ${missing[*]}"
  # Another apt-get may be at work (a boot-time upgrade, a second run of this): wait for it.
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
  as_root "${apt[@]}" update >/dev/null ||
    die "apt-get update failed: is there a network, and is a Debian mirror in reach?"
  as_root "${apt[@]}" install -y --no-install-recommends "${missing[@]}" ||
    die "apt-get could not install ${missing[*]}: see its message above."
}

# lock_build [what]: one script at a time in build/ (or in one folder of it).
lock_build() {
  local what=${1:-build}
  mkdir -p "$root/build"
  exec {build_lock}>"$root/build/.$what.lock"
  if ! flock -n "$build_lock"; then
    note "another run is at work in $root/build: waiting for it"
    flock "$build_lock"
  fi
}
unlock_build() { exec {build_lock}>&-; }

# A virtual environment in build/venv, made with the system's python.
ensure_venv() {
  if [[ ! -x $root/build/venv/bin/pip ]] || ! "$root/build/venv/bin/python" -c '' 2>/dev/null; then
    step "making a Python environment in build/venv"
    rm -rf "$root/build/venv"
    "$python" -m venv "$root/build/venv" || die "could not make build/venv with $python."
  fi
}
