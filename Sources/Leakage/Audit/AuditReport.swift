import Claims
import ExactArithmetic
import Tables

/// The parts that reports of audits share.
enum AuditReport {
  static func assumptions(_ sentences: [String]) -> Report.Section {
    Report.Section(
      heading: "What is assumed",
      sentences.map { .paragraph(Phrase(words: $0), indentation: 2) }
        + [.data([("assumption", .list(sentences.map { .value(.text($0)) }))])])
  }

  /// A probability, exact where that is known, else enclosed to as many digits as are asked for.
  static func probability(
    _ exact: Rational?, _ enclosure: @escaping @Sendable (_ bits: Int) -> Enclosure
  ) -> Table.Cell {
    exact.map { .rational($0) } ?? .number(.computable(ComputableReal(enclosure)))
  }

  /// A lower bound in bits.
  static func information(_ quantity: InformationQuantity) -> Table.Cell {
    .information(.information(quantity))
  }

  static func table(_ title: String) -> Report.Section.TableHeading {
    .init(title, name: "quantity", value: Table.Column("value", notation: .both))
  }

  static func percent(_ confidence: Rational) -> String {
    (100 * confidence).decimal(significantDigits: 12) + " %"
  }

  /// The part about a claim.
  ///
  /// - Parameter pValue: its p-value, where it has one.
  static func claim(
    _ claim: AuditClaim, _ verdict: AuditVerdict, pValue: Table.Cell? = nil
  ) -> Report.Section {
    var members: [(key: String, value: Report.Data)] = [
      ("claim", .value(.text("\(claim)"))), ("verdict", .value(.text(verdict.rawValue))),
    ]
    var blocks: [Report.Section.Block] = []
    if let pValue {
      members.append(("pValue", .value(pValue)))
      blocks.append(
        .entries([
          Report.Entry(
            "p-value of the claim", pValue,
            "the greatest probability of such counts under the claim")
        ]))
    }
    return Report.Section(
      heading: "The claim \(code: "\(claim)")",
      blocks + [
        .paragraph(Phrase(words: sentence(verdict)), indentation: 2),
        .data([("claim", .object(members))]),
      ])
  }

  private static func sentence(_ verdict: AuditVerdict) -> String {
    switch verdict {
    case .refuted: return "REFUTED by the counts, with the confidence."
    case .notRefuted: return "Not refuted by the counts. That does not say that it holds."
    case .undecided: return "UNDECIDED: the numbers are too close to be told apart."
    }
  }

  /// The certificates of an `epsilon`, for programs.
  static func certificates(_ epsilon: AuditedEpsilon) -> Report.Data {
    guard let crossing = epsilon.crossing else { return .list([]) }
    func certificate(_ factor: Rational, _ value: Enclosure, _ verdict: String) -> Report.Data {
      .object([
        ("E", .value(.rational(factor))), ("pValue", .value(.enclosed(value))),
        ("verdict", .value(.text(verdict))),
      ])
    }
    return .list([
      certificate(crossing.lower, crossing.lowerValue, AuditVerdict.refuted.rawValue),
      certificate(crossing.upper, crossing.upperValue, AuditVerdict.notRefuted.rawValue),
    ])
  }
}
