import ExactArithmetic

/// A law on listed rules, rounded to integers.
struct RuleLaw {
  /// The rules with a positive weight, and their weights.
  let weights: [(index: Int, weight: Integer)]
  /// The sum of the weights.
  let total: Integer

  /// Rounds each weight to 53 significant bits at most, in units of `2^-80` or finer where the smallest needs it.
  init(_ weights: [Double]) {
    let greatest = weights.max() ?? 1
    let list = weights.enumerated().compactMap { index, weight -> (index: Int, weight: Integer)? in
      if weight < greatest * 0x1p-60 { return nil }
      let scaled = Rational(exactly: weight).map { $0.scaled(byPowerOfTwo: 80).rounded() } ?? 0
      return scaled.isZero ? nil : (index, scaled)
    }
    self.weights = list
    total = list.reduce(Integer.zero) { $0 + $1.weight }
  }
}

/// The dual numbers `c = 1/Z`, rounded down to multiples of `2^-44`.
struct DualWeights {
  static let fractionBits = 44

  let values: [Rational]
  /// The weight of a source without all-ones columns, `2^44 c` times the sources that it stands for, by orbit.
  let integers: [UInt128]

  init(_ masses: [Rational], _ orbits: SourceOrbits) {
    let scaled = masses.map {
      $0.reciprocal().scaled(byPowerOfTwo: DualWeights.fractionBits).floor()
    }
    values = scaled.map { Rational($0).scaled(byPowerOfTwo: -DualWeights.fractionBits) }
    integers = zip(scaled, orbits.orbits).map { value, orbit in
      value.withLimbs { limbs in
        limbs.reversed().reduce(UInt128(0)) { $0 << 64 | UInt128($1) }
      } << UInt128(orbit.constantColumns)
    }
  }

  /// `c` in floating point.
  var doubles: [Double] { values.map { Double($0) } }
}
