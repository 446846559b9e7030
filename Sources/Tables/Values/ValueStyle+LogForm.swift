import ExactArithmetic

// Which log forms are written exactly for a reader: those with few terms, however long these are, or else those that are
// short.

extension ValueStyle {
  /// An exact form as it is written, or that it is not.
  enum ExactForm {
    case written(String)
    /// The number of terms of a form that has more than the style allows.
    case tooMany(terms: Int)
    /// A form of more characters than there is room for.
    case tooLong

    /// What is said behind a decimal in place of the form.
    var remark: String {
      if case .tooMany(let terms) = self { return " (\(terms) term\(terms == 1 ? "" : "s"))" }
      return ""
    }
  }

  /// Forms with more terms than this are not brought to their canonical form for a reader.
  private static let greatestCanonicalTermCount = 1000
  /// The same where the number of characters decides.
  private static let greatestShortTermCount = 16
  /// Up to this many characters a log form is written in full outside of tables.
  static let longestForm = 60

  /// The canonical form in the unit of the style.
  ///
  /// - Parameters:
  ///   - form: the form.
  ///   - limit: up to how many characters it is written, unless the style counts terms.
  /// - Complexity: that of `LogForm.terms`, where at most 1000 were collected.
  func exactForm(_ form: LogForm, limit: Int = longestForm) -> ExactForm {
    if terms == nil {
      if form.termCount > ValueStyle.greatestShortTermCount { return .tooLong }
    } else if let count = excessiveTerms(form) {
      return .tooMany(terms: count)
    }
    return written(form.description(in: unit), limit)
  }

  /// A quotient of log forms by these.
  func exactForm(_ value: LogQuotient, limit: Int) -> ExactForm {
    if let rational = value.rationalValue { return .written(rational.description) }
    if terms == nil {
      let count = value.numerator.termCount + value.denominator.termCount
      if count > 2 * ValueStyle.greatestShortTermCount { return .tooLong }
    } else {
      let count = [value.numerator, value.denominator].reduce(0) { $0 + (excessiveTerms($1) ?? 0) }
      if count > 0 { return .tooMany(terms: count) }
    }
    return written(value.description, limit)
  }

  private func written(_ text: String, _ limit: Int) -> ExactForm {
    terms != nil || text.count <= limit ? .written(text) : .tooLong
  }

  /// The number of terms of a form that has more than the style allows.
  private func excessiveTerms(_ form: LogForm) -> Int? {
    guard let terms else { return nil }
    // The canonical form may have fewer terms than were collected, and more.
    if form.termCount > max(terms, ValueStyle.greatestCanonicalTermCount) { return form.termCount }
    let count = form.terms.count
    return count > terms ? count : nil
  }
}
