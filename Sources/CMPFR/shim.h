// MPFR declares the functions that take GMP integers only when GMP's header comes first.
#ifndef LEMMATA_CMPFR_SHIM_H
#define LEMMATA_CMPFR_SHIM_H
#include <stddef.h>
#include <gmp.h>
#include <mpfr.h>
#endif
