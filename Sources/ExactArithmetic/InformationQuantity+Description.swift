extension InformationQuantity: CustomStringConvertible {
  /// The value in bits: `2 - 3/4 log2 3 = 0.811278124459… bits`, `3/2 bits`, `0.159037461972… bits`.
  public var description: String { description(in: .bits) }

  /// The value in a unit: a log form with its first digits, a rational number, or the first digits of a value
  /// that is not exact; an interval where the digits cannot be settled.
  ///
  /// - Complexity: that of `LogForm.terms`, and of an enclosure.
  public func description(in unit: InformationUnit) -> String {
    let exact = logForm.flatMap { form in
      form.termCount <= InformationQuantity.greatestShownTermCount
        ? form.description(in: unit) : nil
    }
    if let exact, Rational(exact) != nil {
      return "\(exact) \(exact == "1" ? unit.singular : unit.rawValue)"
    }
    let value = enclosure(in: unit, bits: 64)
    let decimal = "\(value.certainDigits(atMost: 12) ?? value.description) \(unit)"
    return exact.map { "\($0) = \(decimal)" } ?? decimal
  }

  /// Forms with more terms are described by their digits alone.
  private static var greatestShownTermCount: Int { 16 }
}

extension InformationUnit {
  /// The name of one unit.
  fileprivate var singular: String { String(rawValue.dropLast()) }
}
