import AlgebraicNumbers
import Contraction
import ExactArithmetic
import Foundation
import InformationTheory
import LemmataTestSupport
import Testing
import Work

@Suite struct ChiSquareContractionTests {
  func uniform(_ channel: Channel) throws -> AlgebraicReal {
    try channel.chiSquareContraction(input: .uniform(over: 0..<channel.inputCount))
  }

  @Test func closedForms() throws {
    for (n, d) in [(1, 10), (1, 3), (0, 1), (1, 1), (49, 100)] {
      let delta = Rational(n, d)
      #expect(try uniform(.binarySymmetric(delta)) == (1 - 2 * delta).power(2))
      #expect(try uniform(.qaryErasure(3, delta)) == 1 - delta)
      for q in 2...5 {
        // The eigenvalues of the symmetric channel are 1 and a - w.
        let difference = 1 - delta - delta / Rational(q - 1)
        #expect(try uniform(.qarySymmetric(q, delta)) == difference.power(2))
      }
      // Two inputs: 1 - sum_y P Q / M with the input law as the weights.
      let z = try Channel.z(delta)
      let p = Rational(1, 3)
      let expected = delta == 1 ? 0 : p * (1 - delta) / (1 - (1 - p) * (1 - delta))
      #expect(try z.chiSquareContraction(input: try FiniteLaw([p, 1 - p])) == expected)
    }
    #expect(try uniform(.identity(4)) == Rational(1))
    #expect(try uniform(Channel([[1]])) == Rational(0))
    #expect(try uniform(Channel([[1, 0], [1, 0]])) == Rational(0))
    let identity = try Channel.identity(3)
    #expect(try identity.chiSquareContraction(input: .init([1, 0, 0])) == Rational(0))
    #expect(
      try identity.chiSquareContraction(input: .init([Rational(1, 2), 0, Rational(1, 2)]))
        == Rational(1))
    #expect(
      try identity.maximalCorrelationSquared(input: .uniform(over: 0..<3)) == Rational(1))
  }

  @Test func jointLaws() throws {
    var random = SplitMix64(seed: 33)
    for _ in 0..<(20 * multiplier) {
      let (n, m) = (Int.random(in: 1...4, using: &random), Int.random(in: 1...4, using: &random))
      let (channel, input) = (random.channel(inputs: n, outputs: m), random.law(n))
      let law = try JointLaw(
        (0..<n).map { x in
          (0..<m).map { input.probability(of: x) * channel[x, $0] }
        })
      let value = try law.maximalCorrelationSquared(between: ["X"], and: ["Y"])
      #expect(try value == channel.chiSquareContraction(input: input))
      #expect(try law.maximalCorrelationSquared(between: ["Y"], and: ["X"]) == value)
      // Of independent pairs the better one counts.
      let other = try JointLaw(
        [[Rational(2, 5), Rational(1, 10)], [Rational(1, 10), Rational(2, 5)]],
        rowVariable: "U", columnVariable: "V")
      let both = try law.product(with: other)
      #expect(
        try both.maximalCorrelationSquared(between: ["X", "U"], and: ["Y", "V"])
          == max(value, AlgebraicReal(Rational(9, 25))))
      #expect(
        try both.maximalCorrelationSquared(between: ["X", "Y"], and: ["U", "V"]) == Rational(0))
      #expect(
        try both.maximalCorrelationSquared(between: ["X", "U"], and: ["U", "Y"]) == Rational(1))
    }
  }

  @Test func wrongSizesAreRefused() throws {
    let channel = try Channel.identity(2)
    let law = try FiniteLaw<Int>.uniform(over: 0..<3)
    let expected = "the input law has 3 outcomes; expected 2, one for each row of the channel"
    for body in [
      { _ = try channel.chiSquareContraction(input: law) },
      { _ = try channel.maximalCorrelation(input: law) },
      { _ = try channel.maximalCorrelationSquared(input: law) },
    ] as [() throws -> Void] {
      do {
        try body()
        Issue.record("no error")
      } catch {
        #expect("\(error)" == expected)
      }
    }
  }

  /// The matrix `A[x, x'] = sum_y W(y|x) W(y|x') P(x') / (PW)(y)` on the support of P.
  func matrix(_ channel: Channel, _ law: FiniteLaw<Int>) throws -> RationalMatrix {
    let output = try channel.output(of: law).probabilities
    let support = (0..<channel.inputCount).filter { !law.probability(of: $0).isZero }
    return RationalMatrix(
      support.map { x in
        support.map { other in
          output.indices.reduce(Rational.zero) { sum, y in
            output[y].isZero
              ? sum
              : sum + channel[x, y] * channel[other, y] * law.probability(of: other) / output[y]
          }
        }
      })
  }

  /// The second greatest root of the characteristic polynomial of the matrix, multiplicities counted: by an
  /// independent route, with all roots.
  @Test func randomChannelsAgreeWithAllRoots() throws {
    var random = SplitMix64(seed: 31)
    for _ in 0..<(60 * multiplier) {
      let (n, m) = (Int.random(in: 1...5, using: &random), Int.random(in: 1...5, using: &random))
      let (channel, law) = (random.channel(inputs: n, outputs: m), random.law(n))
      let value = try channel.chiSquareContraction(input: law)
      let a = try matrix(channel, law)
      let characteristic = a.characteristicPolynomial
      let rest = characteristic.quotient(dividingExactlyBy: Polynomial([-1, 1]))!
      let roots = rest.degree <= 0 ? [] : AlgebraicReal.realRoots(of: rest)
      #expect(value == roots.last ?? AlgebraicReal(0))
      #expect(value.sign(of: characteristic) == 0 || a.rowCount == 1)
      #expect(abs(jacobi(a, law) - value.approximation) < 1e-10, "\(channel) \(law)")
    }
  }

  /// The second greatest eigenvalue by Jacobi's rotations in floating point, of the matrix made symmetric.
  func jacobi(_ a: RationalMatrix, _ law: FiniteLaw<Int>) -> Double {
    let n = a.rowCount
    let roots = law.probabilities.filter { !$0.isZero }.map { Double($0).squareRoot() }
    var b = (0..<n).map { i in (0..<n).map { Double(a[i, $0]) * roots[i] / roots[$0] } }
    for _ in 0..<60 {
      for p in 0..<n {
        for q in (p + 1)..<max(n, p + 1) where abs(b[p][q]) > 1e-300 {
          let angle = 0.5 * atan2(2 * b[p][q], b[p][p] - b[q][q])
          let (c, s) = (cos(angle), sin(angle))
          for k in 0..<n {
            (b[k][p], b[k][q]) = (c * b[k][p] + s * b[k][q], c * b[k][q] - s * b[k][p])
          }
          for k in 0..<n {
            (b[p][k], b[q][k]) = (c * b[p][k] + s * b[q][k], c * b[q][k] - s * b[p][k])
          }
        }
      }
    }
    return n == 1 ? 0 : (0..<n).map { b[$0][$0] }.sorted()[n - 2]
  }

  @Test func maximalCorrelationFunctions() throws {
    var random = SplitMix64(seed: 32)
    for _ in 0..<(40 * multiplier) {
      let (n, m) = (Int.random(in: 1...5, using: &random), Int.random(in: 1...5, using: &random))
      let (channel, law) = (random.channel(inputs: n, outputs: m), random.law(n))
      let correlation = try channel.maximalCorrelation(input: law)
      #expect(try correlation.squared == channel.chiSquareContraction(input: law))
      guard let (f, g) = correlation.enclosures(bits: 120) else {
        #expect(correlation.squared == Rational(0) && !correlation.isSimple)
        #expect(correlation.inputEntries == nil)
        continue
      }
      #expect(correlation.multiplicity >= 1)
      #expect(f.count == n && g.count == m)
      let (p, q) = (law.probabilities, try channel.output(of: law).probabilities)
      func sum(_ terms: [Enclosure]) -> Enclosure { terms.reduce(.zero, +) }
      let narrow = Rational(1).scaled(byPowerOfTwo: -100)
      func equals(_ e: Enclosure, _ value: Rational) -> Bool {
        e.contains(value) && e.width < narrow
      }
      #expect(f.allSatisfy { $0.width <= Rational(1).scaled(byPowerOfTwo: -120) })
      #expect(equals(sum((0..<n).map { p[$0] * f[$0] }), 0))
      #expect(equals(sum((0..<n).map { p[$0] * (f[$0] * f[$0]) }), 1))
      #expect(equals(sum((0..<m).map { q[$0] * g[$0] }), 0))
      #expect(equals(sum((0..<m).map { q[$0] * (g[$0] * g[$0]) }), 1))
      let product = sum(
        (0..<n).flatMap { x in (0..<m).map { (p[x] * channel[x, $0]) * (f[x] * g[$0]) } })
      let root = correlation.squared.squareRoot().enclosure(bits: 130)
      #expect(product.lower <= root.upper && root.lower <= product.upper)
      #expect(f.first { !$0.contains(0) }?.lower.signum() == 1)
      // The exact entries have the signs of the functions.
      for (entries, values) in [(correlation.inputEntries!, f), (correlation.outputEntries!, g)] {
        for (entry, value) in zip(entries, values) {
          let sign = correlation.squared.sign(of: entry)
          #expect(
            sign == 0
              ? value.contains(0)
              : value.lower.signum() == sign
                || value.upper.signum() == sign)
        }
      }
    }
  }

  @Test func multiplicities() throws {
    let identity = try Channel.identity(4).maximalCorrelation(input: .uniform(over: 0..<4))
    #expect(identity.multiplicity == 3 && !identity.isSimple)
    #expect(identity.enclosures(bits: 50) != nil)
    let symmetric = try Channel.qarySymmetric(3, Rational(1, 10)).maximalCorrelation(
      input: .uniform(over: 0..<3))
    #expect(symmetric.multiplicity == 2)
    let binary = try Channel.binarySymmetric(Rational(1, 10)).maximalCorrelation(
      input: .uniform(over: 0..<2))
    #expect(binary.isSimple)
    let (f, g) = try #require(binary.enclosures(bits: 20))
    for values in [f, g] { #expect(values[0].contains(1) && values[1].contains(-1)) }
    let constant = try Channel([[1], [1]]).maximalCorrelation(input: .uniform(over: 0..<2))
    #expect(constant.multiplicity == 0 && constant.enclosures(bits: 9) == nil)
  }
}
