import ExactArithmetic

/// Enclosures of logarithms of positive integers between integers divided by `2^bits`, by section 'Evidence for forms'
/// of `Certificates/FORMAT.md`.
struct FixedPointLogarithms {
  typealias Ends = (lower: Integer, upper: Integer)

  let bits: Int
  /// The table has `2^width` steps from 1 to 2.
  private let width: Int
  /// How many terms of a series are taken.
  private let termCount: Int
  /// Entry `i` encloses `ln((2^width + i)/2^width)`.
  private var table: [Ends] = [(.zero, .zero)]
  private var known: [Integer: Ends] = [:]

  /// Beyond so many logarithms those that were found are forgotten.
  private static let greatestMemory = 1 << 17

  init(bits: Int) {
    self.bits = bits
    width = bits <= 96 ? 4 : 6
    termCount = bits / (2 * width + 2) + 1
    for l in (1 << width)..<(2 << width) {
      let z = (Integer(1) << bits).floorDivided(by: Integer(2 * l + 1))
      let step = doubleArtanh(z, z + 1)
      let last = table[table.count - 1]
      table.append((last.lower + step.lower, last.upper + step.upper))
    }
  }

  /// Ends of `2 artanh z` for `lower <= 2^bits z <= upper`, `z <= 1/2`.
  private func doubleArtanh(_ lower: Integer, _ upper: Integer) -> Ends {
    if bits <= 64, let low = Int(exactly: lower), let high = Int(exactly: upper),
      let ends = doubleArtanh(UInt64(low), UInt64(high))
    {
      return ends
    }
    var (low, high) = (lower, upper)
    var (lowSum, highSum) = (Integer.zero, Integer.zero)
    let lowSquare = (low * low) >> bits
    let highSquare = ((high * high) >> bits) + 1
    for j in 0..<termCount {
      let odd = Integer(2 * j + 1)
      lowSum += low.floorDivided(by: odd)
      low = (low * lowSquare) >> bits
      highSum += high.floorDivided(by: odd) + 1
      high = ((high * highSquare) >> bits) + 1
    }
    return (2 * lowSum, 2 * highSum + 3 * high)
  }

  /// The same in machine words, for at most 64 bits; `nil` where a word may not suffice.
  private func doubleArtanh(_ lower: UInt64, _ upper: UInt64) -> Ends? {
    // With z < 2^-4 all of the terms of both sums, and three times the last one, are below 2^63.
    guard upper >> UInt64(max(0, bits - 4)) == 0, bits >= 4 else { return nil }
    func shifted(_ a: UInt64, _ b: UInt64) -> UInt64 {
      let (high, low) = a.multipliedFullWidth(by: b)
      return bits == 64 ? high : high << UInt64(64 - bits) | low >> UInt64(bits)
    }
    var (low, high, odd) = (lower, upper, UInt64(1))
    var (lowSum, highSum) = (UInt64(0), UInt64(0))
    let (lowSquare, highSquare) = (shifted(low, low), shifted(high, high) + 1)
    for _ in 0..<termCount {
      lowSum += low / odd
      low = shifted(low, lowSquare)
      highSum += high / odd + 1
      high = shifted(high, highSquare) + 1
      odd += 2
    }
    return (Integer(2 * lowSum), Integer(2 * highSum + 3 * high))
  }

  /// Ends of `2^bits ln n` for `n >= 1`.
  mutating func ends(of n: Integer) -> Ends {
    if let ends = known[n] { return ends }
    let ends = enclosure(of: n)
    if known.count >= FixedPointLogarithms.greatestMemory { known = [:] }
    known[n] = ends
    return ends
  }

  private func enclosure(of n: Integer) -> Ends {
    let exponent = n.bitWidth - 1
    let scaled = n << bits
    let x = scaled >> exponent
    let above = (x << exponent) == scaled ? x : x + 1
    let index = x >> (bits - width)
    let c = index << (bits - width)
    // 2^width <= index < 2^(width + 1) <= 128
    let entry = table[(Int(exactly: index) ?? 0) - (1 << width)]
    let log2 = table[table.count - 1]
    var low = entry.lower + Integer(exponent) * log2.lower
    var high = entry.upper + Integer(exponent) * log2.upper
    if above > c {
      let rest = doubleArtanh(
        ((x - c) << bits).floorDivided(by: x + c),
        ((above - c) << bits).floorDivided(by: above + c) + 1)
      low += rest.lower
      high += rest.upper
    }
    return (low, high)
  }
}

/// The enclosures at one precision at a time.
package struct LogarithmTables {
  private var current = FixedPointLogarithms(bits: 64)

  package init() {}

  /// Whether `sum a ln n > 0` shows at a precision; the coefficients are integers.
  package mutating func isPositive(
    _ terms: [(base: Integer, coefficient: Integer)], bits: Int
  ) -> Bool {
    if current.bits != bits { current = FixedPointLogarithms(bits: bits) }
    var sum = Integer.zero
    for (base, coefficient) in terms {
      let ends = current.ends(of: base)
      sum += coefficient * (coefficient.isNegative ? ends.upper : ends.lower)
    }
    return sum.signum() > 0
  }
}
