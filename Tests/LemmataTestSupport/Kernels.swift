import Sampling

/// The kernels that this processor can run.
package let supportedKernels = Kernels.Variant.allCases.compactMap { Kernels($0) }
