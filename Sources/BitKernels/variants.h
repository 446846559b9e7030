#ifndef BIT_KERNELS_VARIANTS_H
#define BIT_KERNELS_VARIANTS_H

#include "include/BitKernels.h"

extern const bk_kernels bk_portable_kernels;

#if defined(__x86_64__)
extern const bk_kernels bk_avx2_kernels;
extern const bk_kernels bk_avx512_kernels;
#endif

#endif
