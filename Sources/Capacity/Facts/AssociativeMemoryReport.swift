import Claims
import ExactArithmetic
import Tables

/// An associative memory with what pruning and flattening change.
public struct AssociativeMemoryReport: Sendable {
  /// The memory.
  public let memory: AssociativeMemory
  /// The same facts with equal strengths; `nil` where they are equal.
  public let flattened: AssociativeMemory?
  /// Of the memories of up to as many facts of equal strength the one with most recalled.
  public let best: AssociativeMemory

  /// Computes all three.
  ///
  /// - Throws: `WorkRefused`.
  public init(_ memory: AssociativeMemory) throws {
    self.memory = memory
    flattened = Set(memory.strengths).count == 1 ? nil : try memory.flattened()
    best = try AssociativeMemory.best(
      upTo: memory.strengths.count, dimension: memory.dimension, bits: memory.bits)
  }

  /// That the facts left after flattening and pruning are at least as many as those of equal strengths.
  public var claims: [Claim] {
    let flat = flattened ?? memory
    return [
      Claim(
        "recalled, equal strengths", flat.recalled, atMost: "recalled, pruned to the best number",
        best.recalled, reason: "All facts are one of the numbers that are compared.")
    ]
  }
}

extension AssociativeMemoryReport: Reportable {
  /// The report for a reader; JSON has `bitAccuracy`, for each different strength, the greatest first, an object with `strength`, `facts`, the number of
  /// facts with it, and `bitAccuracy`; `recalled`, `guessed`, `flattened`, `null` where the strengths are equal, `bestNumber`, `pruned`
  /// and `claims`.
  public var report: Report {
    let d = memory.dimension
    return Report(
      question: question,
      title: "Facts in an associative memory",
      sections: [
        Report.Section(
          table: .init("The memory", value: Table.Column("value", notation: .both)),
          [
            .paragraph(
              """
              Each of \(count: memory.bits) bits of N = \(count: memory.strengths.count) facts has a random key of {-1,1}^\(count: d); the weights are the sum of \
              strength, sign and key, and a bit is read as the sign of its inner product.
              """),
            .data([("bitAccuracy", .list(memory.groups.map(\.data)))]),
            .entries(entries), .data([("flattened", .value(flattenedCell))]),
          ]),
        Report.Section.checked(claims),
      ],
      conclusion: Phrase(words: Claim.conclusion(of: claims, noun: "claims")),
      verdict: Verdict.all(claims.map(\.verdict)))
  }

  /// The question, with the strengths where they differ.
  private var question: Report.Question {
    var question = Report.Question(
      "facts associative",
      [
        "N": .integer(memory.strengths.count), "d": .integer(memory.dimension),
        "bits": .integer(memory.bits),
      ])
    if flattened != nil {
      let list = memory.strengths.map(\.description).joined(separator: ",")
      question.parameters.append(.init("strengths", .text(list)))
    }
    return question
  }

  private var flattenedCell: Table.Cell {
    flattened.map { .rational($0.recalled) } ?? .empty
  }

  private var entries: [Report.Entry] {
    var entries = [
      Report.Entry(
        "bit accuracy", .rational(memory.bitAccuracy[0]), "of the first fact"),
      Report.Entry(
        "recalled", .rational(memory.recalled), "facts all of whose bits are right, in the mean",
        path: "recalled"),
      Report.Entry(
        "N 2^-b", .rational(memory.guessed), "what guesses recall, as very many facts do",
        path: "guessed"),
    ]
    if let flattened {
      entries.append(
        Report.Entry(
          "recalled, flattened", .rational(flattened.recalled), "with equal strengths"))
    }
    return entries + [
      Report.Entry("best N", .integer(best.strengths.count), path: "bestNumber"),
      Report.Entry(
        "recalled, pruned", .rational(best.recalled),
        "equal strengths, pruned to the best number of facts: what remains of loss-based selection here",
        path: "pruned"),
    ]
  }
}

extension AssociativeMemory.Group {
  /// The group as an object.
  fileprivate var data: Report.Data {
    .object([
      ("strength", .value(.rational(strength))), ("facts", .value(.integer(facts))),
      ("bitAccuracy", .value(.rational(bitAccuracy))),
    ])
  }
}
