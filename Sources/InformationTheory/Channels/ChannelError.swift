import ExactArithmetic
import Work

/// Why a channel, or something asked of one, is not defined.  Rows and columns count from 1.
public enum ChannelError: InputError, Hashable {
  /// There is no row, so there is no input.
  case noRows
  /// The rows have no entries, so there is no output.
  case noColumns
  /// A row has another length than the first.
  case raggedRow(row: Int, count: Int, expected: Int)
  /// An entry is below zero.
  case negativeEntry(row: Int, column: Int, value: Rational)
  /// The entries of a row do not sum to 1.
  case rowSumIsNotOne(row: Int, sum: Rational)
  /// The entries of a row do not sum to 1, but those of every column do: the matrix has its inputs as columns.
  case columnsSumToOne(row: Int, sum: Rational)
  /// The weights of a row are all zero, so they cannot be normalised.
  case zeroRow(row: Int)
  /// There are not as many labels as inputs or outputs.
  case labelCountMismatch(what: String, labels: Int, expected: Int)
  /// A label is given to two inputs or to two outputs.
  case duplicateLabel(what: String, label: String)
  /// A parameter of a named channel is outside [0, 1].
  case parameterOutsideUnitInterval(channel: String, parameter: String, value: Rational)
  /// An alphabet is too small for a named channel.
  case alphabetTooSmall(channel: String, size: Int, least: Int)
  /// A channel with a name has more symbols than its matrix is written out for.
  case alphabetTooLarge(channel: String, size: Int, greatest: Int)
  /// A channel was put after one with another number of outputs.
  case outputCountMismatch(outputs: Int, inputs: Int)
  /// A law with another number of outcomes than the channel has inputs was sent through it.
  case inputCountMismatch(law: Int, channel: Int)
  /// A text is not the name of a channel.
  case invalidName(text: String, reason: String)
}

extension ChannelError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noRows:
      return "a channel needs at least one row, and there is none"
    case .noColumns:
      return "a channel needs at least one column, and row 1 is empty"
    case .raggedRow(let row, let count, let expected):
      return "row \(row) has \(entries(count)); expected \(expected), as in row 1"
    case .negativeEntry(let row, let column, let value):
      return "the entry in row \(row), column \(column) is \(value.abbreviated); "
        + "expected a number that is at least 0"
    case .rowSumIsNotOne(let row, let sum):
      return "row \(row) sums to \(sum.abbreviated); expected 1"
    case .columnsSumToOne(let row, let sum):
      return "row \(row) sums to \(sum.abbreviated); expected 1. Every column sums to 1: "
        + "expected the matrix with its rows and columns exchanged, as rows are inputs"
    case .zeroRow(let row):
      return
        "the weights of row \(row) are all 0, so they cannot be normalised; expected a positive sum"
    case .labelCountMismatch(let what, let labels, let expected):
      return "there are \(labels) \(what) labels; expected \(expected)"
    case .duplicateLabel(let what, let label):
      return "two \(what)s have the label \(label); expected different labels"
    case .parameterOutsideUnitInterval(let channel, let parameter, let value):
      return
        "the \(parameter) of the \(channel) is \(value.abbreviated); expected a number in [0, 1]"
    case .alphabetTooSmall(let channel, let size, let least):
      return "the \(channel) has an alphabet of size \(size); expected at least \(least)"
    case .alphabetTooLarge(let channel, let size, let greatest):
      return "the \(channel) has an alphabet of size \(size); expected at most \(greatest)"
    case .outputCountMismatch(let outputs, let inputs):
      return
        "the first channel has \(outputs) outputs and the second \(inputs) inputs; expected the same number"
    case .inputCountMismatch(let law, let channel):
      return "the input law has \(law) \(law == 1 ? "outcome" : "outcomes"); "
        + "expected \(channel), one for each row of the channel"
    case .invalidName(let text, let reason):
      return "\"\(text)\" does not name a channel: \(reason)"
    }
  }
}
