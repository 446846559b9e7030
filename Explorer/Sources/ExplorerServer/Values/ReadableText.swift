/// Plain text of the library, in which formulas are typed, with the usual signs.
package enum ReadableText {
  private static let letters: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "eta": "η",
    "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π",
    "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Delta": "Δ", "Theta": "Θ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
  ]

  /// The text with Greek letters for their names, `≤` for `<=`, and small exponents raised.
  package static func text(_ plain: String) -> String {
    plain.replacing(/(-*)([A-Za-z]+)/) { match in
      // Two hyphens begin an option of the command line.
      guard match.output.1.count < 2, let letter = letters[String(match.output.2)] else {
        return String(match.output.0)
      }
      return match.output.1 + letter
    }
    .replacing("<=", with: "≤").replacing(">=", with: "≥").replacing("!=", with: "≠")
    .replacing("^2", with: "²").replacing("^3", with: "³").replacing("^-1", with: "⁻¹")
  }
}
