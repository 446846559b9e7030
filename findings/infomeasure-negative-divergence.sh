#!/usr/bin/env bash
#
# infomeasure 0.6.3: a relative entropy is negative, where it is infinite.
#
# Samples 0, 0, 1, 1 against 0, 0, 0, 0: the first law has an outcome that the second lacks. Guess, written before the
# run: the plug-in Kullback-Leibler divergence is infinite, or an error, or comes with a warning.
#
# Seen: -1 bit, silently. The cross-entropy sums over the common outcomes only and is 0, while the entropy of 1 bit that
# is taken from it is the whole law's. A minimum over candidate laws thus prefers those that make the data impossible.
# (Only if no outcome at all is shared, it warns, and gives 0.)
#
# Exit code 0: as seen; 1: it changed; 77: this version cannot be had here.

set -euo pipefail
command -v python3 >/dev/null 2>&1 || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --no-compile --disable-pip-version-check --only-binary :all: --target "$folder" \
  infomeasure==0.6.3 numpy==2.4.6 >/dev/null 2>&1 || exit 77

PYTHONPATH=$folder python3 -s - <<'PYTHON'
import logging

import infomeasure

failed = False


def check(what, got, seen):
    global failed
    if str(got) == seen:
        print("as seen:", what, "->", seen)
    else:
        print("CHANGED:", what, "->", got, "instead of", seen)
        failed = True


logged = []
handler = logging.Handler()
handler.emit = lambda record: logged.append(record.getMessage())
for name in [None, *logging.root.manager.loggerDict]:
    logging.getLogger(name).addHandler(handler)
for name, seen in (("kld", -1.0), ("cross_entropy", 0.0)):
    got = getattr(infomeasure, name)([0, 0, 1, 1], [0, 0, 0, 0], approach="discrete", base=2)
    check(name, float(got) == seen and seen, str(seen))
check("warnings", len(logged), "0")
same = infomeasure.kld([0, 0, 1, 1], [0, 1, 1, 1], approach="discrete", base=2)
check("kld where it is finite", f"{same:.6f}", "0.207519")
raise SystemExit(failed)
PYTHON
