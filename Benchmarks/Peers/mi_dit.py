#!/usr/bin/env python3
"""I(X;Y) in bits of the law of mi_flint.py with dit, in floating-point numbers.

usage: mi_dit.py n"""
import sys

import dit

n = int(sys.argv[1])
w = {(i, j): 1 + (((6364136223846793005 * (i * n + j + 1)) % 2**64) >> 54) for i in range(n) for j in range(n)}
tot = sum(w.values())
d = dit.Distribution([(i, j) for i, j in w], [v / tot for v in w.values()])
print(dit.shannon.mutual_information(d, [0], [1]))
