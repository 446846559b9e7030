#!/usr/bin/env bash
#
# dp-accounting 0.6.0: ten releases of pure privacy 1 have no finite epsilon at delta 0.
#
# A Laplace mechanism with parameter 1 is 1-differentially private; by basic composition ten are 10-differentially
# private, with delta 0. Guess, written before the run: the epsilon of its privacy loss distribution composed ten times
# with itself, at delta 0, is 10 up to the discretisation.
#
# Seen: it is infinite; `self_compose(2)` already, though `compose` with itself gives 2. `self_compose` cuts a tail of
# mass 10^-15 by default, and books it as certain failure, so that delta stays 10^-15 for every epsilon, 1000 included.
# At a delta of 10^-12 the 10 is back; with `tail_mass_truncation=0` it is there at delta 0.
#
# Exit code 0: as seen; 1: it changed; 77: this version cannot be had here.

set -euo pipefail
command -v python3 >/dev/null 2>&1 || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --no-compile --disable-pip-version-check --only-binary :all: --target "$folder" \
  dp-accounting==0.6.0 >/dev/null 2>&1 || exit 77

PYTHONPATH=$folder python3 -s - <<'PYTHON'
from dp_accounting.pld import privacy_loss_distribution

failed = False


def check(what, got, seen):
    global failed
    if str(got) == seen:
        print("as seen:", what, "->", seen)
    else:
        print("CHANGED:", what, "->", got, "instead of", seen)
        failed = True


laplace = privacy_loss_distribution.from_laplace_mechanism(1.0)
check("once", round(laplace.get_epsilon_for_delta(0.0), 2), "1.0")
check("compose", round(laplace.compose(laplace).get_epsilon_for_delta(0.0), 2), "2.0")
check("self_compose(2)", laplace.self_compose(2).get_epsilon_for_delta(0.0), "inf")
ten = laplace.self_compose(10)
check("self_compose(10)", ten.get_epsilon_for_delta(0.0), "inf")
check("its delta at epsilon 1000", f"{ten.get_delta_for_epsilon(1000.0):.3g}", "1e-15")
check("its epsilon at delta 1e-12", round(ten.get_epsilon_for_delta(1e-12), 2), "10.0")
check("no truncation", round(laplace.self_compose(10, tail_mass_truncation=0.0).get_epsilon_for_delta(0.0), 2), "10.0")
raise SystemExit(failed)
PYTHON
