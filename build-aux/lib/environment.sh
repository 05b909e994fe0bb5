# SPDX-License-Identifier: GPL-3.0-or-later
# Finds or makes the environment that Frond is built in. Sourced by build-aux/shell, run and test.
#
# Debian 13, Ubuntu 26.04 and later have new enough libraries: there the host itself is used.
# An older Debian or Ubuntu gets a private Debian 13 below the user's cache folder, entered with bubblewrap.

frond_source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
frond_cache=${XDG_CACHE_HOME:-$HOME/.cache}/frond
frond_packages() { sed 's/#.*//' "$frond_source/build-aux/debian-packages.txt" | xargs; }

frond_say() { printf 'frond: %s\n' "$*" >&2; }
frond_fail() { frond_say "$@"; exit 1; }

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
  frond_as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  frond_as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
}

# frond_make_root DIR: a Debian 13 with our packages, whole or not at all.
frond_make_root() {
  local part="$1.part.$$" packages mode=auto
  packages=$(frond_packages)
  frond_install mmdebstrap bubblewrap
  frond_say "making a private Debian 13 for the build in $1 (once, one to three minutes)"
  [ "$(id -u)" = 0 ] && mode=root
  mmdebstrap --mode="$mode" --variant=apt --quiet \
    --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Languages "none"' --dpkgopt=force-unsafe-io \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-exclude=/usr/share/info/*' --dpkgopt='path-exclude=/usr/share/locale/*/*' \
    --include="${packages// /,}" trixie "$part" || { rm -rf "$part"; frond_fail "Debian 13 could not be made; nothing was changed"; }
  dbus-uuidgen 2>/dev/null >"$part/etc/machine-id" || tr -d - </proc/sys/kernel/random/uuid >"$part/etc/machine-id"
  mv "$part" "$1"
  find "$frond_cache" -maxdepth 1 -name 'debian-13-*' ! -path "$1" -mtime +14 -exec rm -rf {} +
}

# Prints the root's folder, having made it where it was missing. Its name holds the package list, so a changed list makes a new one.
frond_root() {
  local root
  root=$frond_cache/debian-13-$(frond_packages | sha256sum | cut -c1-12)
  mkdir -p "$frond_cache"
  if [ ! -d "$root" ]; then
    exec 9>"$frond_cache/lock"
    flock 9
    [ -d "$root" ] || frond_make_root "$root" >&2
    exec 9>&-
  fi
  echo "$root"
}

# frond_enter COMMAND...: run it where Frond can be built. Does not return.
frond_enter() {
  [ -z "${FROND_ENVIRONMENT:-}" ] || exec "$@"
  export FROND_ENVIRONMENT=1 CCACHE_DIR=$frond_cache/ccache CCACHE_BASEDIR=$frond_source CCACHE_NOHASHDIR=1
  mkdir -p "$CCACHE_DIR"
  case $(frond_kind) in
    host) frond_install $(frond_packages); exec "$@" ;;
    unknown) exec "$@" ;;
  esac
  frond_sandbox "$(frond_root)" "$@"
}

# frond_sandbox ROOT COMMAND...: ROOT's programs and libraries, the checkout writable, no network, everything else fresh.
frond_sandbox() {
  local root=$1 git arguments=()
  shift
  command -v bwrap >/dev/null || frond_install bubblewrap
  # In a worktree git keeps its data elsewhere; checks that list tracked files read it.
  git=$(git -C "$frond_source" rev-parse --path-format=absolute --git-common-dir 2>/dev/null || true)
  arguments+=(--tmpfs / --ro-bind "$root/usr" /usr --ro-bind "$root/etc" /etc --ro-bind "$root/var" /var)
  arguments+=(--symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib --symlink usr/lib64 /lib64)
  arguments+=(--dev /dev --proc /proc --ro-bind /sys /sys --dev-bind-try /dev/dri /dev/dri --dir /tmp --dir /run --dir "$HOME" --tmpfs /var/tmp)
  [ -z "${DISPLAY:-}" ] || arguments+=(--ro-bind-try /tmp/.X11-unix /tmp/.X11-unix)
  [ -z "${XAUTHORITY:-}" ] || arguments+=(--ro-bind-try "$XAUTHORITY" "$XAUTHORITY")
  [ -z "${XDG_RUNTIME_DIR:-}" ] || arguments+=(--bind-try "$XDG_RUNTIME_DIR" "$XDG_RUNTIME_DIR")
  [ ! -d "$frond_source/../shared" ] || arguments+=(--ro-bind "$frond_source/../shared" "${frond_source%/*}/shared")
  [ -z "$git" ] || arguments+=(--ro-bind "$git" "$git")
  arguments+=(--bind "$frond_source" "$frond_source" --bind "$CCACHE_DIR" "$CCACHE_DIR")
  arguments+=(--unshare-pid --unshare-net --die-with-parent --chdir "$PWD")
  arguments+=(--setenv PATH /usr/lib/ccache:/usr/local/bin:/usr/bin:/bin --setenv LANG C.UTF-8 --setenv LC_ALL C.UTF-8)
  exec bwrap "${arguments[@]}" "$@"
}
