import Documents
import Tables

extension GameReport {
  /// The report as JSON: `success`, `optimalSuccess`, `information`, `bounds`, `chain`.
  public func json(_ style: ValueStyle = ValueStyle()) -> JSONValue {
    [
      "success": style.json(quantities.success),
      "optimalSuccess": style.json(optimalSuccess),
      "information": [
        "I(X;M)": style.json(quantities.information),
        "sum I(Xj;M)": style.json(quantities.exampleInformationSum),
        "I(M;Y|J)": style.json(quantities.noisyInformation),
        "I(J;Y|M)": style.json(quantities.indexInformation),
      ],
      "bounds": [
        "fano": style.json(bounds.fano),
        "sdpi": style.json(bounds.sdpi),
        "mrsGerber": style.json(bounds.mrsGerber),
      ],
      "chain": .array(chain.map { $0.json(style) }),
    ]
  }
}
