import InformationTheory

extension Tensorization.Counterexample: CustomStringConvertible {
  /// The law and the channel: `the law (U, X1, X2): {...}, each bit through the channel [[3/4, 1/4], [1/4, 3/4]]`.
  public var description: String { "the law \(law), each bit through the channel \(channel)" }
}
