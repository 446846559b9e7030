import ExactArithmetic

/// How exact values are written: with how many digits, and information in which unit.
///
/// A style is also the writer: ``json(_:)-(Rational)`` and its overloads give the JSON form of a
/// value, ``text(_:)-(Rational)`` the form for a reader, and ``latex(_:)-(Rational)`` the one for a
/// paper.
///
/// ```swift
/// let style = ValueStyle(digits: 6)
/// print(style.text(Rational(1, 3)))  // 1/3 = 0.333333…
/// print(style.json(Rational(1, 3)))  // "1/3"
/// ```
///
/// Nothing that is written is a guess.  Decimals that are not exact are either ends of an
/// enclosure, rounded outward, or end in `…`: their digits are the first digits of the value, cut
/// off and not rounded.
public struct ValueStyle: Sendable, Hashable {
  /// The number of significant digits, or `nil` for the default of each form: 30 in JSON and CSV,
  /// which programs read, and 12 in texts.
  public var digits: Int? {
    didSet { ValueStyle.check(digits) }
  }

  /// The unit in which information is read in texts and tables.  JSON is always in bits.
  public var unit: InformationUnit

  /// Creates a style.
  ///
  /// - Precondition: `digits` is at least 1.
  public init(digits: Int? = nil, unit: InformationUnit = .bits) {
    ValueStyle.check(digits)
    self.digits = digits
    self.unit = unit
  }

  private static func check(_ digits: Int?) {
    precondition(digits ?? 1 >= 1, "\(digits ?? 0) significant digits")
  }

  /// The number of significant digits in what programs read.
  var machineDigits: Int { digits ?? 30 }

  /// The number of significant digits in what people read.
  var readerDigits: Int { digits ?? 12 }

  /// The number of bits that a relative accuracy of some decimal digits needs, with a few to spare.
  static func bits(forDigits digits: Int) -> Int { digits * 3322 / 1000 + 12 }
}
