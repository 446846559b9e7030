import ExactArithmetic

extension Report {
  /// What was asked: a command with its parameters, as a ``Report`` tells it.
  public struct Question: Sendable {
    /// The command: `game`, `table optimum`.
    public var command: String
    /// The parameters in order.
    public var parameters: [Parameter]

    /// A parameter with its value.
    public struct Parameter: Sendable {
      /// The name of the option without its hyphens: `k`, `rho`.
      public var name: String
      /// The value.
      public var value: Table.Cell
      /// Whether the value stands by itself on the command line, without the name.
      public var isPositional: Bool

      /// Creates a parameter.
      public init(_ name: String, _ value: Table.Cell, isPositional: Bool = false) {
        self.name = name
        self.value = value
        self.isPositional = isPositional
      }
    }

    /// Creates a question.
    public init(_ command: String, parameters: [Parameter]) {
      self.command = command
      self.parameters = parameters
    }

    /// Creates a question whose parameters are options.
    public init(_ command: String, _ options: KeyValuePairs<String, Table.Cell> = [:]) {
      self.init(command, parameters: options.map { Parameter($0.key, $0.value) })
    }

    /// The question as words of a command line: `game -k 2 -d 3 --rho 1/2`.
    public var words: [String] {
      command.split(separator: " ").map(String.init)
        + parameters.flatMap { parameter -> [String] in
          let value = parameter.value.text(ValueStyle(), .exact)
          if parameter.isPositional { return [value] }
          return [(parameter.name.count == 1 ? "-" : "--") + parameter.name, value]
        }
    }

    /// The question as a shell reads it: `lemmata game -k 2 -d 3 --rho 1/2`.
    public var commandLine: String { ShellWords.joined(["lemmata"] + words) }
  }
}
