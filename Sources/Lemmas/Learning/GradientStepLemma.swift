import Claims
import ExactArithmetic
import InformationLemmas
import LearningProblems
import Lemmas
import Tables

/// One gradient step from 0 writes a singleton's signs into its class's weights.
public struct GradientStepLemma: Lemma {
  public let id = "gradient-step"
  public let title = "One gradient step reveals a singleton's signs"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here; the question which learners memorise singletons of cluster labelling is that "
    + "of G. Brown, M. Bun, V. Feldman, A. Smith, K. Talwar (STOC 2021, arXiv 2012.06421)"
  public let statement = """
    Let (x_1,y_1), ..., (x_n,y_n) be examples in {-1,+1}^d with labels in N >= 1 classes, and let \
    L(w) = -sum_i ln P(y_i|x_i), P(j|x) = exp(w_j.x) / sum_l exp(w_l.x), be the multinomial \
    logistic loss without intercept. After one step of gradient descent from w = 0 with step size \
    1 (another positive one scales everything), every class j whose only example is x has the \
    weights
    w_j = x - S/N, S = x_1 + ... + x_n.
    So in each coordinate t the sign of w_j is that of x if x_t S_t < N, w_j is 0 there if x_t S_t \
    = N, and the sign is wrong if x_t S_t > N. It is right wherever |S_t| < N, with |w_j| >= 1/N; \
    in every coordinate if n < N; and it is never wrong if n = N.
    """
  public let summary = """
    At w = 0 all classes are equally likely, so the gradient of class j is the sum of x_i/N over \
    all examples, minus the sum of x_i over the examples of the class; for a singleton that is S/N \
    - x. Multiplied by x_t the step is 1 - x_t S_t / N, a multiple of 1/N with the sign of N - x_t \
    S_t.
    """
  public let enumerated =
    "Every data set with n <= 4 examples of one coordinate and N <= 4 classes, and with n <= 3 "
    + "examples of two coordinates and N <= 3 classes (exhaustive: n, N <= 5 for one coordinate, "
    + "n, N <= 4 for two)."

  public let fixedBecause = "it is about labelled data sets, not about a law or a channel"

  public init() {}

  public func label(_ sample: LabelledSample) -> String {
    let points = zip(sample.examples, sample.labels).map { "\($0) -> \($1)" }
    return "N = \(sample.classes): \(points.joined(separator: "; "))"
  }

  public func cases(_ scope: LemmaScope) throws -> [LabelledSample] {
    let ranges = scope == .standard ? [(d: 1, 4), (d: 2, 3)] : [(d: 1, 5), (d: 2, 4)]
    var cases: [LabelledSample] = []
    for (d, largest) in ranges {
      for n in 1...largest {
        for classes in 1...largest {
          cases += try GradientStepLemma.samples(n: n, d: d, classes: classes)
        }
      }
    }
    return cases
  }

  /// All samples of `n` examples of `d` signs with labels in a number of classes.
  private static func samples(n: Int, d: Int, classes: Int) throws -> [LabelledSample] {
    var labels: [[Int]] = [[]]
    for _ in 0..<n { labels = labels.flatMap { list in (0..<classes).map { list + [$0] } } }
    var samples: [LabelledSample] = []
    for code in 0..<(1 << (n * d)) {
      let examples = (0..<n).map { i in
        (0..<d).map { t in (code >> (i * d + t)) & 1 == 0 ? 1 : -1 }
      }
      for list in labels {
        samples.append(try LabelledSample(classes: classes, examples: examples, labels: list))
      }
    }
    return samples
  }

  public func check(_ sample: LabelledSample) throws -> [Claim] {
    let (step, sum, classes) = (sample.firstStep, sample.sum, sample.classes)
    let one = Rational(1, classes)
    var claims: [Claim] = []
    for i in sample.singletons {
      let weights = step[sample.labels[i]]
      for (t, x) in sample.examples[i].enumerated() {
        let margin = Rational(x) * weights[t]
        let place = "of the singleton \(i + 1) at coordinate \(t + 1)"
        claims.append(
          Claim(
            "the step \(place)", weights[t], equals: "x - S/N",
            Rational(x) - one * Rational(sum[t]),
            reason: "All classes have probability 1/N at w = 0."))
        let side = "x times the step \(place)"
        if abs(sum[t]) < classes {
          claims.append(
            Claim(
              "1/N", one, atMost: "\(side)", margin,
              reason: "|S| < N, and it is a multiple of 1/N."))
        } else if x * sum[t] == classes {
          claims.append(
            Claim("\(side)", margin, equals: "0", .zero, reason: "x S = N."))
        } else if x * sum[t] > classes {
          claims.append(
            Claim("\(side)", margin, atMost: "-1/N", -one, reason: "x S > N."))
        } else {
          claims.append(
            Claim("1/N", one, atMost: "\(side)", margin, reason: "x S < N."))
        }
        if sample.labels.count == classes {
          claims.append(
            Claim("0", .zero, atMost: "\(side)", margin, reason: "x S <= n, and n = N."))
        }
      }
    }
    return claims
  }

  // MARK: Results

  /// One coordinate, the first example the singleton, the others in another class: how many of the
  /// `2^n` choices of signs give the right sign, 0 and the wrong sign.
  public func results() throws -> Table? {
    var table = Table(
      title:
        "Of all 2^n choices of one coordinate of n examples in N classes, "
        + "how many give a singleton's sign",
      columns: ["n", "N", "right", "zero", "wrong"])
    for (n, classes) in [
      (2, 2), (3, 2), (3, 3), (4, 2), (4, 3), (4, 4), (6, 3), (8, 2), (8, 4), (8, 8),
    ] {
      var signs = [0, 0, 0]
      for code in 0..<(1 << n) {
        let sample = try LabelledSample(
          classes: classes, examples: (0..<n).map { [(code >> $0) & 1 == 0 ? 1 : -1] },
          labels: [0] + Array(repeating: 1, count: n - 1))
        signs[1 - (Rational(sample.examples[0][0]) * sample.firstStep[0][0]).signum()] += 1
      }
      table.append([.integer(n), .integer(classes)] + signs.map { .integer($0) })
    }
    return table
  }
}

extension GradientStepLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "0 <= x w for more examples than classes",
        change: "Without the hypothesis that n = N."
      ) { sample in
        sample.singletons.flatMap { i in
          (0..<sample.dimension).map { t in
            Claim(
              "0", .zero,
              atMost: "x w",
              Rational(sample.examples[i][t]) * sample.firstStep[sample.labels[i]][t],
              reason: "False.")
          }
        }
      }
    ]
  }
}
