#!/usr/bin/env bash
#
# PARI/GP 2.15.2 (Debian 12): two different fractions equal the same number.
#
# A fraction is exact in PARI, and so is 0.5 as a binary number. Guess, written before the run: a fraction is compared
# with a real number exactly, so that 0.5 == 1/2 + 10^-50 is false, as 1/2 == 1/2 + 10^-50 is.
#
# Seen: it is true: the fraction is rounded to the precision of the real number first, 38 digits by default. `==` is
# thus not transitive, `<` between the two is false, and max(0.5, 1/2 + 10^-50) is 0.5. An exact value that exceeds a
# bound is found not to, if the bound was written as 0.5 and not as 1/2; raising the precision only moves the trap.
# `Set` keeps the three numbers apart.
#
# Exit code 0: as seen; 1: it changed; 77: this version cannot be had here.

set -euo pipefail
for tool in apt-get dpkg-deb timeout; do command -v "$tool" >/dev/null 2>&1 || exit 77; done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download pari-gp=2.15.2-1 libpari-gmp-tls8=2.15.2-1 >/dev/null 2>&1 || exit 77
for package in *.deb; do dpkg-deb --extract "$package" . >/dev/null 2>&1 || exit 77; done
run() {
  LD_LIBRARY_PATH=$(echo "$folder"/usr/lib/*-linux-gnu) timeout 60 usr/bin/gp --quiet --fast --default colors=no \
    --default prompt= 2>&1 <<<"$1"
}
[[ $(run 'print("ready")') == *ready* ]] || exit 77

status=0
while IFS='|' read -r question seen; do
  answer=$(run "$question")
  if [[ $answer == "$seen" ]]; then
    printf 'as seen: %s -> %s\n' "$question" "$seen"
  else
    printf 'CHANGED: %s -> %s instead of %s\n' "$question" "$answer" "$seen"
    status=1
  fi
done <<'QUESTIONS'
0.5 == 1/2 + 10^-50|1
0.5 == 1/2|1
1/2 == 1/2 + 10^-50|0
0.5 < 1/2 + 10^-50|0
1/2 < 1/2 + 10^-50|1
max(0.5, 1/2 + 10^-50) == 1/2|1
#Set([0.5, 1/2, 1/2 + 10^-50])|3
QUESTIONS
exit "$status"
