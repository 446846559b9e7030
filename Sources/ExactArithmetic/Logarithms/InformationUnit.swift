/// The unit in which a quantity of information is read.
public enum InformationUnit: String, Sendable, Hashable, CaseIterable, Codable {
  /// Logarithms to base 2.
  case bits
  /// Natural logarithms.
  case nats
}
