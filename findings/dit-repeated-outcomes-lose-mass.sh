#!/usr/bin/env bash
#
# dit 2.3: an outcome given twice loses its first probability, and the law passes as validated.
#
# A law read off a channel's transition table often lists an outcome more than once. Guess, written before the run: the
# probabilities of equal outcomes are added, or the constructor, which validates by default, refuses.
#
# Seen: the last probability replaces the earlier ones. Of 1/4, 1/4 for 0 and 1/2 for 1 there remains the "law" 1/4,
# 1/2, whose entropy is given as 1 like the true law's, and whose Rényi entropy of order 2 as 1.68, above the logarithm
# of the number of outcomes. The constructor accepts it with `validate=True` too, as any probabilities that do not sum
# to 1; only the method `validate()` complains.
#
# Exit code 0: as seen; 1: it changed; 77: this version cannot be had here.

set -euo pipefail
command -v python3 >/dev/null 2>&1 || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --no-compile --disable-pip-version-check --only-binary :all: --no-binary pltable \
  --target "$folder" dit==2.3 numpy==2.4.6 >/dev/null 2>&1 || exit 77

PYTHONPATH=$folder python3 -s - <<'PYTHON'
import dit

failed = False


def check(what, got, seen):
    global failed
    if str(got) == seen:
        print("as seen:", what, "->", seen)
    else:
        print("CHANGED:", what, "->", got, "instead of", seen)
        failed = True


law = dit.Distribution(["0", "0", "1"], [0.25, 0.25, 0.5], validate=True)
check("probabilities", [float(p) for p in law.pmf], "[0.25, 0.5]")
check("entropy", f"{dit.shannon.entropy(law):.6f}", "1.000000")
check("Rényi entropy of order 2", f"{dit.other.renyi_entropy(law, 2):.6f}", "1.678072")
short = dit.Distribution(["0", "1"], [0.5, 0.4], validate=True)
check("sum 9/10 accepted", [float(p) for p in short.pmf], "[0.5, 0.4]")
try:
    law.validate()
    check("validate()", "nothing", "ValueError")
except ValueError as error:
    check("validate()", type(error).__name__, "ValueError")
raise SystemExit(failed)
PYTHON
