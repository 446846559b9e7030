#!/usr/bin/env python3
"""The KL contraction coefficient sup I(U;Y)/I(U;X) of a channel in a JSON file for the uniform input law with dit, in
floating-point numbers, and the processor seconds on standard error.

usage: contraction_file_dit.py CHANNEL.json"""
import json
import sys
import time
from fractions import Fraction

import dit
import numpy
from dit.divergences import hypercontractivity_coefficient

with open(sys.argv[1]) as file:
    rows = [[float(Fraction(entry)) for entry in row] for row in json.load(file)["channel"]]
numpy.random.seed(1)
law = {(x, y): p / len(rows) for x, row in enumerate(rows) for y, p in enumerate(row) if p > 0}
distribution = dit.Distribution(list(law), list(law.values()))
start = time.process_time()
value = float(hypercontractivity_coefficient(distribution, [[0], [1]]))
print(f"seconds {time.process_time() - start}", file=sys.stderr)
print(repr(value))
