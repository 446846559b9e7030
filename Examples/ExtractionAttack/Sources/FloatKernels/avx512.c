#if defined(__x86_64__)
#define TARGET __attribute__((target("avx512f,avx512dq,fma")))
#define KERNELS fk_avx512_kernels
#include "kernels.h"
#endif
