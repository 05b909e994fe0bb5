# SPDX-License-Identifier: GPL-3.0-or-later
# The ordinary user who installs and uses the Flatpak. Sourced after steps.sh.
#
# Whoever is no administrator is the guest. Root becomes "nobody", in a mount namespace of its own where the checkout and the runtime's folder
# are below guest_root: a root's folders are closed to others, and below the system's folder for temporary files a home proves nothing, because
# the sandbox has a folder of its own there. Either way the namespace has what a login makes: a folder in /run, which nobody's desktop uses, and
# leave to use FUSE, so that the document portal works as it does on a desktop. Its displays are its own: an X server of another container with
# the same folder for temporary files would take their sockets away.

guest_root=/mnt
guest_nobody=65534
# Far beyond the longest of them, the tour: what takes so long has stopped.
guest_test_limit_s=600

if [ "$(id -u)" = 0 ]; then
  guest_source=$guest_root/frond guest_base=$guest_root/runtime
else
  guest_source=$frond_source guest_base=$frond_base
fi
guest_home=$guest_base/guest

# frond_guest_unshares COMMAND...: in namespaces of the guest's own, as the same user, who alone may mount there.
frond_guest_unshares() { unshare --user --map-current-user --keep-caps --mount --propagation private "$@"; }

# Where only bwrap may make namespaces (AppArmor) the guest has no folder in /run, and what needs the document portal is skipped.
if [ "$(id -u)" = 0 ]; then
  guest_run=/run/user/$guest_nobody
elif frond_guest_unshares mount -t tmpfs frond /run 2>/dev/null; then
  guest_run=/run/user/$(id -u)
else
  guest_run=$guest_home/run
fi

# frond_guest COMMAND...: run it as the guest, with a message bus, in the checkout.
frond_guest() {
  local session=(env -u DISPLAY -u WAYLAND_DISPLAY -u XDG_CACHE_HOME -u XDG_CONFIG_HOME -u XDG_DATA_DIRS -u XDG_DATA_HOME -u XDG_STATE_HOME
    HOME="$guest_home" TMPDIR="$guest_home/tmp" XDG_RUNTIME_DIR="$guest_run"
    FLATPAK_USER_DIR="$guest_home/installation" FLATPAK_SYSTEM_DIR="$guest_base/installation"
    # The parental controls that flatpak asks before it installs are on the system's bus, which a container has not.
    dbus-run-session -- sh -c 'export DBUS_SYSTEM_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS"; exec "$@"' sh)
  case $(id -u):$guest_run in
    0:*) frond_guest_of_root "${session[@]}" "$@" ;;
    *:/run/*) frond_guest_of_user "${session[@]}" "$@" ;;
    *) "${session[@]}" "$@" ;;
  esac
}

frond_guest_of_root() {
  unshare --mount --propagation private bash -c '
    set -e
    source=$1 base=$2 root=$3 user=$4; shift 4
    mount -t tmpfs -o mode=755 frond "$root"
    mkdir "$root/frond" "$root/runtime"
    mount --bind "$source" "$root/frond"
    mount --bind "$base" "$root/runtime"
    mount -t tmpfs -o mode=755 frond /run
    install -d -o "$user" -m 700 "/run/user/$user"
    mkdir -p -m 1777 /tmp/.X11-unix && mount -t tmpfs -o mode=1777 frond /tmp/.X11-unix
    mknod -m 666 "$root/fuse" c 10 229 && mount --bind "$root/fuse" /dev/fuse
    cd "$root/frond"
    exec setpriv --reuid="$user" --regid="$user" --clear-groups "$@"
  ' bash "$frond_source" "$frond_base" "$guest_root" "$guest_nobody" "$@"
}

# The one right that is left is to mount, inside of the namespace. The document portal needs it: fusermount3, which lends it on a desktop, has no
# power in there. build-aux/flatpak/bwrap takes it from the sandboxes.
frond_guest_of_user() {
  FLATPAK_BWRAP=$frond_parts/bwrap frond_guest_unshares bash -c '
    set -e
    run=$1; shift
    mount -t tmpfs -o mode=755 frond /run
    mkdir -p -m 700 "$run"
    mkdir -p -m 1777 /tmp/.X11-unix && mount -t tmpfs -o mode=1777 frond /tmp/.X11-unix
    exec setpriv --inh-caps=-all,+sys_admin --ambient-caps=-all,+sys_admin "$@"
  ' bash "$guest_run" "$@"
}

# Everything new.
frond_prepare_guest() {
  local guest=$frond_base/guest
  rm -rf "$guest"
  mkdir -p "$guest"/{installation,run,tmp} "$out/tour"
  chmod 700 "$guest/run"
  [ "$(id -u)" != 0 ] || chown "$guest_nobody:$guest_nobody" "$guest" "$guest"/* "$out/tour"
  chmod go+x "$frond_base"
}

# Where user namespaces are forbidden, no Flatpak runs at all. Any other trouble is a failure.
frond_guest_has_namespaces() {
  local said
  said=$(LC_ALL=C frond_guest sh -c '"${FLATPAK_BWRAP:-bwrap}" --unshare-user --unshare-net --ro-bind / / true' 2>&1) && return
  ! frond_forbids_namespaces "$said" || return 1
  frond_fail "the ordinary user cannot run anything: $said"
}

# frond_forbids_namespaces WORDS: whether this is what bwrap, or unshare before it, says of a machine that forbids them: by the kernel, by a
# limit of none, by a container's filter, or (the last two) by AppArmor, which lets them begin and then takes every right in them.
frond_forbids_namespaces() {
  case $1 in
    *'bwrap: No permissions to creat'*' new namespace'* | *'bwrap: Creating new namespace failed: Operation not permitted'* | \
      *'bwrap: Creating new namespace failed'*'does not support user namespaces'* | \
      *'bwrap: Creating new namespace failed: nesting depth or /proc/sys/user/max_'* | \
      *'unshare: unshare failed: Operation not permitted'* | \
      *'bwrap: setting up uid map: Permission denied'* | *'bwrap: setting up uid map: Operation not permitted'* | \
      *'bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted'*) ;;
    *) return 1 ;;
  esac
}

# frond_guest_installs ID...: the bundles, as the guest, into an installation of its own. The runtime is that of the computer.
frond_guest_installs() {
  local id
  for id; do
    frond_guest flatpak install --user --assumeyes --noninteractive --reinstall --bundle "$guest_source/build/flatpak/$id.flatpak" || return
  done
}

# frond_guest_tests PROGRAM[:WORD]...: run tests of tests/flatpak as the guest, each in a session of its own. What they say is in
# $out/test-PROGRAM-WORD.log. They wait more than they compute, so there is one more at a time than there are processors.
frond_guest_tests() {
  local test running=0 at_once
  at_once=$(($(nproc) + 1))
  for test; do
    [ "$running" -lt "$at_once" ] || { wait -n || true; running=$((running - 1)); }
    frond_guest_test "$test" &
    running=$((running + 1))
  done
  wait
}

frond_guest_test() {
  local name=${1%%:*} words=${1#"${1%%:*}"} log=$out/test-${1/:/-}.log began=$SECONDS status=0
  frond_guest env FROND_OUT="$guest_source/build/flatpak/tour" FROND_BUNDLE="$guest_source/build/flatpak/$frond_id.flatpak" \
    PYTHONDONTWRITEBYTECODE=1 timeout --kill-after=30 "$guest_test_limit_s" python3 "tests/flatpak/test-$name.py" ${words#:} >"$log" 2>&1 || status=$?
  # Timeout's own statuses: it ended, it had to be killed.
  case $status in 124 | 137) echo "not ok - took longer than $guest_test_limit_s s" >>"$log" ;; esac
  # A program that died before it said what failed, or that asked nothing, counts as one that failed.
  grep -q '^not ok' "$log" || { [ "$status" = 0 ] && grep -q '^ok' "$log"; } || echo "not ok - ended with status $status" >>"$log"
  sed -n "s/^\(not \)\?ok [0-9]* \?- /\1ok - $name: /p" "$log"
  ! grep -q '^not ok' "$log" || grep -v '^ok\|^dbus-daemon' "$log" | cut -c1-300 | tail -n 60
  printf 'flatpak: %-40s %6.1f s\n' "test $1" "$((SECONDS - began))"
}

# frond_count PROGRAM[:WORD]...: the totals; fails where something failed.
frond_count() {
  local logs=("${@/#/$out/test-}") passed failed skipped
  logs=("${logs[@]/:/-}")
  logs=("${logs[@]/%/.log}")
  failed=$(cat "${logs[@]}" | grep -c '^not ok' || true)
  skipped=$(cat "${logs[@]}" | grep -c '^ok.*# SKIP' || true)
  passed=$(($(cat "${logs[@]}" | grep -c '^ok' || true) - skipped))
  echo "$passed passed, $failed failed$([ "$skipped" = 0 ] || echo ", $skipped skipped")"
  [ "$failed" = 0 ] && [ "$passed" != 0 ]
}
