/// What the commands of TeX stand for.
enum TeXSymbols {
  /// Letters, which are slanted unless they are capital Greek ones.
  static let letters: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "varpi": "ϖ", "rho": "ρ",
    "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "ϕ",
    "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ",
    "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ", "imath": "ı", "jmath": "ȷ",
  ]

  /// Signs that stand by themselves, upright.
  static let signs: [String: String] = [
    "infty": "∞", "partial": "∂", "nabla": "∇", "emptyset": "∅", "varnothing": "∅", "hbar": "ℏ",
    "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "top": "⊤", "bot": "⊥", "square": "□", "Box": "□",
    "blacksquare": "■", "qed": "□", "forall": "∀", "exists": "∃", "neg": "¬", "lnot": "¬",
    "dots": "…", "ldots": "…", "cdots": "⋯", "vdots": "⋮", "ddots": "⋱", "dotsc": "…",
    "dotsb": "⋯", "prime": "′", "dagger": "†", "star": "⋆", "checkmark": "✓", "angle": "∠",
    "_": "_", "#": "#", "%": "%", "&": "&", "$": "$", "S": "§",
  ]

  /// Operators and relations, with the space that browsers give them.
  static let operators: [String: String] = [
    "le": "≤", "leq": "≤", "leqslant": "⩽", "ge": "≥", "geq": "≥", "geqslant": "⩾", "lt": "<",
    "gt": ">", "ne": "≠", "neq": "≠", "ll": "≪", "gg": "≫", "sim": "∼", "simeq": "≃",
    "approx": "≈", "cong": "≅", "equiv": "≡", "propto": "∝", "in": "∈", "ni": "∋", "notin": "∉",
    "subset": "⊂", "subseteq": "⊆", "supset": "⊃", "supseteq": "⊇", "subsetneq": "⊊",
    "setminus": "∖", "cup": "∪", "cap": "∩", "times": "×", "cdot": "⋅", "ast": "∗", "pm": "±",
    "mp": "∓", "div": "÷", "oplus": "⊕", "ominus": "⊖", "otimes": "⊗", "odot": "⊙", "circ": "∘",
    "bullet": "•", "wedge": "∧", "land": "∧", "vee": "∨", "lor": "∨", "perp": "⊥", "to": "→",
    "rightarrow": "→", "leftarrow": "←", "gets": "←", "leftrightarrow": "↔", "mapsto": "↦",
    "longmapsto": "⟼", "longrightarrow": "⟶", "Rightarrow": "⇒", "Leftarrow": "⇐",
    "Leftrightarrow": "⇔", "implies": "⟹", "iff": "⟺", "uparrow": "↑", "downarrow": "↓",
    "nearrow": "↗", "searrow": "↘", "hookrightarrow": "↪", "mid": "∣", "nmid": "∤",
    "parallel": "∥", "colon": ":", "models": "⊨", "vdash": "⊢", "prec": "≺", "preceq": "⪯",
    "succ": "≻", "succeq": "⪰", "trianglelefteq": "⊴", "lesssim": "≲", "gtrsim": "≳",
    "doteq": "≐", "asymp": "≍", "triangleq": "≜", "coloneqq": "≔", "sqcup": "⊔", "sqcap": "⊓",
    "uplus": "⊎", "bmod": "mod", "*": "∗",
  ]

  /// Large operators, and whether their limits stand below and above in displays.
  static let large: [String: (sign: String, hasLimits: Bool)] = [
    "sum": ("∑", true), "prod": ("∏", true), "coprod": ("∐", true), "bigcup": ("⋃", true),
    "bigcap": ("⋂", true), "bigoplus": ("⨁", true), "bigotimes": ("⨂", true),
    "bigwedge": ("⋀", true), "bigvee": ("⋁", true), "biguplus": ("⨄", true),
    "int": ("∫", false), "iint": ("∬", false), "oint": ("∮", false),
  ]

  /// Names of functions.
  static let functions: Set<String> = [
    "log", "ln", "lg", "exp", "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh",
    "coth", "arcsin", "arccos", "arctan", "arg", "deg", "dim", "ker", "hom",
  ]

  /// Names below which limits stand in displays.
  static let limits: [String: String] = [
    "max": "max", "min": "min", "sup": "sup", "inf": "inf", "lim": "lim", "limsup": "lim sup",
    "liminf": "lim inf", "Pr": "Pr", "det": "det", "gcd": "gcd", "argmax": "arg max",
    "argmin": "arg min",
  ]

  /// Brackets by their commands.
  static let brackets: [String: String] = [
    "lbrace": "{", "{": "{", "rbrace": "}", "}": "}", "langle": "⟨", "rangle": "⟩",
    "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "vert": "|", "lvert": "|",
    "rvert": "|", "Vert": "‖", "lVert": "‖", "rVert": "‖", "|": "‖", "lbrack": "[",
    "rbrack": "]",
  ]

  /// Brackets after which something begins.
  static let opening: Set<String> = ["(", "[", "{", "⟨", "⌊", "⌈"]

  /// Sizes of brackets, in ems.
  static let sizes: [String: String] = {
    var sizes: [String: String] = [:]
    for (name, size) in [("big", "1.2em"), ("Big", "1.8em"), ("bigg", "2.4em"), ("Bigg", "3em")] {
      for end in ["", "l", "r", "m"] { sizes[name + end] = size }
    }
    return sizes
  }()

  /// Space, in ems.
  static let spaces: [String: String] = [
    ",": "0.1667em", ":": "0.2222em", ">": "0.2222em", ";": "0.2778em", "!": "-0.1667em",
    "quad": "1em", "qquad": "2em", " ": "0.25em", "enspace": "0.5em", "thinspace": "0.1667em",
  ]

  /// Accents above a letter.
  static let accents: [String: String] = [
    "hat": "^", "widehat": "^", "bar": "¯", "tilde": "~", "widetilde": "~", "vec": "→",
    "dot": "˙", "ddot": "¨", "check": "ˇ", "breve": "˘", "acute": "´", "grave": "`",
  ]

  /// The letters of an alphabet of its own: those of a plane of Unicode, with the ones that stand elsewhere.
  static func letter(_ character: Character, alphabet: String) -> String? {
    guard let plane = alphabets[alphabet], let value = character.asciiValue else { return nil }
    if let exception = plane.exceptions[character] { return exception }
    let code: UInt32? =
      switch character {
      case "A"..."Z": plane.capital.map { $0 + UInt32(value - 65) }
      case "a"..."z": plane.small.map { $0 + UInt32(value - 97) }
      case "0"..."9": plane.digit.map { $0 + UInt32(value - 48) }
      default: nil
      }
    return code.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }

  private struct Alphabet {
    var capital: UInt32?
    var small: UInt32?
    var digit: UInt32?
    var exceptions: [Character: String] = [:]
  }

  private static let alphabets: [String: Alphabet] = [
    "mathbb": Alphabet(
      capital: 0x1d538, small: 0x1d552, digit: 0x1d7d8,
      exceptions: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]),
    "mathcal": Alphabet(
      capital: 0x1d49c, small: 0x1d4b6,
      exceptions: [
        "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ",
        "g": "ℊ", "o": "ℴ",
      ]),
    "mathbf": Alphabet(capital: 0x1d400, small: 0x1d41a, digit: 0x1d7ce),
    "mathsf": Alphabet(capital: 0x1d5a0, small: 0x1d5ba, digit: 0x1d7e2),
    "mathtt": Alphabet(capital: 0x1d670, small: 0x1d68a, digit: 0x1d7f6),
    "mathfrak": Alphabet(
      capital: 0x1d504, small: 0x1d51e,
      exceptions: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"]),
  ]
}
