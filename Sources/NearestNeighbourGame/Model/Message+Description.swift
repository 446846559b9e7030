extension Message: CustomStringConvertible {
  /// The name: `prefix:3`.
  public var description: String { name }
}
