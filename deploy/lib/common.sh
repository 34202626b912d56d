# shellcheck shell=bash
# Shell functions that deploy/quickstart, tests/run and deploy/lib/googleapis.sh share: what they
# print, what they install, and the lock that keeps two of them out of one folder.
# Sourced, with `set -euo pipefail` in force.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

step() { printf '==> %s\n' "$*"; }
note() { printf '    %s\n' "$*"; }
die() {
  printf 'error: %s\n' "$1" >&2
  shift
  if (($#)); then printf '       %s\n' "$@" >&2; fi
  exit 1
}

# What the programs are built with.
# shellcheck disable=SC2034
build_packages=(
  'g++  the compiler'
  'cmake  the build'
  'ninja-build  the build'
  'pkg-config  the build finds libraries with it'
  'libgrpc++-dev  gRPC'
  'protobuf-compiler-grpc  gRPC stubs from the protos'
  'protobuf-compiler  C++ from the protos'
  'libprotobuf-dev  Protocol Buffers'
  'libabsl-dev  Abseil'
  'libcli11-dev  command-line options'
  'libspdlog-dev  logs'
  'libsqlite3-dev  SQLite'
  'libpqxx-dev  PostgreSQL'
  'libssl-dev  SHA-256 of exports; gRPC needs it too'
  'libroaring-dev  sets of records for the indexes'
  'python3-venv  fetches the protos of google/api, google/rpc and google/type'
)

# Packages are named as Debian 12 names them.
check_debian() {
  local id="" version=""
  if [[ -r /etc/os-release ]]; then
    # shellcheck disable=SC1091
    id=$(. /etc/os-release && printf '%s' "${ID:-}")
    # shellcheck disable=SC1091
    version=$(. /etc/os-release && printf '%s' "${VERSION_ID:-}")
  fi
  if [[ $id != debian || $version != 12 ]]; then
    die "this script sets up Debian 12, and this is ${id:-an unknown system} $version." \
      "Elsewhere, install what deploy/lib/common.sh lists by your own means and use the presets" \
      "of CONTRIBUTING.md."
  fi
}

as_root() {
  if ((EUID == 0)); then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    die "packages have to be installed, which needs root, and there is no sudo here." \
      "Run as root: apt-get install ${missing[*]}"
  fi
}

# ensure_packages 'name  what it is for'...: installs those that are not there, with one apt-get.
ensure_packages() {
  local missing=() line name
  for line in "$@"; do
    name=${line%% *}
    if [[ $(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null) != installed ]]; then
      missing+=("$name")
      note "$(printf 'missing: %-24s %s' "$name" "${line#"$name"  }")"
    fi
  done
  if ((${#missing[@]} == 0)); then return; fi

  step "apt-get install ${missing[*]}"
  # Another apt-get may be at work (an upgrade at boot, a second run of this): wait for it.
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600)
  local log=$root/build/.apt.log
  mkdir -p "$root/build"
  # One broken source of packages among several need not matter: the installation tells.
  as_root "${apt[@]}" -o APT::Update::Error-Mode=any update >"$log" 2>&1 ||
    note "apt-get update failed in part: $(grep -m 1 '^E:' "$log" || tail -n 1 "$log")"
  as_root "${apt[@]}" install -y --no-install-recommends "${missing[@]}" 2>&1 | tee "$log" |
    sed -nu '/^Need to get\|^After this\|^Fetched/s/^/    /p' || {
    tail -n 6 "$log" >&2
    die "apt-get could not install the packages above; its own message says why." \
      "If nothing could be fetched: is there a network, and a Debian mirror in reach?"
  }
}

# lock NAME: holds build/.NAME.lock until unlock, or the end of the script.
lock() {
  mkdir -p "$root/build"
  exec {lock_fd}>"$root/build/.$1.lock"
  if ! flock -n "$lock_fd"; then
    note "another run is at work on build/$1: waiting for it"
    flock "$lock_fd"
  fi
}
# Programs that are started later must not inherit the lock.
unlock() { exec {lock_fd}>&-; }

# The Python environment in build/venv. It is made with the system's own Python, so that it does not
# depend on what else is on PATH.
venv=$root/build/venv
ensure_venv() {
  # A moved work tree leaves an environment that points to its old place.
  if [[ -x $venv/bin/python && $(<"$venv/MADE_IN") == "$venv" ]] 2>/dev/null; then return; fi
  step "making a Python environment in build/venv"
  rm -rf "$venv"
  /usr/bin/python3 -m venv "$venv" || die "could not make build/venv."
  printf '%s' "$venv" >"$venv/MADE_IN"
}

# configure_and_build PRESET [TARGET...]
configure_and_build() {
  local preset=$1 log=$root/build/.$1-configure.log
  shift
  step "configuring build/$preset"
  if ! (cd "$root" && cmake --preset "$preset") >"$log" 2>&1; then
    cat "$log" >&2
    die "cmake could not configure build/$preset (above)." \
      "If it stumbles over an older build, remove build/$preset and run this again."
  fi
  step "building build/$preset"
  (cd "$root" && cmake --build --preset "$preset" ${1:+--target "$@"}) ||
    die "the build failed: see above."
}
