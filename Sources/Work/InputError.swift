/// What is wrong with what a user gave: its description names the offending value and what was expected.
///
/// All errors that the library throws for bad input conform to it.
public protocol InputError: Error, Sendable, CustomStringConvertible {}
