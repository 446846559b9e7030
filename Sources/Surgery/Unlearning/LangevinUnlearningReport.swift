import ExactArithmetic
import Tables
import Work

/// How many noisy steps unlearn instances at some distances.
public struct LangevinUnlearningReport: Sendable {
  /// The dynamics.
  public let langevin: LangevinUnlearning
  /// The distances of the means.
  public let distances: [Rational]
  /// The steps for each.
  public let steps: [Int]

  /// - Throws: `WorkRefused` where more than ``LangevinUnlearning/greatestStepCount`` steps are needed.
  public init(_ langevin: LangevinUnlearning, distances: [Rational]) throws(WorkRefused) {
    self.langevin = langevin
    self.distances = distances
    var steps: [Int] = []
    for distance in distances { steps.append(try langevin.steps(distance: distance)) }
    self.steps = steps
  }
}

extension LangevinUnlearningReport: Reportable {
  /// The report for a reader.
  ///
  /// JSON has `instances`: `distance`, `divergence` at the start in nats, `steps`.
  public var report: Report {
    let rows = zip(distances, steps).map { ($0, langevin.divergence(distance: $0), $1) }
    let table = Table(
      title: "Noisy steps that unlearn",
      columns: [
        Table.Column("distance", header: "Delta"),
        Table.Column("divergence", header: "D_a at the start", unit: "nats", notation: .exact),
        "steps",
      ], rows: rows.map { [.rational($0), .rational($1), .integer($2)] })
    return Report(
      question: Report.Question(
        "unlearning",
        [
          "rate": .rational(langevin.rate), "variance": .rational(langevin.variance),
          "order": .rational(langevin.order), "threshold": .rational(langevin.target),
          "distance": .text(distances.map(\.description).joined(separator: ",")),
        ]),
      title: "Unlearning by noisy gradient steps on a quadratic loss",
      sections: [
        Report.Section(
          heading: "The least number of steps",
          [
            .table(table),
            .data([
              (
                "instances",
                .list(
                  rows.map { row in
                    .object([
                      ("distance", .value(.rational(row.0))),
                      ("divergence", .value(.rational(row.1))), ("steps", .value(.integer(row.2))),
                    ])
                  })
              )
            ]),
          ]),
        Report.Section([
          .paragraph(
            """
            D_a = a (1-k)^(2t) Delta^2/(2v), where v is the variance of both laws at the start. A point that occurs r times among n moves \
            the mean by r (x - mean of the rest)/n, so that repetition multiplies the divergence by r^2.
            """),
          .paragraph(
            """
            In this model a point that lies farther from the others takes more steps as well: it says nothing for claims that outliers \
            are unlearned more easily.
            """),
        ]),
      ], summary: table)
  }
}
