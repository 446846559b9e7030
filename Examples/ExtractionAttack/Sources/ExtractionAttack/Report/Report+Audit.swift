import ExactArithmetic
import Leakage
import Tables

extension Report {
  /// What the counts of the sign attack after the last step prove by themselves, from this one run: the singletons' bits are
  /// fair and independent, and the attack saw nothing of them but the model.
  func audit(_ style: ValueStyle) throws -> String {
    let audits = try courses.map { course -> String in
      let recovery = course.checkpoints.last!.signAttack
      let audit = try SecretAudit(choices: 2, guesses: recovery.bits, correct: recovery.found)
      func bits(_ quantity: InformationQuantity) -> String {
        style.text(quantity.enclosure(bits: 64))
      }
      return """
          \(course.learner.rawValue): \(recovery.found) of \(recovery.bits) bits; maximal leakage at least \
        \(bits(audit.leakage())) bits, mutual information at least \(bits(audit.information())) bits
            lemmata audit bits --of \(recovery.bits) --correct \(recovery.found)
        """
    }
    return """
      Audit of the counts of the sign attack after the last step, each with confidence 95 %: what the attack read of the
      model takes at least as many bits as the maximal leakage says, with which no average over runs is meant.
      \(audits.joined(separator: "\n"))

      """
  }
}
