// The kernels, for one instruction set: the including file defines TARGET, its attribute, and KERNELS, the name.
//
// Sixteen lanes whatever the processor has; the compiler splits them.

#include "include/FloatKernels.h"

#include <math.h>
#include <string.h>

// Vectors are passed to functions that are inlined without exception, so that no calling convention matters.
#pragma clang diagnostic ignored "-Wpsabi"

#define LANES 16
#define INLINE TARGET __attribute__((always_inline)) static inline

typedef float lanes __attribute__((vector_size(4 * LANES)));
typedef int ilanes __attribute__((vector_size(4 * LANES)));

INLINE lanes all(float x) { return x - (lanes){0}; }

INLINE lanes load(const float *p) {
  lanes x;
  memcpy(&x, p, sizeof x);
  return x;
}

INLINE void store(float *p, lanes x) { memcpy(p, &x, sizeof x); }

/// The first `count` floats, then copies of `filler`.
INLINE lanes load_part(const float *p, size_t count, float filler) {
  lanes x = all(filler);
  memcpy(&x, p, count * sizeof(float));
  return x;
}

INLINE void store_part(float *p, lanes x, size_t count) { memcpy(p, &x, count * sizeof(float)); }

INLINE float sum(lanes x) {
  for (int half = LANES / 2; half > 0; half /= 2)
    for (int i = 0; i < half; i++) x[i] += x[i + half];
  return x[0];
}

/// `e^x = 2^n e^r` with `n = round(x / ln 2)` and Taylor's polynomial of degree 7 for `|r| <= ln(2)/2`, whose
/// remainder is below 6e-9.  Arguments are cut off at -87 and 88, where floats end.
INLINE lanes exponential(lanes x) {
  x = __builtin_elementwise_max(x, all(-87.0f));
  x = __builtin_elementwise_min(x, all(88.0f));
  // Adding 1.5 * 2^23 leaves the rounded integer in the low bits.
  const float shifter = 12582912.0f;
  const lanes shifted = x * 1.44269504f + shifter;
  const ilanes n = (ilanes)shifted - (ilanes)all(shifter);
  const lanes whole = shifted - shifter;
  // ln 2 in two parts, so that the first product is exact.
  const lanes r = (x - whole * 0.693359375f) - whole * -2.12194440e-4f;
  lanes y = all(1.0f / 5040);
  y = y * r + 1.0f / 720;
  y = y * r + 1.0f / 120;
  y = y * r + 1.0f / 24;
  y = y * r + 1.0f / 6;
  y = y * r + 0.5f;
  y = y * r + 1.0f;
  y = y * r + 1.0f;
  return y * (lanes)((n + 127) << 23);
}

INLINE lanes logistic(lanes x) { return 1.0f / (1.0f + exponential(-x)); }

TARGET static void sigmoid(const float *in, float *out, size_t count) {
  size_t i = 0;
  for (; i + LANES <= count; i += LANES) store(out + i, logistic(load(in + i)));
  if (i < count) store_part(out + i, logistic(load_part(in + i, count - i, 0)), count - i);
}

TARGET static void multiply_by_sigmoid_slope(float *delta, const float *h, size_t count) {
  for (size_t i = 0; i < count; i++) delta[i] *= h[i] * (1 - h[i]);
}

INLINE float greatest(const float *x, size_t count) {
  lanes most = all(-INFINITY);
  size_t i = 0;
  for (; i + LANES <= count; i += LANES) most = __builtin_elementwise_max(most, load(x + i));
  if (i < count)
    most = __builtin_elementwise_max(most, load_part(x + i, count - i, -INFINITY));
  float result = most[0];
  for (int j = 1; j < LANES; j++) result = fmaxf(result, most[j]);
  return result;
}

TARGET static float softmax_gradient(float *scores, size_t count, size_t label, float scale) {
  const float most = greatest(scores, count), score = scores[label];
  lanes sums = {0};
  size_t i = 0;
  for (; i + LANES <= count; i += LANES) {
    const lanes e = exponential(load(scores + i) - most);
    store(scores + i, e);
    sums += e;
  }
  if (i < count) {
    lanes e = exponential(load_part(scores + i, count - i, 0) - most);
    store_part(scores + i, e, count - i);
    sums += load_part(scores + i, count - i, 0);
  }
  const float total = sum(sums), factor = scale / total;
  for (i = 0; i < count; i++) scores[i] *= factor;
  scores[label] -= scale;
  return logf(total) + (most - score);
}

INLINE float sum_of_exponentials(const float *x, size_t count, float most) {
  lanes sums = {0};
  size_t i = 0;
  for (; i + LANES <= count; i += LANES) sums += exponential(load(x + i) - most);
  float total = sum(sums);
  if (i < count) {
    const lanes e = exponential(load_part(x + i, count - i, 0) - most);
    for (size_t j = 0; j < count - i; j++) total += e[j];
  }
  return total;
}

TARGET static float log_sum_exp(const float *scores, size_t count) {
  const float most = greatest(scores, count);
  return most + logf(sum_of_exponentials(scores, count, most));
}

TARGET static float log_probability(const float *scores, size_t count, size_t label) {
  const float score = scores[label];
  const float before = greatest(scores, label);
  const float after = greatest(scores + label + 1, count - label - 1);
  const float most = fmaxf(before, after);
  if (most == -INFINITY) return 0;
  const float rivals = sum_of_exponentials(scores, label, most)
    + sum_of_exponentials(scores + label + 1, count - label - 1, most);
  // The logarithm of the rivals' weight against the label's.
  const float odds = most - score + logf(rivals);
  return odds > 0 ? -odds - log1pf(expf(-odds)) : -log1pf(expf(odds));
}

TARGET static void nesterov(
  float *weights, float *velocity, const float *gradient, size_t count, float rate, float momentum
) {
  for (size_t i = 0; i < count; i++) {
    const float v = momentum * velocity[i] + gradient[i];
    velocity[i] = v;
    weights[i] -= rate * (gradient[i] + momentum * v);
  }
}

const fk_kernels KERNELS = {
  sigmoid, multiply_by_sigmoid_slope, softmax_gradient, log_sum_exp, log_probability,
  nesterov,
};
