#!/usr/bin/env bash
#
# mpmath 1.4.1: the interval log-gamma ends on the wrong sides of its value.
#
# A binomial law's exact entropies are sums of logarithms of factorials, so that `iv.loggamma` of mpmath's interval
# arithmetic is the obvious tool. log Gamma decreases up to 1.46 and increases from there. Guess, written before the
# run: the interval contains log Gamma(x), for x below 1.46 too.
#
# Seen: the lower end of `iv.loggamma` of the number 1/4 lies above its upper end, by an ulp: the width is negative. Of
# the interval [1/4, 1/2] the upper end is less than log Gamma(1/4). `iv.gamma` of both contains Gamma, and
# `iv.loggamma` of 3 has its ends in order.
#
# Exit code 0: as seen; 1: it changed; 77: this version cannot be had here.

set -euo pipefail
command -v python3 >/dev/null 2>&1 || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --no-compile --disable-pip-version-check --only-binary :all: --target "$folder" \
  mpmath==1.4.1 >/dev/null 2>&1 || exit 77

PYTHONPATH=$folder python3 -s - <<'PYTHON'
from mpmath import iv, mp

failed = False


def check(what, got, seen):
    global failed
    if str(got) == seen:
        print("as seen:", what, "->", seen)
    else:
        print("CHANGED:", what, "->", got, "instead of", seen)
        failed = True


mp.prec = 300
exact = mp.loggamma(mp.mpf(1) / 4)
iv.prec = 53
point, interval = iv.loggamma(iv.mpf(0.25)), iv.loggamma(iv.mpf([0.25, 0.5]))
check("log Gamma(1/4), lower end above upper end", point.a > point.b, "True")
check("log Gamma(1/4), width is negative", point.delta < 0, "True")
check("log Gamma([1/4, 1/2]), upper end below log Gamma(1/4)", mp.make_mpf(interval.b._mpi_[1]) < exact, "True")
gamma = iv.gamma(iv.mpf(0.25))
lower, upper = map(mp.make_mpf, gamma._mpi_)
check("Gamma(1/4) is inside", lower < mp.exp(exact) < upper, "True")
check("log Gamma(3), width is positive", iv.loggamma(iv.mpf(3)).delta > 0, "True")
raise SystemExit(failed)
PYTHON
