#!/usr/bin/env bash
#
# pyitlib 0.3.1: a fair sign in {-1, +1} has no entropy, since -1 marks a missing value.
#
# Signs are the usual data of this field, and the package estimates entropies of integers. Guess, written before the run: a
# list of as many -1 as +1 has the entropy of as many 0 as 1, one bit, and tells one bit about itself.
#
# Seen: 0 for the entropy, for the mutual information, and for the joint entropy of two independent signs, without a
# warning. The parameter `fill_value` of each function is -1 by default and means an observation that is missing, so that
# half of the data is left out. Signs in {-2, +2} have one bit; so do those in {-1, +1} with another `fill_value`.
#
# Exit code 0: as seen; 1: it changed; 77: this version cannot be had here.

set -euo pipefail
command -v python3 >/dev/null 2>&1 || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --no-compile --disable-pip-version-check --target "$folder" \
  pyitlib==0.3.1 numpy==2.4.6 scipy==1.17.1 pandas==2.3.3 >/dev/null 2>&1 || exit 77

PYTHONPATH=$folder python3 -s -W ignore - <<'PYTHON'
import numpy
from pyitlib import discrete_random_variable as variable

failed = False


def check(what, got, seen):
    global failed
    if f"{float(got):.6f}" == seen:
        print("as seen:", what, "->", seen)
    else:
        print("CHANGED:", what, "->", got, "instead of", seen)
        failed = True


first = numpy.array([-1, -1, 1, 1] * 25)
second = numpy.array([-1, 1, -1, 1] * 25)
check("H of signs", variable.entropy(first), "0.000000")
check("I of signs and themselves", variable.information_mutual(first, first), "0.000000")
check("H of two independent signs", variable.entropy_joint(numpy.vstack([first, second])), "0.000000")
check("H of 0 and 1", variable.entropy((first + 1) // 2), "1.000000")
check("H of -2 and 2", variable.entropy(2 * first), "1.000000")
check("H of signs, another fill_value", variable.entropy(first, fill_value=-9), "1.000000")
raise SystemExit(failed)
PYTHON
