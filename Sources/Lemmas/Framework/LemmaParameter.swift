/// A parameter of an instance that a user gives, named as on the command line.
///
/// A lemma lists its parameters by their keys, which also say of what types the arguments are:
///
/// ```swift
/// let parameters = LemmaParameter.list(.examples, .message)
/// ```
///
/// Parameters are equal if their names are: two subjects may read one argument as different types.
public struct LemmaParameter: Sendable {
  /// The name of the option, with its hyphens.
  public let name: String
  /// What the parameter is, as a phrase: "a number of examples".
  public let meaning: String

  /// The parameters of keys of any types, in their order.
  public static func list<each Value: Sendable>(
    _ keys: repeat LemmaKey<each Value>
  ) -> [LemmaParameter] {
    var parameters: [LemmaParameter] = []
    repeat parameters.append((each keys).parameter)
    return parameters
  }
}

extension LemmaParameter: Hashable {
  public static func == (lhs: LemmaParameter, rhs: LemmaParameter) -> Bool {
    lhs.name == rhs.name
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension LemmaParameter: CustomStringConvertible {
  /// The name.
  public var description: String { name }
}

/// A parameter whose argument is a `Value`.
///
/// The framework knows none; a subject adds its own:
///
/// ```swift
/// extension LemmaKey where Value == Int {
///   public static var examples: LemmaKey { LemmaKey("-k", "a number of examples") }
/// }
/// ```
public struct LemmaKey<Value: Sendable>: Sendable {
  /// The parameter, without the type.
  public let parameter: LemmaParameter

  /// - Parameters:
  ///   - name: the option's name with its hyphens, `-k` or `--rho`.
  ///   - meaning: what it is, as a phrase: "a number of examples".
  public init(_ name: String, _ meaning: String) {
    parameter = LemmaParameter(name: name, meaning: meaning)
  }
}

extension LemmaKey: CustomStringConvertible {
  /// The name.
  public var description: String { parameter.name }
}
