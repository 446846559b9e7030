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
/// off and not rounded.  Where ``places`` are asked for, decimals are rounded to nearest: `≈ 0.667`, which the value is
/// proved to be nearest to.
public struct ValueStyle: Sendable, Hashable {
  /// The number of significant digits, or `nil` for the default of each form: 30 in JSON and CSV,
  /// which programs read, and 12 in texts.
  public var digits: Int? {
    didSet { ValueStyle.check(digits) }
  }

  /// The unit in which information is read, in every format.
  public var unit: InformationUnit

  /// The greatest number of terms of a log form that is written exactly for a reader, however long it is; of one with
  /// more the decimal is written, with the number of its terms.  `nil` to write those out that are short: up to 32
  /// characters in a cell of a table, and 60 elsewhere.
  public var terms: Int?

  /// The number of places after the point to which numbers for a reader are rounded to nearest, those that are not
  /// exact then with the sign `≈`; `nil` for ``digits`` significant digits, cut off.  What programs read is never
  /// rounded.
  public var places: Int?

  /// How decimals stand in LaTeX.
  public var numerals: Numerals = .plain

  /// How decimals stand in LaTeX.
  public enum Numerals: String, Sendable, Hashable, CaseIterable {
    /// As digits of a formula: `1.25\times 10^{-9}`.
    case plain
    /// As the argument of `\num` of the package `siunitx`, which groups digits: `\num{1.25e-9}`.
    case siunitx
  }

  /// Creates a style.
  ///
  /// - Precondition: `digits` is at least 1, `terms` and `places` are not negative.
  public init(
    digits: Int? = nil, unit: InformationUnit = .bits, terms: Int? = nil, places: Int? = nil
  ) {
    ValueStyle.check(digits)
    precondition(
      terms ?? 0 >= 0 && places ?? 0 >= 0, "\(terms ?? 0) terms, \(places ?? 0) places")
    self.digits = digits
    self.unit = unit
    self.terms = terms
    self.places = places
  }

  /// The same style with another number of digits where it has none of its own.
  func withDefaultDigits(_ digits: Int?) -> ValueStyle {
    var style = self
    if style.digits == nil { style.digits = digits }
    return style
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
