import ExactArithmetic
import Foundation

/// The ends of an axis and the values that are marked on it.
struct AxisTicks {
  let lower: Rational
  let upper: Rational
  let ticks: [Tick]

  /// A value that is marked, and how it is written.
  struct Tick: Equatable {
    let value: Rational
    let label: Label

    enum Label: Equatable {
      case decimal(String)
      case power(base: Int, exponent: Int)
    }
  }

  /// About how many values are marked on a linear axis, at most.
  private static let (greatestTickCount, greatestIntegerCount) = (8, 12)
  /// The part of the axis that is left free at each end.
  private static let margin = 0.04

  /// The axis for values whose ends are given.
  init(_ axis: Figure.Axis, least: Rational, greatest: Rational) {
    switch axis.scale {
    case .linear: self.init(linear: axis, least, greatest)
    case .logarithmic(let base): self.init(logarithmic: axis, base, least, greatest)
    }
  }

  private init(lower: Rational, upper: Rational, ticks: [Tick]) {
    (self.lower, self.upper, self.ticks) = (lower, upper, ticks)
  }

  /// Whether an interval is wide enough on the axis to be seen.
  func shows(_ interval: Enclosure, _ scale: Figure.Scale) -> Bool {
    switch scale {
    case .linear: return 1000 * interval.width > upper - lower
    case .logarithmic:
      if interval.lower.signum() <= 0 { return true }
      return 1000 * AxisTicks.logarithm(interval.upper / interval.lower)
        > AxisTicks.logarithm(upper / lower)
    }
  }

  /// Where a value stands on the axis, from 0 to 1.
  func place(of value: Rational, _ scale: Figure.Scale) -> Double {
    switch scale {
    case .linear: return Double((value - lower) / (upper - lower))
    case .logarithmic:
      return AxisTicks.logarithm(value / lower) / AxisTicks.logarithm(upper / lower)
    }
  }

  /// The natural logarithm of a positive number, also of one beyond the range of floating-point numbers.
  private static func logarithm(_ value: Rational) -> Double {
    let plain = Double(value)
    if plain.isFinite && plain > 0 { return log(plain) }
    let exponent = value.decimalExponent
    return log(Double(value / Rational(10).power(exponent))) + Double(exponent) * log(10.0)
  }

  // MARK: Linear

  private init(linear axis: Figure.Axis, _ least: Rational, _ greatest: Rational) {
    var (lower, upper) = axis.range.map { ($0.lowerBound, $0.upperBound) } ?? (least, greatest)
    if axis.range == nil {
      if lower.isZero && upper.isZero {
        upper = 1
      } else if lower == upper {
        let half = axis.isIntegral ? Rational(1) : lower.magnitude / 10
        (lower, upper) = (lower - half, upper + half)
      }
      let free = Rational(1, 25) * (upper - lower)
      // An axis that nearly reaches 0 starts there.
      lower = lower.signum() >= 0 && 5 * lower <= upper ? .zero : lower - free
      upper = upper + free
      if let possible = axis.possible {
        (lower, upper) = (max(lower, possible.lowerBound), min(upper, possible.upperBound))
      }
    }
    var step = AxisTicks.step(
      for: upper - lower,
      atMost: axis.isIntegral ? AxisTicks.greatestIntegerCount : AxisTicks.greatestTickCount)
    if axis.isIntegral && step < 1 { step = 1 }
    let first = (lower / step).ceiling()
    let last = (upper / step).floor()
    var ticks: [Tick] = []
    let places = max(0, -step.decimalExponent)
    var index = first
    while index <= last {
      let value = Rational(index) * step
      ticks.append(Tick(value: value, label: .decimal(value.fixed(places: places))))
      index += 1
    }
    self.init(lower: lower, upper: upper, ticks: ticks)
  }

  /// 1, 2 or 5 times a power of ten, of which at most so many make up the span.
  private static func step(for span: Rational, atMost count: Int) -> Rational {
    let least = span / Rational(count)
    let power = Rational(10).power(least.decimalExponent)
    return [1, 2, 5, 10].lazy.map { Rational($0) * power }.first { $0 >= least }!
  }

  // MARK: Logarithmic

  private init(
    logarithmic axis: Figure.Axis, _ base: Int, _ least: Rational, _ greatest: Rational
  ) {
    var (lower, upper) = axis.range.map { ($0.lowerBound, $0.upperBound) } ?? (least, greatest)
    if axis.range == nil {
      let spread = lower == upper ? Double(base) : Double(upper / lower)
      let margin =
        spread.isFinite
        ? Foundation.pow(spread, AxisTicks.margin)
        : exp(AxisTicks.margin * AxisTicks.logarithm(upper / lower))
      let factor = Rational(exactly: margin)!
      // Ends stay where values can be drawn.
      let (tiny, huge) = (Rational(10).power(-300), Rational(10).power(300))
      (lower, upper) = (
        max(lower / factor, min(lower, tiny)), min(upper * factor, max(upper, huge))
      )
    }
    self.init(
      lower: lower, upper: upper,
      ticks: base == 2
        ? AxisTicks.powers(of: 2, from: lower, to: upper)
        : AxisTicks.decimalTicks(from: lower, to: upper))
  }

  /// Powers of ten, and 2 and 5 times them where there is room.
  private static func decimalTicks(from lower: Rational, to upper: Rational) -> [Tick] {
    let powers = powers(of: 10, from: lower, to: upper)
    if powers.count > 3 { return powers }
    var ticks: [Tick] = []
    for exponent in lower.decimalExponent...upper.decimalExponent {
      for digit in [1, 2, 5] {
        let value = Rational(digit) * Rational(10).power(exponent)
        if lower <= value && value <= upper {
          let places = max(0, -exponent)
          ticks.append(Tick(value: value, label: .decimal(value.fixed(places: places))))
        }
      }
    }
    return ticks
  }

  /// Powers of a base, at most about ten.
  private static func powers(of base: Int, from lower: Rational, to upper: Rational) -> [Tick] {
    var exponent = Int((logarithm(lower) / log(Double(base))).rounded(.down)) - 1
    var exponents: [Int] = []
    while Rational(base).power(exponent) <= upper {
      if Rational(base).power(exponent) >= lower { exponents.append(exponent) }
      exponent += 1
    }
    let stride = (exponents.count + 9) / 10
    let isPlain = base == 2 || (exponents.allSatisfy { (-3...5).contains($0) })
    return exponents.filter { $0 % max(stride, 1) == 0 }.map { exponent in
      let value = Rational(base).power(exponent)
      let isShort = isPlain && abs(exponent) <= 16
      return Tick(
        value: value,
        label: isShort
          ? .decimal(value.decimal(significantDigits: 20)) : .power(base: base, exponent: exponent))
    }
  }
}

extension Rational {
  /// The value with a fixed number of places after the point, for a value that needs no more.
  fileprivate func fixed(places: Int) -> String {
    let scaled = (self * Rational(10).power(places)).rounded(.toNearestOrEven)
    let digits = scaled.magnitude.description
    let sign = scaled.signum() < 0 ? "−" : ""
    if places == 0 { return sign + digits }
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }
}
