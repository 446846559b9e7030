#include "variants.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define TARGET __attribute__((target("avx2,popcnt")))
#define INLINE_TARGET __attribute__((target("avx2,popcnt"), always_inline)) static inline

/// Half of the lanes.
typedef struct {
  __m256i s0, s1, s2, s3;
} half;

INLINE_TARGET half load(const bk_generator *g, int start) {
  half h;
  h.s0 = _mm256_loadu_si256((const __m256i *)&g->words[0][start]);
  h.s1 = _mm256_loadu_si256((const __m256i *)&g->words[1][start]);
  h.s2 = _mm256_loadu_si256((const __m256i *)&g->words[2][start]);
  h.s3 = _mm256_loadu_si256((const __m256i *)&g->words[3][start]);
  return h;
}

INLINE_TARGET void store(bk_generator *g, int start, half h) {
  _mm256_storeu_si256((__m256i *)&g->words[0][start], h.s0);
  _mm256_storeu_si256((__m256i *)&g->words[1][start], h.s1);
  _mm256_storeu_si256((__m256i *)&g->words[2][start], h.s2);
  _mm256_storeu_si256((__m256i *)&g->words[3][start], h.s3);
}

INLINE_TARGET __m256i rotate(__m256i x, int k) {
  return _mm256_or_si256(_mm256_slli_epi64(x, k), _mm256_srli_epi64(x, 64 - k));
}

INLINE_TARGET __m256i step(half *h) {
  const __m256i out =
    _mm256_add_epi64(rotate(_mm256_add_epi64(h->s0, h->s3), 23), h->s0);
  const __m256i t = _mm256_slli_epi64(h->s1, 17);
  h->s2 = _mm256_xor_si256(h->s2, h->s0);
  h->s3 = _mm256_xor_si256(h->s3, h->s1);
  h->s1 = _mm256_xor_si256(h->s1, h->s2);
  h->s0 = _mm256_xor_si256(h->s0, h->s3);
  h->s2 = _mm256_xor_si256(h->s2, t);
  h->s3 = rotate(h->s3, 45);
  return out;
}

/// The number of ones in each byte, by a table of the ones of half a byte.
INLINE_TARGET __m256i ones_by_byte(__m256i x) {
  const __m256i table = _mm256_setr_epi8(
    0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
  const __m256i low = _mm256_set1_epi8(0x0f);
  return _mm256_add_epi8(
    _mm256_shuffle_epi8(table, _mm256_and_si256(x, low)),
    _mm256_shuffle_epi8(table, _mm256_and_si256(_mm256_srli_epi16(x, 4), low)));
}

INLINE_TARGET __m256i ones(__m256i x) {
  return _mm256_sad_epu8(ones_by_byte(x), _mm256_setzero_si256());
}

INLINE_TARGET uint64_t total(__m256i x) {
  return (uint64_t)_mm256_extract_epi64(x, 0) + (uint64_t)_mm256_extract_epi64(x, 1)
    + (uint64_t)_mm256_extract_epi64(x, 2) + (uint64_t)_mm256_extract_epi64(x, 3);
}

TARGET static void fill(bk_generator *generator, uint64_t *words, size_t chunks) {
  half a = load(generator, 0), b = load(generator, 4);
  for (size_t chunk = 0; chunk < chunks; chunk++) {
    _mm256_storeu_si256((__m256i *)(words + chunk * BK_LANES), step(&a));
    _mm256_storeu_si256((__m256i *)(words + chunk * BK_LANES + 4), step(&b));
  }
  store(generator, 0, a);
  store(generator, 4, b);
}

/// The carry-save adder: `carry` and `sum` of three words, bit by bit.
INLINE_TARGET __m256i add(__m256i *sum, __m256i x, __m256i y) {
  const __m256i u = _mm256_xor_si256(*sum, x);
  const __m256i carry =
    _mm256_or_si256(_mm256_and_si256(*sum, x), _mm256_and_si256(u, y));
  *sum = _mm256_xor_si256(u, y);
  return carry;
}

/// A count of ones: words of ones and of twos that are still to be counted, and the fours counted so far.
///
/// Source: W. Mula, N. Kurz and D. Lemire, "Faster population counts using AVX2 instructions", The Computer
/// Journal 61, 2018, arXiv 1611.07612.
typedef struct {
  __m256i ones, twos, fours;
} tally;

INLINE_TARGET tally zero_tally(void) {
  const __m256i zero = _mm256_setzero_si256();
  return (tally){zero, zero, zero};
}

INLINE_TARGET void count_eight(tally *t, const __m256i x[8]) {
  const __m256i t0 = add(&t->ones, x[0], x[1]);
  const __m256i t1 = add(&t->ones, x[2], x[3]);
  const __m256i f0 = add(&t->twos, t0, t1);
  const __m256i t2 = add(&t->ones, x[4], x[5]);
  const __m256i t3 = add(&t->ones, x[6], x[7]);
  const __m256i f1 = add(&t->twos, t2, t3);
  const __m256i bytes = _mm256_add_epi8(ones_by_byte(f0), ones_by_byte(f1));
  t->fours = _mm256_add_epi64(t->fours, _mm256_sad_epu8(bytes, _mm256_setzero_si256()));
}

/// Four counts, whose sum is that of all words counted.
INLINE_TARGET __m256i counted(tally t) {
  return _mm256_add_epi64(
    _mm256_slli_epi64(t.fours, 2),
    _mm256_add_epi64(_mm256_slli_epi64(ones(t.twos), 1), ones(t.ones)));
}

TARGET static void random_distances(
  bk_generator *generator, const uint64_t *target, size_t chunks,
  const uint64_t last_mask[BK_LANES], uint32_t *distances, size_t count
) {
  half a = load(generator, 0), b = load(generator, 4);
  const __m256i mask_a = _mm256_loadu_si256((const __m256i *)last_mask);
  const __m256i mask_b = _mm256_loadu_si256((const __m256i *)(last_mask + 4));
  for (size_t string = 0; string < count; string++) {
    tally t = zero_tally();
    size_t chunk = 0;
    for (; chunk + 4 <= chunks; chunk += 4) {
      const __m256i *y = (const __m256i *)(target + chunk * BK_LANES);
      __m256i x[8];
      for (int i = 0; i < 8; i += 2) {
        x[i] = _mm256_xor_si256(step(&a), _mm256_loadu_si256(y + i));
        x[i + 1] = _mm256_xor_si256(step(&b), _mm256_loadu_si256(y + i + 1));
      }
      if (chunk + 4 == chunks) {
        x[6] = _mm256_and_si256(x[6], mask_a);
        x[7] = _mm256_and_si256(x[7], mask_b);
      }
      count_eight(&t, x);
    }
    __m256i sum = counted(t);
    for (; chunk < chunks; chunk++) {
      const __m256i *y = (const __m256i *)(target + chunk * BK_LANES);
      __m256i x = _mm256_xor_si256(step(&a), _mm256_loadu_si256(y));
      __m256i z = _mm256_xor_si256(step(&b), _mm256_loadu_si256(y + 1));
      if (chunk + 1 == chunks) {
        x = _mm256_and_si256(x, mask_a);
        z = _mm256_and_si256(z, mask_b);
      }
      sum = _mm256_add_epi64(sum, _mm256_add_epi64(ones(x), ones(z)));
    }
    distances[string] = (uint32_t)total(sum);
  }
  store(generator, 0, a);
  store(generator, 4, b);
}

TARGET static void flip(
  bk_generator *generator, uint64_t *words, size_t chunks, const uint8_t *digits, size_t count
) {
  half a = load(generator, 0), b = load(generator, 4);
  for (size_t chunk = 0; chunk < chunks; chunk++) {
    __m256i *const x = (__m256i *)(words + chunk * BK_LANES);
    __m256i flips_a = _mm256_setzero_si256(), flips_b = flips_a;
    __m256i undecided_a = _mm256_set1_epi64x(-1), undecided_b = undecided_a;
    for (size_t digit = 0; digit < count; digit++) {
      const __m256i any = _mm256_or_si256(undecided_a, undecided_b);
      if (_mm256_testz_si256(any, any)) break;
      const __m256i ra = step(&a), rb = step(&b);
      // A random 0 below a digit 1 decides for a flip, and a 1 above a 0 against it.
      const __m256i below_a = _mm256_andnot_si256(ra, undecided_a);
      const __m256i below_b = _mm256_andnot_si256(rb, undecided_b);
      if (digits[digit]) {
        flips_a = _mm256_or_si256(flips_a, below_a);
        flips_b = _mm256_or_si256(flips_b, below_b);
        undecided_a = _mm256_and_si256(undecided_a, ra);
        undecided_b = _mm256_and_si256(undecided_b, rb);
      } else {
        undecided_a = below_a;
        undecided_b = below_b;
      }
    }
    _mm256_storeu_si256(x, _mm256_xor_si256(_mm256_loadu_si256(x), flips_a));
    _mm256_storeu_si256(x + 1, _mm256_xor_si256(_mm256_loadu_si256(x + 1), flips_b));
  }
  store(generator, 0, a);
  store(generator, 4, b);
}

TARGET static uint64_t distance(const uint64_t *first, const uint64_t *second, size_t words) {
  tally t = zero_tally();
  size_t word = 0;
  for (; word + 32 <= words; word += 32) {
    const __m256i *a = (const __m256i *)(first + word), *b = (const __m256i *)(second + word);
    __m256i x[8];
    for (int i = 0; i < 8; i++) {
      x[i] = _mm256_xor_si256(_mm256_loadu_si256(a + i), _mm256_loadu_si256(b + i));
    }
    count_eight(&t, x);
  }
  uint64_t sum = total(counted(t));
  for (; word < words; word++) {
    sum += (uint64_t)__builtin_popcountll(first[word] ^ second[word]);
  }
  return sum;
}

const bk_kernels bk_avx2_kernels = {fill, random_distances, flip, distance};

#endif
