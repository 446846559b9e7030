#!/usr/bin/python3
"""The steps of multiclass logistic regression with numpy, in single precision: the peer of logistic-steps.

    logistic_numpy.py SEED THREADS

The same clusters, examples and initial weights, from the same generator; full-batch gradient descent with Nesterov's
momentum.  Prints the mean loss before each step, and on standard error the seconds of the steps alone.
"""

import os
import sys
import time

seed, threads = int(sys.argv[1]), sys.argv[2]
os.environ["OPENBLAS_NUM_THREADS"] = threads  # before numpy loads the library

import numpy  # noqa: E402

examples, clusters, dimension, rho = 500, 500, 1000, 0.25
rate, momentum, steps = 0.1, 0.99, 50
single = numpy.float32


def split_mix(start, count):
    """The first outputs of SplitMix64 with a seed."""
    gamma = numpy.uint64(0x9E3779B97F4A7C15)
    with numpy.errstate(over="ignore"):
        z = numpy.uint64(start) + gamma * numpy.arange(1, count + 1, dtype=numpy.uint64)
        z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
    return z ^ (z >> numpy.uint64(31))


def problem():
    """The training examples with their singletons doubled, their labels, and the initial weights."""
    cluster_seed, example_seed, weight_seed = split_mix(seed, 3)
    words = split_mix(cluster_seed, clusters * dimension).reshape(clusters, dimension)
    is_fixed = words >> numpy.uint64(11) < numpy.uint64(rho * 2**53)
    values = numpy.where(words & numpy.uint64(1) == 1, 1, -1)
    words = split_mix(example_seed, examples + examples * dimension)
    labels = ((words[:examples] >> numpy.uint64(32)) * numpy.uint64(clusters) >> numpy.uint64(32)).astype(int)
    free = numpy.where(words[examples:] >> numpy.uint64(63) == 1, 1, -1).reshape(examples, dimension)
    inputs = numpy.where(is_fixed[labels], values[labels], free).astype(single)
    singletons = numpy.flatnonzero(numpy.bincount(labels, minlength=clusters)[labels] == 1)
    rows = numpy.concatenate([numpy.arange(examples), singletons])
    words = split_mix(weight_seed, clusters * dimension).reshape(clusters, dimension)
    uniform = (words >> numpy.uint64(40)).astype(single) * single(2**-23) - single(1)
    weights = uniform * (single(1) / numpy.sqrt(single(dimension)))
    return inputs[rows], labels[rows], weights


inputs, labels, weights = problem()
count = len(labels)
rows = numpy.arange(count)
scores = numpy.empty((count, clusters), single)
gradient, velocity, change = numpy.empty_like(weights), numpy.zeros_like(weights), numpy.empty_like(weights)
losses = []

start = time.perf_counter()
for _ in range(steps):
    numpy.matmul(inputs, weights.T, out=scores)
    scores -= scores.max(axis=1, keepdims=True)
    score_of_label = scores[rows, labels]
    numpy.exp(scores, out=scores)
    sums = scores.sum(axis=1, keepdims=True)
    losses.append(numpy.mean(numpy.log(sums[:, 0]) - score_of_label))
    scores /= sums * single(count)
    scores[rows, labels] -= single(1 / count)
    numpy.matmul(scores.T, inputs, out=gradient)
    velocity *= single(momentum)
    velocity += gradient
    numpy.multiply(velocity, single(momentum), out=change)
    change += gradient
    change *= single(rate)
    weights -= change
seconds = time.perf_counter() - start

print("\n".join(f"{loss:.9g}" for loss in losses))
print(f"seconds {seconds} steps", file=sys.stderr)
