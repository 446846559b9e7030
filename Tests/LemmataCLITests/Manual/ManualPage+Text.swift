extension ManualPage {
  /// The exit codes, each with its meaning.
  static let exitCodes: [(String, String)] = [
    ("0", "Success, and all claims hold."),
    ("1", "A checked claim is violated."),
    ("2", "Usage or bad input."),
    ("3", "Anything else, a claim left undecided, or contradicted by an estimate, included."),
    ("130", "Ended by Ctrl-C; no half-written file is left."),
  ]

  /// What one may want, and the command for it.
  static let examples: [(String, String)] = [
    ("Every quantity and every inequality of a game:", "lemmata game -k 2 -d 3 --rho 1/2"),
    (
      "The optimal success, as a certified enclosure:",
      "lemmata optimum -k 1000000 -d 10000 --rho 1/20"
    ),
    ("The contraction coefficients of a channel:", "lemmata contraction z:1/4 --input 1/3,2/3"),
    ("Every lemma on all of its small cases:", "lemmata verify --all"),
    ("A table for a paper:", "lemmata table optimum -k 2...6 -d 1...8 --format latex"),
    ("A figure:", "lemmata plot game -k 4 -d 8 --rho 1/2 --output trade-off.svg"),
  ]
}
