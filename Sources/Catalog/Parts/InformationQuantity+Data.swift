import Documents
import ExactArithmetic
import Tables
import Work

// Quantities of information in files of parts: with all terms as they were collected, so that nothing is computed again.

extension Report.Data {
  /// A quantity that is exact or lies between two exact ones; `nil` for one that is known by enclosures.
  init?(_ quantity: InformationQuantity) {
    switch quantity {
    case .exact(let form): self = .terms(of: form)
    case .between(let lower, let upper):
      self = .object([("lower", .terms(of: lower)), ("upper", .terms(of: upper))])
    case .enclosed: return nil
    }
  }

  /// The pairs `[q, n]` of a form `sum q log n`.
  private static func terms(of form: LogForm) -> Report.Data {
    .list(
      form.sortedTerms.map { term in
        .list([.value(.rational(term.coefficient)), .value(.text(term.base.description))])
      })
  }
}

extension InformationQuantity {
  /// Reads what `Report.Data(_:)` writes.
  ///
  /// - Throws: `JSONReadingError`; `PartError` for a pair that is none.
  init(_ value: JSONValue, at path: JSONPath) throws {
    guard case .object(let ends) = value else {
      self = .exact(try InformationQuantity.form(value, at: path))
      return
    }
    self = .between(
      try InformationQuantity.form(ends.value(forKey: "lower", at: path), at: path),
      try InformationQuantity.form(ends.value(forKey: "upper", at: path), at: path))
  }

  private static func form(_ value: JSONValue, at path: JSONPath) throws -> LogForm {
    LogForm(
      try value.array(at: path).map { pair in
        let parts = try pair.array(at: path)
        guard parts.count == 2 else {
          throw PartError.invalidFile(
            "\(path) has a term of \(parts.count) numbers; expected a coefficient and an integer")
        }
        let base = try parts[1].integer(at: path)
        guard base.signum() > 0 else {
          throw PartError.invalidFile("\(path) has the logarithm of \(base); expected 1 or more")
        }
        return LogForm.Term(coefficient: try parts[0].rational(at: path), base: base)
      })
  }
}
