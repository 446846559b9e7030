import Lemmata
import Testing

/// What `print` shows of results: as many digits as are known, and never a type's name with its fields.
@Suite struct PrintingTests {
  // MARK: Numbers

  /// The digits of sqrt 2, from its integer square root.
  private func rootDigits(_ count: Int) -> String {
    "\((2 * Integer(10).power(2 * (count - 1))).squareRoot())"
  }

  @Test func anEnclosurePrintsWhatItsWidthCarries() throws {
    let root = AlgebraicReal.realRoots(of: Polynomial([-2, 0, 1]))[1]
    for bits in [10, 30, 64, 100, 333, 1000] {
      let enclosure = root.enclosure(bits: bits)
      let text = "\(enclosure)"
      let ends = text.dropFirst().dropLast().split(separator: ",").map { $0.drop { $0 == " " } }
      let lower = try #require(Rational(String(ends[0])))
      let upper = try #require(Rational(String(ends[1])))
      // The printed interval contains the enclosure, and is at most three times as wide.
      #expect(lower <= enclosure.lower && enclosure.upper <= upper, "\(text)")
      #expect(upper - lower <= 3 * enclosure.width, "\(text)")
      // The last digit weighs at least a tenth of the width, and without dropped zeros at most the width.
      let lastDigit = Rational(1, 10).power(ends[0].count - 2)
      #expect(10 * lastDigit > enclosure.width && lastDigit <= 1000 * enclosure.width, "\(text)")
      // All but the last two digits are those of the root.
      let known = ends[0].filter(\.isNumber).dropLast(2)
      #expect(rootDigits(known.count) == String(known), "\(text)")
    }
  }

  @Test func exactValuesPrintExactly() {
    #expect("\(Enclosure(1 / 3))" == "1/3")
    #expect("\(Enclosure(1 / 4, 1 / 2))" == "[0.25, 0.5]")
    #expect("\(Enclosure(-1 / 3, 2 / 3))" == "[-0.34, 0.67]")
    #expect("\(Enclosure(0, 1 / 3))" == "[0, 0.34]")
    #expect("\(ComputableReal(1 / 3))" == "1/3")
    #expect("\(Quantity.rational(1 / 3))" == "1/3")
    #expect("\(LogForm.bits(2) - (3 / 4) * LogForm.log(3))" == "2 - 3/4 log2 3")
    #expect("\(AlgebraicReal(2 / 3))" == "2/3")
  }

  @Test func quantitiesOfInformation() {
    let form = LogForm.bits(2) - (3 / 4) * LogForm.log(3)
    let exact = InformationQuantity.exact(form)
    #expect("\(exact)" == "2 - 3/4 log2 3 = 0.811278124459… bits")
    #expect(exact.description(in: .nats) == "2 ln 2 - 3/4 ln 3 = 0.562335144618… nats")
    #expect("\(InformationQuantity.zero)" == "0 bits")
    #expect("\(InformationQuantity.exact(.bits(1)))" == "1 bit")
    #expect("\(InformationQuantity.exact(.bits(3 / 2)))" == "3/2 bits")
    // Equal to 1 bit, though the collected form does not show it.
    let hidden = LogForm.log(6) - LogForm.log(3)
    #expect("\(InformationQuantity.exact(hidden))" == "1 bit")
    #expect("\(InformationQuantity.enclosed(ComputableReal(form)))" == "0.811278124459… bits")
    #expect("\(Quantity.logForm(form))" == "\(exact)")
  }

  @Test func computableNumbers() {
    let root = ComputableReal { Enclosure.squareRoot(Enclosure(2), bits: $0) }
    #expect("\(root)" == "1.414213562373095…")
    #expect("\(1000 * root)" == "1414.213562373095…")
    // Near a short decimal the digits cannot be settled.
    let one = root.map { ($0 * $0 - Enclosure(1)).rounded(toBits: $1) }
    #expect("\(one)".hasPrefix("[0.99999") && "\(one)".contains(", 1.00000"))
    #expect("\(Quantity.computable(root))" == "\(root)")
    #expect("\(Quantity.squareRoots(.squareRoot(of: 2)))" == "sqrt 2 = 1.414213562373095…")
    let roots = AlgebraicReal.realRoots(of: Polynomial([-2, 0, 1]))
    #expect("\(roots[0])" == "root of x^2 - 2 near -1.414213562373095")
    #expect("\(LogForm.Term(coefficient: 3 / 4, base: 3))" == "3/4 log 3")
    #expect("\(SquareRootSum.Term(coefficient: 3 / 4, radicand: 3))" == "3/4 sqrt 3")
  }

  // MARK: Results

  @Test func resultsOfContraction() throws {
    let channel = try Channel.binarySymmetric(1 / 4)
    #expect(
      "\(channel.klContraction)"
        == "eta_KL(W) = 1/4, attained by the inputs 0 and 1 with weight 1/2 on the first")
    let equal = try Channel([[1 / 2, 1 / 2], [1 / 2, 1 / 2]])
    #expect("\(equal.klContraction)" == "eta_KL(W) = 0: all rows are equal")
    let z = try Channel.z(1 / 2)
    #expect(
      "\(z.klContraction)".hasPrefix(
        "eta_KL(W) = 1/2, approached by the inputs 0 and 1 as the weight"))
    let fixed = try channel.klContraction(input: .uniform)
    #expect("\(fixed)".hasPrefix("eta_KL(P,W) = 1/4 ("))
    #expect(
      "\(try channel.maximalCorrelation(input: .uniform))"
        == "eta = 1/4, attained by one pair of functions up to sign")
  }

  @Test func familiesAndClosedForms() throws {
    let channel = try #require(ChannelName.families.first)
    #expect("\(channel)" == "bsc:delta, binary symmetric, crossover probability delta")
    let family = try #require(LearningProblem.Family(rawValue: "boolean"))
    #expect("\(family.parameter)" == "lambda, a correlation in [0, 1]")
    let game = try Game(examples: 2, dimension: 1, correlation: 1 / 2)
    let closedForm = EquivalentGame(game, informationPerExample: .bits(1))
    #expect("\(closedForm)" == "k = 2, d = 1, rho = 1/2, I(X_j;M) = 1")
  }

  @Test func resultsOfTheGame() throws {
    let game = try Game(examples: 2, dimension: 3, correlation: 1 / 2)
    #expect("\(game)" == "k = 2, d = 3, rho = 1/2")
    let quantities = try game.quantities(for: .prefix(1))
    #expect("\(quantities)".hasPrefix("success = 5/8\nI(X;M) = 2 bits\nsum I(Xj;M) = 2 bits\n"))
    let bounds = try game.bounds(success: 5 / 8)
    #expect("\(bounds)".hasPrefix("F = ") && "\(bounds)".contains("\nI(X;M) >= k F / rho^2 = "))
  }

  @Test func resultsOfLearning() throws {
    let problem = try LearningProblem(.boolean, samples: 2, parameter: 1 / 2)
    let quantities = try problem.quantities(for: .everything, dimension: 1)
    #expect("\(quantities)".hasPrefix("I(M;X1..n) = "))
    #expect("\(quantities.memorization)".hasSuffix(" bits"))
    #expect("\(try problem.constants())".hasPrefix("tau "))
    #expect("\(problem)" == "Boolean clustering with n = 2, lambda = 1/2")
    #expect("\(SuccessCount(trials: 10, successes: 1))" == "1 success in 10 trials")
  }
}
