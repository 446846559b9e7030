#!/usr/bin/env python3
"""Literal simulation of the 1-out-of-k nearest-neighbour game with bit-packed numpy arrays; d is a multiple of 64.
usage: sample_numpy.py k d rho trials seed"""
import sys, time, numpy as np
k, d, rho, trials, seed = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5])
g = np.random.Generator(np.random.SFC64(seed)); wins = 0
t0 = time.time(); w = d // 64
for _ in range(trials):
    X = g.integers(0, 2**64, size=(k, w), dtype=np.uint64, endpoint=False)
    j = int(g.integers(k))
    noise = np.packbits(g.random(d) < (1 - rho) / 2).view(np.uint64)
    y = X[j] ^ noise
    dist = np.bitwise_count(X ^ y).sum(1)
    m = dist.min(); ties = np.flatnonzero(dist == m)
    wins += int(ties[g.integers(len(ties))] == j)
el = time.time() - t0
print(f"success {wins/trials:.4f} trials/s {trials/el:.1f} Gbit/s {trials*k*d/el/1e9:.3f}")
