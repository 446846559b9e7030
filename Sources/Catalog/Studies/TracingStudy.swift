import ExactArithmetic
import Figures
import Leakage
import Tables
import Work

/// The study `tracing`: the most accurate learner of signs with its tracing score; or how well the samples of a released mean
/// are traced.
public struct TracingStudy: Sendable {
  /// The numbers of samples.
  public var samples: [Int]
  /// What is tabulated.
  public var subject: Subject

  /// What a table shows.
  public enum Subject: Sendable, Hashable {
    /// The least excess risk and its score, for parameters of the prior.
    case accuracy(betas: [Int])
    /// The recall at a soundness, for numbers of coordinates.
    case mean(dimensions: [Int], soundness: Rational)
  }

  public init(samples: [Int], _ subject: Subject) {
    self.samples = samples
    self.subject = subject
  }

  // MARK: The table

  /// Computes the table: for priors the least excess risk `epsilon`, its score and `n epsilon^2`; for means the threshold and the
  /// recall at the soundness.
  ///
  /// - Throws: `TracingError` for parameters out of range; `WorkRefused`; `CancellationError`.
  public func table(monitor: WorkMonitor = WorkMonitor()) throws -> Table {
    switch subject {
    case .accuracy(let betas): try accuracyTable(betas, monitor)
    case .mean(let dimensions, let soundness): try meanTable(dimensions, soundness, monitor)
    }
  }

  private func accuracyTable(_ betas: [Int], _ monitor: WorkMonitor) throws -> Table {
    let priors = try betas.map { try SymmetricBetaPrior(beta: Rational($0)) }
    let pairs = priors.flatMap { prior in samples.map { (prior, $0) } }
    return Table(
      title: "The most accurate learner of signs, and how much it is correlated with its samples",
      columns: [
        Table.Column("beta"), Table.Column("n"),
        Table.Column("excess", header: "least excess", notation: .decimal),
        Table.Column("score", notation: .decimal),
        Table.Column(
          "scaledExcess", header: "n excess^2",
          notation: .decimal),
      ],
      rows: try monitor.map(pairs) { prior, n in
        let least = try LeastExcess(samples: n, prior: prior)
        return [
          .integer(prior.beta), .integer(n), .rational(least.excess), .rational(least.score),
          .rational(least.scaledExcess),
        ]
      })
  }

  private func meanTable(
    _ dimensions: [Int], _ soundness: Rational, _ monitor: WorkMonitor
  ) throws -> Table {
    let pairs = samples.flatMap { n in dimensions.map { (n, $0) } }
    return Table(
      title: "Samples of a released mean that are recognised, with soundness at most \(soundness)",
      columns: [
        Table.Column("n"), Table.Column("d"), "threshold",
        Table.Column("soundness", notation: .decimal), Table.Column("recall", notation: .decimal),
        Table.Column("share", header: "recall/n", notation: .decimal),
      ],
      rows: try monitor.map(pairs) { n, d in
        let tracing = try MeanTracing(samples: n, dimension: d, soundness: soundness)
        return [
          .integer(n), .integer(d), .integer(tracing.threshold), .rational(tracing.soundness),
          .rational(tracing.recall), .rational(tracing.recall / Rational(n)),
        ]
      })
  }

  // MARK: The figure

  /// The number of thresholds that the figure shows of a curve, about.
  private static let figureThresholds = 200
  /// Up to so many signs the thresholds are evenly spaced over all scores.
  private static let evenlySpacedTerms = 5000

  /// Computes the figure: the share of samples that are recognised against the soundness, a curve for each number of
  /// coordinates: exact receiver operating characteristics of the mean.
  ///
  /// - Parameters:
  ///   - n: the number of samples.
  ///   - dimensions: the numbers of coordinates.
  ///   - monitor: what is told of the work and its progress.
  /// - Throws: `TracingError` for parameters out of range; `WorkRefused` where `d n` is above `MeanTracing.greatestTermCount`;
  ///   `CancellationError`.
  public static func figure(
    samples n: Int, dimensions: [Int], monitor: WorkMonitor = WorkMonitor()
  ) throws -> TabulatedFigure {
    let curves = try monitor.map(dimensions) { d in try characteristic(samples: n, dimension: d) }
    let table = Table(
      title: "Recall against soundness of the tracing of a mean, n = \(n)",
      columns: [
        Table.Column("d"), "threshold",
        Table.Column("soundness", notation: .decimal),
        Table.Column("share", header: "recall/n", notation: .decimal),
      ], rows: curves.flatMap { $0 })
    var figure = Figure(
      title: "Tracing the samples of a mean, n = \(n)",
      xAxis: Figure.Axis("soundness", unit: "probability", range: 0...1),
      yAxis: Figure.Axis("recall/n", unit: "probability", range: 0...1))
    var start = 0
    for (d, rows) in zip(dimensions, curves) {
      figure.series.append(
        Figure.Series(
          Figure.Label("d = \(d)", latex: "$d=\(d)$"),
          points: table.points(
            x: "soundness", y: "share", rows: Array(start..<(start + rows.count)))))
      start += rows.count
    }
    return TabulatedFigure(figure: figure, table: table)
  }

  /// Rows for thresholds from the greatest score down, as many as are shown.
  private static func characteristic(samples n: Int, dimension d: Int) throws -> [[Table.Cell]] {
    try MeanTracing.characteristic(
      samples: n, dimension: d, thresholds: thresholds(samples: n, dimension: d)
    ).map { tracing in
      [
        .integer(d), .integer(tracing.threshold), .rational(tracing.soundness),
        .rational(tracing.recall / Rational(n)),
      ]
    }
  }

  /// All scores or evenly spaced ones; of many signs those where something happens.
  private static func thresholds(samples n: Int, dimension d: Int) throws -> [Int] {
    let shown = try MeanTracing.shownThresholds(
      samples: n, dimension: d, count: figureThresholds)
    let terms = n * d
    if terms > evenlySpacedTerms { return shown }
    let step = 2 * max(1, terms / figureThresholds)
    return Array(stride(from: terms, through: -terms, by: -step))
  }
}
