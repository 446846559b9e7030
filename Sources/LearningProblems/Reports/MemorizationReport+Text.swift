import Claims
import ExactArithmetic
import Tables

extension MemorizationReport: CustomStringConvertible {
  /// The report in words, in bits.
  public var description: String { text() }

  /// The report for a reader: the problem, its constants, what the learner memorizes, and each claim with both
  /// sides, its slack and the reason.
  public func text(_ style: ValueStyle = ValueStyle()) -> String {
    var lines = [problem.title.prefix(1).uppercased() + problem.title.dropFirst(), ""]
    lines += problem.model
    lines += ["", "The contraction constants, for each coordinate and for all together"]
    lines += constantLines(style)
    if let outcome { lines += outcomeLines(outcome, style) }
    lines += ["", "What was checked"]
    for (number, claim) in zip(1..., claims) { lines += claim.item(number, style) }
    if !constants.tau.isExact || !constants.rho.isExact {
      lines.append("  Enclosed constants enter with the end that makes the claim stronger.")
    }
    lines += ["", Claim.conclusion(of: claims, noun: "claims")]
    return lines.map(\.wrapped).joined(separator: "\n") + "\n"
  }

  private func constantLines(_ style: ValueStyle) -> [String] {
    func line(_ name: String, _ value: Enclosure) -> String {
      value.isExact
        ? "  \(name) = \(style.text(value.lower))" : "  \(name) in \(style.text(value))"
    }
    var lines = [
      line("tau", constants.tau), "      the least with I(M;theta) <= tau I(M;X1..n)",
      line("rho", constants.rho), "      the least with I(M;X) <= rho I(M;X1..n)",
      "  chi-square's values: \(style.text(constants.tauChiSquare)) and "
        + style.text(constants.rhoChiSquare),
    ]
    if let factor = constants.factor {
      lines += [
        line("(1-tau)/rho", factor),
        "      the least memorization for each bit that M tells about a test point",
      ]
    } else {
      lines.append("  A test point is independent of the data: rho = 0, and there is no bound.")
    }
    return lines
  }

  private func outcomeLines(_ outcome: Outcome, _ style: ValueStyle) -> [String] {
    let meanings = [
      "I(M;X1..n)": "what M tells about the samples",
      "I(M;theta)": "what M tells about the parameter",
      "I(M;X1..n|theta)":
        "excess memorization: what M tells about the samples beyond the parameter",
      "I(M;X)": "what M tells about a test point",
      "(1-tau)/rho I(M;X)": "the lower bound on excess memorization",
      "d2(a||b)": "the test information that the accuracy implies",
      "(1-tau)/rho d2(a||b)": "the lower bound from the accuracy alone",
    ]
    var lines = [
      "", "The learner \(outcome.learner) with d = \(outcome.dimension) (\(style.unit.rawValue))",
    ]
    for (name, value) in outcome.informations {
      lines += ["  \(name) \(value.informationText(style))", "      \(meanings[name]!)"]
    }
    if let test = outcome.quantities.bestTest {
      lines += [
        "  e = \(style.text(test.error))",
        "      the balanced error of the best test, which accepts test points with probability "
          + "a = \(style.decimal(test.acceptance)) and points from the null with "
          + "b = \(style.decimal(test.falseAcceptance))",
      ]
    } else {
      lines.append("  The error of the best test is not computed for this learner.")
    }
    return lines
  }
}

extension LearningProblem {
  /// The problem in words.
  package var model: [String] {
    let n = samples
    let samples = n == 1 ? "one sample" : "\(n) samples"
    let sentence: String
    switch self {
    case .gaussian:
      sentence =
        "theta is standard normal; a sample is lambda theta plus noise of variance 1 - lambda^2."
    case .clustering(let problem) where problem is BooleanClustering:
      sentence =
        "theta is a uniform sign; a sample agrees with it with probability (1 + lambda)/2."
    case .clustering(let problem) where problem is SparseHypercube:
      sentence =
        "theta is a uniform sign with probability p, and samples equal it; else it is 0, and samples "
        + "are uniform signs."
    case .clustering:
      sentence = "theta has the law that the problem gives, and samples are signs."
    }
    return [
      "In each coordinate: \(sentence)",
      "A learner makes a message M of \(samples); X is a fresh test point of the same theta.",
    ]
  }
}

extension Quantity {
  /// `= ...` with an exact value of information, or `in [...]`, in the unit of a style.
  package func informationText(_ style: ValueStyle) -> String {
    if let form = logForm { return "= " + style.text(form) }
    if case .enclosure(let enclosure) = informationCell(style) {
      return "in " + style.text(enclosure)
    }
    return "= " + decimal(style)
  }
}
