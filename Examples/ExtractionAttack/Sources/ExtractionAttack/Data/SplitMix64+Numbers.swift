import Work

/// What the experiment draws.
extension SplitMix64 {
  /// A generator of its own, for another purpose.
  package mutating func split() -> SplitMix64 { SplitMix64(seed: next()) }

  /// 1 or -1, from the highest bit of a word.
  package mutating func nextSign() -> Float { next() >> 63 == 1 ? 1 : -1 }

  /// An index below `count`, from the upper half of a word; some indices are likelier by less than `2^-32`.
  package mutating func nextIndex(below count: Int) -> Int {
    Int(((next() >> 32) &* UInt64(count)) >> 32)
  }

  /// A multiple of `2^-23` that is uniform on [-1, 1), from the upper 24 bits of a word.
  package mutating func nextSymmetricUniform() -> Float { Float(next() >> 40) * 0x1p-23 - 1 }
}
