extension Integer {
  /// `numerator / denominator` rounded to an integer by `rule`.
  ///
  /// - Precondition: `denominator > 0`.
  static func quotient(
    _ numerator: Integer, _ denominator: Integer, rounding rule: FloatingPointRoundingRule
  ) -> Integer {
    let (floor, remainder) = numerator.floorQuotientAndRemainder(dividingBy: denominator)
    if remainder.isZero { return floor }
    let isNegative = floor.isNegative
    let roundsUp: Bool
    switch rule {
    case .down: roundsUp = false
    case .up: roundsUp = true
    case .towardZero: roundsUp = isNegative
    case .awayFromZero: roundsUp = !isNegative
    case .toNearestOrEven, .toNearestOrAwayFromZero:
      let twice = remainder << 1
      if twice == denominator {
        roundsUp = rule == .toNearestOrEven ? !floor.isEven : !isNegative
      } else {
        roundsUp = twice > denominator
      }
    @unknown default: preconditionFailure("unknown rounding rule \(rule)")
    }
    return roundsUp ? floor + .one : floor
  }

  /// `floor(log2(self / divisor))`.
  ///
  /// - Precondition: both are positive.
  func binaryExponent(dividedBy divisor: Integer) -> Int {
    let estimate = bitWidth - divisor.bitWidth  // the exponent is this or one less
    let reaches =
      estimate >= 0 ? self >= divisor << estimate : self << -estimate >= divisor
    return reaches ? estimate : estimate - 1
  }
}
