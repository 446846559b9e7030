import AlgebraicNumbers
import Claims
import Documents
import ExactArithmetic

/// A number with an exact form, if that is short, and a decimal, computed only when it is shown.
struct CellNumber {
  let exact: String?
  /// What stands behind the decimal where that is written in place of an exact form.
  var remark = ""
  let equals: String
  let decimal: () -> String

  init(exact: String?, equals: String, decimal: @escaping () -> String) {
    self.exact = exact
    self.equals = equals
    self.decimal = decimal
  }

  /// A number whose exact form is left out where it has too many terms, which is said.
  init(_ form: ValueStyle.ExactForm, equals: String, decimal: @escaping () -> String) {
    if case .written(let exact) = form {
      self.init(exact: exact, equals: equals, decimal: decimal)
    } else {
      self.init(exact: nil, equals: equals, decimal: decimal)
      remark = form.remark
    }
  }

  /// The same for LaTeX.
  init(
    _ form: ValueStyle.ExactForm, latex: @autoclosure () -> String,
    decimal: @escaping () -> String
  ) {
    if case .written = form {
      self.init(exact: "$\(latex())$", equals: " $=$ ", decimal: decimal)
    } else {
      self.init(form, equals: "", decimal: decimal)
    }
  }

  func written(_ notation: Table.Column.Notation) -> String {
    if notation.isDecimal { return decimal() }
    guard let exact else { return decimal() + remark }
    if notation == .exact { return exact }
    let decimal = decimal()
    if exact == decimal { return exact }
    // A rounded decimal begins with its own sign.
    if decimal.hasPrefix("≈") || decimal.hasPrefix("$\\approx") { return exact + " " + decimal }
    return exact + equals + decimal
  }
}
