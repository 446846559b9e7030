#ifndef BIT_KERNELS_H
#define BIT_KERNELS_H

#include <stddef.h>
#include <stdint.h>

/// Random bits and Hamming distances, in variants for the instruction sets of a processor.
///
/// Bits come in chunks of 512: eight words, one from each of eight xoshiro256++ generators that step together.
/// All variants give the same words for the same state.

/// The words of a chunk, and the generators of a stream.
#define BK_LANES 8

/// Eight generators: word `i` of generator `lane` is `words[i][lane]`.
typedef struct {
  uint64_t words[4][BK_LANES];
} bk_generator;

/// One implementation of the kernels.
typedef struct {
  /// Writes `chunks` chunks of random words.
  void (*fill)(bk_generator *generator, uint64_t *words, size_t chunks);
  /// Draws `count` random strings of `chunks` chunks one after the other, and writes the Hamming distance of
  /// each from `target`.  Only the bits of `last_mask` count in the last chunk of a string.
  void (*random_distances)(
    bk_generator *generator, const uint64_t *target, size_t chunks,
    const uint64_t last_mask[BK_LANES], uint32_t *distances, size_t count);
  /// Flips each bit of whole chunks with the probability that has the `count` binary digits after the point, each
  /// 0 or 1.  A random digit is drawn for all bits of a chunk until each has met a digit that differs from it.
  void (*flip)(
    bk_generator *generator, uint64_t *words, size_t chunks, const uint8_t *digits, size_t count);
  /// The Hamming distance of two arrays of words.
  uint64_t (*distance)(const uint64_t *first, const uint64_t *second, size_t words);
} bk_kernels;

/// The instruction sets for which there are kernels, slowest first.
typedef enum { BK_PORTABLE = 0, BK_AVX2 = 1, BK_AVX512 = 2 } bk_variant;

/// Whether this processor can run a variant.
int bk_is_supported(bk_variant variant);

/// The kernels of a variant.  Calling them where the variant is not supported is an illegal instruction.
const bk_kernels *bk_kernels_of(bk_variant variant);

#endif
