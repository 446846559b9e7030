import ExactArithmetic
import Tables

extension Report {
  /// How a learner fared, a row for each checkpoint.
  public func table(of course: Course) -> Table {
    var table = Table(
      title: "\(course.learner.title), rho = \(instance.correlation)",
      columns: [
        Table.Column("step"),
        Table.Column("loss", unit: "nats", notation: .decimal),
        Table.Column("trainingError", header: "training error", notation: .decimal),
        Table.Column("testError", header: "test error", notation: .decimal),
        Table.Column("testErrorInterval", header: "interval"),
        Table.Column("singletonSuccess", header: "success on singletons", notation: .decimal),
        Table.Column("singletonSuccessInterval", header: "interval"),
        Table.Column("signAttack", header: "sign attack", notation: .decimal),
        Table.Column("signAttackFree", header: "free bits", notation: .decimal),
        Table.Column("coordinateAscent", header: "ascent", notation: .decimal),
        Table.Column("coordinateAscentFree", header: "free bits", notation: .decimal),
      ])
    for checkpoint in course.checkpoints {
      let (test, singletons) = (checkpoint.testSuccess.failures, checkpoint.singletonSuccess)
      table.append([
        .integer(checkpoint.step), .rational(Rational(exactly: checkpoint.loss)!),
        .rational(checkpoint.trainingSuccess.failures.estimate!),
        .rational(test.estimate!), .enclosure(interval(test)),
        .rational(singletons.estimate!), .enclosure(interval(singletons)),
        .rational(checkpoint.signAttack.fraction), .rational(checkpoint.signAttack.freeFraction),
        .rational(checkpoint.coordinateAscent.fraction),
        .rational(checkpoint.coordinateAscent.freeFraction),
      ])
    }
    return table
  }

  /// What the success on singletons forces and allows, in shares of the `k d` bits of the singletons: for each learner,
  /// and for two rounder successes.
  public func forcedInformation() throws -> Table {
    let game = try instance.game
    let size = Rational(Integer(game.examples) * Integer(game.dimension))
    var table = Table(
      title: "information about the singletons, in shares of k d bits",
      columns: [
        Table.Column("whose", header: "success of"),
        Table.Column("success", notation: .decimal),
        Table.Column("sdpi", header: "forced (SDPI)", notation: .decimal),
        Table.Column("mrsGerber", header: "forced (Mrs Gerber)", notation: .decimal),
        Table.Column("noisyCopy", header: "enough (noisy copy)", notation: .decimal),
        Table.Column(
          "attackPlugIn", header: "shown by attack (plug-in)", notation: .decimal),
      ])
    func append(_ whose: String, _ success: Rational, attack: LogForm?) {
      let forced = ForcedInformation(success: success, in: game)
      func share(_ quantity: InformationQuantity) -> Table.Cell {
        .enclosure((size.reciprocal() * quantity).enclosure(bits: 40))
      }
      table.append([
        .text(whose), .rational(success),
        forced.bounds.map { share(.exact($0.sdpi)) } ?? .empty,
        forced.bounds.map { share($0.mrsGerber) } ?? .empty,
        forced.noisyCopy.map { .enclosure($0.informationPerBit.enclosure(bits: 40)) } ?? .empty,
        attack.map { .rational(Report.plugIn($0)) } ?? .empty,
      ])
    }
    for course in courses {
      let last = course.checkpoints.last!
      let best = max(last.signAttack.fraction, last.coordinateAscent.fraction)
      let attack = best == last.signAttack.fraction ? last.signAttack : last.coordinateAscent
      append(course.learner.rawValue, success(course), attack: attack.informationPerBit)
    }
    for success in [Rational(19, 20), Rational(9, 10)] { append("any", success, attack: nil) }
    return table
  }

  /// A share computed from a fraction of one run, to twelve digits: neither exact nor an enclosure of what it estimates.
  private static func plugIn(_ share: LogForm) -> Rational {
    Rational(share.enclosure(bits: 60).midpoint.decimal(significantDigits: 12))!
  }
}
