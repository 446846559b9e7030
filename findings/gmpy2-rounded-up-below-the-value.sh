#!/usr/bin/env bash
#
# gmpy2 2.3.2: with rounding upwards, 1 - 1/3 is less than 2/3.
#
# A context with `round=RoundUp` is how gmpy2 gives upper bounds. Guess, written before the run: a sum, difference,
# product or quotient of an `mpfr` and an exact `mpq` is rounded up from its exact value, as MPFR's own functions for
# rationals do.
#
# Seen: the rational is rounded up first, and the operation after it, so that where the rational is subtracted or
# divided by, the "upper bound" is below the value: for 238 of the 406 fractions q = a/b with a < b < 30, 1 - q is; for
# 120 of them, 1/q. With rounding down, 235 and 105 "lower bounds" are above it. Sums, products, q - 1 and q/1 are
# right.
#
# Exit code 0: as seen; 1: it changed; 77: this version cannot be had here.

set -euo pipefail
command -v python3 >/dev/null 2>&1 || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --no-compile --disable-pip-version-check --only-binary :all: --target "$folder" \
  gmpy2==2.3.2 >/dev/null 2>&1 || exit 77

PYTHONPATH=$folder python3 -s - <<'PYTHON'
import gmpy2
from gmpy2 import mpfr, mpq

failed = False


def check(what, got, seen):
    global failed
    if str(got) == seen:
        print("as seen:", what, "->", seen)
    else:
        print("CHANGED:", what, "->", got, "instead of", seen)
        failed = True


operations = {
    "x - q": lambda x, q: x - q,
    "x / q": lambda x, q: x / q,
    "x + q": lambda x, q: x + q,
    "x * q": lambda x, q: x * q,
    "q - x": lambda x, q: q - x,
    "q / x": lambda x, q: q / x,
}
fractions = [(a, b) for a in range(1, 30) for b in range(a + 1, 30)]
for name, rounding, seen in (
    ("RoundUp", gmpy2.RoundUp, (238, 120, 0, 0, 0, 0)),
    ("RoundDown", gmpy2.RoundDown, (235, 105, 0, 0, 0, 0)),
):
    for (operation, apply), count in zip(operations.items(), seen):
        wrong = 0
        for a, b in fractions:
            exact = apply(mpq(1), mpq(a, b))
            with gmpy2.context(gmpy2.get_context(), round=rounding):
                rounded = mpq(apply(mpfr(1), mpq(a, b)))
            wrong += rounded < exact if rounding == gmpy2.RoundUp else rounded > exact
        check(f"{name}, x = 1, {operation} is no bound, of {len(fractions)}", wrong, str(count))
raise SystemExit(failed)
PYTHON
