#!/usr/bin/env python3
"""The exact optimal success of the 1-out-of-k nearest-neighbour game with gmpy2, from its closed form.

usage: opt_gmpy2.py k d rho_num rho_den

Prints a digest, the first 16 digits of the SHA-256 of hex(numerator)/hex(denominator), and the leading
digits."""
import hashlib
import sys

import gmpy2
from gmpy2 import comb, mpq, mpz

k, d, rn, rd = map(int, sys.argv[1:5])
a, b, c = rd - rn, 2 * rd, rd + rn  # delta = a/b, 1 - delta = c/b
t = [mpz(0)] * (d + 2)
for h in range(d, -1, -1):
    t[h] = t[h + 1] + comb(d, h)  # T_h = t_h / 2^d
num, prev = mpz(0), t[0] ** k
for h in range(d + 1):
    nxt = t[h + 1] ** k
    num += mpz(a) ** h * mpz(c) ** (d - h) * (prev - nxt)
    prev = nxt
q = mpq(num * mpz(2) ** d, mpz(k) * mpz(2) ** (d * k) * mpz(b) ** d)
gmpy2.get_context().precision = 200
print(hashlib.sha256(f"{hex(q.numerator)}/{hex(q.denominator)}".encode()).hexdigest()[:16], gmpy2.mpfr(q))
