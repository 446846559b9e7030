/// A parameter of an instance that a user gives, named as on the command line.
///
/// Each is one value, a ``LemmaKey``, which also says of what type the argument is.  The framework knows
/// none; a subject adds its own:
///
/// ```swift
/// extension LemmaParameter {
///   public static let examples = LemmaKey<Int>("-k", "a number of examples")
/// }
/// ```
///
/// Parameters are equal if their names are: two subjects may read one argument as different types.
///
/// It is a class so that keys of all types are found by their short names and go into one list,
/// `[.examples, .message]`.  Both classes only have constants and no subclass outside this file, hence
/// `@unchecked Sendable`, which the compiler cannot verify for a class with subclasses.
public class LemmaParameter: @unchecked Sendable {
  /// The name of the option, with its hyphens.
  public let name: String
  /// What the parameter is, as a phrase: "a number of examples".
  public let meaning: String

  fileprivate init(_ name: String, _ meaning: String) {
    self.name = name
    self.meaning = meaning
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
public final class LemmaKey<Value: Sendable>: LemmaParameter, @unchecked Sendable {
  /// - Parameters:
  ///   - name: the option's name with its hyphens, `-k` or `--rho`.
  ///   - meaning: what it is, as a phrase: "a number of examples".
  public override init(_ name: String, _ meaning: String) { super.init(name, meaning) }
}
