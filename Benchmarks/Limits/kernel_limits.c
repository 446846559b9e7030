// The machine's own limits for the literal simulation, on one core: how many bits the generator makes when nothing
// is done with them, and in how many bits the ones are counted when they are at hand.
//
//   cc -O2 -I Sources/BitKernels/include Benchmarks/Limits/kernel_limits.c Sources/BitKernels/*.c -o kernel_limits
//
// Prints both and their series, 1/(1/generator + 1/popcount), which a loop that does both one after the other
// would reach; each is the best of five runs of about a tenth of a second.

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "BitKernels.h"

enum { WORDS = 1024, PASSES = 40000, RUNS = 5 };

static const bk_kernels *kernels;
static bk_generator generator;
static uint64_t first[WORDS], second[WORDS];
static volatile uint64_t sink;

static void generate(void) {
  kernels->fill(&generator, first, WORDS / BK_LANES);
  sink = first[0];
}

static void count(void) { sink = kernels->distance(first, second, WORDS); }

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/// Gbit/s of a kernel that goes through `WORDS` words.
static double rate(void (*kernel)(void)) {
  double best = 0;
  for (int run = 0; run < RUNS; run++) {
    const double start = seconds();
    for (int pass = 0; pass < PASSES; pass++) kernel();
    const double measured = 64e-9 * WORDS * PASSES / (seconds() - start);
    if (measured > best) best = measured;
  }
  return best;
}

int main(void) {
  const char *names[] = {"portable", "AVX2", "AVX-512"};
  int variant = BK_PORTABLE;
  for (int candidate = BK_PORTABLE; candidate <= BK_AVX512; candidate++) {
    if (bk_is_supported((bk_variant)candidate)) variant = candidate;
  }
  kernels = bk_kernels_of((bk_variant)variant);
  uint64_t weyl = 1;
  for (int word = 0; word < 4; word++) {
    for (int lane = 0; lane < BK_LANES; lane++) {
      generator.words[word][lane] = weyl += 0x9e3779b97f4a7c15;
    }
  }
  const double made = rate(generate), counted = rate(count);
  printf("%s generator %.1f Gbit/s\n", names[variant], made);
  printf("%s popcount %.1f Gbit/s\n", names[variant], counted);
  printf("%s series %.1f Gbit/s\n", names[variant], 1 / (1 / made + 1 / counted));
  return 0;
}
