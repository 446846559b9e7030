(** The divergence along the segment from a law: its second derivative is local. *)
From Coq Require Import Reals Lra Lia.
From Lemmata Require Import Enclose Laws Sums LocalContraction.
Open Scope R_scope.

(** * Definitions *)

(** The point [p + t v], its divergence from [p], and the first two derivatives by [t]. *)
Definition along (p v : nat -> R) (t : R) : nat -> R := fun i => p i + t * v i.
Definition first (n : nat) (p v : nat -> R) (t : R) : R :=
  sum n (fun i => v i * (ln (along p v t i / p i) + 1)).

(** From [0] to [t] the point is positive where [p] is; elsewhere [v] is 0. *)
Definition stays (n : nat) (p v : nat -> R) (t : R) : Prop :=
  forall i, (i < n)%nat -> (0 < p i /\ 0 < along p v t i) \/ (p i = 0 /\ v i = 0).

Lemma stays_before n p v s t : 0 <= s <= t -> stays n p v t -> stays n p v s.
Proof.
  intros Hs H i Hi. destruct (H i Hi) as [[Hp Hv]|Hz]; [left|right; exact Hz]. split; [exact Hp|].
  unfold along in *. destruct (Rle_or_lt 0 (v i)); [|nra].
  pose proof (Rmult_le_pos s (v i) ltac:(lra) ltac:(lra)). lra.
Qed.

(** * Derivatives *)

Lemma derivative_of_sum n (f f' : nat -> R -> R) t :
  (forall i, (i < n)%nat -> derivable_pt_lim (f i) t (f' i t)) ->
  derivable_pt_lim (fun t => sum n (fun i => f i t)) t (sum n (fun i => f' i t)).
Proof.
  induction n as [|n IH]; intros H; cbn [sum].
  - apply derivable_pt_lim_const.
  - apply (derivable_pt_lim_plus (fun t => sum n (fun i => f i t)) (f n)); [|apply H; lia].
    apply IH. auto with arith.
Qed.

Lemma derivative_of_line (p v t : R) : derivable_pt_lim (fun t => p + t * v) t v.
Proof.
  cut (derivable_pt_lim (fun t => p + t * v) t (0 + (1 * v + t * 0))).
  { replace (0 + (1 * v + t * 0)) with v by ring. trivial. }
  apply (derivable_pt_lim_plus (fun _ => p) (fun t => t * v)); [apply derivable_pt_lim_const|].
  apply (derivable_pt_lim_mult (fun t => t) (fun _ => v)); [apply derivable_pt_lim_id|apply derivable_pt_lim_const].
Qed.

(** [ln ((p + t v)/p)]. *)
Lemma derivative_of_log (p v t : R) :
  0 < p -> 0 < p + t * v -> derivable_pt_lim (fun t => ln ((p + t * v) / p)) t (v / (p + t * v)).
Proof.
  intros Hp Ht.
  replace (v / (p + t * v)) with (/ ((p + t * v) / p) * (v / p)) by (field; lra).
  apply (derivable_pt_lim_comp (fun t => (p + t * v) / p) ln).
  - unfold Rdiv. replace (v * / p) with (v * / p + (p + t * v) * 0) by ring.
    apply (derivable_pt_lim_mult (fun t => p + t * v) (fun _ => / p)).
    + apply derivative_of_line.
    + apply derivable_pt_lim_const.
  - apply derivable_pt_lim_ln. apply Rdiv_lt_0_compat; assumption.
Qed.

Lemma derivative_constant (f : R -> R) (c l t : R) : (forall s, f s = c) -> l = 0 -> derivable_pt_lim f t l.
Proof.
  intros H ->. intros e He. exists (mkposreal 1 ltac:(lra)). intros h Hh _. rewrite !H.
  replace ((c - c) / h - 0) with 0 by (field; exact Hh). rewrite Rabs_R0. exact He.
Qed.

Lemma first_derivative n p v t :
  stays n p v t -> derivable_pt_lim (fun t => divergence n (along p v t) p) t (first n p v t).
Proof.
  intros H. unfold divergence, first.
  apply (derivative_of_sum n (fun i t => along p v t i * ln (along p v t i / p i))
    (fun i t => v i * (ln (along p v t i / p i) + 1))).
  intros i Hi. unfold along. destruct (H i Hi) as [[Hp Ht]|[Hp Hv]].
  - unfold along in Ht.
    replace (v i * (ln ((p i + t * v i) / p i) + 1))
      with (v i * ln ((p i + t * v i) / p i) + (p i + t * v i) * (v i / (p i + t * v i))) by (field; lra).
    apply (derivable_pt_lim_mult (fun t => p i + t * v i) (fun t => ln ((p i + t * v i) / p i))).
    + apply derivative_of_line.
    + apply derivative_of_log; assumption.
  - rewrite Hp, Hv. apply (derivative_constant _ 0); [|ring]. intros s. ring.
Qed.

Lemma second_derivative n p v t :
  stays n p v t -> derivable_pt_lim (first n p v) t (local n (along p v t) v).
Proof.
  intros H. unfold first, local.
  apply (derivative_of_sum n (fun i t => v i * (ln (along p v t i / p i) + 1))
    (fun i t => v i ^ 2 / along p v t i)).
  intros i Hi. unfold along. destruct (H i Hi) as [[Hp Ht]|[Hp Hv]].
  - unfold along in Ht.
    replace (v i ^ 2 / (p i + t * v i))
      with (0 * (ln ((p i + t * v i) / p i) + 1) + v i * (v i / (p i + t * v i) + 0)) by (field; lra).
    apply (derivable_pt_lim_mult (fun _ => v i) (fun t => ln ((p i + t * v i) / p i) + 1)).
    + apply derivable_pt_lim_const.
    + apply (derivable_pt_lim_plus (fun t => ln ((p i + t * v i) / p i)) (fun _ => 1)).
      * apply derivative_of_log; assumption.
      * apply derivable_pt_lim_const.
  - rewrite Hv. apply (derivative_constant _ 0); [intros; ring|unfold Rdiv; ring].
Qed.

(** * From the second derivative to the divergence *)

Lemma at_start n p v : stays n p v 0 -> sum n v = 0 -> divergence n (along p v 0) p = 0 /\ first n p v 0 = 0.
Proof.
  intros H Hv. assert (L : forall i, (i < n)%nat -> v i * ln (along p v 0 i / p i) = 0 /\
      along p v 0 i * ln (along p v 0 i / p i) = 0).
  { intros i Hi. unfold along. rewrite Rmult_0_l, Rplus_0_r. destruct (H i Hi) as [[Hp _]|[Hp Hz]].
    - replace (p i / p i) with 1 by (field; lra). rewrite ln_1. split; ring.
    - rewrite Hp, Hz. split; ring. }
  split.
  - unfold divergence. rewrite (sum_ext n _ (fun _ => 0)) by (intros i Hi; apply L; exact Hi). apply sum_zero.
  - unfold first. rewrite (sum_ext n _ v); [exact Hv|]. intros i Hi. destruct (L i Hi) as [E _]. lra.
Qed.

Theorem segment n m p v q u (r T : R) :
  0 < T -> stays n p v T -> stays m q u T -> sum n v = 0 -> sum m u = 0 ->
  (forall t, 0 <= t <= T -> local m (along q u t) u <= r * local n (along p v t) v) ->
  divergence m (along q u T) q <= r * divergence n (along p v T) p.
Proof.
  intros HT Hp Hq Hv Hu H.
  set (f := fun t => r * divergence n (along p v t) p - divergence m (along q u t) q).
  set (f1 := fun t => r * first n p v t - first m q u t).
  set (f2 := fun t => r * local n (along p v t) v - local m (along q u t) u).
  assert (D1 : forall t, 0 <= t <= T -> derivable_pt_lim f t (f1 t)).
  { intros t Ht. apply derivable_pt_lim_minus.
    - apply (derivable_pt_lim_scal (fun t => divergence n (along p v t) p)).
      apply first_derivative. apply (stays_before n p v t T); assumption.
    - apply first_derivative. apply (stays_before m q u t T); assumption. }
  assert (D2 : forall t, 0 <= t <= T -> derivable_pt_lim f1 t (f2 t)).
  { intros t Ht. apply derivable_pt_lim_minus.
    - apply (derivable_pt_lim_scal (first n p v)).
      apply second_derivative. apply (stays_before n p v t T); assumption.
    - apply second_derivative. apply (stays_before m q u t T); assumption. }
  destruct (at_start n p v ltac:(apply (stays_before n p v 0 T); [lra|assumption]) Hv) as [P0 P1].
  destruct (at_start m q u ltac:(apply (stays_before m q u 0 T); [lra|assumption]) Hu) as [Q0 Q1].
  assert (N1 : forall t, 0 < t <= T -> 0 <= f1 t).
  { intros t Ht. destruct (MVT_cor2 f1 f2 0 t ltac:(lra)) as [c [E Hc]]; [intros; apply D2; lra|].
    unfold f1 at 2 in E. rewrite P1, Q1 in E.
    assert (0 <= f2 c) by (unfold f2; specialize (H c ltac:(lra)); lra). nra. }
  destruct (MVT_cor2 f f1 0 T HT) as [c [E Hc]]; [intros; apply D1; lra|].
  unfold f in E. rewrite P0, Q0 in E. specialize (N1 c ltac:(lra)). nra.
Qed.
