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
      /// The name of the option in JSON, without its hyphens: `k`, `rho`, `leastGuesses`.
      public var name: String
      /// The value.
      public var value: Table.Cell
      /// Whether the value stands by itself on the command line, without the name.
      public var isPositional: Bool
      /// Whether the option stands without a value.
      public var isFlag = false

      /// Creates a parameter without a value, which is there or not.
      public static func flag(_ name: String) -> Parameter {
        var parameter = Parameter(name, .empty)
        parameter.isFlag = true
        return parameter
      }

      /// The option as the command line spells it: `-k`, `--least-guesses`.
      var option: String {
        if name.count == 1 { return "-" + name }
        return name.reduce("--") { $0 + ($1.isUppercase ? "-" : "") + $1.lowercased() }
      }

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
          if parameter.isFlag { return [parameter.option] }
          let value = parameter.value.text(ValueStyle(), .exact)
          return parameter.isPositional ? [value] : [parameter.option, value]
        }
    }

    /// The question as a shell reads it: `lemmata game -k 2 -d 3 --rho 1/2`.
    public var commandLine: String { ShellWords.joined(["lemmata"] + words) }
  }
}
