import ExactArithmetic
import Figures
import Sampling

extension Report {
  /// Error and recovery against the steps of training.
  public func figure(of course: Course) -> Figure {
    func series(_ name: Figure.Label, _ value: (Checkpoint) -> Figure.Point) -> Figure.Series {
      Figure.Series(name, points: course.checkpoints.map(value))
    }
    func counted(_ checkpoint: Checkpoint, _ fraction: Rational) -> Figure.Point {
      Figure.Point(Rational(checkpoint.step), fraction)
    }
    func estimated(_ checkpoint: Checkpoint, _ count: SuccessCount) -> Figure.Point {
      Figure.Point(
        x: Enclosure(Rational(checkpoint.step)), y: Enclosure(count.estimate!),
        confidenceInterval: interval(count))
    }
    var figure = Figure(
      title: Figure.Label(
        "\(course.learner.title), rho = \(instance.correlation), seed \(instance.seed)",
        latex: "\(course.learner.title), $\\rho = \(instance.correlation)$, seed \(instance.seed)"),
      xAxis: Figure.Axis("training time", unit: "gradient steps", isIntegral: true),
      yAxis: Figure.Axis("error, and bits found", unit: "fraction", range: 0...1))
    figure.series = [
      series("test error") { estimated($0, $0.testSuccess.failures) },
      series("singletons' bits found by the sign attack") { counted($0, $0.signAttack.fraction) },
      series("singletons' bits found by coordinate ascent") {
        counted($0, $0.coordinateAscent.fraction)
      },
    ]
    figure.referenceLines = [
      Figure.ReferenceLine(
        "least error (estimate)", at: Enclosure(instance.bestTestSuccess.failures.estimate!))
    ]
    return figure
  }
}
