import Tables
import Testing

/// Names in plain text with their symbols in LaTeX.
@Suite struct LaTeXFormulaTests {
  @Test(
    arguments: [
      ("rho", "$\\rho$"), ("k", "$k$"), ("I(X;M)", "$I(X;M)$"), ("I(J;Y|M)", "$I(J;Y\\mid M)$"),
      ("eta_KL(P,W)", "$\\eta_{\\mathrm{KL}}(P,W)$"), ("eta_chi2", "$\\eta_{\\chi^{2}}$"),
      ("optimal success", "optimal success"), ("1 - doeblin", "$1-\\mathrm{doeblin}$"),
      ("log2 k", "$\\log_{2}k$"), ("F <= I(J;Y|M)", "$F\\le I(J;Y\\mid M)$"),
      ("(1-tau)/rho", "$(1-\\tau)/\\rho$"), ("sum I(Xj;M)", "$\\sum I(X_{j};M)$"),
      ("(rho^2/k) sum I(Xj;M)", "$(\\rho^{2}/k)\\sum I(X_{j};M)$"),
      ("slack of F <= I(J;Y|M)", "slack of $F\\le I(J;Y\\mid M)$"),
      ("Mrs Gerber bound", "Mrs Gerber bound"), ("message, as a table", "message, as a table"),
      ("12505 cases", "12505 cases"), ("bsc:1/10", "bsc:1/10"),
      ("R_OPT/kd", "$R_{\\mathrm{OPT}}/\\mathrm{kd}$"),
      ("k = 2, d = 3", "$k=2$, $d=3$"),
      ("Optimal success in the 1-out-of-k game", "Optimal success in the 1-out-of-k game"),
      ("a_b.json", "a\\_b.json"), ("8 delta log(|M|/delta)", "$8\\,\\delta\\,\\log(|M|/\\delta)$"),
      ("learner's memorization/test information", "learner's memorization/test information"),
      ("E[D(x)|S]", "$E[D(x)\\mid S]$"), ("", ""), ("ρ = 1/2", "$\\rho=1/2$"),
      ("value - R", "$\\mathrm{value}-R$"),
      ("OPT(k, d, 1/2)", "$\\mathrm{OPT}(k,d,1/2)$"), ("flip a", "flip $a$"),
      ("the same with chi-square's constants", "the same with chi-square's constants"),
      ("(2/ln 2)(1-2e)^2", "$(2/\\ln2)(1-2e)^{2}$"), ("H_ii", "$H_{ii}$"),
      ("Pr[S >= log2 k + 2] - 1/4", "$\\Pr[S\\ge\\log_{2}k+2]-1/4$"),
      ("x^2^3 P'^2", "$x^{23}P'{}^{2}$"), ("success_rate", "success\\_rate"),
      ("x^2'", "$x^{2}{}'$"), ("x²'=1", "$x^{2}{}'=1$"),
      ("a $ b", "a \\$ $b$"), ("--seed", "-{}-seed"),
    ] as [(String, String)])
  func symbols(text: String, latex: String) {
    #expect(LaTeXFormula(text).source == latex)
  }
}
