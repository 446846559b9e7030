#!/usr/bin/env bash
#
# Python-FLINT 0.9.0: the ball made of "0.1" does not contain 1/10, says `contains`.
#
# `arb("0.1")` is a ball around 1/10, as it must be: the decimal is enclosed. Guess, written before the run:
# arb("0.1").contains(fmpq(1, 10)) is true.
#
# Seen: false. `contains` makes a ball of the rational number first, of the working precision, and asks whether the
# whole of that ball is inside. That the ball does contain 1/10 shows if it is multiplied by 10, which contains 1, or if
# a wider one is asked. So a proof that a computed enclosure contains an exact rational value fails for right
# enclosures.
#
# Exit code 0: as seen; 1: it changed; 77: this version cannot be had here.

set -euo pipefail
command -v python3 >/dev/null 2>&1 || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --no-compile --disable-pip-version-check --only-binary :all: --target "$folder" \
  python-flint==0.9.0 >/dev/null 2>&1 || exit 77

PYTHONPATH=$folder python3 -s - <<'PYTHON'
from fractions import Fraction

from flint import arb, fmpq

failed = False


def check(what, got, seen):
    global failed
    if str(got) == seen:
        print("as seen:", what, "->", seen)
    else:
        print("CHANGED:", what, "->", got, "instead of", seen)
        failed = True


ball = arb("0.1")


def exact(number):
    """A ball of radius 0 as a fraction."""
    mantissa, exponent = number.man_exp()
    return Fraction(int(mantissa)) * Fraction(2) ** int(exponent)


middle, radius = exact(ball.mid()), exact(ball.rad())
check("|midpoint - 1/10| <= radius", abs(middle - Fraction(1, 10)) <= radius, "True")
check("contains(fmpq(1, 10))", ball.contains(fmpq(1, 10)), "False")
check("fmpq(1, 10) in", fmpq(1, 10) in ball, "False")
check("10 times the ball contains 1", (10 * ball).contains(1), "True")
raise SystemExit(failed)
PYTHON
