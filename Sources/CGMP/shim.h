// GMP's public names (`mpz_add`) are macros, which Swift does not import; Swift code calls the
// functions behind them (`__gmpz_add`).
#ifndef LEMMATA_CGMP_SHIM_H
#define LEMMATA_CGMP_SHIM_H
#include <stddef.h>
#include <gmp.h>
#endif
