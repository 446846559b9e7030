#include "variants.h"

int bk_is_supported(bk_variant variant) {
  switch (variant) {
#if defined(__x86_64__)
    case BK_AVX2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt");
    case BK_AVX512:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vpopcntdq");
#endif
    case BK_PORTABLE:
      return 1;
    default:
      return 0;
  }
}

const bk_kernels *bk_kernels_of(bk_variant variant) {
  switch (variant) {
#if defined(__x86_64__)
    case BK_AVX2:
      return &bk_avx2_kernels;
    case BK_AVX512:
      return &bk_avx512_kernels;
#endif
    default:
      return &bk_portable_kernels;
  }
}
