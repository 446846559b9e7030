import Claims
import ExactArithmetic
import Tables

extension GameReport: Reportable {
  /// The report for a reader who meets the game for the first time: the game, the numbers, and each inequality
  /// with both sides, its slack and the reason.
  public var report: Report {
    Report(
      question: question,
      title:
        """
        The 1-out-of-k nearest-neighbour game with k = \(count: game.examples), d = \
        \(count: game.dimension), rho = \(abbreviated: game.correlation)
        """,
      sections: [
        introduction, messageSection, successSection, informationSection, boundSection,
        Report.Section(
          heading: "The chain from Bob's success to I(X;M), link by link (\(mark: .unit))",
          table: .init("The chain of inequalities and the bounds on I(X;M)"),
          [.claims(claimList(chain, key: "chain"))] + lossBlocks),
        Report.Section(
          heading: "What follows for I(X;M) (\(mark: .unit))",
          [.claims(claimList(boundChecks, key: nil))]),
      ],
      conclusion: conclusion, verdict: verdict, flatColumns: [.unit, .exact])
  }

  private var question: Report.Question {
    Report.Question(
      "game",
      [
        "k": .integer(game.examples), "d": .integer(game.dimension),
        "rho": .rational(game.correlation), "message": .text(message),
      ])
  }

  private func claimList(_ claims: [Claim], key: String?) -> Report.ClaimList {
    Report.ClaimList(claims, key: key, unit: .information, namesSides: true)
  }

  private var conclusion: Phrase {
    if !isWithinOptimum {
      return
        """
        VIOLATED: Bob's success \(abbreviated: quantities.success) exceeds the optimum \
        \(abbreviated: optimalSuccess).
        """
    }
    return Phrase(words: Claim.conclusion(of: chain + boundChecks, noun: "inequalities"))
  }

  // MARK: The game

  private var introduction: Report.Section {
    let (k, d) = (game.examples, game.dimension)
    let strings =
      k == 1 ? "a uniformly random string X1" : "\(k) independent uniformly random strings \(names)"
    let index = k == 1 ? "J = 1" : "J uniform on 1..\(k)"
    let alice = "Alice holds X: \(strings) of \(count(d, "bit"))\(k == 1 ? "" : " each"); "
    var lines: [Phrase] = [
      Phrase(words: alice + "she sends Bob a message M about X."),
      """
      Bob also sees Y, a copy of X_J with \(words: index) in which each bit is flipped with \
      probability (1 - rho)/2 = \(abbreviated: game.flipProbability), and guesses J.
      """,
    ]
    if let edge { lines.append(Phrase(words: edge)) }
    return Report.Section(lines.map { .paragraph($0) })
  }

  private var messageSection: Report.Section {
    let route = quantities.route.rawValue
    return Report.Section([
      .paragraph("Message: \(name: message)\(words: explanation) (computed by \(words: route))")
    ])
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

  /// What the message says, after its name.
  private var explanation: String { meaning.map { ", \($0)" } ?? "" }

  /// Why the bounds are 0, in the games that are no games.
  private var edge: String? {
    if game.examples == 1 {
      return "With one string there is nothing to guess: every bound is 0."
    }
    if game.dimension == 0 {
      return "Strings of 0 bits are all equal, so Bob can only guess blindly: every bound is 0."
    }
    if game.correlation.isZero {
      return "With rho = 0, Y is pure noise, so Bob can only guess blindly: every bound is 0."
    }
    return nil
  }

  // MARK: The numbers

  private var successSection: Report.Section {
    let title =
      "The game with k = \(game.examples), d = \(game.dimension), rho = \(game.correlation), "
      + "message \(message)"
    return Report.Section(
      heading: "Bob's success",
      table: .init(title, value: Table.Column("probability", notation: .both)),
      [
        .entries(
          [
            Report.Entry(
              "with this message", .rational(quantities.success), row: "success",
              unit: "probability", path: "success"),
            Report.Entry(
              "if Alice sends everything", .rational(optimalSuccess), row: "optimal success",
              unit: "probability", path: "optimalSuccess"),
            Report.Entry(
              symbol: "by a blind guess", value: .rational(Rational(1, game.examples)), row: nil,
              field: nil),
          ], .columns(gap: 2))
      ])
  }

  private var informationSection: Report.Section {
    let size = Integer(game.examples) * Integer(game.dimension)
    return Report.Section(
      heading: "Information (\(mark: .unit))",
      table: .init(
        "The information of the message, and the bounds on I(X;M)",
        value: Table.Column("value", unit: .information, notation: .both)),
      [
        .entries([
          information(
            "I(X;M)", quantities.information,
            "what M tells about all strings together, of k d = \(size) \(size == 1 ? "bit" : "bits")"
          ),
          information(
            "sum I(Xj;M)", quantities.exampleInformationSum,
            "what M tells about each string by itself, added up"),
          information(
            "I(M;Y|J)", quantities.noisyInformation,
            "what M tells about the noisy copy Y when J is known"),
          information(
            "I(J;Y|M)", quantities.indexInformation,
            "what Y tells Bob, who knows M, about J"
              + (isIndexEnclosed ? GameReport.noteOnEnclosure : "")),
          Report.Entry(
            "F", .logForm(bounds.fano),
            "Fano's term: the least that a guess which is right this often tells about J",
            row: "Fano's term F", unit: .information, path: "bounds", "fano"),
        ])
      ])
  }

  /// Why `I(J;Y|M)` is an interval.
  private static let noteOnEnclosure =
    "; the sum for it is out of reach, so that it is enclosed by its neighbours in the chain, F and I(M;Y|J)"

  private func information(
    _ symbol: String, _ value: InformationQuantity, _ meaning: String
  ) -> Report.Entry {
    Report.Entry(
      symbol, .quantity(value), Phrase(words: meaning), unit: .information, path: "information",
      symbol)
  }

  private var boundSection: Report.Section {
    Report.Section(
      heading: "Lower bounds on I(X;M) that Bob's success implies (\(mark: .unit))",
      [
        .entries([
          Report.Entry(
            "k F / rho^2", .logForm(bounds.sdpi), "the SDPI bound", row: "SDPI bound",
            unit: .information, path: "bounds", "sdpi"),
          Report.Entry(
            "k d g^-1(F/d)", .quantity(bounds.mrsGerber),
            """
            the Mrs Gerber bound, where g(t) = 1 - h(delta * h^-1(1 - t)) in bits, delta = (1 - \
            rho)/2, h is the binary entropy and a * b = a (1 - b) + b (1 - a)
            """,
            row: "Mrs Gerber bound", unit: .information, path: "bounds", "mrsGerber"),
        ])
      ])
  }
}
