#include "include/FloatKernels.h"

extern const fk_kernels fk_portable_kernels;

#if defined(__x86_64__)
extern const fk_kernels fk_avx2_kernels;
extern const fk_kernels fk_avx512_kernels;
#endif

const fk_kernels *fk_kernels_of(fk_variant variant) {
  switch (variant) {
#if defined(__x86_64__)
    case FK_AVX2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &fk_avx2_kernels : 0;
    case FK_AVX512:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
        ? &fk_avx512_kernels : 0;
#endif
    case FK_PORTABLE:
      return &fk_portable_kernels;
    default:
      return 0;
  }
}

const fk_kernels *fk_best_kernels(void) {
  const fk_kernels *kernels = fk_kernels_of(FK_AVX512);
  if (!kernels) kernels = fk_kernels_of(FK_AVX2);
  if (!kernels) kernels = fk_kernels_of(FK_PORTABLE);
  return kernels;
}
