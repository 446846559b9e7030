import BitKernels

/// The kernels of one instruction set.
package struct Kernels: Sendable {
  package let variant: Variant
  let functions: bk_kernels

  /// The instruction sets for which there are kernels.
  package enum Variant: String, Sendable, CaseIterable {
    case portable, avx2, avx512

    fileprivate var raw: bk_variant {
      switch self {
      case .portable: return BK_PORTABLE
      case .avx2: return BK_AVX2
      case .avx512: return BK_AVX512
      }
    }

    /// Whether this processor has it.
    package var isSupported: Bool { bk_is_supported(raw) != 0 }
  }

  /// The number of words in a chunk.
  package static let lanes = Int(BK_LANES)

  /// The fastest kernels that this processor can run.
  package static let best = Kernels(Variant.allCases.last { $0.isSupported }!)!

  /// `nil` where the processor lacks the instructions.
  package init?(_ variant: Variant) {
    guard variant.isSupported else { return nil }
    self.variant = variant
    functions = bk_kernels_of(variant.raw).pointee
  }

  /// The Hamming distance of two arrays of words.
  package func distance(_ first: [UInt64], _ second: [UInt64]) -> Int {
    precondition(first.count == second.count, "\(first.count) words against \(second.count)")
    return Int(functions.distance(first, second, first.count))
  }
}
