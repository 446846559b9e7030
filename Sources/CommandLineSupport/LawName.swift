import ExactArithmetic
import Foundation
import InformationTheory

/// A law of any variables, as an instance of a lemma has it: a file, `p1,p2,...` or `uniform:n`; the last two are laws of one
/// variable, X.
package struct LawName {
  private let text: String

  package init(_ text: String) { self.text = text }

  /// - Throws: ``UsageError``, which names the argument.
  package func law(_ options: InputFileOptions) throws -> JointLaw {
    if text == "-" || access(text, F_OK) == 0 {
      return try options.read(text) { try $0.jointLaw() }
    }
    do {
      return try JointLaw("X", FiniteLaw(try weights()))
    } catch let error as RationalParsingError {
      throw UsageError(
        "there is no file \(text), and it is neither uniform:n nor a list of probabilities: \(error)"
      )
    } catch let error as LawError {
      throw UsageError("the law \(text): \(error)")
    }
  }

  private func weights() throws -> [Rational] {
    let prefix = "uniform:"
    guard text.hasPrefix(prefix) else { return try Arguments.rationals(text) }
    let count = try Arguments.integer(String(text.dropFirst(prefix.count)))
    guard (1...LawName.greatestUniformCount).contains(count) else {
      throw UsageError(
        "the law \(text) has \(count) values; expected 1 to \(LawName.greatestUniformCount)")
    }
    return [Rational](repeating: Rational(1, count), count: count)
  }

  private static let greatestUniformCount = 1_000_000
}
