import Documents
import ExactArithmetic

extension ValueStyle {
  /// Forms with more terms than this are written without them.
  static let greatestTermCount = 100_000

  /// A rational number as a string: `"187/256"`, always exact.
  public func json(_ value: Rational) -> JSONValue { .string(value.description) }

  /// An integer as a JSON integer.
  public func json(_ value: Integer) -> JSONValue { JSONValue(value) }

  /// A quantity of information:
  /// `{"logForm": [["3/4","3"],["-1/2","5"]], "bits": ["0.0281","0.0282"]}`.
  ///
  /// The value in bits is the sum of `q log2 n` over the pairs `[q, n]`; `bits` encloses it.  Zero
  /// is `{"logForm": [], "bits": ["0","0"]}`.  Above 100,000 terms `logForm` is `null` and `terms`
  /// gives their number.  In nats and hartleys the value is the sum of `q ln n` or `q log10 n`, and the key `nats` or `hartleys` stands for `bits`.
  ///
  /// - Complexity: that of `LogForm.terms` and of an enclosure.
  public func json(_ form: LogForm) -> JSONValue {
    let value = form.enclosure(in: unit, bits: ValueStyle.bits(forDigits: machineDigits))
    func object(_ members: [(String, JSONValue)], _ value: Enclosure) -> JSONValue {
      .object(JSONObject(members + [(unit.rawValue, json(value))]))
    }
    if value == .zero { return object([("logForm", [])], value) }
    if form.termCount > ValueStyle.greatestTermCount {
      return object([("logForm", .null), ("terms", JSONValue(form.termCount))], value)
    }
    let terms = form.terms
    let pairs = terms.map { term -> JSONValue in
      [json(term.coefficient), .string(term.base.description)]
    }
    // The canonical form may show that the value is rational, and then it is known exactly.
    let exact = LogForm.rationalValue(of: terms, in: unit).map { Enclosure($0) }
    return object([("logForm", .array(pairs))], exact ?? value)
  }

  /// An enclosure as a pair of decimal strings, rounded outward: `["0.0281","0.0282"]`.
  public func json(_ enclosure: Enclosure) -> JSONValue {
    let (lower, upper) = ends(enclosure, digits: machineDigits)
    return [.string(lower), .string(upper)]
  }

  /// An exact quantity of information as a log form, any other as an enclosure in the unit of the style.
  public func json(_ quantity: InformationQuantity) -> JSONValue {
    if let form = quantity.logForm { return json(form) }
    return json(quantity.enclosure(in: unit, bits: ValueStyle.bits(forDigits: machineDigits)))
  }

  /// A verdict as a string: `"holds"`, `"violated"` or `"undecided"`.
  public func json(_ verdict: Verdict) -> JSONValue { .string(verdict.rawValue) }

  /// The ends as decimals, rounded outward.
  func ends(_ enclosure: Enclosure, digits: Int) -> (lower: String, upper: String) {
    (
      enclosure.lower.decimal(significantDigits: digits, rounding: .down),
      enclosure.upper.decimal(significantDigits: digits, rounding: .up)
    )
  }
}
