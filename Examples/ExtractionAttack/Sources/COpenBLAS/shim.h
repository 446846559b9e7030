// OpenBLAS through its C interface.
#ifndef EXTRACTION_ATTACK_OPENBLAS_SHIM_H
#define EXTRACTION_ATTACK_OPENBLAS_SHIM_H
#include <cblas.h>
#endif
