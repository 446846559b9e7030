import ExactArithmetic

/// What the conclusions of an audit assume, in sentences.
enum AuditAssumptions {
  static let oneLook =
    "One look: the attack, its thresholds and the number of guesses were settled before the counts were seen; trying "
    + "several and keeping the best is not covered."

  static let guessesAreBlind =
    "Guesses are a function of the model, which is all that the attack saw, and of randomness that is independent of "
    + "the secrets."

  static func coins(_ audit: OneRunAudit) -> [String] {
    let unit =
      "One coin changes one record under the unit of privacy: a canary inserted k times needs k epsilon."
    return [
      "The coins are fair and independent, one for each canary.", unit, guessesAreBlind,
      guesses(audit), oneLook,
    ]
  }

  private static func guesses(_ audit: OneRunAudit) -> String {
    if audit.delta.isZero {
      return
        "The canaries that were guessed, and their number, may depend on the model, but not on the coins."
    }
    switch audit.selection {
    case .fixed:
      return
        "The number of guesses was fixed before training, or does not depend on the model; which canaries were "
        + "guessed may."
    case .fromModel:
      return anyGuesses(audit)
    }
  }

  private static func anyGuesses(_ audit: OneRunAudit) -> String {
    let start = "The number of guesses may depend on the model, not on the coins"
    if audit.leastGuesses == 1 {
      return "\(start): m delta / 2 is added, a bound for every number of guesses."
    }
    let constant = audit.guessConstant.decimal(significantDigits: 6, rounding: .up)
    return
      "\(start), but is at least \(audit.leastGuesses) whatever the model: m delta times \(constant) is added, a bound "
      + "for every such number of guesses."
  }

  static let secrets = [
    "The secrets are uniform and independent, and nothing but the model depends on them.",
    guessesAreBlind,
    "Which secrets were guessed, and how many, may depend on the model, but not on the secrets.",
    "If the rest of the data is random, the information is that given what the attack knows of it.",
    oneLook,
  ]

  static let runs = [
    "The runs are independent, with fresh uniform secrets in each and the same number of guesses.",
    guessesAreBlind,
    "All runs that were made are counted.", oneLook,
  ]

  static let rates = [
    "The runs are independent of each other; scores of many canaries of one run are not.",
    "The runs with and without the canary differ in this one record, the unit of privacy.",
    "The threshold of the test was fixed before the runs.", oneLook,
  ]
}
