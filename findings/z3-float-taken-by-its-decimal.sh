#!/usr/bin/env bash
#
# Z3 5.4.1 in Python: the number 1/3 that Python computed is proved different from its own exact value.
#
# A Python float is a fraction with a power of 2 below; `Fraction(1/3)` is that fraction. Guess, written before the run:
# in an equation of exact real arithmetic such as `x == 1/3` the float stands for its exact value.
#
# Seen: it stands for the shortest decimal that Python prints, 3333333333333333/10^16, which is neither 1/3 nor the
# float. `x == 1/3` and `x == Fraction(1/3)` together are unsatisfiable, and a law (1/3, 1/3, 1/3) of floats sums to
# less than 1, while (0.1, 0.2, 0.7) does to 1 exactly, and `RealVal(0.1) == Q(1, 10)` is valid. A counterexample
# carried over to another exact tool is a different point there.
#
# Exit code 0: as seen; 1: it changed; 77: this version cannot be had here.

set -euo pipefail
command -v python3 >/dev/null 2>&1 || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --no-compile --disable-pip-version-check --only-binary :all: --target "$folder" \
  z3-solver==5.4.1.0 >/dev/null 2>&1 || exit 77

PYTHONPATH=$folder python3 -s - <<'PYTHON'
from fractions import Fraction

import z3

failed = False


def check(what, got, seen):
    global failed
    if str(got) == seen:
        print("as seen:", what, "->", seen)
    else:
        print("CHANGED:", what, "->", got, "instead of", seen)
        failed = True


x = z3.Real("x")


def satisfiable(*claims):
    solver = z3.Solver()
    solver.add(*claims)
    return solver.check()


check("version", z3.get_version_string(), "5.4.1")
check("RealVal(1/3)", z3.RealVal(1 / 3), "3333333333333333/10000000000000000")
check("x == 1/3 and x == Fraction(1/3)", satisfiable(x == 1 / 3, x == z3.RealVal(Fraction(1 / 3))), "unsat")
check("x == 1/3 and 3 x == 1", satisfiable(x == 1 / 3, 3 * x == 1), "unsat")
check("x == 0.1 and 10 x == 1", satisfiable(x == 0.1, 10 * x == 1), "sat")
check("Fraction(0.1) is 1/10", Fraction(0.1) == Fraction(1, 10), "False")
raise SystemExit(failed)
PYTHON
