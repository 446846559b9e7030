import Catalog
import Contraction
import Documents
import ExactArithmetic
import InformationFlow
import InformationTheory
import Work

/// The information curve of a channel, `F_I(t) = sup { I(U;Y) : U - X - Y, I(U;X) <= t }`.
enum CurveAnswer {
  /// The number of intervals into which budgets are cut.
  private static let steps = 12

  /// Points of the curve for the input law, or the uniform one.
  static func view(
    _ found: ContractionReport, _ reporter: ProgressReporter
  ) throws -> JSONValue {
    let uniform = try InputLaw.uniform.law(for: found.channel)
    let law = found.fixedInput?.law ?? uniform
    if found.channel.inputCount == 2 { return try binary(found.channel, law, reporter) }
    if let cube = CubeChannel(found.channel), law.probabilities == uniform.probabilities {
      return try self.cube(cube, law, reporter)
    }
    return try bounds(found.channel, law, reporter)
  }

  /// Two inputs: enclosures of width at most 1e-4, each proved by a line that touches the curve.
  private static func binary(
    _ channel: Channel, _ law: FiniteLaw<Int>, _ reporter: ProgressReporter
  ) throws -> JSONValue {
    let curve = try InformationCurve(channel, input: law)
    return try answer(law, budget: curve.inputEntropy, reporter) { budget in
      let point = try curve.point(at: budget, width: Rational(1, 10_000))
      return point.exactValue.map { Shown.number(.exact($0)) } ?? Shown.number(point.enclosure)
    }
  }

  /// Uniform bits, each flipped by itself: Mrs Gerber's lemma is the curve.
  private static func cube(
    _ cube: CubeChannel, _ law: FiniteLaw<Int>, _ reporter: ProgressReporter
  ) throws -> JSONValue {
    let curve = UniformCubeCurve(dimension: cube.dimension, crossover: cube.crossover)
    return try answer(law, budget: .bits(Rational(cube.dimension)), reporter) { budget in
      Shown.number(try curve.value(at: .exact(budget)))
    }
  }

  /// More inputs: between variables and lines, a thousandth of a bit apart for up to five.
  private static func bounds(
    _ channel: Channel, _ law: FiniteLaw<Int>, _ reporter: ProgressReporter
  ) throws -> JSONValue {
    let lines = channel.inputCount <= 5 ? 24 : 8
    let curve = try InformationCurveBounds(
      channel, input: law, width: Rational(1, 1000), lineLimit: lines,
      onLine: { reporter.report($0, of: lines) })
    return try answer(law, budget: curve.inputEntropy, reporter) { budget in
      Shown.number(try curve.enclosure(at: budget))
    }
  }

  private static func answer(
    _ law: FiniteLaw<Int>, budget greatest: LogForm, _ reporter: ProgressReporter,
    value: (LogForm) throws -> JSONValue
  ) throws -> JSONValue {
    let points = try (0...steps).map { step -> JSONValue in
      try Task.checkCancellation()
      reporter.report(step, of: steps)
      let budget = Rational(step, steps) * greatest
      return ["budget": Shown.number(.exact(budget)), "value": try value(budget)]
    }
    return ["input": ContractionAnswer.list(law), "points": .array(points)]
  }
}
