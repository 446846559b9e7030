(** Partial sums of [2 artanh z] bound [ln ((1+z)/(1-z))], and integers bound partial sums. *)
From Coq Require Import Reals Lra Lia ZArith.
Open Scope R_scope.

(** * The series *)

(** [T n z = sum_(m<n) z^(2m+1)/(2m+1)]. *)
Fixpoint T (n : nat) (z : R) : R :=
  match n with
  | O => 0
  | S m => T m z + z ^ (2 * m + 1) / INR (2 * m + 1)
  end.

Fixpoint D (n : nat) (z : R) : R :=
  match n with
  | O => 0
  | S m => D m z + z ^ (2 * m)
  end.

Lemma T_0 n : T n 0 = 0.
Proof.
  induction n as [|n IH]; [reflexivity|].
  cbn [T]. rewrite IH, pow_ne_zero by lia. unfold Rdiv. ring.
Qed.

Lemma T_derivative n z : derivable_pt_lim (T n) z (D n z).
Proof.
  induction n as [|n IH].
  - apply (derivable_pt_lim_const 0).
  - cbn [D].
    assert (H : derivable_pt_lim (fun y => / INR (2 * n + 1) * y ^ (2 * n + 1)) z (z ^ (2 * n))).
    { replace (z ^ (2 * n)) with (/ INR (2 * n + 1) * (INR (2 * n + 1) * z ^ pred (2 * n + 1))).
      - apply (derivable_pt_lim_scal (fun y => y ^ (2 * n + 1))). apply derivable_pt_lim_pow.
      - replace (pred (2 * n + 1)) with (2 * n)%nat by lia.
        field. apply not_0_INR. lia. }
    intros eps Heps.
    destruct (derivable_pt_lim_plus _ _ _ _ _ IH H eps Heps) as [delta Hdelta].
    exists delta. intros h Hh Hd. specialize (Hdelta h Hh Hd).
    unfold plus_fct in Hdelta. cbn [T]. unfold Rdiv at 2 3.
    rewrite (Rmult_comm (z ^ _)), (Rmult_comm ((z + h) ^ _)). exact Hdelta.
Qed.

Lemma D_closed n z : (1 - z * z) * D n z = 1 - z ^ (2 * n).
Proof.
  induction n as [|n IH]; [cbn; ring|].
  cbn [D]. rewrite Rmult_plus_distr_l, IH.
  replace (2 * S n)%nat with (2 + 2 * n)%nat by lia. rewrite pow_add. ring.
Qed.

(** What is left out of [2 artanh z]. *)
Definition rest n z := ln (1 + z) - ln (1 - z) - 2 * T n z.

Lemma rest_derivative n z :
  0 <= z < 1 -> derivable_pt_lim (rest n) z (2 * z ^ (2 * n) / (1 - z * z)).
Proof.
  intros Hz.
  assert (H1 : derivable_pt_lim (fun y => ln (1 + y)) z (/ (1 + z))).
  { replace (/ (1 + z)) with (/ (1 + z) * (0 + 1)) by ring.
    apply (derivable_pt_lim_comp (fun y => 1 + y) ln).
    - apply (derivable_pt_lim_plus (fun _ => 1) (fun y => y)).
      + apply (derivable_pt_lim_const 1).
      + apply derivable_pt_lim_id.
    - apply derivable_pt_lim_ln. lra. }
  assert (H2 : derivable_pt_lim (fun y => ln (1 - y)) z (/ (1 - z) * (0 - 1))).
  { apply (derivable_pt_lim_comp (fun y => 1 - y) ln).
    - apply (derivable_pt_lim_minus (fun _ => 1) (fun y => y)).
      + apply (derivable_pt_lim_const 1).
      + apply derivable_pt_lim_id.
    - apply derivable_pt_lim_ln. lra. }
  pose proof (derivable_pt_lim_minus _ _ _ _ _ H1 H2) as H3.
  pose proof (derivable_pt_lim_scal _ 2 _ _ (T_derivative n z)) as H4.
  pose proof (derivable_pt_lim_minus _ _ _ _ _ H3 H4) as H5.
  assert (E : / (1 + z) - / (1 - z) * (0 - 1) - 2 * D n z = 2 * z ^ (2 * n) / (1 - z * z)).
  { assert (Hn : 1 - z * z <> 0) by nra.
    apply (Rmult_eq_reg_l (1 - z * z)); [|exact Hn].
    replace ((1 - z * z) * (/ (1 + z) - / (1 - z) * (0 - 1) - 2 * D n z))
      with (2 - 2 * ((1 - z * z) * D n z)) by (field; lra).
    rewrite D_closed. field. exact Hn. }
  rewrite E in H5. exact H5.
Qed.

Lemma rest_bounds n z : 0 <= z <= 1 / 2 -> 0 <= rest n z <= 3 * z ^ (2 * n + 1).
Proof.
  intros Hz.
  assert (H0 : rest n 0 = 0).
  { unfold rest. rewrite T_0, Rplus_0_r, Rminus_0_r, ln_1. ring. }
  destruct (Req_dec z 0) as [->|Hne].
  { rewrite H0, pow_ne_zero by lia. lra. }
  destruct (MVT_cor2 (rest n) (fun c => 2 * c ^ (2 * n) / (1 - c * c)) 0 z) as [c [E Hc]].
  - lra.
  - intros c Hc. apply rest_derivative. lra.
  - rewrite H0 in E. rewrite !Rminus_0_r in E. rewrite E.
    assert (Hp : 0 <= c ^ (2 * n)) by (apply pow_le; lra).
    assert (Hq : c ^ (2 * n) <= z ^ (2 * n)) by (apply pow_incr; lra).
    assert (Hd : 3 / 4 <= 1 - c * c) by nra.
    assert (Hi : 0 < / (1 - c * c) <= 4 / 3).
    { split; [apply Rinv_0_lt_compat; lra|].
      replace (4 / 3) with (/ (3 / 4)) by field. apply Rinv_le_contravar; lra. }
    rewrite pow_add, pow_1. unfold Rdiv.
    assert (H1 : 0 <= 2 * c ^ (2 * n) * / (1 - c * c) <= 3 * z ^ (2 * n)) by nra.
    nra.
Qed.

(** * Chains of integers *)

(** [sum_(i<n) w s^i/(o + 2 i)]. *)
Fixpoint chain (n : nat) (w s o : R) : R :=
  match n with
  | O => 0
  | S m => w / o + chain m (w * s) s (o + 2)
  end.

Lemma chain_T n : forall j z,
  chain n (z ^ (2 * j + 1)) (z * z) (INR (2 * j + 1)) = T (n + j) z - T j z.
Proof.
  induction n as [|n IH]; intros j z; [cbn; ring|].
  cbn [chain]. replace (z ^ (2 * j + 1) * (z * z)) with (z ^ (2 * S j + 1)).
  2: { replace (2 * S j + 1)%nat with (2 * j + 1 + 2)%nat by lia. rewrite (pow_add z (2 * j + 1) 2). ring. }
  replace (INR (2 * j + 1) + 2) with (INR (2 * S j + 1)).
  2: { replace (2 * S j + 1)%nat with (2 * j + 1 + 2)%nat by lia. rewrite plus_INR. cbn. ring. }
  rewrite IH. replace (n + S j)%nat with (S n + j)%nat by lia. cbn [T]. ring.
Qed.

Lemma chain_from_1 n z : chain n z (z * z) 1 = T n z.
Proof.
  pose proof (chain_T n 0 z) as H. cbn [Nat.mul Nat.add] in H. rewrite pow_1 in H.
  change (INR 1) with 1 in H. rewrite H. rewrite Nat.add_0_r. cbn. ring.
Qed.

Section Chains.
Variable P : Z.
Hypothesis P_nonneg : (0 <= P)%Z.
Let B := IZR (2 ^ P).

Lemma B_pos : 0 < B.
Proof. unfold B. apply IZR_lt. apply Z.pow_pos_nonneg; lia. Qed.

(** The chain from below. *)
Fixpoint below (n : nat) (t q o acc : Z) : Z :=
  match n with
  | O => acc
  | S m => below m (Z.shiftr (t * q) P) q (o + 2) (acc + t / o)
  end.

Lemma div_below t o : (0 < o)%Z -> IZR (t / o) <= IZR t / IZR o.
Proof.
  intros Ho. pose proof (Z.mul_div_le t o Ho) as H. apply IZR_le in H. rewrite mult_IZR in H.
  assert (0 < IZR o) by (apply IZR_lt; lia).
  apply (Rmult_le_reg_l (IZR o)); [lra|]. replace (IZR o * (IZR t / IZR o)) with (IZR t) by (field; lra). lra.
Qed.

Lemma div_above t o : (0 < o)%Z -> IZR t / IZR o <= IZR (t / o + 1).
Proof.
  intros Ho. pose proof (Z.mul_succ_div_gt t o Ho) as H. apply IZR_lt in H. rewrite mult_IZR, succ_IZR in H.
  assert (0 < IZR o) by (apply IZR_lt; lia). rewrite plus_IZR.
  apply (Rmult_le_reg_l (IZR o)); [lra|]. replace (IZR o * (IZR t / IZR o)) with (IZR t) by (field; lra). lra.
Qed.

Lemma shift_below t q w s :
  (0 <= t)%Z -> (0 <= q)%Z -> IZR t <= B * w -> IZR q <= B * s ->
  (0 <= Z.shiftr (t * q) P)%Z /\ IZR (Z.shiftr (t * q) P) <= B * (w * s).
Proof.
  intros Ht Hq Hw Hs. split.
  - apply Z.shiftr_nonneg. lia.
  - rewrite Z.shiftr_div_pow2 by lia. pose proof B_pos as HB.
    eapply Rle_trans; [apply div_below; apply Z.pow_pos_nonneg; lia|]. fold B.
    rewrite mult_IZR. apply IZR_le in Ht, Hq.
    apply (Rmult_le_reg_l B); [lra|].
    replace (B * (IZR t * IZR q / B)) with (IZR t * IZR q) by (field; lra).
    replace (B * (B * (w * s))) with ((B * w) * (B * s)) by ring.
    apply Rmult_le_compat; lra.
Qed.

Lemma below_spec n : forall t q o acc w s,
  (0 <= t)%Z -> (0 <= q)%Z -> (0 < o)%Z -> IZR t <= B * w -> IZR q <= B * s ->
  IZR (below n t q o acc) <= IZR acc + B * chain n w s (IZR o).
Proof.
  induction n as [|n IH]; intros t q o acc w s Ht Hq Ho Hw Hs; cbn [below chain]; [lra|].
  destruct (shift_below t q w s Ht Hq Hw Hs) as [H1 H2].
  eapply Rle_trans; [apply (IH _ q (o + 2)%Z _ (w * s) s); auto; lia|].
  rewrite plus_IZR, plus_IZR. pose proof (div_below t o Ho) as H3.
  assert (0 < IZR o) by (apply IZR_lt; lia).
  assert (H4 : IZR t / IZR o <= B * (w / IZR o)).
  { unfold Rdiv. rewrite <- Rmult_assoc. apply Rmult_le_compat_r; [|lra].
    left. apply Rinv_0_lt_compat. lra. }
  lra.
Qed.

(** The chain from above; what is left out is below [3 t] for the last [t]. *)
Fixpoint above (n : nat) (t q o acc : Z) : Z :=
  match n with
  | O => 2 * acc + 3 * t
  | S m => above m (Z.shiftr (t * q) P + 1) q (o + 2) (acc + (t / o + 1))
  end.

Lemma shift_above t q w s :
  0 <= w -> 0 <= s -> B * w <= IZR t -> B * s <= IZR q -> B * (w * s) <= IZR (Z.shiftr (t * q) P + 1).
Proof.
  intros Hw0 Hs0 Hw Hs. pose proof B_pos as HB.
  rewrite Z.shiftr_div_pow2 by lia.
  eapply Rle_trans; [|apply div_above; apply Z.pow_pos_nonneg; lia]. fold B. rewrite mult_IZR.
  apply (Rmult_le_reg_l B); [lra|].
  replace (B * (IZR t * IZR q / B)) with (IZR t * IZR q) by (field; lra).
  replace (B * (B * (w * s))) with ((B * w) * (B * s)) by ring.
  apply Rmult_le_compat; try lra; apply Rmult_le_pos; lra.
Qed.

Lemma above_spec n : forall t q o acc w s,
  0 <= w -> 0 <= s -> (0 < o)%Z -> B * w <= IZR t -> B * s <= IZR q ->
  2 * IZR acc + 2 * (B * chain n w s (IZR o)) + 3 * (B * (w * s ^ n)) <= IZR (above n t q o acc).
Proof.
  induction n as [|n IH]; intros t q o acc w s Hw0 Hs0 Ho Hw Hs; cbn [above chain].
  - rewrite plus_IZR, !mult_IZR. cbn [pow]. lra.
  - pose proof (shift_above t q w s Hw0 Hs0 Hw Hs) as H1.
    eapply Rle_trans; [|apply (IH _ q (o + 2)%Z _ (w * s) s); auto; try lia; apply Rmult_le_pos; lra].
    rewrite (plus_IZR acc), (plus_IZR o). pose proof (div_above t o Ho) as H3.
    assert (0 < IZR o) by (apply IZR_lt; lia).
    assert (H4 : B * (w / IZR o) <= IZR t / IZR o).
    { unfold Rdiv. rewrite <- Rmult_assoc. apply Rmult_le_compat_r; [|lra].
      left. apply Rinv_0_lt_compat. lra. }
    cbn [pow]. replace (w * s * s ^ n) with (w * (s * s ^ n)) by ring. lra.
Qed.

(** * Both together *)

Definition artanh_ends (N : nat) (low high : Z) : Z * Z :=
  (2 * below N low (Z.shiftr (low * low) P) 1 0,
   above N high (Z.shiftr (high * high) P + 1) 1 0)%Z.

Lemma artanh_ends_spec N low high z :
  0 <= z <= 1 / 2 -> (0 <= low)%Z -> IZR low <= B * z <= IZR high ->
  IZR (fst (artanh_ends N low high)) <= B * (ln (1 + z) - ln (1 - z)) <= IZR (snd (artanh_ends N low high)).
Proof.
  intros Hz Hlow [Hl Hh]. pose proof B_pos as HB.
  pose proof (rest_bounds N z Hz) as [R1 R2]. unfold rest in R1, R2. cbn [fst snd artanh_ends].
  split.
  - destruct (shift_below low low z z Hlow Hlow Hl Hl) as [H1 H2].
    pose proof (below_spec N low (Z.shiftr (low * low) P) 1 0 z (z * z) Hlow H1 ltac:(lia) Hl H2) as H3.
    rewrite chain_from_1 in H3. rewrite mult_IZR. nra.
  - assert (Hz0 : 0 <= z) by lra.
    pose proof (shift_above high high z z Hz0 Hz0 Hh Hh) as H2.
    pose proof (above_spec N high (Z.shiftr (high * high) P + 1) 1 0 z (z * z) Hz0
      ltac:(nra) ltac:(lia) Hh H2) as H3.
    rewrite chain_from_1 in H3.
    replace (z * (z * z) ^ N) with (z ^ (2 * N + 1)) in H3.
    2: { rewrite pow_add, pow_1, pow_mult. replace (z ^ 2) with (z * z) by ring. ring. }
    nra.
Qed.

End Chains.
