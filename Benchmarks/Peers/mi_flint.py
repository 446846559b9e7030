#!/usr/bin/env python3
"""I(X;Y) in bits of a seeded n x n joint law with python-flint: exact marginals (fmpq), ball logarithms (arb).

usage: mi_flint.py n digits

The weights are w(i,j) = 1 + ((6364136223846793005 (i n + j + 1) mod 2^64) >> 54).  The seconds from the
array of weights to the decimal go to standard error."""
import sys
import time

from flint import arb, ctx, fmpq

n, digits = int(sys.argv[1]), int(sys.argv[2])
ctx.dps = digits + 20
w = [[1 + (((6364136223846793005 * (i * n + j + 1)) % 2**64) >> 54) for j in range(n)] for i in range(n)]

start = time.perf_counter()
tot = sum(map(sum, w))
r = [sum(x) for x in w]
c = [sum(w[i][j] for i in range(n)) for j in range(n)]
s = arb(0)
for i in range(n):
    for j in range(n):
        s += arb(fmpq(w[i][j], tot)) * arb(fmpq(w[i][j] * tot, r[i] * c[j])).log()
text = (s / arb(2).log()).str(digits)
elapsed = time.perf_counter() - start

print(text)
print(f"seconds {elapsed:.9f}", file=sys.stderr)
