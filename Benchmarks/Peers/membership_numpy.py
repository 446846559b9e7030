"""membership_numpy.py N D   The greatest advantage of the score statistic of membership, p = 1/2, by numpy's convolution of doubles.

The statistic of a coordinate with k ones among N and the bit y, times 4 N, is (2 y - 1)(2 k - N); its laws IN and OUT are convolved D times.
"""
import sys
import time
from math import comb

import numpy as np

n, d = (int(x) for x in sys.argv[1:3])
start = time.process_time()
inside, outside = np.zeros(2 * n + 1), np.zeros(2 * n + 1)
for k in range(n + 1):
    for y in (0, 1):
        place = (2 * y - 1) * (2 * k - n) + n
        others = k - y
        if 0 <= others <= n - 1:
            inside[place] += comb(n - 1, others) / 2**n
        outside[place] += comb(n, k) / 2 ** (n + 1)
laws = [np.ones(1), np.ones(1)]
for _ in range(d):
    laws = [np.convolve(laws[0], inside), np.convolve(laws[1], outside)]
tails = [np.cumsum(law[::-1]) for law in laws]
advantage = np.max(tails[0] - tails[1])
print(f"advantage {advantage!r}, processor time {time.process_time() - start:.4f} s")
