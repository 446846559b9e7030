extension Learner: CustomStringConvertible {
  /// The name: `majority:3`.
  public var description: String { name }
}
