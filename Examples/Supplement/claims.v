(* coqc -Q Certificates/Coq Lemmata FILE *)
From Coq Require Import Reals ZArith QArith Qreals List.
From Lemmata Require Import All.
Import ListNotations.
Open Scope R_scope.

Theorem claim_2 :
  0 <= IZR 0x1 / IZR 0x4 <= 1 / 2 /\
  optimal_success 2 2 (IZR 0x1 / IZR 0x4) = IZR 0xb / IZR 0x10.
Proof. apply (check_optimum_correct). vm_cast_no_check (eq_refl true). Qed.
Print Assumptions claim_2.

Definition claim_3_table : list nat :=
  [0; 1; 0; 1; 2; 3; 2; 3; 0; 1; 0; 1; 2; 3; 2; 3]%nat.
Theorem claim_3 :
  game_chain 2 2 1 4 4 claim_3_table 0x5 0x8.
Proof. apply (check_chain_correct (Bits 64) (Bits 64) (Bits 64) (Bases [0x2]%Z)). vm_cast_no_check (eq_refl true). Qed.
Print Assumptions claim_3.

Theorem claim_4 :
  mrs_gerber (IZR 0x2 / IZR 0x1)
    (value [((-0x10), 0x2); (0x3, 0x3); (0x5, 0x5)]%Z / IZR 0x10)
    (IZR 0x4 / IZR 0x1)
    (IZR 0x564a0aef3f / IZR 0xe8d4a51000)
    (IZR 0x564a0aef40 / IZR 0xe8d4a51000).
Proof. apply (check_mrs_gerber_correct 96 0x2d603699ab852f79 0x10000000000000000 0x5ac06d33570a5ef3 0x20000000000000000). vm_cast_no_check (eq_refl true). Qed.
Print Assumptions claim_4.
