(** Mrs Gerber's function and its inverse, between two ends. *)
From Coq Require Import Reals Ranalysis5 Lra Lia ZArith List Bool.
From Lemmata Require Import Forms Enclose Segment SegmentEnd.
Import ListNotations.
Open Scope R_scope.

(** * Definitions *)

(** [Psi(t) = ((1+t) ln(1+t) + (1-t) ln(1-t))/2], in nats. *)
Definition Psi (t : R) : R := ((1 + t) * ln (1 + t) + (1 - t) * ln (1 - t)) / 2.

(** There is one [theta] in [[0,1]] with [Psi(theta) = c], and [low < scale Psi(g theta) < high] in bits. *)
Definition mrs_gerber (g c scale low high : R) : Prop :=
  exists theta, 0 <= theta <= 1 /\ Psi theta = c /\
  (forall other, 0 <= other <= 1 -> Psi other = c -> other = theta) /\
  0 <= g * theta <= 1 /\ low * ln 2 < scale * Psi (g * theta) < high * ln 2.

Example Psi_of_a_certain_bit : Psi 1 = ln 2.
Proof. unfold Psi. replace (1 + 1) with 2 by ring. replace (1 - 1) with 0 by ring. field. Qed.

Lemma Psi_0 : Psi 0 = 0.
Proof. unfold Psi. rewrite Rplus_0_r, Rminus_0_r, ln_1. field. Qed.

(** * Psi increases *)

(** The tangent of [a ln a] at [a] lies below it. *)
Lemma tangent_1 a q : 0 < a -> 0 <= q -> a * ln a + (q - a) * (ln a + 1) <= q * ln q.
Proof.
  intros Ha Hq. pose proof (tangent 1 a q ltac:(lra) Ha Hq) as H.
  replace (a / 1) with a in H by field. replace (q / 1) with q in H by field. exact H.
Qed.

Lemma Psi_tangent s t : 0 <= s < 1 -> -1 <= t <= 1 -> Psi s + (t - s) * ((ln (1 + s) - ln (1 - s)) / 2) <= Psi t.
Proof.
  intros Hs Ht. unfold Psi.
  pose proof (tangent_1 (1 + s) (1 + t) ltac:(lra) ltac:(lra)).
  pose proof (tangent_1 (1 - s) (1 - t) ltac:(lra) ltac:(lra)). lra.
Qed.

Lemma slope_at_least_0 s : 0 <= s < 1 -> 0 <= (ln (1 + s) - ln (1 - s)) / 2.
Proof.
  intros Hs. destruct (Req_dec s 0) as [->|Hne].
  - rewrite Rplus_0_r, Rminus_0_r. lra.
  - pose proof (ln_increasing (1 - s) (1 + s) ltac:(lra) ltac:(lra)). lra.
Qed.

Lemma Psi_monotone s t : 0 <= s <= t -> t <= 1 -> Psi s <= Psi t.
Proof.
  intros Hs Ht. destruct (Req_dec s t) as [->|Hne]; [lra|].
  pose proof (Psi_tangent s t ltac:(lra) ltac:(lra)) as H. pose proof (slope_at_least_0 s ltac:(lra)) as H0.
  pose proof (Rmult_le_pos (t - s) _ ltac:(lra) H0). lra.
Qed.

Lemma Psi_increasing s t : 0 <= s < t -> t <= 1 -> Psi s < Psi t.
Proof.
  intros Hs Ht. set (r := (s + t) / 2). assert (Hr : s < r < t /\ 0 < r) by (unfold r; lra).
  pose proof (Psi_monotone s r ltac:(lra) ltac:(lra)). pose proof (Psi_tangent r t ltac:(lra) ltac:(lra)) as H1.
  pose proof (ln_increasing (1 - r) (1 + r) ltac:(lra) ltac:(lra)).
  pose proof (Rmult_lt_0_compat (t - r) ((ln (1 + r) - ln (1 - r)) / 2) ltac:(lra) ltac:(lra)). lra.
Qed.

Lemma term_derivative (v t : R) : 0 < 1 + t * v ->
  derivable_pt_lim (fun t => (1 + t * v) * ln (1 + t * v)) t
    (v * ln (1 + t * v) + (1 + t * v) * (v / (1 + t * v))).
Proof.
  intros H. apply (derivable_pt_lim_mult (fun t => 1 + t * v) (fun t => ln (1 + t * v))).
  - apply derivative_of_line.
  - apply (derivable_pt_lim_ext (fun t => ln ((1 + t * v) / 1))).
    + intros z. f_equal. field.
    + apply derivative_of_log; lra.
Qed.

Lemma Psi_continuous t : 0 <= t < 1 -> continuity_pt Psi t.
Proof.
  intros Ht. apply derivable_continuous_pt.
  exists ((1 * ln (1 + t * 1) + (1 + t * 1) * (1 / (1 + t * 1))
    + (-1 * ln (1 + t * -1) + (1 + t * -1) * (-1 / (1 + t * -1)))) * / 2
    + ((1 + t * 1) * ln (1 + t * 1) + (1 + t * -1) * ln (1 + t * -1)) * 0).
  apply (derivable_pt_lim_ext
    (fun t => ((1 + t * 1) * ln (1 + t * 1) + (1 + t * -1) * ln (1 + t * -1)) * / 2)).
  { intros z. unfold Psi. replace (1 + z * 1) with (1 + z) by ring. replace (1 + z * -1) with (1 - z) by ring. reflexivity. }
  apply (derivable_pt_lim_mult (fun t => (1 + t * 1) * ln (1 + t * 1) + (1 + t * -1) * ln (1 + t * -1)) (fun _ => / 2)).
  2: apply derivable_pt_lim_const.
  apply (derivable_pt_lim_plus (fun t => (1 + t * 1) * ln (1 + t * 1)) (fun t => (1 + t * -1) * ln (1 + t * -1)));
    apply term_derivative; lra.
Qed.

Lemma theta_between c s t :
  0 <= s <= t -> t < 1 -> (s = 0 /\ c = 0 \/ Psi s < c) -> (t = 0 /\ c = 0 \/ c < Psi t) ->
  exists theta, s <= theta <= t /\ Psi theta = c.
Proof.
  intros Hs Ht Hl Hr. destruct (Req_dec c 0) as [->|Hc].
  - exists 0. rewrite Psi_0. split; [|reflexivity]. destruct Hl as [[-> _]|Hl]; [lra|].
    pose proof (Psi_monotone 0 s ltac:(lra) ltac:(lra)) as H. rewrite Psi_0 in H. lra.
  - destruct Hl as [[_ E]|Hl]; [contradiction|]. destruct Hr as [[_ E]|Hr]; [contradiction|].
    assert (s < t) by (destruct (Req_dec s t) as [->|]; lra).
    destruct (IVT_interv (fun x => Psi x - c) s t) as [z [Hz E]]; try lra.
    + intros a Ha. apply continuity_pt_minus; [apply Psi_continuous; lra|].
      apply continuity_pt_const. intros x y. reflexivity.
    + exists z. split; [exact Hz|]. lra.
Qed.

(** * Check *)

(** [2 b Psi(a/b)]. *)
Definition psi_form (a b : Z) : form := [(b + a, b + a); (b - a, b - a); (- (2 * b), b)]%Z.

Lemma psi_form_spec a b : (0 <= a <= b)%Z -> (0 < b)%Z -> Psi (IZR a / IZR b) = value (psi_form a b) / (2 * IZR b).
Proof.
  intros Ha Hb. unfold Psi, psi_form. cbn [value]. rewrite opp_IZR, mult_IZR, minus_IZR, plus_IZR.
  assert (0 <= IZR a <= IZR b) by (split; apply IZR_le; lia). apply IZR_lt in Hb.
  replace (1 + IZR a / IZR b) with ((IZR b + IZR a) / IZR b) by (field; lra).
  rewrite (ln_div (IZR b + IZR a)) by lra. destruct (Req_dec (IZR a) (IZR b)) as [E|E].
  - rewrite E. replace (1 - IZR b / IZR b) with 0 by (field; lra). replace (IZR b - IZR b) with 0 by ring. field. lra.
  - replace (1 - IZR a / IZR b) with ((IZR b - IZR a) / IZR b) by (field; lra). rewrite ln_div by lra. field. lra.
Qed.

Definition is_empty (f : form) : bool := match f with [] => true | _ => false end.

(** [g = g0/g1], [c = value f / e], [scale = s/u], the ends [low/q] and [high/q]; [a/b] and [a'/b'] enclose [theta]. *)
Definition check_mrs_gerber (P a b a' b' : Z) (g0 g1 : Z) (f : form) (e s u low high q : Z) : bool :=
  (0 <=? a)%Z && (0 <? b)%Z && (a' <? b')%Z && (0 <? b')%Z && (a * b' <=? a' * b)%Z &&
  (0 <? g0)%Z && (0 <? g1)%Z && (0 <? e)%Z && (0 <? s)%Z && (0 <? u)%Z && (0 <? q)%Z && (g0 * a' <=? g1 * b')%Z &&
  ((a =? 0)%Z && is_empty f || is_positive P (scale (2 * b) f ++ scale (- e) (psi_form a b))) &&
  ((a' =? 0)%Z && is_empty f || is_positive P (scale e (psi_form a' b') ++ scale (- (2 * b')) f)) &&
  is_positive P (scale (q * s) (psi_form (g0 * a) (g1 * b)) ++ [(- (low * u * (2 * (g1 * b))), 2)])%Z &&
  is_positive P ((high * u * (2 * (g1 * b')), 2) :: scale (- (q * s)) (psi_form (g0 * a') (g1 * b')))%Z.

Lemma over_below x y d : 0 < d -> x < y * d -> x / d < y.
Proof.
  intros Hd H. apply (Rmult_lt_reg_r d); [exact Hd|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra.
Qed.

Lemma below_over x y d : 0 < d -> x * d < y -> x < y / d.
Proof.
  intros Hd H. apply (Rmult_lt_reg_r d); [exact Hd|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra.
Qed.

Theorem check_mrs_gerber_correct P a b a' b' g0 g1 f e s u low high q :
  check_mrs_gerber P a b a' b' g0 g1 f e s u low high q = true ->
  mrs_gerber (IZR g0 / IZR g1) (value f / IZR e) (IZR s / IZR u) (IZR low / IZR q) (IZR high / IZR q).
Proof.
  unfold check_mrs_gerber. intros H.
  apply andb_prop in H. destruct H as [H Hhigh]. apply andb_prop in H. destruct H as [H Hlow].
  apply andb_prop in H. destruct H as [H Hright]. apply andb_prop in H. destruct H as [H Hleft].
  apply andb_prop in H. destruct H as [H Hga]. apply andb_prop in H. destruct H as [H Hq].
  apply andb_prop in H. destruct H as [H Hu]. apply andb_prop in H. destruct H as [H Hs].
  apply andb_prop in H. destruct H as [H He]. apply andb_prop in H. destruct H as [H Hg1].
  apply andb_prop in H. destruct H as [H Hg0]. apply andb_prop in H. destruct H as [H Hab].
  apply andb_prop in H. destruct H as [H Hb']. apply andb_prop in H. destruct H as [H Hab'].
  apply andb_prop in H. destruct H as [Ha Hb].
  apply Z.leb_le in Ha, Hab, Hga. apply Z.ltb_lt in Hb, Hb', Hab', Hg0, Hg1, He, Hs, Hu, Hq.
  assert (Ha' : (0 <= a')%Z) by nia. assert (Haa : (g0 * a <= g1 * b)%Z) by nia.
  assert (Ea : (a <= b)%Z) by nia.
  pose proof (psi_form_spec a b ltac:(lia) Hb) as Sa. pose proof (psi_form_spec a' b' ltac:(lia) Hb') as Sa'.
  pose proof (psi_form_spec (g0 * a) (g1 * b) ltac:(nia) ltac:(nia)) as Sg.
  pose proof (psi_form_spec (g0 * a') (g1 * b') ltac:(nia) ltac:(nia)) as Sg'.
  set (t := IZR a / IZR b) in *. set (t' := IZR a' / IZR b') in *. set (c := value f / IZR e).
  set (g := IZR g0 / IZR g1).
  assert (Rb : 0 < IZR b) by (apply IZR_lt; exact Hb). assert (Rb' : 0 < IZR b') by (apply IZR_lt; exact Hb').
  assert (Rg0 : 0 < IZR g0) by (apply IZR_lt; exact Hg0). assert (Rg1 : 0 < IZR g1) by (apply IZR_lt; exact Hg1).
  assert (Re : 0 < IZR e) by (apply IZR_lt; exact He). assert (Rs : 0 < IZR s) by (apply IZR_lt; exact Hs).
  assert (Ru : 0 < IZR u) by (apply IZR_lt; exact Hu). assert (Rq : 0 < IZR q) by (apply IZR_lt; exact Hq).
  apply IZR_le in Ha, Hab, Hga, Ha'. apply IZR_lt in Hab'. rewrite !mult_IZR in Hab, Hga.
  assert (Et : t * IZR b = IZR a) by (unfold t; field; lra).
  assert (Et' : t' * IZR b' = IZR a') by (unfold t'; field; lra).
  assert (Eg : g * IZR g1 = IZR g0) by (unfold g; field; lra).
  assert (T0 : 0 <= t) by nra. assert (T1 : t' < 1) by nra.
  assert (Tt : t <= t').
  { apply (Rmult_le_reg_r (IZR b * IZR b')); [nra|].
    replace (t * (IZR b * IZR b')) with (IZR a * IZR b') by (rewrite <- Et; ring).
    replace (t' * (IZR b * IZR b')) with (IZR a' * IZR b) by (rewrite <- Et'; ring). exact Hab. }
  assert (G : 0 < g) by (apply Rdiv_lt_0_compat; assumption).
  assert (G1 : g * t' <= 1).
  { apply (Rmult_le_reg_r (IZR g1 * IZR b')); [nra|].
    replace (g * t' * (IZR g1 * IZR b')) with (IZR g0 * IZR a') by (rewrite <- Et', <- Eg; ring). lra. }
  destruct (theta_between c t t') as [theta [Htheta E]]; [lra|exact T1| | |].
  - apply orb_prop in Hleft. destruct Hleft as [L|L].
    + left. apply andb_prop in L. destruct L as [L1 L2]. apply Z.eqb_eq in L1. destruct f; [|discriminate].
      unfold t, c. rewrite L1. cbn [value]. unfold Rdiv. split; ring.
    + right. apply is_positive_correct in L. rewrite value_app, !value_scale, opp_IZR, mult_IZR in L.
      rewrite Sa. unfold c. apply over_below; [lra|].
      replace (value f / IZR e * (2 * IZR b)) with (2 * IZR b * value f / IZR e) by (field; lra).
      apply below_over; lra.
  - apply orb_prop in Hright. destruct Hright as [L|L].
    + left. apply andb_prop in L. destruct L as [L1 L2]. apply Z.eqb_eq in L1. destruct f; [|discriminate].
      unfold t', c. rewrite L1. cbn [value]. unfold Rdiv. split; ring.
    + right. apply is_positive_correct in L. rewrite value_app, !value_scale, opp_IZR, mult_IZR in L.
      rewrite Sa'. unfold c. apply over_below; [lra|].
      replace (value (psi_form a' b') / (2 * IZR b') * IZR e)
        with (IZR e * value (psi_form a' b') / (2 * IZR b')) by (field; lra).
      apply below_over; lra.
  - exists theta. split; [lra|]. split; [exact E|]. split.
    { intros other Ho Eo. destruct (Rtotal_order other theta) as [L|[L|L]]; [|exact L|].
      - pose proof (Psi_increasing other theta ltac:(lra) ltac:(lra)). lra.
      - pose proof (Psi_increasing theta other ltac:(lra) ltac:(lra)). lra. }
    assert (M : 0 <= g * t /\ g * t <= g * theta /\ g * theta <= g * t').
    { split; [apply Rmult_le_pos; lra|]. split; apply Rmult_le_compat_l; lra. }
    split; [lra|].
    pose proof (Psi_monotone (g * t) (g * theta) ltac:(lra) ltac:(lra)) as M1.
    pose proof (Psi_monotone (g * theta) (g * t') ltac:(lra) ltac:(lra)) as M2.
    replace (g * t) with (IZR (g0 * a) / IZR (g1 * b)) in M1
      by (unfold g, t; rewrite !mult_IZR; field; lra).
    replace (g * t') with (IZR (g0 * a') / IZR (g1 * b')) in M2
      by (unfold g, t'; rewrite !mult_IZR; field; lra).
    rewrite Sg in M1. rewrite Sg' in M2. rewrite mult_IZR in M1, M2.
    apply is_positive_correct in Hlow, Hhigh. cbn [value] in Hhigh. rewrite value_app in Hlow. cbn [value] in Hlow.
    rewrite !value_scale in *. rewrite ?opp_IZR, !mult_IZR in Hlow, Hhigh.
    set (V := value (psi_form (g0 * a) (g1 * b))) in *. set (V' := value (psi_form (g0 * a') (g1 * b'))) in *.
    set (X := Psi (g * theta)) in *. set (L := ln 2) in *.
    assert (Ra : 0 < 2 * (IZR g1 * IZR b)) by (repeat apply Rmult_lt_0_compat; lra).
    assert (Ra' : 0 < 2 * (IZR g1 * IZR b')) by (repeat apply Rmult_lt_0_compat; lra).
    assert (M1' : V <= X * (2 * (IZR g1 * IZR b))).
    { replace V with (V / (2 * (IZR g1 * IZR b)) * (2 * (IZR g1 * IZR b))) by (field; lra).
      apply Rmult_le_compat_r; lra. }
    assert (M2' : X * (2 * (IZR g1 * IZR b')) <= V').
    { replace V' with (V' / (2 * (IZR g1 * IZR b')) * (2 * (IZR g1 * IZR b'))) by (field; lra).
      apply Rmult_le_compat_r; lra. }
    assert (Qs : 0 < IZR q * IZR s) by (apply Rmult_lt_0_compat; lra).
    apply (Rmult_le_compat_l (IZR q * IZR s)) in M1', M2'; try lra.
    split.
    + apply (Rmult_lt_reg_r (IZR q * IZR u * (2 * (IZR g1 * IZR b)))); [repeat apply Rmult_lt_0_compat; lra|].
      replace (IZR low / IZR q * L * (IZR q * IZR u * (2 * (IZR g1 * IZR b))))
        with (IZR low * IZR u * (2 * (IZR g1 * IZR b)) * L) by (field; lra).
      replace (IZR s / IZR u * X * (IZR q * IZR u * (2 * (IZR g1 * IZR b))))
        with (IZR q * IZR s * (X * (2 * (IZR g1 * IZR b)))) by (field; lra). lra.
    + apply (Rmult_lt_reg_r (IZR q * IZR u * (2 * (IZR g1 * IZR b')))); [repeat apply Rmult_lt_0_compat; lra|].
      replace (IZR high / IZR q * L * (IZR q * IZR u * (2 * (IZR g1 * IZR b'))))
        with (IZR high * IZR u * (2 * (IZR g1 * IZR b')) * L) by (field; lra).
      replace (IZR s / IZR u * X * (IZR q * IZR u * (2 * (IZR g1 * IZR b'))))
        with (IZR q * IZR s * (X * (2 * (IZR g1 * IZR b')))) by (field; lra). lra.
Qed.
