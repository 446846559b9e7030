import ExactArithmetic

/// The first and last digits of a large integer, and how many digits it has.
///
/// An integer of millions of digits takes long to convert; this needs only a few of its leading
/// bits.
struct DecimalHead: Hashable {
  /// The first digits.
  let first: String
  /// The number of decimal digits.
  let digitCount: Int

  /// Reads the first `count` digits of a positive integer.
  ///
  /// - Complexity: O(log n) products of 192 bits, and a shift of the integer.
  init(_ value: Integer, count: Int) {
    if value.bitWidth > DecimalHead.directBits,
      let head = DecimalHead.leadingDigits(of: value, count: count)
    {
      self = head
    } else {
      let text = value.description
      self.init(first: String(text.prefix(count)), digitCount: text.utf8.count)
    }
  }

  private init(first: String, digitCount: Int) {
    self.first = first
    self.digitCount = digitCount
  }

  /// Up to this size an integer is converted whole.
  private static let directBits = 2048

  private static func leadingDigits(of value: Integer, count: Int) -> DecimalHead? {
    let shift = value.bitWidth - ScaledInterval.bits
    let leading = value >> shift
    let scaled = ScaledInterval(lower: leading, upper: leading + 1, exponent: shift)
    // log10 of the value is near this; the exact exponent is this or one more.
    let estimate = Int((Double(value.bitWidth - 1) * 0.30102999566398120).rounded(.down))
    for exponent in [estimate + 1, estimate, estimate - 1] {
      guard let head = scaled.floorDivided(by: .powerOfTen(exponent - count + 1)) else {
        return nil
      }
      let text = head.description
      if text.utf8.count == count { return DecimalHead(first: text, digitCount: exponent + 1) }
    }
    return nil
  }
}

/// A positive real number between `lower * 2^exponent` and `upper * 2^exponent`.
private struct ScaledInterval {
  var lower: Integer
  var upper: Integer
  var exponent: Int

  /// The bits that are kept of the ends.
  static let bits = 192

  static func powerOfTen(_ power: Int) -> ScaledInterval {
    var result = ScaledInterval(lower: 1, upper: 1, exponent: 0)
    var square = ScaledInterval(lower: 10, upper: 10, exponent: 0)
    var remaining = power
    while remaining > 0 {
      if remaining & 1 == 1 { result.multiply(by: square) }
      remaining >>= 1
      if remaining > 0 { square.multiply(by: square) }
    }
    return result
  }

  private mutating func multiply(by other: ScaledInterval) {
    lower *= other.lower
    upper *= other.upper
    exponent += other.exponent
    let excess = upper.bitWidth - ScaledInterval.bits
    if excess > 0 {
      lower = lower >> excess
      upper = (upper >> excess) + 1
      exponent += excess
    }
  }

  /// `floor(self / divisor)` when the intervals determine it.
  func floorDivided(by divisor: ScaledInterval) -> Integer? {
    let shift = exponent - divisor.exponent
    func quotient(_ a: Integer, _ b: Integer) -> Integer {
      shift >= 0 ? (a << shift).floorDivided(by: b) : a.floorDivided(by: b << -shift)
    }
    let least = quotient(lower, divisor.upper)
    let greatest = quotient(upper, divisor.lower)
    return least == greatest ? least : nil
  }
}
