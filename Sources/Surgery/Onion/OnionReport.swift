import ExactArithmetic
import Tables
import Work

/// The labelings of some points by the number of their layers.
public struct OnionReport: Sendable {
  /// The points.
  public let onion: PrivacyOnion
  /// The number of labelings with 0, 1, 2, ... layers.
  public let depths: [Int]
  /// The layers of a labeling that was given.
  public let layers: [[Int]]?
  /// What was asked.
  let question: Report.Question

  /// Goes through all labelings.
  ///
  /// - Parameters:
  ///   - onion: the points.
  ///   - labels: a labeling of which the layers are wanted.
  ///   - question: what was asked, for the head of the report.
  ///   - monitor: receives the progress.
  /// - Throws: ``OnionError``; `WorkRefused`; `CancellationError`.
  public init(
    _ onion: PrivacyOnion, labels: [Int]? = nil, question: Report.Question,
    monitor: WorkMonitor = WorkMonitor()
  ) throws {
    self.onion = onion
    self.question = question
    layers = try labels.map { try onion.layers(labels: $0) }
    depths = try onion.depths(monitor: monitor)
  }

  /// The probability that a second layer is there, for uniform labels.
  public var secondLayer: Rational {
    Rational(depths.dropFirst(2).reduce(0, +), depths.reduce(0, +))
  }
}

extension OnionReport: Reportable {
  /// The report for a reader.
  ///
  /// JSON has `depths`, the numbers of labelings with 0, 1, ... layers, `secondLayer`, the probability of two layers or more, and `layers` of
  /// the labels given, places from 1, else `null`.
  public var report: Report {
    let table = Table(
      title: "Labelings by their number of layers",
      columns: ["layers", "labelings"],
      rows: depths.enumerated().map { [.integer($0), .integer($1)] })
    var blocks: [Report.Section.Block] = [
      .paragraph(
        """
        1-NN memorizes a label that differs from the nearest other point's. The memorized points are removed, and the question is asked \
        again.
        """),
      .entries([
        Report.Entry(
          "P[second layer]", .rational(secondLayer),
          "the part of all labelings in which points are memorized that were not before",
          path: "secondLayer")
      ]),
      .data([
        ("depths", .list(depths.map { .value(.integer($0)) })),
        (
          "layers",
          layers.map { .list($0.map { .list($0.map { .value(.integer($0 + 1)) }) }) }
            ?? .value(.empty)
        ),
      ]),
    ]
    if let layers {
      let text = layers.enumerated().map { index, layer in
        "layer \(index + 1): " + layer.map { "\($0 + 1)" }.joined(separator: ", ")
      }
      blocks.append(
        .paragraph(
          "The labels given have \(words: text.isEmpty ? "no layer" : text.joined(separator: "; "))."
        ))
    }
    return Report(
      question: question,
      title: "The privacy onion of 1-NN on \(count: onion.positions.count) points",
      sections: [
        Report.Section(
          heading: "Layers",
          table: .init("The onion", value: Table.Column("value", notation: .both)),
          blocks),
        Report.Section(heading: "All labelings", [.table(table)]),
      ])
  }
}
