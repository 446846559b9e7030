#ifndef FLOAT_KERNELS_H
#define FLOAT_KERNELS_H

#include <stddef.h>

/// What training and attacks do to arrays of floats besides products of matrices, in one pass each.
///
/// Exponentials have a relative error below 3e-7.  Sums run in sixteen lanes, so that their order, and with it the
/// result, does not depend on the processor; whether products are fused with sums does.
typedef struct {
  /// `out[i] = 1 / (1 + exp(-in[i]))`; `out` may be `in`.
  void (*sigmoid)(const float *in, float *out, size_t count);

  /// `delta[i] *= h[i] (1 - h[i])`, the derivative of the sigmoid whose value is `h[i]`.
  void (*multiply_by_sigmoid_slope)(float *delta, const float *h, size_t count);

  /// Replaces the scores of one example by `scale` times the derivative of its loss,
  /// `scale (softmax(scores) - [i = label])`, and returns the loss `ln sum exp(scores) - scores[label]`.
  float (*softmax_gradient)(float *scores, size_t count, size_t label, float scale);

  /// `ln sum exp(scores)`.
  float (*log_sum_exp)(const float *scores, size_t count);

  /// `scores[label] - ln sum exp(scores)`, with a small relative error also where it is near 0.
  float (*log_probability)(const float *scores, size_t count, size_t label);

  /// Nesterov's momentum: `velocity = momentum velocity + gradient`, then
  /// `weights -= rate (gradient + momentum velocity)`.
  void (*nesterov)(
    float *weights, float *velocity, const float *gradient, size_t count, float rate,
    float momentum);
} fk_kernels;

/// The instruction sets for which there are kernels.
typedef enum { FK_PORTABLE, FK_AVX2, FK_AVX512 } fk_variant;

/// The kernels of an instruction set, or a null pointer where this processor lacks it.
const fk_kernels *fk_kernels_of(fk_variant variant);

/// The fastest kernels that this processor can run.
const fk_kernels *fk_best_kernels(void);

#endif
