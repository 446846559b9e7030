/// Plain text as LaTeX source that prints as it reads, without any package.
package enum LaTeXEscaping {
  /// The text with every character that means something to LaTeX replaced by a command that prints
  /// it.
  package static func escaped(_ text: String) -> String {
    var result = ""
    var previous: Unicode.Scalar?
    for scalar in text.onOneLine.unicodeScalars {
      // `--` would print as a dash, two quotation marks as one.
      if scalar == previous && ligatures.contains(scalar) { result += "{}" }
      // `?` and `!` before a backtick print upside down.
      if scalar == "`" && (previous == "?" || previous == "!") { result += "{}" }
      if let command = commands[scalar] {
        result += command
      } else {
        result.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return result
  }

  private static let ligatures: Set<Unicode.Scalar> = ["-", "`", "'", ","]

  private static let commands: [Unicode.Scalar: String] = {
    var commands: [Unicode.Scalar: String] = [
      "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
      "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}",
      "\"": "\\textquotedblright{}",
      "#": "\\#", "$": "\\$", "%": "\\%", "&": "\\&", "_": "\\_", "{": "\\{", "}": "\\}",
      "[": "{[}", "]": "{]}", "*": "{*}",
      "…": "\\ldots{}", "–": "--", "—": "---", "−": "$-$", "×": "$\\times$", "·": "$\\cdot$",
      "±": "$\\pm$", "≤": "$\\le$", "≥": "$\\ge$", "≠": "$\\ne$", "≈": "$\\approx$",
      "∞": "$\\infty$",
      "→": "$\\to$", "√": "$\\surd$", "∑": "$\\sum$", "∈": "$\\in$",
    ]
    for (letter, name) in greek {
      for scalar in letter.unicodeScalars { commands[scalar] = "$\\\(name)$" }
    }
    return commands
  }()

  /// The Greek letters with their names in LaTeX.
  static let greek: KeyValuePairs<Character, String> = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "varepsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu",
    "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "varphi",
    "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta",
    "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
  ]
}
