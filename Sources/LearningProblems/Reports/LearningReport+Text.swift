import Claims
import ExactArithmetic
import Tables

extension LearningReport: CustomStringConvertible {
  /// The report in words, in bits.
  public var description: String { text() }

  /// The report for a reader: the simulation and its estimates, what is known without sampling, and the chain from the
  /// accuracy to the memorization.
  public func text(_ style: ValueStyle = ValueStyle()) -> String {
    var lines = [
      problem.title.prefix(1).uppercased() + problem.title.dropFirst()
        + ", simulated with d = \(dimension)", "",
    ]
    lines += problem.model
    lines += classifier + [""] + estimates(style) + [""] + knowledge(style)
    lines += ["", "From the accuracy to the memorization (\(style.unit.rawValue))"]
    for (number, check) in zip(1..., checks) { lines += check.item(number, level, style) }
    for (number, claim) in zip((checks.count + 1)..., claims) { lines += claim.item(number, style) }
    lines += ["", conclusion]
    return lines.map(\.wrapped).joined(separator: "\n") + "\n"
  }

  private var confidence: Rational { estimate.confidence }

  private var isSampled: Bool { estimate.counts.trials > 0 }

  /// What a verdict on a check is worth.
  private var level: String {
    isSampled ? "at \(confidence.percent)" : "with everything: nothing was sampled"
  }

  private var classifier: [String] {
    [
      "The learner \(learner) is given n = \(problem.samples) samples, a classifier its message M. "
        + "The classifier accepts a point X that is nearer to g = E[X|M] than to 0, "
        + "<g,X> > |g|^2/2; a coin decides ties."
    ]
  }

  private func estimates(_ style: ValueStyle) -> [String] {
    let (points, nulls) = (estimate.counts.points, estimate.counts.nulls)
    func line(_ name: String, _ interval: Enclosure, _ meaning: String) -> [String] {
      ["  \(name) in \(ConsistencyCheck.interval(interval))", "      \(meaning)"]
    }
    return [
      "Estimated from \(points.trials) trials of the seed \(seed); all intervals cover with "
        + "confidence \(confidence.percent) together (Clopper-Pearson)"
    ]
      + line(
        "a", estimate.acceptance,
        "a test point of the parameter is accepted: \(points.successes) were")
      + line(
        "b", estimate.falseAcceptance,
        "a point from the null is accepted: \(nulls.successes) were")
      + line("e", estimate.error, "the balanced error (1 - a + b)/2")
      + [
        "  d2(a||b) >= \(leastDivergence.lowerText(style))",
        "      the test information that the accuracy implies (\(style.unit.rawValue))",
      ]
      + (accuracyBound.map {
        [
          "  (1-tau)/rho d2(a||b) >= \($0.lowerText(style))",
          "      the memorization that the accuracy implies (\(style.unit.rawValue))",
        ]
      } ?? [])
  }

  private func knowledge(_ style: ValueStyle) -> [String] {
    var lines = ["Without sampling (\(style.unit.rawValue))"]
    if let error = test?.error {
      lines += [
        "  e in \(style.text(error))",
        "      the balanced error of this classifier, a certified sum",
      ]
    } else if let test {
      lines += [
        "  b in \(style.text(test.falseAcceptance))",
        "      the probability that a point from the null is accepted",
      ]
    }
    lines += [
      "  I(M;X1..n|theta) \(quantities.memorization.informationText(style))",
      "      excess memorization, \(quantities.memorization.origin)",
      "  I(M;X) \(quantities.testInformation.informationText(style))",
      "      test information, \(quantities.testInformation.origin)",
    ]
    if let factor = constants.factor {
      lines += [
        "  (1-tau)/rho "
          + (factor.isExact ? "= \(style.text(factor.lower))" : "in \(style.text(factor))"),
        "      the least memorization for each bit that M tells about a test point",
      ]
    } else {
      lines.append("  A test point is independent of the data: rho = 0, and there is no bound.")
    }
    if let ratio = memorizationOverAccuracyBound {
      lines += [
        "  I(M;X1..n|theta) <= \(ConsistencyCheck.upper(ratio)) (1-tau)/rho d2(a||b), "
          + "with confidence \(confidence.percent)",
        "      how far the learner is above the bound that its error implies",
      ]
    }
    return lines
  }

  private var conclusion: String {
    let estimates = isSampled ? conclusionOfEstimates : "Nothing was sampled."
    if claims.isEmpty { return estimates }
    if claims.count == 1 && verdict == .holds {
      return estimates + " Without sampling: the claim holds."
    }
    return estimates + " Without sampling: " + Claim.conclusion(of: claims, noun: "claims")
  }

  private var conclusionOfEstimates: String {
    let contradicted = checks.filter { $0.consistency == .contradicted }.map(\.claim)
    return contradicted.isEmpty
      ? "The estimates are consistent with all \(checks.count) claims at \(confidence.percent)."
      : "CONTRADICTED at \(confidence.percent): \(contradicted.joined(separator: "; "))."
  }
}

extension ConsistencyCheck {
  /// The check as an item of a numbered list, `level` saying what its verdict is worth.
  fileprivate func item(_ number: Int, _ level: String, _ style: ValueStyle) -> [String] {
    let sides: String
    switch relation {
    case .meets:
      guard case .enclosed(let interval) = left, case .enclosed(let known) = right else {
        preconditionFailure("\(claim) is about intervals")
      }
      sides = "\(ConsistencyCheck.interval(interval)) and \(ConsistencyCheck.interval(known))"
    case .atMost:
      let sign = consistency == .consistent ? "<=" : ">"
      sides = "\(left.lowerText(style)) \(sign) \(right.decimalText(style))"
    }
    return [
      "  \(number). \(claim)   \(consistency) \(level)", "     \(sides)",
      "     \(reason)",
    ]
  }

  fileprivate static func interval(_ value: Enclosure) -> String {
    let lower = value.lower.decimal(significantDigits: 8, rounding: .down)
    let upper = value.upper.decimal(significantDigits: 8, rounding: .up)
    return "[\(lower), \(upper)]"
  }

  fileprivate static func upper(_ value: Rational) -> String {
    value.decimal(significantDigits: 6, rounding: .up)
  }
}

extension Quantity {
  /// Where an information comes from.
  fileprivate var origin: String {
    logForm == nil ? "enclosed by certified integration" : "by a closed form"
  }

  /// The lower end, in the unit of a style.
  fileprivate func lowerText(_ style: ValueStyle) -> String {
    lowerEnd(style.unit).decimal(significantDigits: style.digits ?? 8, rounding: .down)
  }

  fileprivate func decimalText(_ style: ValueStyle) -> String {
    if case .enclosure(let value) = informationCell(style) { return style.text(value) }
    return decimal(style)
  }
}

extension Rational {
  /// A confidence in per cent: `99 %`.
  var percent: String { (100 * self).decimal(significantDigits: 17) + " %" }
}
