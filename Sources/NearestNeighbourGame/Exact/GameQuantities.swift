import ExactArithmetic
import Work

/// The success probability and the mutual informations of the game with one message.
public struct GameQuantities: Sendable {
  /// How the quantities were found.
  public enum Route: String, Sendable, Hashable {
    case closedForm = "closed form"
    case enumeration
  }

  /// Bob's success probability under his optimal rule: a most likely index given `M` and `Y`.
  public let success: Rational
  /// `I(X;M)`.
  public let information: InformationQuantity
  /// `sum_j I(X_j;M)`.
  public let exampleInformationSum: InformationQuantity
  /// `I(M;Y|J)`.
  public let noisyInformation: InformationQuantity
  /// `I(J;Y|M)`.
  public let indexInformation: InformationQuantity
  /// How the quantities were found.
  public let route: Route
}

extension GameQuantities {
  /// `I(X;M)`, `sum_j I(X_j;M)`, `I(M;Y|J)`, `I(J;Y|M)`.
  package var informations: [InformationQuantity] {
    [information, exampleInformationSum, noisyInformation, indexInformation]
  }

  /// Quantities that are known; `nil` without a route or with other ``informations`` than four.
  package init?(success: Rational, informations: [InformationQuantity], route: Route?) {
    guard let route, informations.count == 4 else { return nil }
    self.init(
      success: success, information: informations[0], exampleInformationSum: informations[1],
      noisyInformation: informations[2], indexInformation: informations[3], route: route)
  }
}

extension Game {
  /// The quantities of the game with a message: by closed form where one is known, else by enumeration.
  ///
  /// - Throws: ``GameError`` when the message does not fit the game; `WorkRefused` when the computation is too large;
  ///   `CancellationError`.
  public func quantities(
    for message: Message, limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> GameQuantities {
    try quantities(for: message, limits: limits, monitor: monitor, enclosesIndex: false)
  }

  /// The same, where `I(J;Y|M)` may be given by its neighbours if it is out of reach.
  func quantities(
    for message: Message, limits: WorkLimits, monitor: WorkMonitor, enclosesIndex: Bool
  ) throws -> GameQuantities {
    try message.check(in: self)
    if let equivalent = equivalent(of: message) {
      return try equivalent.quantities(
        limits: limits, monitor: monitor, enclosesIndex: enclosesIndex)
    }
    let enumeration = try MessageEnumeration(message, in: self, limits: limits)
    return try enumeration.quantities(limits: limits, monitor: monitor)
  }

  /// The closed form of a message, unless it is to be enumerated.
  private func equivalent(of message: Message) -> EquivalentGame? {
    message.isEnumerated ? nil : message.kind.equivalentGame(of: self)
  }

  /// Checks that ``report(for:limits:monitor:)`` is within reach, before anything is computed.
  ///
  /// - Returns: the number of operations that it needs; those of an enumeration are known for a deterministic message
  ///   only once it is enumerated, and not included.
  /// - Throws: ``GameError`` when the message does not fit the game; `WorkRefused`.
  package func checkReport(for message: Message, limits: WorkLimits) throws -> Double {
    try message.check(in: self)
    guard let equivalent = equivalent(of: message) else {
      try checkEnumerable(message: message.name)
      return try checkOptimalSuccess(limits: limits)
    }
    let own = try equivalent.checkedWork(limits)
    return message.kind.determinesExamples ? own : own + (try checkOptimalSuccess(limits: limits))
  }

  /// The quantities of the game with a message.
  @available(*, deprecated, renamed: "quantities(for:limits:monitor:)")
  public func quantities(
    of message: Message, limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> GameQuantities {
    try quantities(for: message, limits: limits, monitor: monitor)
  }
}
