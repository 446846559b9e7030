import ExactArithmetic
import Figures
import InformationFlow
import InformationTheory
import Tables
import Work

/// The study `information-curve`: `F_I(t)`, the most that the output of a channel tells about a `U` which knows `t` bits of the
/// input, that is, the curve of the information bottleneck.
///
/// With two inputs it is `InformationCurve`, of uniform bits that are flipped each by itself
/// `UniformCubeCurve`, and else between the bounds of `InformationCurveBounds`.
public struct InformationCurveStudy: Sendable {
  public var channel: Channel
  /// What the channel is called.
  public var name: String
  /// The law of the inputs; its outcomes are, in order, the inputs.
  public var input: FiniteLaw<Int>
  /// The number of equal intervals into which the budgets from 0 to `H(X)` are cut.
  public let steps: Int
  /// How far apart in bits the bounds may be; with many inputs they are farther.
  public var width: Rational

  public static let usualSteps = 12
  public static let usualWidth = Rational(1, 1000)

  /// - Precondition: `steps >= 1`.
  public init(
    _ channel: Channel, name: String, input: FiniteLaw<Int>,
    steps: Int = InformationCurveStudy.usualSteps,
    width: Rational = InformationCurveStudy.usualWidth
  ) {
    precondition(steps >= 1, "\(steps) steps")
    self.channel = channel
    self.name = name
    self.input = input
    self.steps = steps
    self.width = width
  }

  /// The study for an input law.
  ///
  /// - Precondition: `steps >= 1`.
  /// - Throws: `LawError` when the law does not fit the channel.
  public init(
    _ channel: Channel, name: String, input: InputLaw,
    steps: Int = InformationCurveStudy.usualSteps,
    width: Rational = InformationCurveStudy.usualWidth
  ) throws(LawError) {
    self.init(
      channel, name: name, input: try input.law(for: channel), steps: steps, width: width)
  }

  /// Computes the points: the value at each budget, exact or between two bounds.
  ///
  /// - Parameter onStep: is called with the number of what is done and of what there is to do.
  /// - Throws: `CurveError`; `CancellationError`.
  public func points(
    onStep: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws -> [(budget: LogForm, value: InformationQuantity)] {
    if input.counts.count != channel.inputCount {
      throw CurveError.inputCountMismatch(
        law: input.counts.count, channel: channel.inputCount)
    }
    if channel.inputCount == 2 { return try binary(onStep) }
    if let cube = CubeChannel(channel), Set(input.counts).count == 1 {
      return try flippedBits(cube, onStep)
    }
    return try enclosed(onStep)
  }

  private func binary(
    _ onStep: (Int, Int) -> Void
  ) throws -> [(budget: LogForm, value: InformationQuantity)] {
    let curve = try InformationCurve(channel, input: input)
    return try points(to: curve.inputEntropy, onStep) { budget in
      let point = try curve.point(at: budget, width: min(width, Rational(1, 10_000)))
      return point.exactValue.map { .exact($0) } ?? InformationCurveStudy.between(point.enclosure)
    }
  }

  private func flippedBits(
    _ cube: CubeChannel, _ onStep: (Int, Int) -> Void
  ) throws -> [(budget: LogForm, value: InformationQuantity)] {
    let curve = UniformCubeCurve(dimension: cube.dimension, crossover: cube.crossover)
    return try points(to: .bits(Rational(cube.dimension)), onStep) { budget in
      try curve.value(at: .exact(budget))
    }
  }

  private func enclosed(
    _ onStep: (Int, Int) -> Void
  ) throws -> [(budget: LogForm, value: InformationQuantity)] {
    // Where the cells do not suffice more lines are of little use.
    let lines = channel.inputCount <= 5 ? 24 : 8
    let curve = try InformationCurveBounds(
      channel, input: input, width: width, lineLimit: lines, onLine: { onStep($0, lines) })
    return try points(to: curve.inputEntropy) { budget in
      if budget == curve.inputEntropy { return .exact(curve.greatestValue) }
      return InformationCurveStudy.between(try curve.enclosure(at: budget))
    }
  }

  private func points(
    to greatest: LogForm, _ onStep: (Int, Int) -> Void = { _, _ in },
    value: (LogForm) throws -> InformationQuantity
  ) throws -> [(budget: LogForm, value: InformationQuantity)] {
    try (0...steps).map { step in
      try Task.checkCancellation()
      onStep(step, steps)
      let budget = Rational(step, steps) * greatest
      return (budget: budget, value: step == 0 ? .exact(.zero) : try value(budget))
    }
  }

  private static func between(_ enclosure: Enclosure) -> InformationQuantity {
    .between(.bits(enclosure.lower), .bits(enclosure.upper))
  }

  // MARK: Table and figure

  /// Computes the table: a row for each budget.
  ///
  /// - Throws: as ``points(onStep:)``.
  public func table(monitor: WorkMonitor = WorkMonitor()) throws -> Table {
    monitor.announce("the information curve of a channel with \(channel.inputCount) inputs")
    return Table(
      title: "Information curve of \(name) for P = (\(law))",
      columns: [
        Table.Column("budget", header: "t", unit: .information, notation: .decimal),
        Table.Column("value", header: "F_I(t)", unit: .information, notation: .leadingDigits),
      ],
      rows: try points().map { [.logForm($0.budget), .quantity($0.value)] }, readerDigits: 8)
  }

  private var law: String { input.probabilities.map(\.description).joined(separator: ", ") }

  /// Computes the figure: the value against the budget, a bar where the bounds can be told apart.
  ///
  /// - Throws: as ``points(onStep:)``.
  public func figure(monitor: WorkMonitor = WorkMonitor()) throws -> TabulatedFigure {
    let table = try table(monitor: monitor)
    var figure = Figure(
      title: Figure.Label("Information curve of \(name)"),
      xAxis: Figure.Axis("what U knows of the input, t", unit: "bits"),
      yAxis: Figure.Axis("what the output tells of U, F_I(t)", unit: "bits"))
    figure.series = [Figure.Series("F_I(t)", points: table.points(x: "budget", y: "value"))]
    return TabulatedFigure(figure: figure, table: table)
  }
}
