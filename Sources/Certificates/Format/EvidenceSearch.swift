import CertificateChecking
import Documents
import ExactArithmetic

/// Finds evidence by running the checker's own code: the least of some precisions at which a sign shows, or bases.
struct EvidenceSearch {
  private var logarithms = LogarithmTables()
  /// What is certified, for messages.
  let claim: String

  static let precisions = [
    64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048, 3072, 4096,
  ]

  init(_ claim: String) { self.claim = claim }

  /// The least of the precisions at which all forms show as positive.
  mutating func bits(positive forms: [LogarithmSum]) throws(CertificationError) -> Int {
    let cleared = forms.map(\.cleared)
    for bits in EvidenceSearch.precisions {
      if cleared.allSatisfy({ logarithms.isPositive($0, bits: bits) }) { return bits }
    }
    throw .isBeyondTheFormat(claim: claim, limit: "4096 bits do not show a sign")
  }

  /// Bases that show that a form is zero, which is known.
  func bases(_ form: LogarithmSum) -> JSONValue {
    .integers(LogForm.coprimeBases(of: form.cleared.map(\.base)))
  }

  /// Evidence that a form is not negative.
  mutating func notNegative(_ form: LogarithmSum) throws(CertificationError) -> JSONValue {
    switch LogForm(form).signum() {
    case 0: return ["bases": bases(form)]
    case 1: return ["bits": .init(try bits(positive: [form]))]
    default: throw .isFalse(claim)
    }
  }

  /// Decimals one unit apart, or equal to the value where it has so few digits, with evidence.
  mutating func between(
    _ form: LogarithmSum, digits: Int
  ) throws(CertificationError) -> (ends: JSONValue, evidence: JSONValue) {
    let value = LogForm(form)
    let unit = Rational(1, Integer(10).power(digits))
    if let exact = value.canonicalized().rationalBits, (exact / unit).isInteger {
      let end = JSONValue.decimal(exact, digits: digits)
      let difference = form.adding(-exact, times: .logTwo)
      return ([end, end], ["bases": bases(difference)])
    }
    let lower = Rational(EvidenceSearch.floor(of: value, unit: unit)) * unit
    let upper = lower + unit
    let bits = try bits(positive: [
      form.adding(-lower, times: .logTwo), upper * .logTwo - form,
    ])
    return (
      [.decimal(lower, digits: digits), .decimal(upper, digits: digits)], ["bits": .init(bits)]
    )
  }

  /// The greatest whole number of units below a value in bits that is no whole number of them.
  private static func floor(of value: LogForm, unit: Rational) -> Integer {
    var bits = 64
    while true {
      let enclosure = value.enclosure(in: .bits, bits: bits)
      let (low, high) = ((enclosure.lower / unit).floor(), (enclosure.upper / unit).floor())
      if low == high { return low }
      bits *= 2
    }
  }
}
