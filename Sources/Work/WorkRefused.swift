/// A computation that was not begun because it is larger than allowed: the one refusal of the library.
///
/// ```swift
/// do {
///   print(try game.optimalSuccess())
/// } catch let refusal as WorkRefused {
///   print(refusal.subject, refusal.size, refusal.limit)
/// }
/// ```
///
/// Operations and memory are limited by a parameter of type ``WorkLimits``, which a caller may raise; a limit of
/// another kind is that of a method.
public struct WorkRefused: InputError, Hashable {
  /// What was to be computed.
  public let subject: String
  /// How large it is.
  public let size: Size
  /// How large it may be, in the unit of the size.
  public let limit: Limit

  /// How large a computation is.
  public enum Size: Sendable, Hashable {
    /// Its operations and its memory.
    case work(WorkEstimate)
    /// A number of things that are gone through or kept, with their name: `"2654208 cells"`.
    case count(String)
    /// A parameter with its value: `"k d = 10 * 10"`.
    case parameter(String)
  }

  /// How large a computation may be.
  public enum Limit: Sendable, Hashable {
    /// A number of operations, by ``WorkLimits/operations``.
    case operations(Double)
    /// A memory in bytes, by ``WorkLimits/bytes``.
    case bytes(Double)
    /// A number that stands, whatever the limits of work are, with its unit, which may be empty.
    case fixed(Int, unit: String)
  }

  /// - Parameters:
  ///   - subject: what was to be computed.
  ///   - size: how large it is.
  ///   - limit: how large it may be.
  public init(_ subject: String, size: Size, limit: Limit) {
    self.subject = subject
    self.size = size
    self.limit = limit
  }

  /// The refusal of an estimated computation.
  public init(_ estimate: WorkEstimate, limit: Limit) {
    self.init(estimate.subject, size: .work(estimate), limit: limit)
  }

  /// What was refused, how large it is, and how large it may be.
  public var description: String {
    switch (size, limit) {
    case (_, .bytes): "\(statement), which would not fit in memory"
    case (.work, _), (.count, _): "\(statement), more than the limit of \(limit)"
    case (.parameter, _): "\(statement) is above the limit of \(limit)"
    }
  }

  /// What was to be computed, and how large it is.
  public var statement: String {
    switch size {
    case .work(let estimate): estimate.description
    case .count(let count): "\(subject) has \(count)"
    case .parameter(let parameter): "\(subject): \(parameter)"
    }
  }
}

extension WorkRefused.Limit: CustomStringConvertible {
  /// The number with its unit: `10000000`, `24 bits`, `1.0e12 operations`, `16384 MiB`.
  public var description: String {
    switch self {
    case .operations(let count): "\(WorkEstimate.short(count)) operations"
    case .bytes(let count): "\(WorkEstimate.shortMebibytes(count)) MiB"
    case .fixed(let number, let unit): unit.isEmpty ? "\(number)" : "\(number) \(unit)"
    }
  }
}
