# SPDX-License-Identifier: GPL-3.0-or-later
# Finds or makes the environment that Frond is built in. Sourced by build-aux/shell, run and test.
#
# Debian 13, Ubuntu 26.04 and later have new enough libraries: there the host itself is used.
# An older Debian or Ubuntu gets a private Debian 13 below the user's cache folder, entered with bubblewrap.

frond_source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
frond_cache=${XDG_CACHE_HOME:-$HOME/.cache}/frond
frond_packages() { sed 's/#.*//' "$frond_source/build-aux/debian-packages.txt" | xargs; }

frond_say() { printf 'frond: %s\n' "$*" >&2; }
# A line that counts where somebody looks, nothing in a log.
frond_ninja() { if [ -t 1 ]; then ninja -C "$1"; else ninja --quiet -C "$1"; fi; }
frond_has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }
frond_fail() { frond_say "$@"; exit 1; }
# frond_usage PROGRAM: what is written at its top.
frond_usage() { sed -n '3,${/^#/!q;s/^# \?//p}' "$1"; }

# "host": build right here; "root": make a Debian 13 first; "unknown": not a Debian, trust what is installed.
frond_kind() {
  local ID= VERSION_ID=
  . /etc/os-release 2>/dev/null || true
  case ${ID:-} in
    debian) [ "${VERSION_ID%%.*}" -ge 13 ] 2>/dev/null || [ -z "$VERSION_ID" ] && echo host || echo root ;;
    ubuntu) [ "${VERSION_ID%%.*}" -ge 26 ] 2>/dev/null && echo host || echo root ;;
    *) echo unknown ;;
  esac
}

frond_as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else frond_fail "this step needs administrator rights: $*"
  fi
}

# frond_install PACKAGE...: install what is missing on the host.
frond_install() {
  local missing=() p
  for p in "$@"; do
    dpkg-query -W -f '${db:Status-Status}' "$p" 2>/dev/null | grep -qx installed || missing+=("$p")
  done
  [ ${#missing[@]} = 0 ] && return
  frond_say "installing ${missing[*]}"
  frond_as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
    frond_as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null ||
    frond_fail "these packages could not be installed: ${missing[*]}"
}

# frond_make_root DIR: a Debian 13 with our packages, whole or not at all. It runs where errexit has no say, so every step has its own.
frond_make_root() {
  local part="$1.part.$$" packages mode=auto
  packages=$(frond_packages)
  # Ubuntu has neither Debian's keys nor, by itself, what an ordinary user needs to unpack another system.
  frond_install mmdebstrap bubblewrap debian-archive-keyring uidmap
  frond_say "making a private Debian 13 for the build in $1 (once, one to three minutes)"
  [ "$(id -u)" = 0 ] && mode=root
  mmdebstrap --mode="$mode" --variant=apt --quiet \
    --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Languages "none"' --dpkgopt=force-unsafe-io \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-exclude=/usr/share/info/*' --dpkgopt='path-exclude=/usr/share/locale/*/*' \
    --include="${packages// /,}" trixie "$part" || { rm -rf "$part"; frond_fail "Debian 13 could not be made; nothing was changed"; }
  dbus-uuidgen 2>/dev/null >"$part/etc/machine-id" || tr -d - </proc/sys/kernel/random/uuid >"$part/etc/machine-id" ||
    frond_fail "nothing can be written to $part"
  mv "$part" "$1" || frond_fail "$part cannot be moved to $1"
  find "$frond_cache" -maxdepth 1 -name 'debian-13-*' ! -path "$1" -mtime +14 -exec rm -rf {} +
}

# Prints the root's folder, having made it where it was missing. Its name holds the package list, so a changed list makes a new one.
frond_root() {
  local root
  root=$frond_cache/debian-13-$(frond_packages | sha256sum | cut -c1-12)
  mkdir -p "$frond_cache" || frond_fail "the cache folder $frond_cache cannot be made"
  if [ ! -d "$root" ]; then
    exec 9>"$frond_cache/lock" || exit 1
    flock 9 || exit 1
    [ -d "$root" ] || frond_make_root "$root" >&2 || exit 1
    exec 9>&-
  fi
  echo "$root"
}

# frond_enter COMMAND...: run it where Frond can be built. Does not return.
frond_enter() {
  local root
  [ -z "${FROND_ENVIRONMENT:-}" ] || exec "$@"
  export FROND_ENVIRONMENT=1 CCACHE_DIR=$frond_cache/ccache CCACHE_BASEDIR=$frond_source CCACHE_NOHASHDIR=1
  mkdir -p "$CCACHE_DIR"
  case $(frond_kind) in
    host) frond_install $(frond_packages); exec "$@" ;;
    unknown) exec "$@" ;;
  esac
  root=$(frond_root) || exit 1
  frond_sandbox "$root" "$@"
}

# frond_sandbox ROOT COMMAND...: ROOT's programs and libraries, the checkout writable, no network, the rest fresh.
# A person works in it as on the host: home, folders, ports. With FROND_ISOLATED=1 (tests, the tour) nothing of hers is there.
frond_sandbox() {
  local root=$1 arguments=()
  shift
  command -v bwrap >/dev/null || frond_install bubblewrap
  mapfile -d '' -t arguments < <(frond_sandbox_arguments "$root")
  exec bwrap "${arguments[@]}" "$@"
}

# frond_sandbox_arguments ROOT: bwrap's arguments, each ended by a NUL. Later ones lie over earlier ones.
frond_sandbox_arguments() {
  local root=$1 git
  printf '%s\0' --tmpfs / --ro-bind "$root/usr" /usr --ro-bind "$root/etc" /etc --ro-bind "$root/var" /var \
    --symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib --symlink usr/lib64 /lib64 \
    --proc /proc --ro-bind /sys /sys --dir /tmp --dir /run --tmpfs /var/tmp
  [ "${FROND_ISOLATED:-}" != 1 ] || frond_isolated_arguments
  [ ! -d "$frond_source/../shared" ] || printf '%s\0' --ro-bind "$frond_source/../shared" "${frond_source%/*}/shared"
  # In a worktree git keeps its data elsewhere; checks that list tracked files read it.
  git=$(git -C "$frond_source" rev-parse --path-format=absolute --git-common-dir 2>/dev/null || true)
  [ -z "$git" ] || printf '%s\0' --ro-bind "$git" "$git"
  printf '%s\0' --bind "$frond_source" "$frond_source" --bind "$CCACHE_DIR" "$CCACHE_DIR"
  [ "${FROND_ISOLATED:-}" = 1 ] || frond_personal_arguments
  printf '%s\0' --unshare-pid --unshare-net --die-with-parent --chdir "$PWD" --setenv PATH /usr/lib/ccache:/usr/local/bin:/usr/bin:/bin
}

frond_isolated_arguments() {
  printf '%s\0' --dev /dev --dev-bind-try /dev/dri /dev/dri --dir "$HOME" --setenv LANG C.UTF-8 --setenv LC_ALL C.UTF-8
}

# Records, settings and saved documents stay where they belong; serial ports may come and go; language and time zone are hers. Every folder of
# the host is there but the system's own, and what is left is read-only: what cannot be kept cannot be written.
frond_personal_arguments() {
  local folder
  frond_zone_arguments /etc/localtime
  printf '%s\0' --dev-bind /dev /dev
  for folder in /*; do
    case $folder in /bin | /boot | /dev | /etc | /lib* | /proc | /run | /sbin | /sys | /usr | /var) continue ;; esac
    [ ! -d "$folder" ] || [ -L "$folder" ] || printf '%s\0' --bind "$folder" "$folder"
  done
  for folder in "$HOME" "${XDG_DATA_HOME:-}" "${XDG_CONFIG_HOME:-}" "${XDG_RUNTIME_DIR:-}" /run/media /run/cups; do
    [ -z "$folder" ] || printf '%s\0' --bind-try "$folder" "$folder"
  done
  [ -z "${XAUTHORITY:-}" ] || printf '%s\0' --ro-bind-try "$XAUTHORITY" "$XAUTHORITY"
  printf '%s\0' --remount-ro /
}

# frond_zone_arguments LOCALTIME: the time zone by its name, where that file is a link to it; else the file itself, which has no name.
frond_zone_arguments() {
  local zone
  case ${TZ:-} in '' | */etc/localtime) ;; *) return 0 ;; esac
  zone=$(readlink -f "$1" || true)
  case $zone in
    */zoneinfo/*) printf '%s\0' --setenv TZ "${zone##*/zoneinfo/}" ;;
    *) [ -f "$zone" ] && printf '%s\0' --ro-bind "$zone" /run/localtime --setenv TZ :/run/localtime || printf '%s\0' --setenv TZ UTC ;;
  esac
}
