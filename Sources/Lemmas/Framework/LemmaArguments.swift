/// An instance of the user's own: the parameters that were given, with their values.
///
/// ```swift
/// var arguments = LemmaArguments()
/// arguments[.dimension] = 2
/// ```
public struct LemmaArguments: Sendable {
  private var values: [LemmaParameter: any Sendable] = [:]
  /// The parameters that were given, in the order in which they were.
  public private(set) var given: [LemmaParameter] = []

  /// No parameters.
  public init() {}

  /// The value of a parameter; `nil` when it was not given.
  public subscript<Value>(key: LemmaKey<Value>) -> Value? {
    get { values[key.parameter] as? Value }
    set {
      guard let newValue else {
        values[key.parameter] = nil
        given.removeAll { $0 == key.parameter }
        return
      }
      if values.updateValue(newValue, forKey: key.parameter) == nil { given.append(key.parameter) }
    }
  }

  /// The value of a parameter that a lemma cannot do without: `try arguments.require(.dimension, of: id)`.
  ///
  /// - Throws: ``LemmaError/missingParameter(_:id:)``
  public func require<Value>(
    _ key: LemmaKey<Value>, of id: String
  ) throws(LemmaError) -> Value {
    guard let value = self[key] else { throw .missingParameter(key.parameter, id: id) }
    return value
  }
}
