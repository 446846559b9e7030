#!/usr/bin/env bash
#
# statsmodels 0.15.0: the alternatives `larger` and `greater` give opposite ends of a Clopper-Pearson interval.
#
# An audit of privacy or of memorization needs a lower bound on a success probability: the interval that belongs to the
# alternative "greater". In SciPy's `binomtest`, `alternative="greater"` gives [lower end, 1]. Guess, written before the
# run: statsmodels' `proportion_confint(..., method="beta", alternative="larger")` gives the same.
#
# Seen: it gives (0, upper end), which SciPy calls "less", and "smaller" gives (lower end, 1). Of 3 successes in 10 the
# attack's "bound" at 95 % is then 0 or, if the finite end is taken, 0.607 instead of 0.087.
#
# Exit code 0: as seen; 1: it changed; 77: this version cannot be had here.

set -euo pipefail
command -v python3 >/dev/null 2>&1 || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --no-compile --disable-pip-version-check --only-binary :all: --target "$folder" \
  statsmodels==0.15.0 scipy==1.17.1 >/dev/null 2>&1 || exit 77

PYTHONPATH=$folder python3 -s - <<'PYTHON'
from scipy.stats import binomtest
from statsmodels.stats.proportion import proportion_confint

failed = False


def check(what, got, seen):
    global failed
    if str(got) == seen:
        print("as seen:", what, "->", seen)
    else:
        print("CHANGED:", what, "->", got, "instead of", seen)
        failed = True


def rounded(interval):
    return tuple(round(float(end), 3) for end in interval)


for name, seen in (("larger", "(0.0, 0.607)"), ("smaller", "(0.087, 1.0)")):
    check("statsmodels, " + name, rounded(proportion_confint(3, 10, 0.05, "beta", alternative=name)), seen)
for name, seen in (("greater", "(0.087, 1.0)"), ("less", "(0.0, 0.607)")):
    check("SciPy, " + name, rounded(binomtest(3, 10, alternative=name).proportion_ci(0.95, "exact")), seen)
raise SystemExit(failed)
PYTHON
