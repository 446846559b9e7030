// How far the searches of one coefficient go.

extension FixedInputSearch {
  /// The number of cells after which a greater width is tried: a few seconds of work, since a cell of n inputs
  /// costs about n^3.
  var cellLimit: Int {
    let n = instance.inputCount
    return n <= 4 ? 2_000_000 : max(2_000, 100_000_000 / (n * n * n))
  }

  /// Whether the search goes over functions on the outputs: where these are not more than the inputs.
  var isDual: Bool { instance.outputCount <= instance.inputCount }

  /// The same for boxes of functions on the outputs, of which a million take about a second on a core.
  var dualCellLimit: Int { instance.outputCount <= 5 ? 4_000_000 : 16_000_000 }

  /// The same for the proof that a maximum is isolated, which either takes fewer boxes or does not succeed.
  var isolationCellLimit: Int {
    isDual ? 1_000_000 << min(2, max(0, instance.outputCount - 5)) : cellLimit
  }

  /// The boxes that usually suffice for that proof.
  var leastEffort: Int { instance.outputCount <= 3 ? 6000 : 30_000 }

  /// Those beside evidence for the width, to which the proof adds only the kind of the maximum, or its exact value.
  func effort(beside evidence: ContractionEvidence) -> Int {
    max(leastEffort, 20_000 + 100 * evidence.divisions.count)
  }

  /// The polar cells of a search of some hundredths of a second; beyond four inputs so few hardly ever suffice, and two outputs need
  /// none.
  var quickPrimalCellCount: Int {
    instance.inputCount <= 4 && instance.outputCount > 2 ? 20_000 : 0
  }
}
