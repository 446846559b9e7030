import ExactArithmetic
import Figures
import LearningProblems
import Tables
import Work

/// The study `long-tail`: what singletons are worth, for a prior; or how far the average coefficient of singletons is from that
/// of one sample, for priors whose levels lie far apart.
public struct LongTailStudy: Sendable {
  /// The priors.
  public var family: Family
  /// The numbers `N` of points.
  public var points: [Int]
  /// The numbers of samples: as many as points unless given.
  public var samples: Int?

  /// The priors of a study.
  public enum Family: Sendable, Hashable {
    /// One list of values.
    case prior([Rational])
    /// Levels `1, t, ..., t^(m-1)` as `t` grows, for numbers `m` of levels.
    case levels([Int])
  }

  public init(_ family: Family, points: [Int], samples: Int? = nil) {
    self.family = family
    self.points = points
    self.samples = samples
  }

  // MARK: The table

  /// Computes the table: for a prior `n tau_1`, the share of singletons and their cost, a row for each `N`; for levels the
  /// limit of `tau_1` and the ratio of `1/N` to it, a row for each `N` and `m`.
  ///
  /// - Throws: `LongTailError` for parameters out of range; `WorkRefused`; `CancellationError`.
  public func table(monitor: WorkMonitor = WorkMonitor()) throws -> Table {
    switch family {
    case .prior(let prior): try priorTable(prior, monitor)
    case .levels(let levels): try levelTable(levels, monitor)
    }
  }

  private func priorTable(_ prior: [Rational], _ monitor: WorkMonitor) throws -> Table {
    let models = try points.map {
      try LongTailModel(prior: prior, points: $0, samples: samples ?? $0)
    }
    let list = prior.map(\.description).joined(separator: ", ")
    return Table(
      title: "Singletons of a long tail with the values \(list)",
      columns: [
        Table.Column("N"), Table.Column("n"),
        Table.Column(
          "scaledTau", header: "n tau_1", notation: .decimal),
        Table.Column("singletonShare", header: "E[singletons]/n", notation: .decimal),
        Table.Column("cost", notation: .decimal),
      ],
      rows: try monitor.map(models) { model in
        let n = Rational(model.samples)
        let (singletons, cost) = (try model.expectedSingletons(), try model.costOfSingletons())
        return [
          .integer(model.points), .integer(model.samples),
          singletons.isZero ? .empty : .rational(n * cost / singletons),
          .rational(singletons / n), .rational(cost),
        ]
      })
  }

  private func levelTable(_ levels: [Int], _ monitor: WorkMonitor) throws -> Table {
    if let samples { throw LongTailStudyError.samplesOfLevels(samples) }
    let pairs = points.flatMap { n in levels.map { (n, $0) } }
    return Table(
      title: "The average coefficient of singletons against that of N different points, n = N",
      columns: LongTailStudy.levelColumns,
      rows: try monitor.map(pairs) { n, m in
        let limit = try LongTailLimit(levels: m, points: n)
        return [
          .integer(n), .integer(m), .rational(limit.coefficient),
          .rational(limit.coefficientOfDifferentPoints), .rational(limit.ratio),
          .rational(Rational(2, n)),
        ]
      })
  }

  private static let levelColumns = [
    Table.Column("N"), Table.Column("m"),
    Table.Column(
      "tau", header: "lim tau_1", notation: .both),
    Table.Column("coefficient", header: "E[D(x)|S]"),
    Table.Column("ratio", notation: .decimal),
    Table.Column("limit", header: "2/N"),
  ]

  // MARK: The figure

  /// Computes the figure: for levels the ratio against their number, a curve for each `N`; for a prior the coefficient of a
  /// singleton over `tau_1` in each profile, against the number of its singletons.
  ///
  /// - Throws: as ``table(monitor:)``; ``LongTailStudyError`` for a prior with several `N`.
  public func figure(monitor: WorkMonitor = WorkMonitor()) throws -> TabulatedFigure {
    switch family {
    case .prior(let prior):
      guard points.count == 1 else { throw LongTailStudyError.severalModels(points) }
      return try profileFigure(
        LongTailModel(prior: prior, points: points[0], samples: samples ?? points[0]))
    case .levels(let levels): return levelFigure(levels, try levelTable(levels, monitor))
    }
  }

  private func levelFigure(_ levels: [Int], _ table: Table) -> TabulatedFigure {
    var figure = Figure(
      title: "Coefficient of N different points over the average, n = N",
      xAxis: Figure.Axis(
        Figure.Label("number of levels m", latex: "number of levels $m$"), isIntegral: true),
      yAxis: Figure.Axis("ratio", range: 0...1))
    figure.series = points.enumerated().map { index, n in
      let rows = Array(index * levels.count..<(index + 1) * levels.count)
      return Figure.Series(
        Figure.Label("N = \(n)", latex: "$N=\(n)$"),
        points: table.points(x: "m", y: "ratio", rows: rows))
    }
    return TabulatedFigure(figure: figure, table: table)
  }

  private func profileFigure(_ model: LongTailModel) throws -> TabulatedFigure {
    let report = try model.report(multiplicities: [1])
    if report.listing == .none { _ = try model.profiles() }
    let rows = report.profiles.compactMap { profile -> [Table.Cell]? in
      guard let ratio = report.ratio(of: profile),
        let own = profile.coefficient(multiplicity: 1), let tau = report.singletonCoefficient
      else { return nil }
      return [
        .text(profile.description), .integer(profile.singletons), .rational(profile.probability),
        .rational(own), .rational(tau), .rational(ratio),
      ]
    }
    let table = Table(
      title: "E[D(x)|S] of a singleton over tau_1, by profile: \(model)",
      columns: [
        Table.Column("profile", alignment: .left), "singletons",
        Table.Column("probability", notation: .decimal),
        Table.Column("coefficient", header: "E[D(x)|S]", notation: .decimal),
        Table.Column("tau", header: "tau_1", notation: .decimal),
        Table.Column("ratio", notation: .decimal),
      ], rows: rows)
    var figure = Figure(
      title: "Coefficient of a singleton over its average, by profile",
      xAxis: Figure.Axis("singletons in the sample", isIntegral: true), yAxis: "ratio")
    figure.series = [
      Figure.Series(
        "profiles", points: table.points(x: "singletons", y: "ratio"), isJoined: false)
    ]
    figure.referenceLines = [Figure.ReferenceLine("average", at: Enclosure(1))]
    return TabulatedFigure(figure: figure, table: table)
  }
}

/// Why parameters do not suit the study of a long tail.
public enum LongTailStudyError: InputError, Hashable {
  /// The figure of profiles is of one model.
  case severalModels([Int])
  /// The limit of levels is for as many samples as points.
  case samplesOfLevels(Int)

  public var description: String {
    switch self {
    case .severalModels(let points):
      return "found N = \(points.map(String.init).joined(separator: ",")); "
        + "the figure of a prior's profiles expects one number of points"
    case .samplesOfLevels(let n):
      return "n = \(n): levels that lie far apart expect as many samples as points, and no -n"
    }
  }
}
