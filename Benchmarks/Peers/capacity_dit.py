#!/usr/bin/env python3
"""The capacity in bits of the channel in a file, as Benchmarks/seeded-channel writes it, with dit, in floating-point numbers; the
seconds of processor time on standard error.

usage: capacity_dit.py FILE"""
import json
import sys
import time
from fractions import Fraction

import numpy
from dit.algorithms.channelcapacity import channel_capacity

with open(sys.argv[1]) as file:
    rows = numpy.array([[float(Fraction(entry)) for entry in row] for row in json.load(file)["channel"]])
start = time.process_time()
capacity, law = channel_capacity(rows)
print(f"seconds {time.process_time() - start}", file=sys.stderr)
print(repr(float(capacity)))
