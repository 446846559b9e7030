#include "variants.h"

static inline uint64_t rotate(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

/// D. Blackman and S. Vigna's xoshiro256++, one step of each lane.
static inline void step(bk_generator *g, uint64_t out[BK_LANES]) {
  for (int lane = 0; lane < BK_LANES; lane++) {
    uint64_t s0 = g->words[0][lane], s1 = g->words[1][lane];
    uint64_t s2 = g->words[2][lane], s3 = g->words[3][lane];
    out[lane] = rotate(s0 + s3, 23) + s0;
    const uint64_t t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    g->words[1][lane] = s1 ^ s2;
    g->words[0][lane] = s0 ^ s3;
    g->words[2][lane] = s2 ^ t;
    g->words[3][lane] = rotate(s3, 45);
  }
}

/// The number of ones in a word, without the instruction that the oldest processors lack.
static inline uint64_t ones(uint64_t x) {
  x -= (x >> 1) & 0x5555555555555555;
  x = (x & 0x3333333333333333) + ((x >> 2) & 0x3333333333333333);
  x = (x + (x >> 4)) & 0x0f0f0f0f0f0f0f0f;
  return (x * 0x0101010101010101) >> 56;
}

static void fill(bk_generator *generator, uint64_t *words, size_t chunks) {
  bk_generator g = *generator;
  for (size_t chunk = 0; chunk < chunks; chunk++) step(&g, words + chunk * BK_LANES);
  *generator = g;
}

static void random_distances(
  bk_generator *generator, const uint64_t *target, size_t chunks,
  const uint64_t last_mask[BK_LANES], uint32_t *distances, size_t count
) {
  bk_generator g = *generator;
  uint64_t random[BK_LANES];
  for (size_t string = 0; string < count; string++) {
    uint64_t sum = 0;
    for (size_t chunk = 0; chunk + 1 < chunks; chunk++) {
      step(&g, random);
      for (int lane = 0; lane < BK_LANES; lane++) {
        sum += ones(random[lane] ^ target[chunk * BK_LANES + lane]);
      }
    }
    if (chunks > 0) {
      step(&g, random);
      for (int lane = 0; lane < BK_LANES; lane++) {
        sum += ones((random[lane] ^ target[(chunks - 1) * BK_LANES + lane]) & last_mask[lane]);
      }
    }
    distances[string] = (uint32_t)sum;
  }
  *generator = g;
}

static void flip(
  bk_generator *generator, uint64_t *words, size_t chunks, const uint8_t *digits, size_t count
) {
  bk_generator g = *generator;
  uint64_t random[BK_LANES];
  for (size_t chunk = 0; chunk < chunks; chunk++) {
    uint64_t undecided[BK_LANES], any = UINT64_MAX;
    for (int lane = 0; lane < BK_LANES; lane++) undecided[lane] = UINT64_MAX;
    for (size_t digit = 0; digit < count && any != 0; digit++) {
      step(&g, random);
      any = 0;
      for (int lane = 0; lane < BK_LANES; lane++) {
        // A random 0 below a digit 1 decides for a flip, and a 1 above a 0 against it.
        if (digits[digit]) words[chunk * BK_LANES + lane] ^= undecided[lane] & ~random[lane];
        undecided[lane] &= digits[digit] ? random[lane] : ~random[lane];
        any |= undecided[lane];
      }
    }
  }
  *generator = g;
}

static uint64_t distance(const uint64_t *first, const uint64_t *second, size_t words) {
  uint64_t sum = 0;
  for (size_t word = 0; word < words; word++) sum += ones(first[word] ^ second[word]);
  return sum;
}

const bk_kernels bk_portable_kernels = {fill, random_distances, flip, distance};
