#!/usr/bin/env bash
#
# dit 2.3: a law stored as logarithms has a negative Rényi entropy.
#
# `set_base(2)` stores a law's probabilities as logarithms, against underflow; the law stays the same, and `entropy` and
# `mutual_information` agree. Guess, written before the run: every measure gives the same number for both.
#
# Seen: `renyi_entropy` of order 2 and `kullback_leibler_divergence` compute with the logarithms as if they were the
# probabilities. For (1/4, 3/4) the Rényi entropy is then negative, as is the divergence from (1/2, 1/2), and the total
# variation distance from it is more than 1. No error or warning is raised.
#
# Exit code 0: as seen; 1: it changed; 77: this version cannot be had here.

set -euo pipefail
command -v python3 >/dev/null 2>&1 || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --no-compile --disable-pip-version-check --only-binary :all: --no-binary pltable \
  --target "$folder" dit==2.3 numpy==2.4.6 >/dev/null 2>&1 || exit 77

PYTHONPATH=$folder python3 -s - <<'PYTHON'
import warnings

import dit
from dit.divergences import kullback_leibler_divergence, variational_distance
from dit.other import renyi_entropy

failed = False


def check(what, got, seen):
    global failed
    if str(got) == seen:
        print("as seen:", what, "->", seen)
    else:
        print("CHANGED:", what, "->", got, "instead of", seen)
        failed = True


warnings.simplefilter("error")
plain, logs = dit.Distribution(["0", "1"], [0.25, 0.75]), dit.Distribution(["0", "1"], [0.25, 0.75])
fair = dit.Distribution(["0", "1"], [0.5, 0.5])
logs.set_base(2)
for name, measure, probabilities, logarithms in (
    ("entropy", dit.shannon.entropy, "0.811278", "0.811278"),
    ("renyi_entropy", lambda law: renyi_entropy(law, 2), "0.678072", "-2.060828"),
    ("kullback_leibler_divergence", lambda law: kullback_leibler_divergence(law, fair), "0.188722", "-3.226316"),
    ("variational_distance", lambda law: variational_distance(law, fair), "0.250000", "1.707519"),
):
    check(name + ", probabilities", f"{measure(plain):.6f}", probabilities)
    check(name + ", logarithms", f"{measure(logs):.6f}", logarithms)
raise SystemExit(failed)
PYTHON
