#!/usr/bin/env bash
#
# Python-FLINT 0.9.0: 1/2 differs from 1/2, with the same hash.
#
# `fmpq`, FLINT's rational number, is the fast replacement of Python's `Fraction`; gmpy2's `mpq` compares equal with it.
# Guess, written before the run: fmpq(1, 2) == Fraction(1, 2) and fmpq(1, 2) == 0.5 are true, or errors, as `<` is.
#
# Seen: both are silently false, and `!=` true, in both orders, though the hashes are equal; so is fmpz(2) ==
# Fraction(2). A test of an exact result against `Fraction` that expects `!=`, or counts members of a set, passes
# whatever the numbers are. `fmpq(1, 2) < Fraction(2, 3)` raises TypeError.
#
# Exit code 0: as seen; 1: it changed; 77: this version cannot be had here.

set -euo pipefail
command -v python3 >/dev/null 2>&1 || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --no-compile --disable-pip-version-check --only-binary :all: --target "$folder" \
  python-flint==0.9.0 gmpy2==2.3.2 >/dev/null 2>&1 || exit 77

PYTHONPATH=$folder python3 -s - <<'PYTHON'
from fractions import Fraction

from flint import fmpq, fmpz
from gmpy2 import mpq

failed = False


def check(what, got, seen):
    global failed
    if str(got) == seen:
        print("as seen:", what, "->", seen)
    else:
        print("CHANGED:", what, "->", got, "instead of", seen)
        failed = True


half = Fraction(1, 2)
check("fmpq == Fraction", (fmpq(1, 2) == half, half == fmpq(1, 2)), "(False, False)")
check("fmpq != Fraction", (fmpq(1, 2) != half, half != fmpq(1, 2)), "(True, True)")
check("fmpq == float", fmpq(1, 2) == 0.5, "False")
check("fmpz == Fraction", fmpz(2) == Fraction(2), "False")
check("equal hashes", hash(fmpq(1, 2)) == hash(half), "True")
check("members of the set", len({fmpq(1, 2), half}), "2")
check("gmpy2's mpq == Fraction", mpq(1, 2) == half, "True")
try:
    fmpq(1, 2) < Fraction(2, 3)
    check("fmpq < Fraction", "an answer", "TypeError")
except TypeError:
    check("fmpq < Fraction", "TypeError", "TypeError")
raise SystemExit(failed)
PYTHON
