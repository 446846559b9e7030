#!/usr/bin/env bash
#
# intvalpy 2.0.3: the cube of a negative interval is rounded inward; of one number its ends stand in the wrong order.
#
# The package rounds outward: sums, products, quotients, exp, log and sqrt of a few thousand random numbers contained the
# exact values. Guess, written before the run: so do powers with whole exponents, as x*x*x does.
#
# Seen: the ends of an odd power with a negative base are rounded the other way. [-3/10, -3/10]^3 has the lower end
# -0.026999999999999996 and the upper end -0.027, and contains nothing; [-3/10, 1/5]^3 does not contain the cube of its own
# left end. Even powers, positive bases and the product x*x*x are right.
#
# Exit code 0: as seen; 1: it changed; 77: this version cannot be had here.

set -euo pipefail
command -v python3 >/dev/null 2>&1 || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --no-compile --disable-pip-version-check --target "$folder" \
  intvalpy==2.0.3 numpy==2.4.6 mpmath==1.3.0 matplotlib==3.10.7 >/dev/null 2>&1 || exit 77

MPLCONFIGDIR=$folder PYTHONPATH=$folder python3 -s -W ignore - <<'PYTHON'
from fractions import Fraction

import intvalpy

failed = False


def check(what, got, seen):
    global failed
    if str(got) == seen:
        print("as seen:", what, "->", seen)
    else:
        print("CHANGED:", what, "->", got, "instead of", seen)
        failed = True


def ends(interval):
    return float(interval.a), float(interval.b)


def contains(interval, value):
    low, high = ends(interval)
    return Fraction(low) <= value <= Fraction(high)


base = intvalpy.Interval(-0.3, -0.3)
cube = Fraction(-0.3) ** 3
check("[-0.3, -0.3]^3", ends(base**3), "(-0.026999999999999996, -0.027)")
check("it contains the cube", contains(base**3, cube), "False")
check("the product does", contains(base * base * base, cube), "True")
check("[-0.3, 0.2]^3 contains it", contains(intvalpy.Interval(-0.3, 0.2) ** 3, cube), "False")
check("[-0.3, -0.3]^2 contains the square", contains(base**2, Fraction(-0.3) ** 2), "True")
check("[0.3, 0.3]^3 contains the cube", contains(intvalpy.Interval(0.3, 0.3) ** 3, Fraction(0.3) ** 3), "True")
raise SystemExit(failed)
PYTHON
