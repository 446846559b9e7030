import AlgebraicNumbers
import Contraction
import Documents
import ExactArithmetic
import InformationTheory

extension CertificateClaim {
  /// Both sides of chi-square's coefficient for an input law; no lower side where it is 0.
  static func chiSquare(
    of channel: Channel, input: FiniteLaw<Int>, digits: Int
  ) throws -> [CertificateClaim] {
    let correlation = try channel.maximalCorrelation(input: input)
    let p = input.probabilities
    let upper = correlation.squared.upperBound(digits: digits)
    let matrix = try ChiSquareMatrix(channel: channel, input: input, bound: upper)
    guard let (factor, diagonal) = matrix.factorisation else {
      throw CertificationError.isFalse("eta_chi2(P,W) <= \(upper)")
    }
    let statement: [(String, JSONValue)] = [
      ("channel", .rows(channel.rows)), ("input", .rationals(p)),
    ]
    var claims = [
      try CertificateClaim(
        .chiSquareUpper,
        statement + [
          ("value", .rational(upper)),
          ("evidence", ["factor": .rows(factor), "diagonal": .rationals(diagonal)]),
        ])
    ]
    if correlation.squared.signum() == 0 { return claims }
    let lower = correlation.squared.lowerBound(digits: digits)
    // A function near the best one loses the square of its distance from it.
    for bits in [4 * digits, 8 * digits, 16 * digits] {
      guard let values = correlation.enclosures(bits: bits)?.input else { break }
      let function = values.map { (value: Enclosure) in
        Rational(value.midpoint.scaled(byPowerOfTwo: bits).rounded()).scaled(byPowerOfTwo: -bits)
      }
      let mean = Rational.sum(zip(p, function).map { $0 * $1 })
      let members =
        statement + [
          ("value", .rational(lower)), ("function", .rationals(function.map { $0 - mean })),
        ]
      if let claim = try? CertificateClaim(.chiSquareLower, members) {
        claims.append(claim)
        return claims
      }
    }
    throw CertificationError.isBeyondTheFormat(
      claim: "eta_chi2(P,W) >= \(lower)", limit: "the functions that were tried reach less")
  }
}

/// `r diag(P) - B + (1-r) P P^T`, which is positive semidefinite exactly when `r` bounds chi-square's coefficient.
struct ChiSquareMatrix {
  private let entries: [[Rational]]

  init(channel: Channel, input: FiniteLaw<Int>, bound r: Rational) throws {
    let (p, rows) = (input.probabilities, channel.rows)
    let output = try channel.output(of: input).probabilities
    entries = p.indices.map { (x: Int) in
      p.indices.map { (z: Int) in
        let terms = output.indices.filter { !output[$0].isZero }.map {
          rows[x][$0] * rows[z][$0] / output[$0]
        }
        let overlap = Rational.sum(terms)
        return p[x] * p[z] * (1 - r - overlap) + (x == z ? r * p[x] : 0)
      }
    }
  }

  /// The rows below the unit diagonal of `L`, and `d`, with `L diag(d) L^T` the matrix; `nil` where it is not positive
  /// semidefinite.
  var factorisation: (factor: [[Rational]], diagonal: [Rational])? {
    var rest = entries
    var factor = rest.indices.map { [Rational](repeating: 0, count: $0) }
    var diagonal: [Rational] = []
    for j in rest.indices {
      let pivot = rest[j][j]
      diagonal.append(pivot)
      if pivot.isNegative { return nil }
      for i in rest.indices.dropFirst(j + 1) {
        if pivot.isZero {
          if !rest[i][j].isZero { return nil }
          continue
        }
        factor[i][j] = rest[i][j] / pivot
      }
      for i in rest.indices.dropFirst(j + 1) {
        for l in j + 1...i where !pivot.isZero {
          rest[i][l] -= factor[i][j] * pivot * factor[l][j]
          rest[l][i] = rest[i][l]
        }
      }
    }
    return (factor, diagonal)
  }
}
