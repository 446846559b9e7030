#!/usr/bin/env python3
"""The curve of the information bottleneck of a channel file and the uniform law on its inputs with dit, in floating-point
numbers: a line for each slope with I(U;X) and I(U;Y), and the seconds on standard error.

usage: bottleneck_dit.py channel.json GREATEST_SLOPE NUMBER"""
import json
import sys
import time
from fractions import Fraction

import dit
from dit.rate_distortion import IBCurve

with open(sys.argv[1], encoding="utf-8") as file:
    rows = [[Fraction(value) for value in row] for row in json.load(file)["channel"]]
law = {f"{x}{y}": float(value / len(rows)) for x, row in enumerate(rows) for y, value in enumerate(row)}
joint = dit.Distribution(list(law), list(law.values()))
start = time.perf_counter()
curve = IBCurve(joint, rvs=[[0], [1]], beta_max=float(sys.argv[2]), beta_num=int(sys.argv[3]))
print("seconds", time.perf_counter() - start, file=sys.stderr)
for complexity, relevance in zip(curve.complexities, curve.relevances):
    print(complexity, relevance)
