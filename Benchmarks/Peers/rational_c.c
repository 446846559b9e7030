/* Sums of rational numbers with GMP's mpq and FLINT's fmpq, term by term.
   build: gcc -O2 rational_c.c -o rational_c -lflint -lgmp
   usage: rational_c gmp|flint small|dot|harmonic N
          rational_c version
   Prints the sum in hexadecimal; the seconds that the loop took go to standard error. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <gmp.h>
#include <flint/flint.h>
#include <flint/fmpq.h>

static unsigned long w(unsigned long i) {
  return 1 + ((6364136223846793005UL * (i + 1)) >> 54);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc == 2 && !strcmp(argv[1], "version")) {
    printf("GMP %s, FLINT %s\n", gmp_version, FLINT_VERSION);
    return 0;
  }
  if (argc != 4) {
    fprintf(stderr, "usage: rational_c gmp|flint small|dot|harmonic N\n");
    return 2;
  }
  long n = atol(argv[3]);
  int kind = argv[2][0];
  double start, end;
  mpq_t sum;
  mpq_init(sum);
  if (!strcmp(argv[1], "gmp")) {
    mpq_t s, t, u;
    mpq_inits(s, t, u, NULL);
    start = now();
    for (long i = 1; i <= n; i++) {
      if (kind == 's') {
        mpq_set_ui(t, i & 15, 16);
        mpq_canonicalize(t);
        mpq_add(s, s, t);
      } else if (kind == 'h') {
        mpq_set_ui(t, 1, i);
        mpq_add(s, s, t);
      } else {
        mpq_set_ui(t, w(i), 1024);
        mpq_canonicalize(t);
        mpq_set_ui(u, w(i + 7), 1000);
        mpq_canonicalize(u);
        mpq_mul(t, t, u);
        mpq_add(s, s, t);
      }
    }
    end = now();
    mpq_set(sum, s);
  } else {
    fmpq_t s, t, u;
    fmpq_init(s);
    fmpq_init(t);
    fmpq_init(u);
    start = now();
    for (long i = 1; i <= n; i++) {
      if (kind == 's') {
        fmpq_set_si(t, i & 15, 16);
        fmpq_add(s, s, t);
      } else if (kind == 'h') {
        fmpq_set_si(t, 1, i);
        fmpq_add(s, s, t);
      } else {
        fmpq_set_si(t, w(i), 1024);
        fmpq_set_si(u, w(i + 7), 1000);
        fmpq_mul(t, t, u);
        fmpq_add(s, s, t);
      }
    }
    end = now();
    fmpq_get_mpq(sum, s);
  }
  gmp_printf("%Zx/%Zx\n", mpq_numref(sum), mpq_denref(sum));
  fprintf(stderr, "seconds %.9f\n", end - start);
  return 0;
}
