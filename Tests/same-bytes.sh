#!/bin/sh
# Builds the example site twice, in two surroundings that must not show, and compares the two trees.
set -eu
tool=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(umask 022; TZ=UTC LANG=C "$tool" build --quiet --jobs 1 --output "$folder/one")
(umask 077; TZ=Pacific/Chatham LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8 \
  "$tool" build --quiet --jobs 4 --output "$folder/two")
diff -r "$folder/one" "$folder/two"
modes() { (cd "$1" && find . -printf '%m %p\n' | LC_ALL=C sort); }
modes "$folder/one" > "$folder/modes.one"
modes "$folder/two" > "$folder/modes.two"
cmp "$folder/modes.one" "$folder/modes.two"
echo "same bytes: $(find "$folder/one" -type f | wc -l) files"
