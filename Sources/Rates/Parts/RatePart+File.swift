import Documents
import ExactArithmetic
import RateCertificates
import Tables
import Work

extension RatePart: Reportable {
  /// The part for a reader; in JSON it is the file that `lemmata merge` joins.
  public var report: Report {
    let found = trees.count { $0.rule != nil }
    let sentence: Phrase =
      found == 0
      ? "No rule of these exceeds the maximum."
      : "Trees with a rule that exceeds the maximum: \(count: found). A further round of parts adds these."
    return Report(
      question: question,
      title: """
        Part \(words: share.description) of the pricing: \(words: draft.problem.description)
        """,
      sections: [
        Report.Section([
          .paragraph(
            """
            Trees: \(count: trees.count) of \(count: treeCount), with \(count: trees.map(\.nodes.count).reduce(0, +)) nodes.
            """),
          .paragraph(sentence),
          .paragraph("JSON has the part; 'lemmata merge' joins the files of all parts."),
          .data(data),
        ])
      ])
  }

  private var question: Report.Question {
    var parameters: [Report.Question.Parameter] = [
      .init("k", .integer(draft.problem.examples)), .init("d", .integer(draft.problem.dimension)),
    ]
    if let correlation { parameters.append(.init("rho", .rational(correlation))) }
    if let target { parameters.append(.init("success", .text(target))) }
    parameters.append(.init("part", .text(share.description)))
    return Report.Question("rate", parameters: parameters)
  }

  private var data: [(key: String, value: Report.Data)] {
    [
      ("format", .value(.text(RatePart.format.name))), ("part", .value(.text(share.description))),
      ("rho", correlation.map { .value(.rational($0)) } ?? .value(.empty)),
      ("success", target.map { .value(.text($0)) } ?? .value(.empty)),
      (
        "earlier",
        .list(
          earlier.map { round in
            .list(round.map { .value(.text(RateCertificate.letters($0))) })
          })
      ),
      ("certificate", Report.Data(draft.json)), ("treeCount", .value(.integer(treeCount))),
      ("trees", .list(trees.map(\.data))),
    ]
  }
}

extension RatePart.Tree {
  fileprivate var data: Report.Data {
    .object([
      ("tree", .value(.integer(index))),
      ("rule", rule.map { .value(.text(RateCertificate.letters($0))) } ?? .value(.empty)),
      ("nodes", .list(nodes.map { .value(.integer($0)) })),
    ])
  }
}

extension Report.Data {
  /// JSON of texts, integers, lists and objects.
  fileprivate init(_ value: JSONValue) {
    switch value {
    case .null: self = .value(.empty)
    case .bool(let flag): self = .flag(flag)
    case .number: self = .value(.integer((try? value.word(at: "")) ?? 0))
    case .string(let text): self = .value(.text(text))
    case .array(let elements): self = .list(elements.map { Report.Data($0) })
    case .object(let object):
      self = .object(object.members.map { ($0.key, Report.Data($0.value)) })
    }
  }
}

extension RatePart {
  /// What all parts of a round come to that found rules above the maximum: nothing is proved yet.
  ///
  /// - Throws: `PartError`.
  public static func unsettled(_ parts: [RatePart]) throws(PartError) -> Report {
    try check(parts)
    let rules = rules(of: parts)
    return Report(
      question: Report.Question("merge", parameters: []),
      title: "The parts prove nothing yet",
      sections: [
        Report.Section([
          .paragraph(
            """
            Rules that exceed the maximum of the law on rules were found: \(count: rules.count). Run all parts \
            again, with --after and the files of this round.
            """),
          .data([
            ("rules", .list(rules.map { .value(.text(RateCertificate.letters($0))) })),
            ("rounds", .value(.integer((parts.first?.earlier.count ?? 0) + 1))),
          ]),
        ])
      ], verdict: .undecided)
  }
}

// MARK: - Reading

extension RatePart {
  /// Reads a part as ``report`` writes it in JSON.
  ///
  /// - Throws: `JSONReadingError`, `RateCertificateError`, `PartError`.
  public init(_ value: JSONValue) throws {
    let object = try value.object()
    self.init(
      share: try RatePart.format.share(of: object),
      correlation: try object.optional("rho")?.rational(at: "rho"),
      target: try object.optional("success")?.string(at: "success"),
      earlier: try object.value(forKey: "earlier").array(at: "earlier").map { round in
        try round.array(at: "earlier").map { try RatePart.items($0, at: "earlier") }
      },
      draft: try RateCertificate(object.value(forKey: "certificate")),
      treeCount: try object.value(forKey: "treeCount").word(at: "treeCount"),
      trees: try object.value(forKey: "trees").array(at: "trees").map { try Tree($0) })
  }

  fileprivate static func items(_ value: JSONValue, at path: JSONPath) throws -> [Int] {
    let letters = try value.string(at: path)
    guard let items = RateCertificate.items(letters) else {
      throw PartError.invalidFile(
        "\(path) has the rule \(letters); expected digits and letters of items, 1 for the first")
    }
    return items
  }

  /// Whether a file is a part, or at least says so.
  public static func isPart(_ value: JSONValue) -> Bool { format.isSaid(by: value) }
}

extension RatePart.Tree {
  fileprivate init(_ value: JSONValue) throws {
    let object = try value.object(at: "trees")
    self.init(
      index: try object.value(forKey: "tree", at: "trees").word(at: "trees.tree"),
      nodes: try object.value(forKey: "nodes", at: "trees").words(at: "trees.nodes"),
      rule: try object.optional("rule").map { try RatePart.items($0, at: "trees.rule") })
  }
}

extension JSONObject {
  /// A value that may be null or left out.
  fileprivate func optional(_ key: String) -> JSONValue? {
    guard let value = self[key], value != .null else { return nil }
    return value
  }
}
