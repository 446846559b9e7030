#!/usr/bin/env bash
#
# opake-auditing 0.16.1 (PyPI): the one-run audit forgets small deltas, and takes the best threshold at no charge.
#
# Setup of the first: four canaries, each included by a fair coin. A mechanism tells all four coins with probability 1/10
# and else nothing; it is (0, 1/10)-differentially private in each coin. An attack that then guesses is right four times
# with probability 1/10 + (9/10)/16 = 0.15625. Guess, written before the run: with delta = 0.1 and significance 0.07 four
# right guesses out of four refute no epsilon, since they are more likely than that under (0, 0.1).
#
# Seen: epsilon_at(delta=0.1, significance=0.07) is 0.0574..., the same as for delta = 0: the number of guesses that delta may
# reveal is rounded to an integer, round(r delta), so that delta has no effect at all as long as r delta < 1/2. The
# statement "not (0.05, 0.1)-DP, at significance 0.07" is false for this mechanism with probability 0.156.
#
# Setup of the second: scores that are noise, 20 canaries, significance 0.05, delta 0, 2000 repetitions of the numpy generator
# with seed 0. Guess: an epsilon above 0 in at most about 5 % of them.
#
# Seen: in 18 %. Without an explicit threshold the one that is right most often on these scores is taken, and nothing is
# paid for the choice.
#
# The modules are imported without the package's __init__, which wants torch. Exit code 0: as seen; 1: it changed; 77: the
# package cannot be had.

set -euo pipefail
command -v python3 >/dev/null 2>&1 || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" >/dev/null 2>&1 || exit 77
pip=("$folder/venv/bin/pip" -q --disable-pip-version-check install --only-binary ':all:')
"${pip[@]}" --no-deps opake-auditing==0.16.1 opake-engine==0.16.1 opake-base==0.16.1 >/dev/null 2>&1 || exit 77
"${pip[@]}" numpy scipy >/dev/null 2>&1 || exit 77

output=$("$folder/venv/bin/python" - <<'PYTHON'
import os, sys, sysconfig, types
site = sysconfig.get_paths()["purelib"]
for name in ("opake", "opake.api", "opake.api.auditing", "opake.api.auditing.one_run"):
    package = types.ModuleType(name)
    package.__path__ = [os.path.join(site, *name.split("."))]
    sys.modules[name] = package
import numpy as np
from opake.api.auditing.one_run._estimate import OneRunEstimate
from opake.api.auditing.one_run._roc import get_tn_fn_counts


def estimate(members, others):
    thresholds, tn, fn = get_tn_fn_counts(members, others)
    return OneRunEstimate(
        n_in=len(members), n_out=len(others), thresholds=thresholds, tn_counts=tn, fn_counts=fn,
        tp_counts=(fn[-1] - fn)[::-1], fp_counts=(tn[-1] - tn)[::-1], in_scores=members, out_scores=others)


four = estimate(np.array([1.0, 1.0]), np.array([0.0, 0.0])).eps_delta()
for delta in (0.0, 0.1):
    print(f"four right of four, delta {delta}: epsilon {four.epsilon_at(delta=delta, significance=0.07):.4f}")

random, refuted = np.random.default_rng(0), 0
for _ in range(2000):
    scores, coins = random.permutation(20).astype(float), random.integers(0, 2, 20).astype(bool)
    if coins.all() or not coins.any():
        continue
    refuted += estimate(scores[coins], scores[~coins]).eps_delta().epsilon_at(delta=0.0, significance=0.05) > 0
print("noise refuted:", "more than 15 %" if refuted > 300 else f"{refuted} of 2000")
PYTHON
) || output="failed: $output"

status=0
for line in "four right of four, delta 0.0: epsilon 0.0574" "four right of four, delta 0.1: epsilon 0.0574" \
  "noise refuted: more than 15 %"; do
  if [[ $output == *"$line"* ]]; then
    printf 'as seen: %s\n' "$line"
  else
    printf 'CHANGED: not seen: %s\n' "$line"
    status=1
  fi
done
((status == 0)) || printf '%s\n' "$output"
exit "$status"
