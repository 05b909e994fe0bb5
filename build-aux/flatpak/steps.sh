# SPDX-License-Identifier: GPL-3.0-or-later
# What build-aux/flatpak-test and build-aux/release share: from a runtime to a bundle. Sourced after build-aux/lib/environment.sh.

frond_id=io.github.frondapp.Frond
frond_branch=$(sed -n 's/.*"runtime-version": "\(.*\)".*/\1/p' "$frond_source/flatpak/$frond_id.json")
frond_flathub=https://flathub.org/repo/flathub.flatpakrepo
frond_parts=$frond_source/build-aux/flatpak

# frond_step WHAT COMMAND...: run it and say how long it took.
frond_step() {
  local what=$1 began=${EPOCHREALTIME/[.,]/}
  shift
  "$@"
  printf 'flatpak: %-40s %6.1f s\n' "$what" "$(((${EPOCHREALTIME/[.,]/} - began) / 100000))e-1"
}

# frond_tools PACKAGE...: install them, where packages have Debian's names.
frond_tools() {
  [ -z "${FROND_ENVIRONMENT:-}" ] || frond_fail 'no Flatpak runs inside of build-aux/shell; run this outside of it'
  [ "$(frond_kind)" = unknown ] || frond_install "$@"
}

# frond_one_at_a_time PROGRAM [ARGUMENT...]: begin the program anew with the runtime's folder for itself. The lock is not handed on, so that
# nothing that outlives the program can keep it.
frond_one_at_a_time() {
  [ -n "${FROND_LOCKED:-}" ] || FROND_LOCKED=1 FROND_RUNTIME=$frond_runtime exec flock --close "$frond_base/lock" "$@"
}

# frond_quietly LOG COMMAND...: keep what it says in LOG, show the end of it where it fails. A function that is run so has no errexit: each of
# its steps returns by itself.
frond_quietly() {
  local log=$1
  shift
  "$@" >"$log" 2>&1 || { tail -n 40 "$log" >&2; frond_fail "failed: $*"; }
}

frond_reaches_flathub() {
  FLATPAK_USER_DIR=$frond_cache/flathub timeout 20 flatpak remote-add --user --if-not-exists flathub "$frond_flathub" >/dev/null 2>&1
}

# Everything of one runtime is in one folder (frond_base): stand-in, source archives, installation, caches. Its name holds the lists that
# the stand-in is made of, so a changed list makes a new one. FROND_RUNTIME=standin or flathub leaves no choice.
frond_choose_runtime() {
  local made
  case ${FROND_RUNTIME:-} in
    standin | flathub) frond_runtime=$FROND_RUNTIME ;;
    *) frond_reaches_flathub && frond_runtime=flathub || frond_runtime=standin ;;
  esac
  made=flathub
  [ "$frond_runtime" = flathub ] || made=$(cat "$frond_parts/make-runtime" "$frond_parts"/{platform,sdk,source}-packages.txt | sha256sum | cut -c1-12)
  frond_base=$frond_cache/flatpak-$frond_branch-$made
  export FLATPAK_USER_DIR=$frond_base/installation
  mkdir -p "$frond_base"
}

# frond_make_runtime: the repository that the runtime comes from; once for each machine, whole or not at all.
frond_make_runtime() {
  [ "$frond_runtime" = standin ] && [ ! -d "$frond_base/runtime" ] || return 0
  exec 9>"$frond_cache/lock"
  flock 9
  if [ ! -d "$frond_base/runtime" ]; then
    frond_say "making a stand-in for org.gnome.Platform//$frond_branch of Debian 13 packages (once, two to four minutes)"
    "$frond_parts/make-runtime" "$frond_base/runtime" "$frond_branch" 9>&-
    find "$frond_cache" -maxdepth 1 -name 'flatpak-*' ! -path "$frond_base" -mtime +14 -exec rm -rf {} +
  fi
  exec 9>&-
}

# frond_install_runtime KIND...: into the installation that FLATPAK_USER_DIR names.
frond_install_runtime() {
  local kind references=()
  for kind; do references+=("org.gnome.$kind//$frond_branch"); done
  if [ "$frond_runtime" = flathub ]; then
    flatpak remote-add --user --if-not-exists flathub "$frond_flathub" || return
  else
    flatpak remote-add --user --if-not-exists --no-gpg-verify standin "file://$frond_base/runtime/repository" || return
  fi
  flatpak install --user --assumeyes --noninteractive --or-update "$frond_runtime" "${references[@]}" || return
  chmod go+rx "$FLATPAK_USER_DIR"      # for the guest this is the installation of the whole computer
}

# Puts upstream's archives where flatpak-builder looks before it downloads. Told apart by the manifest's checksums, so nothing else can slip in.
frond_seed_sources() {
  [ "$frond_runtime" = standin ] || return 0
  python3 "$frond_parts/manifest.py" seed --archives "$frond_base/runtime/archives" --downloads "$frond_base/state/downloads" "$@"
}

# frond_archive FILE: the checkout as it is, the same bytes for the same content; without what takes no part in the build.
frond_archive() {
  git -C "$frond_source" ls-files -z --cached --others --exclude-standard -- . ':!tests' ':!docs' ':!build-aux' |
    tar -C "$frond_source" --create --null --files-from=- --ignore-failed-read --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner \
      --mode=go=rX --transform='s,^,frond/,' --file="$1" 2>/dev/null ||
    frond_fail 'the checkout cannot be packed; it has to be one of git'
}

# frond_build MANIFEST ARCHIVE FOLDER BRANCH [OPTION...]: build the application from ARCHIVE in place of the manifest's own source, export it to
# FOLDER/repository as BRANCH, and leave what was built in FOLDER/ID. flatpak-builder finds what it built before by the path of the manifest, so
# that is one of the machine, not of the checkout: a new clone, or a release, finds the modules of the one before.
frond_build() {
  local id place=$frond_base/manifest
  id=$(basename "$1" .json)
  mkdir -p "$3"
  rm -rf "$place"
  cp -r "$(dirname "$1")" "$place"
  cp "$2" "$place/frond.tar"
  python3 "$frond_parts/manifest.py" resolve --source "$place/frond.tar" "$place/$id.json" >"$place/$id.whole.json"
  frond_quietly "$3/$id.log" flatpak-builder --user --force-clean --disable-rofiles-fuse --disable-updates --ccache \
    --state-dir="$frond_base/state" --repo="$3/repository" --default-branch="$4" "${@:5}" "$3/$id" "$place/$id.whole.json"
}

# frond_bundle REPOSITORY FILE ID BRANCH [OPTION...]: the single file that people install.
frond_bundle() {
  flatpak build-bundle "${@:5}" "${@:1:4}"
}

# frond_compile_aid FILE: the test aid of the window, by the runtime's own SDK, for the libraries that the window then has.
frond_compile_aid() {
  HOME=$frond_base/state flatpak run --user --command=sh --filesystem="$frond_source" "org.gnome.Sdk//$frond_branch" -c \
    'cd "$1" && cc -O1 -shared -fPIC -o "$2" tests/ui/a11y-aid.c $(pkg-config --cflags --libs gtk4) -lm' sh "$frond_source" "$1"
}
