import ExactArithmetic

/// Two neighbouring arguments between which a quantity crosses a level, each with the enclosure that shows on which side
/// it is.
public struct CertifiedCrossing: Sendable, Hashable {
  /// The argument at which the quantity is at most the level.
  public let lower: Rational
  /// The argument at which it is above the level.
  public let upper: Rational
  /// The quantity at ``lower``.
  public let lowerValue: Enclosure
  /// The quantity at ``upper``.
  public let upperValue: Enclosure

  /// Both arguments.
  public var interval: Enclosure { Enclosure(min(lower, upper), max(lower, upper)) }
}

extension CertifiedCrossing: CustomStringConvertible {
  /// The interval of the crossing.
  public var description: String { "crosses in \(interval)" }
}

/// The search for a ``CertifiedCrossing`` of a positive quantity.
struct CrossingSearch {
  /// The level.
  let level: Rational
  /// The accuracy, relative to the distance from ``origin``.
  let bits: Int
  /// Where distances are measured from.
  let origin: Rational
  /// The quantity, enclosed with a relative accuracy of so many bits.
  let value: (_ argument: Rational, _ bits: Int) -> Enclosure
  /// Whether the quantity is at most the level, where no enclosure tells; `nil` where that is not known either.
  var exactly: (Rational) -> Bool? = { _ in nil }

  /// A point with the side it is on, and `ln(value/level)`, roughly.
  private struct Probe {
    let argument: Rational
    let value: Enclosure
    let isAtMost: Bool
    let height: Rational
  }

  /// A crossing between an argument that is at most the level and one that is above it.
  ///
  /// The method is false position with halved heights (Illinois), which needs some fifteen values; where the quantity
  /// is far from the level, bisection.
  ///
  /// - Returns: `nil` where an end is not on its side.
  func crossing(from start: Rational, to end: Rational) -> CertifiedCrossing? {
    guard var below = probe(start), below.isAtMost, var above = probe(end), !above.isAtMost else {
      return nil
    }
    var heights = (below: below.height, above: above.height)
    var lastWasBelow: Bool?
    while !isNarrow(below.argument, above.argument) {
      let candidate = candidate(below.argument, above.argument, heights)
      let probe = decided(candidate, between: below.argument, above.argument)
      if probe.isAtMost {
        below = probe
        heights.below = probe.height
        if lastWasBelow == true { heights.above = heights.above.scaled(byPowerOfTwo: -1) }
      } else {
        above = probe
        heights.above = probe.height
        if lastWasBelow == false { heights.below = heights.below.scaled(byPowerOfTwo: -1) }
      }
      lastWasBelow = probe.isAtMost
    }
    return CertifiedCrossing(
      lower: below.argument, upper: above.argument, lowerValue: below.value, upperValue: above.value
    )
  }

  private func isNarrow(_ a: Rational, _ b: Rational) -> Bool {
    let unit = Rational.one.scaled(byPowerOfTwo: -bits)
    let scale = max((min(a, b) - origin).magnitude, unit)
    return (a - b).magnitude <= unit * scale
  }

  /// The next argument to look at, strictly between two.
  private func candidate(
    _ below: Rational, _ above: Rational, _ heights: (below: Rational, above: Rational)
  ) -> Rational {
    let span = heights.above - heights.below
    let isFar = heights.below < -8 || heights.above > 8 || span.signum() <= 0
    let share = isFar ? Rational(1, 2) : -heights.below / span
    let point = (below + share * (above - below)).rounded(toSignificantBits: bits + 32)
    let margin = (above - below).scaled(byPowerOfTwo: -bits)
    let (low, high) = (min(below, above) + margin.magnitude, max(below, above) - margin.magnitude)
    return min(max(point, low), high)
  }

  /// The probe at an argument, or at one near it where the side is not known there.
  private func decided(
    _ argument: Rational, between below: Rational, _ above: Rational
  ) -> Probe {
    var point = argument
    while true {
      if let probe = probe(point) { return probe }
      point = ((2 * point + above) / 3).rounded(toSignificantBits: 2 * bits)
    }
  }

  private func probe(_ argument: Rational) -> Probe? {
    var precision = bits + 32
    while precision <= 4 * bits + 128 {
      let value = value(argument, precision)
      if value.upper <= level { return made(argument, value, true) }
      if value.lower > level { return made(argument, value, false) }
      precision *= 2
    }
    guard let isAtMost = exactly(argument) else { return nil }
    return made(argument, value(argument, bits + 32), isAtMost)
  }

  private func made(_ argument: Rational, _ value: Enclosure, _ isAtMost: Bool) -> Probe {
    let height =
      value.lower.signum() > 0
      ? Enclosure.log(value.midpoint / level, bits: bits + 16).midpoint : Rational(-1_000_000)
    return Probe(
      argument: argument, value: value, isAtMost: isAtMost,
      height: isAtMost ? min(height, 0) : max(height, 0))
  }
}
