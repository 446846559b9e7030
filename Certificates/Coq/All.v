(** The whole library. *)
From Lemmata Require Export Forms Enclose Laws Information Contraction ChiSquare Coefficients
  KLContraction KLLower Capacity MrsGerber Optimum Game Quantities Rate RateUpper Guesses KLInput KLCells.
