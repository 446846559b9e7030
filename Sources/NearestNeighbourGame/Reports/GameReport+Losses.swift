import Claims
import ExactArithmetic
import Tables

/// What the communication bound loses in one link of its chain.
public struct LinkLoss: Sendable {
  /// The link: `I(J;Y|M) <= I(M;Y|J)`.
  public let claim: String
  /// The number of the link in the chain, from 1; two of them where only both together are known.
  public let numbers: ClosedRange<Int>
  /// The right side minus the left one.
  public let loss: InformationQuantity
  /// The loss as a share of that of the whole chain; `nil` where that is 0 or not known to be positive.
  public let share: Quantity?
  /// The right side as a multiple of the left one; `nil` where that is 0 or not known to be positive.
  public let factor: Quantity?
}

extension LinkLoss: CustomStringConvertible {
  /// The link with its loss in bits.
  public var description: String { "\(claim): \(loss.description)" }
}

extension GameReport {
  /// What each link of the chain loses between `F` and `(rho^2/k) I(X;M)`.
  ///
  /// Where `I(J;Y|M)` is not known, its two links are taken together.
  ///
  /// - Complexity: a comparison and an enclosure for each link.
  public var losses: [LinkLoss] {
    guard let first = chain.first, let last = chain.last,
      let whole = (last.right - first.left).informationValue
    else { return [] }
    return links.compactMap { link in
      guard let left = link.left.informationValue, let right = link.right.informationValue else {
        return nil
      }
      let loss = right - left
      return LinkLoss(
        claim: link.claim, numbers: link.numbers, loss: loss,
        share: GameReport.quotient(loss, by: whole), factor: GameReport.quotient(right, by: left))
    }
  }

  /// The link that loses most, the first of equals; `nil` where nothing is lost, or enclosures leave open which it is.
  public var greatestLoss: LinkLoss? {
    let losses = losses
    let greatest = losses.first { candidate in
      losses.allSatisfy { candidate.loss.isAtLeast($0.loss) == .holds }
    }
    guard let greatest, !Quantity.information(greatest.loss).isZero else { return nil }
    return greatest
  }

  private var links: [(claim: String, numbers: ClosedRange<Int>, left: Quantity, right: Quantity)] {
    let single = zip(1..., chain).map { (number, claim) in
      (claim: claim.claim, numbers: number...number, left: claim.left, right: claim.right)
    }
    if !isIndexEnclosed { return single }
    let joint = (
      claim: "F <= I(M;Y|J)", numbers: 1...2, left: chain[0].left, right: chain[1].right
    )
    return [joint] + single.dropFirst(2)
  }

  /// A quotient of two quantities of information: exact where both are, else enclosed.
  private static func quotient(
    _ dividend: InformationQuantity, by divisor: InformationQuantity
  ) -> Quantity? {
    if let above = dividend.logForm, let below = divisor.logForm {
      return below.isZero ? nil : .quotient(LogQuotient(above, over: below))
    }
    let below = divisor.enclosure(bits: 128)
    if below.lower.signum() <= 0 { return nil }
    return .enclosed(dividend.enclosure(bits: 128).divided(by: below, bits: 128))
  }

  // MARK: - For readers and programs

  /// Where the bound loses, on a line, and the same for programs.
  var lossBlocks: [Report.Section.Block] {
    let losses = losses
    let greatest = greatestLoss
    return [
      .paragraph(lossPhrase(losses, greatest)),
      .data([
        ("losses", .list(losses.map(\.data))),
        ("greatestLoss", .value(greatest.map { .text($0.claim) } ?? .empty)),
      ]),
    ]
  }

  private func lossPhrase(_ losses: [LinkLoss], _ greatest: LinkLoss?) -> Phrase {
    let losing = losses.filter { !Quantity.information($0.loss).isZero }
    if losing.isEmpty { return "Where does the bound lose? Nowhere: every link is an equality." }
    let parts = losing.map(\.phrase)
    let without = losses.count - losing.count
    var phrase: Phrase = "Where does the bound lose? "
    phrase += Phrase.joined(parts, separator: "; ")
    if without > 0 { phrase += Phrase(words: "; nothing in the other\(without > 1 ? "s" : "")") }
    if let greatest {
      phrase += Phrase(words: ". Most in \(greatest.claim).")
    } else {
      phrase += "."
    }
    return phrase
  }
}

extension LinkLoss {
  /// `link 3: 0.12 bits, 31.2 % of all, a factor 1.58`.
  fileprivate var phrase: Phrase {
    let name =
      numbers.count == 1
      ? "link \(numbers.lowerBound)" : "links \(numbers.lowerBound) and \(numbers.upperBound)"
    var phrase: Phrase =
      "\(words: name): \(decimal: LinkLoss.cell(.information(loss), isInformation: true)) \(mark: .unit)"
    if let percentage {
      phrase += ", \(decimal: LinkLoss.cell(percentage)) % of all"
    }
    if let factor {
      phrase += ", a factor \(decimal: LinkLoss.cell(factor))"
    }
    return phrase
  }

  private var percentage: Quantity? {
    switch share {
    case .quotient(let value):
      return .quotient(LogQuotient(100 * value.numerator, over: value.denominator))
    case .enclosed(let value): return .enclosed(Rational(100) * value)
    default: return nil
    }
  }

  /// A number with three digits, unless the style says otherwise.
  private static func cell(_ quantity: Quantity, isInformation: Bool = false) -> Table.Cell {
    var measure = Measure(quantity, isInformation: isInformation)
    measure.carriedDigits = 3
    return .measure(measure)
  }

  /// The loss for programs.
  fileprivate var data: Report.Data {
    .object([
      ("claim", .value(.text(claim))), ("loss", .value(.quantity(loss))),
      ("share", .value(share.map { .number($0) } ?? .empty)),
      ("factor", .value(factor.map { .number($0) } ?? .empty)),
    ])
  }
}
