import Work

/// Why a text is not a rational number.
public enum RationalParsingError: InputError, Hashable {
  /// The text is not a fraction, an integer or a decimal.
  case notANumber(String)
  /// The text is a fraction whose denominator is zero.
  case zeroDenominator(String)
  /// The text is a decimal whose exponent has a magnitude above `Rational.greatestDecimalExponent`.
  case exponentOutOfRange(String)

  public var description: String {
    switch self {
    case .notANumber(let text):
      return "\"\(text)\" is not a rational number; expected a fraction such as 1/2, an integer, "
        + "or a decimal such as 0.25"
    case .zeroDenominator(let text):
      return "\"\(text)\" has a zero denominator"
    case .exponentOutOfRange(let text):
      return "\"\(text)\" has a decimal exponent beyond \(Rational.greatestDecimalExponent)"
    }
  }
}

extension Rational: LosslessStringConvertible {
  /// The greatest magnitude of the exponent of a decimal that is read: `1e100000`.
  public static let greatestDecimalExponent = 100_000

  /// The exact value of `1/2`, `-3`, `0.25` or `1.5e-3`, or `nil` for any other text.
  public init?(_ description: String) {
    guard let value = try? Rational(parsing: description) else { return nil }
    self = value
  }

  /// The exact value of `1/2`, `-3`, `0.25` or `1.5e-3`.
  ///
  /// - Throws: ``RationalParsingError``, which names the text.
  public init(parsing text: String) throws(RationalParsingError) {
    var text = text
    let parsed: Result<Rational, RationalParsingError> = text.withUTF8 { bytes in
      Rational.parse(bytes)
    }
    self = try parsed.get()
  }

  /// The fraction in lowest terms: `1/2`, or `3` for an integer.
  public var description: String {
    isInteger ? numerator.description : "\(numerator)/\(denominator)"
  }

  /// Parses UTF-8 bytes; short fractions take no allocation.
  package static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Result<Rational, RationalParsingError> {
    if let short = parseShortFraction(bytes) { return .success(short) }
    func failure(
      _ error: (String) -> RationalParsingError
    ) -> Result<Rational, RationalParsingError> {
      .failure(error(String(decoding: bytes, as: UTF8.self)))
    }
    if let slash = bytes.firstIndex(of: UInt8(ascii: "/")) {
      let below = bytes[(slash + 1)...]
      guard let first = below.first, isDigit(first),
        let numerator = Integer(decimalDigits: bytes[..<slash]),
        let denominator = Integer(decimalDigits: below)
      else { return failure(RationalParsingError.notANumber) }
      if denominator.isZero { return failure(RationalParsingError.zeroDenominator) }
      return .success(Rational(numerator, denominator))
    }
    return parseDecimal(bytes, failure)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 <= 9 }

  /// The powers of ten that fit a word.
  private static let powersOfTen: [Int] = (0..<18).reduce(into: [1]) { $0.append($0[$1] * 10) }

  /// `n/d` or `n` with at most 18 digits each and a non-zero denominator, or a decimal with at most 18 digits; else `nil`.
  private static func parseShortFraction(_ bytes: UnsafeBufferPointer<UInt8>) -> Rational? {
    var index = 0
    func word() -> Int? {
      var value = 0
      let start = index
      while index < bytes.count, isDigit(bytes[index]) {
        if index - start == 18 { return nil }
        value = value * 10 + Int(bytes[index] &- 48)
        index += 1
      }
      return index == start ? nil : value
    }
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { index = 1 }
    guard let magnitude = word() else { return nil }
    let numerator = isNegative ? -magnitude : magnitude
    if index == bytes.count { return Rational(numerator) }
    if bytes[index] == UInt8(ascii: ".") {
      index += 1
      let (start, wholeDigits) = (index, index - 1 - (isNegative ? 1 : 0))
      guard let fraction = word(), index == bytes.count, index - start + wholeDigits <= 18 else {
        return nil
      }
      let scale = powersOfTen[index - start]
      return Rational((isNegative ? -1 : 1) * (magnitude * scale + fraction), scale)
    }
    guard bytes[index] == UInt8(ascii: "/") else { return nil }
    index += 1
    guard let denominator = word(), index == bytes.count, denominator != 0 else { return nil }
    return Rational(numerator, denominator)
  }

  private static func parseDecimal(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ failure: ((String) -> RationalParsingError) -> Result<Rational, RationalParsingError>
  ) -> Result<Rational, RationalParsingError> {
    let mark = bytes.firstIndex { $0 | 0x20 == UInt8(ascii: "e") }
    var digits = Array(bytes[..<(mark ?? bytes.endIndex)])
    var exponent = 0
    if let point = digits.firstIndex(of: UInt8(ascii: ".")) {
      guard digits[(point + 1)...].allSatisfy(isDigit) else {  // a sign may stand only in front
        return failure(RationalParsingError.notANumber)
      }
      digits.remove(at: point)
      exponent = point - digits.count
    }
    guard let significand = Integer(decimalDigits: digits) else {
      return failure(RationalParsingError.notANumber)
    }
    if let mark {
      guard let written = Integer(decimalDigits: bytes[(mark + 1)...]) else {
        return failure(RationalParsingError.notANumber)
      }
      guard let word = Int(exactly: written), word.magnitude <= UInt(greatestDecimalExponent) else {
        return failure(RationalParsingError.exponentOutOfRange)
      }
      exponent += word
    }
    let scale = Integer(10).power(abs(exponent))
    return .success(
      exponent >= 0 ? Rational(significand * scale) : Rational(significand, scale))
  }
}

extension Rational: Codable {
  /// Encodes the fraction as a string, which no decoder rounds.
  public func encode(to encoder: any Encoder) throws {
    try encoder.encodeText(of: self)
  }

  public init(from decoder: any Decoder) throws {
    self = try decoder.decodeText { try Rational(parsing: $0) }
  }
}
