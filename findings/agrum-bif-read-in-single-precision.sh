#!/usr/bin/env bash
#
# pyAgrum 3.3.1: the dependence of two variables is gone once their network has been saved and read again.
#
# pyAgrum computes in double precision, and writes its files of Bayesian networks in the format BIF with all digits.
# Guess, written before the run: a network that is saved and read again has the same tables.
#
# Seen: the reader rounds to single precision. A channel with rows 1/2 +- 10^-8, 1/2 -+ 10^-8 stands in the file as it
# should, and comes back with two rows 1/2, 1/2: input and output have become independent, and every divergence and
# mutual information that was positive is 0. From "0.1 0.9" come 0.10000000149011612 and 0.8999999761581421, which do
# not sum to 1.
#
# Exit code 0: as seen; 1: it changed; 77: this version cannot be had here.

set -euo pipefail
command -v python3 >/dev/null 2>&1 || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --no-compile --disable-pip-version-check --only-binary :all: --target "$folder" \
  pyagrum==3.3.1 numpy==2.4.6 >/dev/null 2>&1 || exit 77

FOLDER=$folder PYTHONPATH=$folder python3 -s - <<'PYTHON'
import os

import pyagrum

failed = False


def check(what, got, seen):
    global failed
    if str(got) == seen:
        print("as seen:", what, "->", seen)
    else:
        print("CHANGED:", what, "->", got, "instead of", seen)
        failed = True


path = os.path.join(os.environ["FOLDER"], "network.bif")
network = pyagrum.fastBN("A->B")
law, channel = network.cpt("A"), network.cpt("B")
law.fillWith([0.5, 0.5])
channel.fillWith([0.50000001, 0.49999999, 0.49999999, 0.50000001])
check("rows, saved", channel.tolist(), "[[0.50000001, 0.49999999], [0.49999999, 0.50000001]]")
pyagrum.saveBN(network, path)
with open(path) as file:
    check("the digits are in the file", "0.50000001 0.49999999" in file.read(), "True")
again = pyagrum.loadBN(path)
channel_again = again.cpt("B")
check("rows, read", channel_again.tolist(), "[[0.5, 0.5], [0.5, 0.5]]")

with open(path, "w") as file:
    file.write('network "n" {}\nvariable A { type discrete[2] {0, 1}; }\nprobability (A) { table 0.1 0.9; }\n')
tenth = pyagrum.loadBN(path)
law_read = tenth.cpt("A")
check("0.1 0.9, read", law_read.tolist(), "[0.10000000149011612, 0.8999999761581421]")
raise SystemExit(failed)
PYTHON
