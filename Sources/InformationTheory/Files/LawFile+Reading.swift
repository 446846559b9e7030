import ExactArithmetic

extension LawFile {
  /// How the numbers of a file are taken.
  ///
  /// Nothing is normalised unless that is asked for here.
  public struct Reading: Sendable, Hashable {
    /// How weights become probabilities.
    public enum Weights: Sendable, Hashable {
      /// They are probabilities.
      case probabilities
      /// They are counts, integers that are at least 0: the probabilities are the relative frequencies, of a channel in each row.
      case counts
      /// They are divided by their sum, those of a channel by the sum of the row.
      case proportions
    }

    /// How weights become probabilities.
    public var weights: Weights
    /// Whether the columns of a matrix, not the rows, are the inputs of a channel or the values of X.
    public var columnsAreInputs: Bool
    /// The name of the column with the weights of a long table; recognised unless given.
    public var weightColumn: String?

    /// Creates a way of reading; by default numbers are probabilities, and rows are inputs.
    public init(
      weights: Weights = .probabilities, columnsAreInputs: Bool = false,
      weightColumn: String? = nil
    ) {
      self.weights = weights
      self.columnsAreInputs = columnsAreInputs
      self.weightColumn = weightColumn
    }
  }
}
