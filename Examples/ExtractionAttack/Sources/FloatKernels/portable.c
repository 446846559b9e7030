#define TARGET
#define KERNELS fk_portable_kernels
#include "kernels.h"
