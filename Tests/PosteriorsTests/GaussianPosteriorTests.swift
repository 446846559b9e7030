import AlgebraicNumbers
import ExactArithmetic
import LemmataTestSupport
import Posteriors
import Tables
import Testing
import Work

@Suite struct GaussianPosteriorTests {
  /// The example of the authors' code: F(x) = x + 0.3 x^3.
  private func stylised(smoothing: Rational) throws -> GaussianPosterior {
    try GaussianPosteriorData(
      places: rationals("-3/2 -2/5 2/5 6/5 5/2"), polynomial: rationals("0 1 0 3/10"),
      observation: 0, noise: Rational(9, 100), smoothing: smoothing
    ).posterior()
  }

  private func expect(_ weight: ComputableReal, _ text: String, tolerance: String) {
    let enclosure = weight.enclosure(significantDigits: 30)
    #expect((enclosure.midpoint - rational(text)).magnitude <= rational(tolerance))
    #expect(enclosure.width <= rational(tolerance))
  }

  @Test func stylisedExample() throws {
    let sharp = try stylised(smoothing: 0)
    expect(sharp.weights[1], "0.499999950188314442421525", tolerance: "1e-24")
    expect(sharp.weights[2], "0.499999950188314442421525", tolerance: "1e-24")
    expect(sharp.weights[3], "9.96233703351193555111627e-8", tolerance: "1e-31")
    expect(sharp.weights[0], "7.80037593979443969529012e-16", tolerance: "1e-39")
    #expect(sharp.order == [[1, 2], [3], [0], [4]])
    let smooth = try stylised(smoothing: Rational(1, 4))
    expect(smooth.weights[0], "0.0572254821036637651335339", tolerance: "1e-25")
    expect(smooth.weights[1], "0.417403572756043523300664", tolerance: "1e-24")
    expect(smooth.weights[2], "0.417403572756043523300664", tolerance: "1e-24")
    expect(smooth.weights[3], "0.0982794929000056897272948", tolerance: "1e-25")
    expect(smooth.weights[4], "0.00968787948424349853784302", tolerance: "1e-26")
    #expect(smooth.order == [[1, 2], [3], [0], [4]])
  }

  /// Without smoothing the components are the training points; with it, 1 by 1, the formulas are those of numbers.
  @Test func meansAndCovariances() throws {
    let sharp = try stylised(smoothing: 0)
    #expect(sharp.components.map(\.mean) == rationals("-3/2 -2/5 2/5 6/5 5/2").map { [$0] })
    #expect(sharp.components.allSatisfy { $0.covariance == RationalMatrix([[0]]) })
    let (s2, g2) = (Rational(1, 4), Rational(9, 100))
    for component in try stylised(smoothing: s2).components {
      let (x, f, j) = (
        component.point.place[0], component.point.image[0], component.point.derivative[0, 0]
      )
      #expect(j == 1 + Rational(9, 10) * x * x && f == x + Rational(3, 10) * x.power(3))
      let variance = (s2.reciprocal() + j * j / g2).reciprocal()
      #expect(component.covariance == RationalMatrix([[variance]]))
      #expect(component.mean == [x - variance * j * f / g2])
      #expect(component.density.square == (g2 + s2 * j * j).reciprocal())
      #expect(component.density.exponent == -f * f / (2 * (g2 + s2 * j * j)))
    }
  }

  /// The information form, in several dimensions.
  @Test func informationForm() throws {
    var generator = SplitMix64(seed: 7)
    func number() -> Rational { Rational(Int.random(in: -3...3, using: &generator)) }
    for _ in 0..<cases(8) {
      let jacobian = RationalMatrix((0..<3).map { _ in (0..<2).map { _ in number() } })
      let noise = RationalMatrix([[2, 1, 0], [1, 2, 0], [0, 0, Rational(1, 3)]])
      let s2 = Rational(2, 3)
      let posterior = try GaussianPosterior(
        points: [
          .init(place: [number(), number()], image: [number(), 0, 1], derivative: jacobian)
        ], observation: [1, number(), 2], noise: noise, smoothing: s2)
      let component = posterior.components[0]
      let columns = jacobian.transpose.rows.map { noise.solution(of: $0) ?? [] }
      let precision =
        s2.reciprocal() * RationalMatrix.identity(2) + RationalMatrix(columns) * jacobian
      #expect(component.covariance * precision == RationalMatrix.identity(2))
      #expect(posterior.weights[0].enclosure(bits: 80).contains(1))
    }
  }

  @Test func logWeightsAreOrdered() {
    let weights = [
      LogWeight(exponent: 0, square: 1), LogWeight(exponent: 0, square: 2),
      LogWeight(exponent: Rational(1, 3), square: 1),
      // e^(-1/2) sqrt(e) but for a small error of the approximation 2.718281828459045 of e.
      LogWeight(exponent: Rational(-1, 2), square: rational("2.718281828459045")),
      LogWeight(exponent: Rational(-1, 2), square: rational("2.718281828459046")),
    ]
    #expect(weights[0] < weights[1] && weights[0] < weights[2])
    #expect(weights[3] < weights[0] && weights[0] < weights[4])
    #expect(!(weights[0] < weights[0]) && weights[0] == LogWeight(exponent: 0, square: 1))
    for a in weights {
      for b in weights where a != b {
        let (x, y) = (a.value.enclosure(bits: 200), b.value.enclosure(bits: 200))
        #expect((a < b) == (x.upper < y.lower) && (b < a) == (y.upper < x.lower))
      }
    }
  }

  @Test func files() throws {
    let text = """
      {"points": ["-3/2", "-2/5", "2/5", "6/5", "5/2"], "polynomial": [0, 1, 0, 0.3],
       "observation": "0", "noise": 0.09, "smoothing": "1/4"}
      """
    let data = try GaussianPosteriorData(parsing: text.utf8)
    #expect(
      try data.posterior().components.map(\.mean)
        == stylised(smoothing: Rational(1, 4)).components.map(\.mean))
    let matrix = try GaussianPosteriorData(
      parsing: #"""
        {"points": [[0,1],[1,0]], "matrix": [[1,1]], "observation": [1], "noise": [[1]],
         "smoothing": 1}
        """#.utf8)
    #expect(try matrix.posterior().order == [[0, 1]])
    let listed = try GaussianPosteriorData(
      parsing: #"""
        {"points": [0, 1], "images": [0, 2], "derivatives": [[[1]], [[3]]], "observation": 1,
         "noise": 1}
        """#.utf8)
    #expect(listed.points[1].derivative == RationalMatrix([[3]]) && listed.smoothing == 0)
    let report = try listed.posterior().report(Report.Question("memorized-prior gaussian"))
    #expect(report.json()["order"]?[0]?[0] == 1)
    #expect(report.text().contains("1 = 2"))
  }

  @Test func refusals() throws {
    func message(_ text: String) -> String {
      errorMessage { try GaussianPosteriorData(parsing: text.utf8).posterior() }
    }
    let head = #""points": [0, 1], "matrix": [[1]], "observation": 0"#
    #expect(message("{\(head), \"noise\": 0}").contains("g^2 of the noise is 0; expected"))
    #expect(message("{\(head), \"noise\": \"-1/2\"}").contains("is -1/2; expected"))
    #expect(message("{\(head), \"noise\": 1, \"smoothing\": -1}").contains("s^2 is -1"))
    #expect(message("{\(head), \"noise\": [[0]]}").contains("singular at training point 1"))
    #expect(message("{\(head), \"noise\": [[1,0],[0,1]]}").contains("expected 1 of each"))
    #expect(message("{\(head)}").contains("noise"))
    #expect(
      message(#"{"points": [], "matrix": [[1]], "observation": 0, "noise": 1}"#)
        .contains("no training points"))
    #expect(
      message(#"{"points": [0], "observation": 0, "noise": 1}"#).contains("given by nothing"))
    let pair = #""points": [[0,0]], "matrix": [[1,0],[0,1]], "observation": [0,0]"#
    #expect(message("{\(pair), \"noise\": [[1,2],[2,1]]}").contains("negative eigenvalue"))
    #expect(message("{\(pair), \"noise\": [[1,2],[0,1]]}").contains("not symmetric"))
    #expect(message("{\(pair), \"noise\": [[1,1],[1,1]]}").contains("singular"))
    #expect(
      message(#"{"points": [0, 10000], "matrix": [[1]], "observation": 0, "noise": 1}"#)
        .contains("expected exponents at most 1000000 apart"))
    let long = Array(repeating: "0", count: 31).joined(separator: ",")
    #expect(
      message("{\"points\": [0], \"matrix\": [[1]], \"observation\": [\(long)], \"noise\": 1}")
        .contains("1 points and 31 observed numbers"))
    let many = (0...30).map(String.init).joined(separator: ",")
    #expect(
      message("{\"points\": [\(many)], \"matrix\": [[1]], \"observation\": 0, \"noise\": 1}")
        .contains("31 points"))
  }
}
