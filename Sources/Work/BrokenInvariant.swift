/// What is wrong with a value that its type should never hold: a mistake of the library, not of its user.
///
/// Central types have a `checkInvariants()`, which tests call after every operation.  What it checks is a function of
/// the stored parts, so that tests can show on broken parts that it would find them.
package struct BrokenInvariant: Error, Hashable, CustomStringConvertible {
  /// What is broken, with the offending value.
  package let description: String

  package init(_ description: String) { self.description = description }

  /// - Throws: ``BrokenInvariant`` with the description, unless the condition holds.
  package static func check(
    _ condition: Bool, _ description: @autoclosure () -> String
  ) throws(BrokenInvariant) {
    if !condition { throw BrokenInvariant(description()) }
  }
}
