#include "variants.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define TARGET __attribute__((target("avx512f,avx512vpopcntdq,popcnt")))
#define INLINE_TARGET \
  __attribute__((target("avx512f,avx512vpopcntdq,popcnt"), always_inline)) static inline

/// All lanes.
typedef struct {
  __m512i s0, s1, s2, s3;
} lanes;

INLINE_TARGET lanes load(const bk_generator *g) {
  lanes l = {
    _mm512_loadu_si512(g->words[0]), _mm512_loadu_si512(g->words[1]), _mm512_loadu_si512(g->words[2]),
    _mm512_loadu_si512(g->words[3])};
  return l;
}

INLINE_TARGET void store(bk_generator *g, lanes l) {
  _mm512_storeu_si512(g->words[0], l.s0);
  _mm512_storeu_si512(g->words[1], l.s1);
  _mm512_storeu_si512(g->words[2], l.s2);
  _mm512_storeu_si512(g->words[3], l.s3);
}

INLINE_TARGET __m512i step(lanes *l) {
  const __m512i out =
    _mm512_add_epi64(_mm512_rol_epi64(_mm512_add_epi64(l->s0, l->s3), 23), l->s0);
  const __m512i t = _mm512_slli_epi64(l->s1, 17);
  l->s2 = _mm512_xor_si512(l->s2, l->s0);
  l->s3 = _mm512_xor_si512(l->s3, l->s1);
  l->s1 = _mm512_xor_si512(l->s1, l->s2);
  l->s0 = _mm512_xor_si512(l->s0, l->s3);
  l->s2 = _mm512_xor_si512(l->s2, t);
  l->s3 = _mm512_rol_epi64(l->s3, 45);
  return out;
}

TARGET static void fill(bk_generator *generator, uint64_t *words, size_t chunks) {
  lanes l = load(generator);
  for (size_t chunk = 0; chunk < chunks; chunk++) {
    _mm512_storeu_si512(words + chunk * BK_LANES, step(&l));
  }
  store(generator, l);
}

TARGET static void random_distances(
  bk_generator *generator, const uint64_t *target, size_t chunks,
  const uint64_t last_mask[BK_LANES], uint32_t *distances, size_t count
) {
  lanes l = load(generator);
  const __m512i mask = _mm512_loadu_si512(last_mask);
  for (size_t string = 0; string < count; string++) {
    __m512i sum = _mm512_setzero_si512();
    for (size_t chunk = 0; chunk + 1 < chunks; chunk++) {
      const __m512i y = _mm512_loadu_si512(target + chunk * BK_LANES);
      sum = _mm512_add_epi64(sum, _mm512_popcnt_epi64(_mm512_xor_si512(step(&l), y)));
    }
    if (chunks > 0) {
      const __m512i y = _mm512_loadu_si512(target + (chunks - 1) * BK_LANES);
      const __m512i x = _mm512_and_si512(_mm512_xor_si512(step(&l), y), mask);
      sum = _mm512_add_epi64(sum, _mm512_popcnt_epi64(x));
    }
    distances[string] = (uint32_t)_mm512_reduce_add_epi64(sum);
  }
  store(generator, l);
}

TARGET static void flip(
  bk_generator *generator, uint64_t *words, size_t chunks, const uint8_t *digits, size_t count
) {
  lanes l = load(generator);
  for (size_t chunk = 0; chunk < chunks; chunk++) {
    __m512i flips = _mm512_setzero_si512(), undecided = _mm512_set1_epi64(-1);
    for (size_t digit = 0; digit < count; digit++) {
      if (_mm512_test_epi64_mask(undecided, undecided) == 0) break;
      const __m512i random = step(&l);
      // A random 0 below a digit 1 decides for a flip, and a 1 above a 0 against it.
      const __m512i below = _mm512_andnot_si512(random, undecided);
      if (digits[digit]) {
        flips = _mm512_or_si512(flips, below);
        undecided = _mm512_and_si512(undecided, random);
      } else {
        undecided = below;
      }
    }
    const __m512i x = _mm512_loadu_si512(words + chunk * BK_LANES);
    _mm512_storeu_si512(words + chunk * BK_LANES, _mm512_xor_si512(x, flips));
  }
  store(generator, l);
}

TARGET static uint64_t distance(const uint64_t *first, const uint64_t *second, size_t words) {
  __m512i sum = _mm512_setzero_si512();
  size_t word = 0;
  for (; word + BK_LANES <= words; word += BK_LANES) {
    const __m512i x =
      _mm512_xor_si512(_mm512_loadu_si512(first + word), _mm512_loadu_si512(second + word));
    sum = _mm512_add_epi64(sum, _mm512_popcnt_epi64(x));
  }
  uint64_t rest = (uint64_t)_mm512_reduce_add_epi64(sum);
  for (; word < words; word++) rest += (uint64_t)__builtin_popcountll(first[word] ^ second[word]);
  return rest;
}

const bk_kernels bk_avx512_kernels = {fill, random_distances, flip, distance};

#endif
