import Claims
import ExactArithmetic
import InformationTheory
import Tables

extension ContractionReport: CustomStringConvertible {
  /// The report in words.
  public var description: String { text() }

  /// The report for a reader: each coefficient with what it is, and each bound with both sides, its slack and
  /// the reason.
  public func text(_ style: ValueStyle = ValueStyle()) -> String {
    var lines = [
      "The contraction coefficients of the channel \(name) "
        + "(\(count(channel.inputCount, "input")), \(count(channel.outputCount, "output")))",
      "", "Over all inputs",
    ]
    lines += channelLines(style)
    if let fixedInput { lines += fixedInput.lines(style) }
    lines += ["", "The bounds between them"]
    for (number, claim) in zip(1..., claims) { lines += claim.item(number, style) }
    lines += ["", conclusion]
    return lines.map(\.wrapped).joined(separator: "\n") + "\n"
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private func channelLines(_ style: ValueStyle) -> [String] {
    [
      "  eta_TV(W) = \(style.text(dobrushin))",
      "      Dobrushin's coefficient: the greatest total variation distance of two rows",
      "  doeblin = \(style.text(doeblin))",
      "      Doeblin's coefficient: the weight of a constant channel in the channel, so that no "
        + "coefficient exceeds 1 - doeblin = \(style.text(1 - doeblin))",
      "  eta_KL(W) = \(style.text(kl.value))",
      "      the greatest D(QW||PW)/D(Q||P); chi-square has the same coefficient; \(pairText(style))",
    ]
  }

  /// Where `eta_KL(W)` is attained.
  private func pairText(_ style: ValueStyle) -> String {
    guard let pair = kl.pair else { return "all rows are equal" }
    let inputs = "inputs \(pair.first + 1) and \(pair.second + 1)"
    switch kl.weight {
    case .interior(let weight):
      return "attained by the \(inputs), with weight \(style.text(weight)) on the first"
    case .towardsZero:
      return "approached by the \(inputs) as the weight on the first tends to 0"
    case .towardsOne:
      return "approached by the \(inputs) as the weight on the first tends to 1"
    }
  }

  private var conclusion: String {
    Claim.conclusion(of: claims, noun: "bounds")
  }
}

extension ContractionReport.FixedInput {
  fileprivate func lines(_ style: ValueStyle) -> [String] {
    var lines = [
      "", "For the input law P = \(law.listed(style))",
      "  eta_chi2(P,W) = \(style.text(chiSquare))",
      "      the squared maximal correlation of input and output",
    ]
    if let exact = kl.exact {
      lines.append("  eta_KL(P,W) = \(style.text(exact))")
      lines.append("      the greatest D(QW||PW)/D(Q||P); \(kl.reason?.description ?? "exact")")
    } else {
      lines.append("  eta_KL(P,W) in \(style.text(kl.interval))")
      lines.append(
        "      the greatest D(QW||PW)/D(Q||P), enclosed to a width of "
          + kl.interval.width.decimal(significantDigits: 3, rounding: .up))
      if !isWidthReached {
        lines.append("      the width \(style.abbreviated(width)) was not reached")
      }
    }
    if let witness = kl.witness {
      lines.append(
        "      witness Q = \(witness.law.listed(style)), whose ratio is at least "
          + style.decimal(witness.ratio))
    }
    return lines
  }
}

extension FiniteLaw {
  /// The greatest number of probabilities that a text lists.
  private static var longestList: Int { 16 }

  /// The probabilities in order: short fractions, or decimals.
  fileprivate func listed(_ style: ValueStyle) -> String {
    var parts = probabilities.prefix(FiniteLaw.longestList).map { probability in
      let fraction = probability.description
      return fraction.utf8.count <= 12 ? fraction : style.decimal(probability)
    }
    if outcomes.count > FiniteLaw.longestList {
      parts.append("… (\(outcomes.count) probabilities)")
    }
    return "(\(parts.joined(separator: ", ")))"
  }
}
