import Claims
import ExactArithmetic
import InformationTheory
import Tables

extension GameReport: CustomStringConvertible {
  /// The report in words, in bits.
  public var description: String { text() }

  /// The report for a reader who meets the game for the first time: the game, the numbers, and each inequality
  /// with both sides, its slack and the reason.
  public func text(_ style: ValueStyle = ValueStyle()) -> String {
    let unit = style.unit.rawValue
    var lines = introduction(style)
    lines += heading("Bob's success") + successLines(style)
    lines += heading("Information (\(unit))") + informationLines(style)
    lines +=
      heading("Lower bounds on I(X;M) that Bob's success implies (\(unit))") + boundLines(style)
    lines += heading("The chain from Bob's success to I(X;M), link by link (\(unit))")
    for (number, check) in zip(1..., chain) { lines += check.item(number, style, namesSides: true) }
    lines += heading("What follows for I(X;M) (\(unit))")
    for (number, check) in zip((chain.count + 1)..., boundChecks) {
      lines += check.item(number, style, namesSides: true)
    }
    lines += ["", conclusion(style)]
    return lines.map(\.wrapped).joined(separator: "\n") + "\n"
  }

  private func heading(_ title: String) -> [String] { ["", title] }

  // MARK: The game

  private func introduction(_ style: ValueStyle) -> [String] {
    let (k, d) = (game.examples, game.dimension)
    let rho = style.abbreviated(game.correlation)
    let strings =
      k == 1 ? "a uniformly random string X1" : "\(k) independent uniformly random strings \(names)"
    let index = k == 1 ? "J = 1" : "J uniform on 1..\(k)"
    return [
      "The 1-out-of-k nearest-neighbour game with k = \(k), d = \(d), rho = \(rho)",
      "",
      "Alice holds X: \(strings) of \(count(d, "bit"))\(k == 1 ? "" : " each"); she sends Bob a message M about X.",
      "Bob also sees Y, a copy of X_J with \(index) in which each bit is flipped with probability "
        + "(1 - rho)/2 = \(style.abbreviated(game.flipProbability)), and guesses J.",
    ]
      + edges
      + ["", "Message: \(message)\(explanation) (computed by \(quantities.route.rawValue))"]
  }

  private var names: String {
    switch game.examples {
    case ...3: return (1...game.examples).map { "X\($0)" }.joined(separator: ", ")
    default: return "X1, ..., X\(game.examples)"
    }
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// Why the bounds are 0, in the games that are no games.
  private var edges: [String] {
    if game.examples == 1 {
      return ["With one string there is nothing to guess: every bound is 0."]
    }
    if game.dimension == 0 {
      return ["Strings of 0 bits are all equal, so Bob can only guess blindly: every bound is 0."]
    }
    if game.correlation.isZero {
      return ["With rho = 0, Y is pure noise, so Bob can only guess blindly: every bound is 0."]
    }
    return []
  }

  /// What a built-in message says; reports know messages by their names.
  private var explanation: String {
    switch (try? Message(parsing: message))?.kind {
    case .everything: return ", M = X"
    case .nothing: return ", M is a constant"
    case .prefix(let length):
      return ", the first \(length == 1 ? "bit" : "\(length) bits") of every string"
    case .noisy: return ", X with every bit flipped with that probability by Alice's own coins"
    default: return ""
    }
  }

  // MARK: The numbers

  private func successLines(_ style: ValueStyle) -> [String] {
    [
      "  with this message          \(style.text(quantities.success))",
      "  if Alice sends everything  \(style.text(optimalSuccess))",
      "  by a blind guess           \(style.text(Rational(1, game.examples)))",
    ]
  }

  private func informationLines(_ style: ValueStyle) -> [String] {
    let size = Integer(game.examples) * Integer(game.dimension)
    let rows: [(String, InformationQuantity, String)] = [
      (
        "I(X;M)", quantities.information,
        "what M tells about all strings together, of k d = \(size) \(size == 1 ? "bit" : "bits")"
      ),
      (
        "sum I(Xj;M)", quantities.exampleInformationSum,
        "what M tells about each string by itself, added up"
      ),
      (
        "I(M;Y|J)", quantities.noisyInformation,
        "what M tells about the noisy copy Y when J is known"
      ),
      ("I(J;Y|M)", quantities.indexInformation, "what Y tells Bob, who knows M, about J"),
      (
        "F", .exact(bounds.fano),
        "Fano's term: the least that a guess which is right this often tells about J"
      ),
    ]
    return rows.flatMap { ["  \($0) = \(style.text($1))", "      \($2)"] }
  }

  private func boundLines(_ style: ValueStyle) -> [String] {
    [
      "  k F / rho^2 = \(style.text(bounds.sdpi))",
      "      the SDPI bound",
      "  k d g^-1(F/d) = \(style.text(bounds.mrsGerber))",
      "      the Mrs Gerber bound, where g(t) = 1 - h(delta * h^-1(1 - t)) in bits, delta = (1 - rho)/2, "
        + "h is the binary entropy and a * b = a (1 - b) + b (1 - a)",
    ]
  }

  private func conclusion(_ style: ValueStyle) -> String {
    if !isWithinOptimum {
      return "VIOLATED: Bob's success \(style.abbreviated(quantities.success)) exceeds the optimum "
        + "\(style.abbreviated(optimalSuccess))."
    }
    return Claim.conclusion(of: chain + boundChecks, noun: "inequalities")
  }
}
