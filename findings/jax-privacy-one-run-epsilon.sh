#!/usr/bin/env bash
#
# jax-privacy 2.0.0 (PyPI): the epsilon that epsilon_one_run says is refuted is not, by its own p-value.
#
# 1000 canaries; 100 score at least the threshold 1, 75 of them were included: 75 right of 100 guesses, delta = 1e-4,
# significance 0.05. The documentation calls the result "the highest epsilon for which the claim is falsified". Guess, written
# before the run: the p-value of the same module at the epsilon returned is at most 0.05.
#
# Seen: it is 0.05 + 2.6e-8. The root is found to 1e-6 by scipy's brentq, which may end on either side, and it is returned as
# it is; for other counts it ends on the right one.
#
# Only the module jax_privacy/auditing.py is loaded, which does not need jax. Exit code 0: as seen; 1: it changed; 77: the
# package cannot be had.

set -euo pipefail
command -v python3 >/dev/null 2>&1 || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" >/dev/null 2>&1 || exit 77
pip=("$folder/venv/bin/pip" -q --disable-pip-version-check install --only-binary ':all:')
"${pip[@]}" --no-deps jax-privacy==2.0.0 >/dev/null 2>&1 || exit 77
"${pip[@]}" dp-accounting numpy scipy >/dev/null 2>&1 || exit 77

output=$("$folder/venv/bin/python" - <<'PYTHON'
import importlib.util, os, sys, sysconfig
import numpy as np
path = os.path.join(sysconfig.get_paths()["purelib"], "jax_privacy", "auditing.py")
spec = importlib.util.spec_from_file_location("auditing", path)
auditing = importlib.util.module_from_spec(spec)
sys.modules["auditing"] = auditing
spec.loader.exec_module(auditing)

members = np.array([1.0] * 75 + [0.0] * 425)
others = np.array([1.0] * 25 + [0.0] * 475)
auditor = auditing.CanaryScoreAuditor(members, others)
epsilon = auditor.epsilon_one_run(
    significance=0.05, delta=1e-4, threshold_strategy=auditing.Explicit(1.0))
p_value = auditing._one_run_p_value(1000, 100, 75, epsilon, 1e-4)
print(f"epsilon {epsilon:.6f}")
print("p-value", "above 0.05 by more than 1e-8" if p_value > 0.05 + 1e-8 else repr(p_value))
PYTHON
) || output="failed: $output"

status=0
for line in "epsilon 0.672985" "p-value above 0.05 by more than 1e-8"; do
  if [[ $output == *"$line"* ]]; then
    printf 'as seen: %s\n' "$line"
  else
    printf 'CHANGED: not seen: %s\n' "$line"
    status=1
  fi
done
((status == 0)) || printf '%s\n' "$output"
exit "$status"
