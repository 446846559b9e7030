import ExactArithmetic
import Work

/// Why a law, or something asked of one, is not defined.
///
/// Positions in the messages count from 1.
public enum LawError: InputError, Hashable {
  /// There is no outcome at all.
  case empty
  /// A weight is below zero; `location` says which, as in `outcome "b"` or `row 2, column 3`.
  case negativeWeight(location: String, value: Rational)
  /// The weights do not sum to 1.
  case sumIsNotOne(Rational)
  /// The weights are all zero, so they cannot be normalised.
  case zeroTotal
  /// An outcome is given twice, the second time as the entry at `position`.
  case duplicateOutcome(String, position: Int?)
  /// There are not as many weights as outcomes.
  case weightCountMismatch(weights: Int, outcomes: Int)
  /// A row of a matrix has another length than the first.
  case raggedRow(row: Int, count: Int, expected: Int)
  /// An entry has another number of outcomes than there are variables.
  case wrongOutcomeCount(outcomes: String, count: Int, expected: Int, position: Int?)
  /// The name of a variable is empty, has spaces around it, or has one of the characters `,;|()` in it.
  case invalidVariableName(String)
  /// Two variables have the same name.
  case duplicateVariable(String)
  /// The law has no variable of that name.
  case unknownVariable(String, known: [String])
  /// The variable has no such outcome.
  case unknownOutcome(variable: String, outcome: String)
  /// A conditional law given an event of probability 0 is not defined.
  case conditionHasProbabilityZero(String)
  /// A law and a channel of different sizes were put together.
  case inputCountMismatch(law: Int, channel: Int)
}

extension LawError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .empty:
      return "a law needs at least one outcome, and there is none"
    case .negativeWeight(let location, let value):
      return
        "the weight of \(location) is \(value.abbreviated); expected a number that is at least 0"
    case .sumIsNotOne(let sum):
      return "the weights sum to \(sum.abbreviated); expected 1"
    case .zeroTotal:
      return "the weights are all 0, so they cannot be normalised; expected a positive sum"
    case .duplicateOutcome(let outcome, let position):
      return "\(LawError.entry(position))the outcome \(outcome) is given twice; expected it once"
    case .weightCountMismatch(let weights, let outcomes):
      return "there are \(weights) weights for \(outcomes) outcomes; expected one for each"
    case .raggedRow(let row, let count, let expected):
      return "row \(row) has \(entries(count)); expected \(expected), as in row 1"
    case .wrongOutcomeCount(let outcomes, let count, let expected, let position):
      return
        "\(LawError.entry(position))\(outcomes) has \(count) \(count == 1 ? "outcome" : "outcomes"); "
        + "expected \(expected), one for each variable"
    case .invalidVariableName(let name):
      return "\"\(name)\" cannot name a variable; expected a name without spaces around it and "
        + "without the characters , ; | ( )"
    case .duplicateVariable(let name):
      return "two variables have the name \"\(name)\"; expected different names"
    case .unknownVariable(let name, let known):
      return "there is no variable \"\(name)\"; expected one of \(known.joined(separator: ", "))"
    case .unknownOutcome(let variable, let outcome):
      return "the variable \(variable) has no outcome \(outcome)"
    case .conditionHasProbabilityZero(let condition):
      return "\(condition) has probability 0, so nothing can be conditioned on it"
    case .inputCountMismatch(let law, let channel):
      return "the input law has \(law) \(law == 1 ? "outcome" : "outcomes"); "
        + "expected \(channel), one for each row of the channel"
    }
  }

  private static func entry(_ position: Int?) -> String { position.map { "entry \($0): " } ?? "" }
}

func entries(_ count: Int) -> String { "\(count) \(count == 1 ? "entry" : "entries")" }

extension Rational {
  /// The fraction, or its first digits, value and length when it is too long for a message.
  var abbreviated: String {
    let text = description
    if text.utf8.count <= 80 { return text }
    return "\(text.prefix(24))... (about \(decimal(significantDigits: 6)), "
      + "a fraction of \(text.utf8.count) characters)"
  }
}
