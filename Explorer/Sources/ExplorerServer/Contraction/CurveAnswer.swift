import Catalog
import Documents
import ExactArithmetic
import InformationFlow
import InformationTheory
import Tables

/// The information curve of a channel, `F_I(t) = sup { I(U;Y) : U - X - Y, I(U;X) <= t }`.
enum CurveAnswer {
  /// Points of the curve for the input law, or the uniform one; the reason where the channel is out of reach.
  static func view(
    _ asked: ChannelQuery, _ found: ContractionReport, _ reporter: ProgressReporter
  ) throws -> JSONValue {
    let law = try found.fixedInput?.law ?? InputLaw.uniform.law(for: found.channel)
    let study = InformationCurveStudy(found.channel, name: asked.name ?? "a channel", input: law)
    let points: [(budget: LogForm, value: InformationQuantity)]
    do {
      points = try study.points { done, all in reporter.report(done, of: all) }
    } catch let error as CurveError {
      return ["reason": .string("No information curve: \(error).")]
    }
    return [
      "input": ContractionAnswer.list(law),
      "command": .string(asked.command("table information-curve")),
      "points": .array(
        points.map { point -> JSONValue in
          ["budget": Shown.number(.exact(point.budget)), "value": Shown.number(point.value)]
        }),
    ]
  }
}
