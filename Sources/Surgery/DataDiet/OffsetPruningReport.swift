import ExactArithmetic
import Tables

/// The clean errors of all offsets, and the best.
public struct OffsetPruningReport: Sendable {
  /// The model.
  public let pruning: OffsetPruning
  /// How many of the easiest examples are dropped.
  public let easiest: Int
  /// The clean errors for `t = 0, 1, ...`.
  public let errors: [Rational]

  /// - Throws: ``DataDietError`` for a number of dropped examples below 0 or above `n`.
  public init(_ pruning: OffsetPruning, easiest: Int = 0) throws(DataDietError) {
    self.pruning = pruning
    self.easiest = easiest
    errors = try pruning.cleanErrors(easiest: easiest)
  }

  /// The offsets with the least clean error.
  public var best: [Int] {
    let least = errors.min()
    return errors.indices.filter { errors[$0] == least }
  }
}

extension OffsetPruningReport: Reportable {
  /// The report for a reader.
  ///
  /// JSON has `errors`, for t = 0, 1, ..., `best`, the offsets with the least, `bestError`, and `unprunedError`.
  public var report: Report {
    let table = Table(
      title: "Clean error against the offset t",
      columns: [
        Table.Column("t"),
        Table.Column("kept", header: "kept examples"),
        Table.Column("cleanError", header: "clean error", notation: .decimal),
      ],
      rows: errors.enumerated().map {
        [.integer($0), .integer(pruning.samples - easiest - $0), .rational($1)]
      }, readerDigits: 8)
    return Report(
      question: Report.Question(
        "data-diet offset",
        [
          "N": .integer(pruning.clusters), "n": .integer(pruning.samples),
          "noise": .rational(pruning.noise), "easiest": .integer(easiest),
        ]),
      title: "Dropping the examples with the highest scores",
      sections: [
        Report.Section(
          heading: "The best offset",
          table: .init("Offset pruning", value: Table.Column("value", notation: .both)),
          [
            .paragraph(
              """
              \(words: pruning.description). A flipped example outranks every clean one; the t highest scores are dropped, and a cluster \
              is predicted by a random kept label of it.
              """),
            .entries([
              Report.Entry(
                "best t", .text(best.map(String.init).joined(separator: ", ")),
                "the offsets with the least clean error"),
              Report.Entry(
                "least error", .rational(errors[best[0]]), path: "bestError"),
              Report.Entry(
                "error at t = 0", .rational(errors[0]), "with no hard example dropped",
                path: "unprunedError"),
            ]),
            .data([
              ("best", .list(best.map { .value(.integer($0)) })),
              ("errors", .list(errors.map { .value(.rational($0)) })),
            ]),
          ]),
        Report.Section(heading: "All offsets", [.table(table)]),
        Report.Section([
          .paragraph(
            """
            Labels are flipped independently here; the experiments of the paper permute those of a random subset, of which some stay \
            right.
            """)
        ]),
      ])
  }
}
