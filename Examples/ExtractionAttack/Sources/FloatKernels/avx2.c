#if defined(__x86_64__)
#define TARGET __attribute__((target("avx2,fma")))
#define KERNELS fk_avx2_kernels
#include "kernels.h"
#endif
