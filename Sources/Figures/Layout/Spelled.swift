import Foundation

/// Text with its letters and signs spelled out in ASCII.
enum Spelled {
  /// The text in ASCII: `rho` for ρ, `^2` for ².
  static func ascii(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      if scalar.isASCII { return String(scalar) }
      return names[scalar]
        ?? String(scalar).folding(options: .diacriticInsensitive, locale: nil)
        .unicodeScalars.map { $0.isASCII ? String($0) : "?" }.joined()
    }.joined()
  }

  private static let names: [Unicode.Scalar: String] = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "η": "eta",
    "θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi",
    "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
    "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Σ": "Sigma", "Φ": "Phi", "Ψ": "Psi",
    "Ω": "Omega", "²": "^2", "³": "^3", "−": "-", "–": "-", "·": "*", "×": "x", "≤": "<=",
    "≥": ">=", "≈": "~", "…": "...", "→": "->", "∞": "infinity", "∑": "sum", "√": "sqrt ",
    "₀": "0", "₁": "1", "₂": "2",
  ]
}
