import Documents
import ExactArithmetic

/// A form `sum a ln n` while it is computed: rational coefficients by positive integers, zeros and `ln 1` included.
package struct LogarithmSum: Sendable {
  package private(set) var coefficients: [Integer: Rational] = [:]

  /// `a ln n`.
  package init(_ coefficient: Rational = 0, log n: Integer = 1) {
    if !coefficient.isZero { coefficients[n] = coefficient }
  }

  /// Reads a form as it is written: coefficients other than 0, increasing `n > 1`.
  package init(reading value: JSONValue) throws(ClaimRejection) {
    var last = Integer(1)
    let items = try value.claimItems()
    coefficients.reserveCapacity(items.count)
    for item in items {
      let pair = try item.claimItems(count: 2)
      let (a, n) = (try pair[0].claimRational(), try pair[1].claimInteger())
      try require(
        !a.isZero && n > last, "a form needs coefficients other than 0 and increasing n > 1")
      coefficients[n] = a
      last = n
    }
  }

  /// Whether the form was written without terms.
  var isEmpty: Bool { coefficients.isEmpty }

  /// Adds `a ln n`; nothing if `a` is 0.
  package mutating func add(_ a: Rational, log n: Integer) {
    if !a.isZero { coefficients[n, default: 0] += a }
  }

  /// Adds `a ln(p/q)`; nothing if `a` is 0.
  mutating func add(_ a: Rational, log numerator: Integer, over denominator: Integer) {
    add(a, log: numerator)
    add(-a, log: denominator)
  }

  /// Adds `a ln q`; nothing if `a` is 0.
  mutating func add(_ a: Rational, log q: Rational) {
    add(a, log: q.numerator, over: q.denominator)
  }

  package mutating func add(_ factor: Rational, times other: LogarithmSum) {
    for (n, a) in other.coefficients { add(factor * a, log: n) }
  }

  package func adding(_ factor: Rational, times other: LogarithmSum) -> LogarithmSum {
    var sum = self
    sum.add(factor, times: other)
    return sum
  }

  package static func - (lhs: LogarithmSum, rhs: LogarithmSum) -> LogarithmSum {
    lhs.adding(-1, times: rhs)
  }

  package static func * (factor: Rational, sum: LogarithmSum) -> LogarithmSum {
    LogarithmSum().adding(factor, times: sum)
  }

  /// The terms with `n > 1`, multiplied by a common denominator.
  package var cleared: [(base: Integer, coefficient: Integer)] {
    var terms: [(base: Integer, coefficient: Rational)] = []
    terms.reserveCapacity(coefficients.count)
    var scale = Integer(1)
    for (n, a) in coefficients where !a.isZero && !n.isOne {
      terms.append((base: n, coefficient: a))
      if !a.denominator.isOne { scale = Integer.lcm(scale, a.denominator) }
    }
    return terms.map { (base: Integer, coefficient: Rational) in
      let multiple =
        scale.isOne
        ? coefficient.numerator
        : coefficient.numerator * scale.exactlyDivided(by: coefficient.denominator)
      return (base: base, coefficient: multiple)
    }
  }
}
