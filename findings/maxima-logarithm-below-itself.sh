#!/usr/bin/env bash
#
# Maxima 5.46.0 (Debian 12): a logarithm is strictly less than itself.
#
# log 12 = 2 log 2 + log 3. Maxima keeps logarithms of integers exact, knows `zero` and `pnz` (no knowledge) as signs,
# and answers `unknown` where it cannot decide. Guess, written before the run: the sign of log(12) - 2*log(2) - log(3)
# is zero, as Maxima says for log(6) - log(2) - log(3), or pnz.
#
# Seen: the sign is neg, and `is(log(12) < 2*log(2) + log(3))` is true: the last bits of a floating-point value are
# taken for the sign. Which identities are wrong, and in which direction, follows no pattern: log 2 + log 4 exceeds log
# 8, log 2 + log 10 is less than log 20, and log 2 + log 3 equals log 6.
#
# Exit code 0: as seen; 1: it changed; 77: this version cannot be had here.

set -euo pipefail
for tool in apt-get dpkg-deb timeout; do command -v "$tool" >/dev/null 2>&1 || exit 77; done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download maxima=5.46.0-11 >/dev/null 2>&1 || exit 77
dpkg-deb --extract maxima_*.deb . >/dev/null 2>&1 || exit 77
export MAXIMA_PREFIX=$folder/usr MAXIMA_USERDIR=$folder
run() { timeout 60 usr/bin/maxima --very-quiet --batch-string="$1" 2>&1 </dev/null; }
[[ $(run 'display2d:false$ print("ready")$') == *ready* ]] || exit 77

status=0
while IFS='|' read -r question seen; do
  answer=$(run "display2d:false\$ print(\"answer:\", $question)\$" | sed -n 's/^answer: *\([a-z]*\) *$/\1/p')
  if [[ $answer == "$seen" ]]; then
    printf 'as seen: %s -> %s\n' "$question" "$seen"
  else
    printf 'CHANGED: %s -> %s instead of %s\n' "$question" "$answer" "$seen"
    status=1
  fi
done <<'QUESTIONS'
sign(log(12) - 2*log(2) - log(3))|neg
is(log(12) < 2*log(2) + log(3))|true
sign(log(2) + log(4) - log(8))|pos
sign(log(2) + log(10) - log(20))|neg
sign(log(2) + log(3) - log(6))|zero
QUESTIONS
exit "$status"
