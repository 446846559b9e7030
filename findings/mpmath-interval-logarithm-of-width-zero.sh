#!/usr/bin/env bash
#
# mpmath 1.4.1: the interval logarithm of a number next to 1 is a single point.
#
# `iv` is mpmath's interval arithmetic. log x is irrational for every rational x other than 1, so that an interval with
# floating-point ends that contains it has a width. Guess, written before the run: `iv.log` contains the logarithm.
#
# Seen: at 53 bits, for x = 1 + 2^-52, 1 + 2^-51, 1 + 2^-50 and 1 + 2^-49, both ends are the same number, which is not
# the logarithm: the "enclosure" excludes what it should enclose. At 200 bits the same happens at 1 + 2^-199. A
# divergence of two nearly equal laws is a sum of such logarithms.
#
# Exit code 0: as seen; 1: it changed; 77: this version cannot be had here.

set -euo pipefail
command -v python3 >/dev/null 2>&1 || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --no-compile --disable-pip-version-check --only-binary :all: --target "$folder" \
  mpmath==1.4.1 >/dev/null 2>&1 || exit 77

PYTHONPATH=$folder python3 -s - <<'PYTHON'
from fractions import Fraction

from mpmath import iv

failed = False


def check(what, got, seen):
    global failed
    if str(got) == seen:
        print("as seen:", what, "->", seen)
    else:
        print("CHANGED:", what, "->", got, "instead of", seen)
        failed = True


def contains_log(interval, h, terms=8):
    """Whether interval contains log(1 + h), which lies between two partial sums of its alternating series."""
    lower = sum(Fraction((-1) ** (k + 1), k) * h**k for k in range(1, 2 * terms + 1))
    upper = lower + h ** (2 * terms + 1) / (2 * terms + 1)
    ends = [to_fraction(end) for end in (interval.a, interval.b)]
    if ends[0] <= lower and upper <= ends[1]:
        return True
    assert upper < ends[0] or ends[1] < lower
    return False


def to_fraction(end):
    sign, mantissa, exponent, _ = end._mpi_[0]
    return (-1) ** sign * Fraction(int(mantissa)) * Fraction(2) ** exponent


for bits, exponents in ((53, (52, 51, 50, 49)), (200, (199,))):
    iv.prec = bits
    for exponent in exponents:
        enclosure = iv.log(1 + iv.mpf(2) ** -exponent)
        what = f"at {bits} bits, log(1 + 2^-{exponent})"
        check(what + ": width", enclosure.delta.a == 0 and "0", "0")
        check(what + " is inside", contains_log(enclosure, Fraction(1, 2**exponent)), "False")
raise SystemExit(failed)
PYTHON
