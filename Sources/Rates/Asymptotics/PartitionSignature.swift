/// What some columns of a system leave to do for each partition of the items: the pairs inside a part at which the differences that
/// go with the partition deviate by 1 from the system, as bits, or all bits where no differences go with it.
///
/// Source: derived here.
struct PartitionSignature: Hashable, Sendable {
  /// By partition; places beyond the last partition are 0.
  private(set) var deviations: SIMD16<UInt16>

  /// No differences go with the partition.
  static let impossible = UInt16.max

  init() { deviations = SIMD16() }

  subscript(partition: Int) -> UInt16 {
    get { deviations[partition] }
    set { deviations[partition] = newValue }
  }

  /// Both together: each pair may deviate once.
  func union(_ other: PartitionSignature) -> PartitionSignature {
    let clash = (deviations & other.deviations) .!= 0
    var result = PartitionSignature()
    result.deviations = (deviations | other.deviations).replacing(
      with: PartitionSignature.impossible, where: clash)
    return result
  }
}
