#!/usr/bin/env python3
"""The KL contraction coefficients sup I(U;Y)/I(U;X) of the seeded channels 1, ..., COUNT for their seeded input
laws with dit, in floating-point numbers, one on a line; the seconds of all together and of the slowest on standard
error.

usage: contraction_dit.py INPUTS OUTPUTS COUNT"""
import sys
import time

import dit
import numpy
from dit.divergences import hypercontractivity_coefficient


def split_mix(seed):
    """SplitMix64; the same as SeededChannel.swift."""
    mask = 2**64 - 1
    state = seed
    while True:
        state = (state + 0x9E3779B97F4A7C15) & mask
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        yield z ^ (z >> 31)


def joint_law(inputs, outputs, seed):
    """The probabilities of the pairs, in floating point."""
    generator = split_mix(seed)
    weights = [1 + (next(generator) >> 58) for _ in range(inputs)]
    rows = [[1 + (next(generator) >> 58) for _ in range(outputs)] for _ in range(inputs)]
    total = sum(weights)
    return {
        (x, y): weights[x] / total * rows[x][y] / sum(rows[x]) for x in range(inputs) for y in range(outputs)}


inputs, outputs, count = map(int, sys.argv[1:])
numpy.random.seed(1)
values, seconds = [], []
for seed in range(1, count + 1):
    law = joint_law(inputs, outputs, seed)
    distribution = dit.Distribution(list(law), list(law.values()))
    start = time.perf_counter()
    values.append(float(hypercontractivity_coefficient(distribution, [[0], [1]])))
    seconds.append(time.perf_counter() - start)
print(f"seconds {sum(seconds)}", file=sys.stderr)
print(f"seconds {max(seconds)} slowest", file=sys.stderr)
print("\n".join(map(repr, values)))
