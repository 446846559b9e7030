#!/usr/bin/env bash
#
# dit 2.3: the f-divergence of two disjoint laws is 0.
#
# Total variation is the f-divergence of f(t) = |t - 1|/2. Of two laws that share no outcome it is 1, the greatest
# possible. Guess, written before the run: `f_divergence` gives 1, or refuses a ratio with denominator 0.
#
# Seen: 0, as for equal laws: outcomes that only one law has are left out of the sum. Between (1/2, 1/2) and (1, 0) it
# gives 1/4 instead of 1/2; with f(t) = t log t, a divergence of -1/2, which is negative, where it is infinite. The same
# library's `variational_distance` and `kullback_leibler_divergence` give 1 and infinity.
#
# Exit code 0: as seen; 1: it changed; 77: this version cannot be had here.

set -euo pipefail
command -v python3 >/dev/null 2>&1 || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --no-compile --disable-pip-version-check --only-binary :all: --no-binary pltable \
  --target "$folder" dit==2.3 numpy==2.4.6 >/dev/null 2>&1 || exit 77

PYTHONPATH=$folder python3 -s - <<'PYTHON'
import math

import dit
from dit.divergences import f_divergence, kullback_leibler_divergence, variational_distance

failed = False


def check(what, got, seen):
    global failed
    if str(got) == seen:
        print("as seen:", what, "->", seen)
    else:
        print("CHANGED:", what, "->", got, "instead of", seen)
        failed = True


zero, one = dit.Distribution(["0"], [1.0]), dit.Distribution(["1"], [1.0])
fair = dit.Distribution(["0", "1"], [0.5, 0.5])


def total_variation(t):
    return abs(t - 1) / 2


def relative_entropy(t):
    return t * math.log2(t) if t > 0 else 0.0


check("total variation of disjoint laws", float(f_divergence(zero, one, total_variation)), "0.0")
check("total variation of (1/2, 1/2) and (1, 0)", float(f_divergence(fair, zero, total_variation)), "0.25")
check("divergence of (1/2, 1/2) from (1, 0)", float(f_divergence(fair, zero, relative_entropy)), "-0.5")
check("variational_distance of disjoint laws", float(variational_distance(zero, one)), "1.0")
check("kullback_leibler_divergence of (1/2, 1/2) from (1, 0)", float(kullback_leibler_divergence(fair, zero)), "inf")
raise SystemExit(failed)
PYTHON
