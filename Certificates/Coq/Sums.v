(** Finite sums: inequalities, products, one term. *)
From Coq Require Import Reals Lra Lia Arith.
From Lemmata Require Import Laws.
Open Scope R_scope.

Lemma sum_le n f g : (forall i, (i < n)%nat -> f i <= g i) -> sum n f <= sum n g.
Proof.
  induction n as [|n IH]; intros H; cbn; [lra|].
  specialize (IH ltac:(auto with arith)). specialize (H n ltac:(lia)). lra.
Qed.

Lemma sum_not_negative n f : (forall i, (i < n)%nat -> 0 <= f i) -> 0 <= sum n f.
Proof. intros H. rewrite <- (sum_zero n). apply sum_le. exact H. Qed.

Lemma sum_minus n f g : sum n (fun i => f i - g i) = sum n f - sum n g.
Proof. induction n as [|n IH]; cbn; [ring|]. rewrite IH. ring. Qed.

Lemma sum_is_zero n f i :
  (forall j, (j < n)%nat -> 0 <= f j) -> sum n f = 0 -> (i < n)%nat -> f i = 0.
Proof.
  induction n as [|n IH]; intros H E Hi; [lia|]. cbn in E.
  pose proof (sum_not_negative n f ltac:(auto with arith)). pose proof (H n ltac:(lia)).
  destruct (Nat.eq_dec i n) as [->|]; [lra|]. apply IH; [auto with arith|lra|lia].
Qed.

Lemma sum_products n m f g : sum n f * sum m g = sum n (fun x => sum m (fun z => f x * g z)).
Proof.
  rewrite (sum_ext n (fun x => sum m (fun z => f x * g z)) (fun x => sum m g * f x))
    by (intros; rewrite sum_scal; ring).
  rewrite sum_scal. ring.
Qed.

Lemma sum_single n x f : (x < n)%nat -> sum n (fun z => if (z =? x)%nat then f z else 0) = f x.
Proof.
  induction n as [|n IH]; intros Hx; [lia|]. cbn [sum]. destruct (Nat.eq_dec x n) as [->|Hne].
  - rewrite Nat.eqb_refl. rewrite (sum_ext n _ (fun _ => 0)).
    + rewrite sum_zero. ring.
    + intros i Hi. destruct (Nat.eqb_spec i n); [lia|reflexivity].
  - rewrite IH by lia. destruct (Nat.eqb_spec n x); [lia|ring].
Qed.
