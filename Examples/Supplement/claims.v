(* coqc -Q Certificates/Coq Lemmata FILE *)
From Coq Require Import Reals ZArith QArith Qreals List.
From Lemmata Require Import Forms Enclose Laws Information Contraction ChiSquare Game.
Import ListNotations.
Open Scope R_scope.
(* not exported: line 2, kind optimum: the library has no theorem for this kind *)
(* not exported: line 4, kind mrs-gerber: the library has no theorem for this kind *)

Definition claim_3_table : list nat :=
  [0; 1; 0; 1; 2; 3; 2; 3; 0; 1; 0; 1; 2; 3; 2; 3]%nat.
Theorem claim_3 :
  game_chain 2 2 1 4 4 claim_3_table 0x5 0x8.
Proof. apply (check_chain_correct (Bits 64) (Bits 64) (Bits 64) (Bases [0x2]%Z)). vm_cast_no_check (eq_refl true). Qed.
Print Assumptions claim_3.
