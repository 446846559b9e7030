(** What success in the game costs: lower bounds of the information about the strings in any random rule of Bob's. *)
From Coq Require Import Reals Lra Lia ZArith List Bool Arith.
From Lemmata Require Import Forms Enclose Laws Sums SegmentEnd Game.
Import ListNotations.
Open Scope R_scope.

(** * Definitions *)

(** Rule [f] of [k^(2^d)]: what Bob answers to [y], a number below [k]. *)
Definition answer (k f y : nat) : nat := (f / k ^ y) mod k.
Definition rules (k d : nat) : nat := k ^ (2 ^ d).

(** The number of bits in which two strings differ. *)
Fixpoint distance (d u y : nat) : nat :=
  match d with
  | O => 0
  | S i => (distance i u y + if Bool.eqb (Nat.testbit u i) (Nat.testbit y i) then 0 else 1)%nat
  end.

(** Whether the rule answers every [y] by a string of [x] that is nearest to it. *)
Definition serves (k d x f : nat) : bool :=
  all (2 ^ d) (fun y => all k (fun j =>
    (distance d (part d x (answer k f y)) y <=? distance d (part d x j) y)%nat)).

(** The information of the strings, which are uniform, and the rule that a channel [q] draws. *)
Definition rule_information (k d : nat) (q : nat -> nat -> R) : R :=
  mutual_information (inputs k d) (rules k d) (fun x f => / INR (inputs k d) * q x f).

(** Bob's success with that rule, [(1/k) sum_y P(y | X_f(y))] on average. *)
Definition rule_success (k d : nat) (delta : R) (q : nat -> nat -> R) : R :=
  sum (inputs k d) (fun x => sum (rules k d) (fun f => / INR (inputs k d) * q x f *
    (/ INR k * sum (strings d) (fun y => noise d delta (part d x (answer k f y)) y)))).

(** Whoever always answers a nearest string knows at least [r]. *)
Definition optimum_costs (k d : nat) (r : R) : Prop :=
  forall q, is_channel (inputs k d) (rules k d) q ->
  (forall x f, (x < inputs k d)%nat -> (f < rules k d)%nat -> 0 < q x f -> serves k d x f = true) ->
  r <= rule_information k d q.

(** Whoever succeeds with a probability of at least [alpha] knows at least [r]. *)
Definition success_costs (k d : nat) (delta alpha r : R) : Prop :=
  forall q, is_channel (inputs k d) (rules k d) q -> alpha <= rule_success k d delta q -> r <= rule_information k d q.

(** * Sanity *)

Example answers : map (answer 3 5) [0; 1; 2]%nat = [2; 1; 0]%nat.
Proof. reflexivity. Qed.

Example a_rule_of_two_bits : serves 2 1 2 2 = true /\ serves 2 1 2 1 = false /\ serves 2 1 3 0 = true.
Proof. repeat split. Qed.

(** * The dual bound *)

(** For any weights, [I >= E ln w] if [sum_x p(x) w(x,f) <= 1] for every [f]. *)
Theorem information_at_least n m (p w : nat -> nat -> R) :
  is_joint_law n m p ->
  (forall x f, (x < n)%nat -> (f < m)%nat -> 0 <= w x f) ->
  (forall x f, (x < n)%nat -> (f < m)%nat -> 0 < p x f -> 0 < w x f) ->
  (forall f, (f < m)%nat -> sum n (fun x => sum m (p x) * w x f) <= 1) ->
  sum n (fun x => sum m (fun f => p x f * ln (w x f))) <= mutual_information n m p.
Proof.
  intros [P0 P1] W0 Wp Hs. unfold mutual_information.
  set (pX := fun x => sum m (p x)). set (pF := fun f => sum n (fun x => p x f)).
  assert (X0 : forall x, (x < n)%nat -> 0 <= pX x) by (intros; apply sum_not_negative; auto).
  assert (F0 : forall f, (f < m)%nat -> 0 <= pF f) by (intros; apply sum_not_negative; auto).
  assert (D : sum n (fun x => sum m (fun f => p x f - pF f * (pX x * w x f))) <=
    sum n (fun x => sum m (fun f => p x f * ln (p x f / (pX x * pF f)))) -
    sum n (fun x => sum m (fun f => p x f * ln (w x f)))).
  { rewrite <- sum_minus. apply sum_le. intros x Hx. rewrite <- sum_minus. apply sum_le. intros f Hf.
    pose proof (P0 x f Hx Hf) as Hp. pose proof (X0 x Hx) as HX. pose proof (F0 f Hf) as HF. pose proof (W0 x f Hx Hf) as HW.
    destruct (Req_dec (p x f) 0) as [E|E].
    { rewrite E. assert (0 <= pF f * (pX x * w x f)) by (repeat apply Rmult_le_pos; assumption). lra. }
    assert (Hp' : 0 < p x f) by lra. pose proof (Wp x f Hx Hf Hp') as HW'.
    assert (HX' : 0 < pX x).
    { destruct (Req_dec (pX x) 0) as [Z|]; [|lra]. exfalso. apply E.
      exact (sum_is_zero m (p x) f (fun j Hj => P0 x j Hx Hj) Z Hf). }
    assert (HF' : 0 < pF f).
    { destruct (Req_dec (pF f) 0) as [Z|]; [|lra]. exfalso. apply E.
      exact (sum_is_zero n (fun i => p i f) x (fun j Hj => P0 j f Hj Hf) Z Hx). }
    assert (HXF : 0 < pX x * pF f) by (apply Rmult_lt_0_compat; assumption).
    pose proof (ln_at_most (pX x * pF f * w x f / p x f)) as L.
    assert (HT : 0 < pX x * pF f * w x f) by (apply Rmult_lt_0_compat; assumption).
    specialize (L ltac:(apply Rdiv_lt_0_compat; assumption)).
    rewrite ln_div in L by assumption. rewrite (ln_mult (pX x * pF f)) in L by assumption.
    rewrite ln_div by assumption.
    apply (Rmult_le_compat_l (p x f)) in L; [|lra].
    replace (p x f * (pX x * pF f * w x f / p x f - 1)) with (pF f * (pX x * w x f) - p x f) in L by (field; lra). lra. }
  assert (N : 0 <= sum n (fun x => sum m (fun f => p x f - pF f * (pX x * w x f)))).
  { rewrite (sum_ext n _ (fun x => sum m (p x) - sum m (fun f => pF f * (pX x * w x f)))) by (intros; apply sum_minus).
    rewrite sum_minus, P1, (sum_swap n m).
    assert (sum m (fun f => sum n (fun x => pF f * (pX x * w x f))) <= sum m pF).
    { apply sum_le. intros f Hf. rewrite sum_scal. pose proof (Hs f Hf) as Hf1. fold pX in Hf1.
      rewrite <- (Rmult_1_r (pF f)) at 2. apply Rmult_le_compat_l; [apply F0; exact Hf|exact Hf1]. }
    assert (sum m pF = 1) by (unfold pF; rewrite <- sum_swap; exact P1). lra. }
  change (sum n (fun x => sum m (fun f => p x f * ln (w x f))) <=
    sum n (fun x => sum m (fun f => p x f * ln (p x f / (pX x * pF f))))). lra.
Qed.

(** * The strings and a rule *)

Section Rules.
Variables (k d : nat).
Let n := inputs k d.
Let m := rules k d.

Lemma inputs_INR : 0 < INR n.
Proof. apply lt_0_INR. unfold n, inputs. pose proof (Nat.pow_nonzero 2 (k * d) ltac:(lia)). lia. Qed.

Variable q : nat -> nat -> R.
Hypothesis channel : is_channel n m q.

Lemma uniform_row x : (x < n)%nat -> sum m (fun f => / INR n * q x f) = / INR n.
Proof. intros Hx. rewrite sum_scal. destruct (channel x Hx) as [_ ->]. ring. Qed.

Lemma rule_law : is_joint_law n m (fun x f => / INR n * q x f).
Proof.
  pose proof inputs_INR as Hn. split.
  - intros x f Hx Hf. apply Rmult_le_pos; [left; apply Rinv_0_lt_compat; exact Hn|]. apply (channel x Hx). exact Hf.
  - rewrite (sum_ext n _ (fun _ => / INR n * 1)) by (intros; rewrite uniform_row by assumption; ring).
    rewrite sum_scal. replace (sum n (fun _ => 1)) with (INR n); [field; lra|].
    clear. induction n as [|i IH]; [reflexivity|]. rewrite S_INR. cbn [sum]. rewrite IH. reflexivity.
Qed.

(** Weights [l x] and a factor [t x f] of the rules that [x] may have. *)
Lemma weights_bound (l : nat -> R) (t : nat -> nat -> R) :
  (forall x, (x < n)%nat -> 0 < l x) ->
  (forall x f, (x < n)%nat -> (f < m)%nat -> 0 <= t x f) ->
  (forall x f, (x < n)%nat -> (f < m)%nat -> 0 < q x f -> 0 < t x f) ->
  (forall f, (f < m)%nat -> sum n (fun x => l x * t x f) <= INR n) ->
  / INR n * sum n (fun x => ln (l x)) +
    sum n (fun x => sum m (fun f => / INR n * q x f * ln (t x f))) <= rule_information k d q.
Proof.
  intros L0 T0 Tq Hs. pose proof inputs_INR as Hn. unfold rule_information. fold n m.
  assert (Hi : 0 < / INR n) by (apply Rinv_0_lt_compat; exact Hn).
  eapply Rle_trans; [|apply (information_at_least n m _ (fun x f => l x * t x f) rule_law)].
  - right. rewrite <- sum_scal, <- sum_plus. apply sum_ext. intros x Hx.
    rewrite (sum_ext m (fun f => / INR n * q x f * ln (l x * t x f))
      (fun f => ln (l x) * (/ INR n * q x f) + / INR n * q x f * ln (t x f))).
    2: { intros f Hf. destruct (Req_dec (q x f) 0) as [E|E]; [rewrite E; ring|].
      assert (0 < q x f) by (pose proof (proj1 (channel x Hx) f Hf); lra).
      rewrite ln_mult by auto. ring. }
    rewrite sum_plus, sum_scal, uniform_row by exact Hx. ring.
  - intros x f Hx Hf. apply Rmult_le_pos; [left; auto|auto].
  - intros x f Hx Hf H0. apply Rmult_lt_0_compat; [auto|]. apply Tq; auto.
    apply (Rmult_lt_reg_l (/ INR n)); [exact Hi|]. lra.
  - intros f Hf. rewrite (sum_ext n _ (fun x => / INR n * (l x * t x f))).
    2: { intros x Hx. rewrite uniform_row by exact Hx. reflexivity. }
    rewrite sum_scal. apply (Rmult_le_reg_l (INR n)); [exact Hn|].
    rewrite <- Rmult_assoc, Rinv_r, Rmult_1_l, Rmult_1_r by lra. auto.
Qed.

End Rules.

(** * Check of a bound for the greatest success *)

(** The weights [l/u], one for each [x]; the bound [v/w] in bits. *)
Definition check_optimum_costs (e : evidence) (l : list Z) (u : Z) (k d : nat) (v w : Z) : bool :=
  let n := inputs k d in
  let N := Z.of_nat n in
  (0 <? u)%Z && (0 <? w)%Z && all n (fun x => 0 <? at1 l x)%Z &&
  all (rules k d) (fun f => sumZ n (fun x => if serves k d x f then at1 l x else 0) <=? N * u)%Z &&
  is_not_negative e (scale w (gather n (fun x => [(1, at1 l x); (- 1, u)])) ++ [(- (v * N), 2)])%Z.

Lemma weights_form_spec n l u : (0 < u)%Z -> (forall x, (x < n)%nat -> (0 < at1 l x)%Z) ->
  value (gather n (fun x => [(1, at1 l x); (- 1, u)])%Z) = sum n (fun x => ln (IZR (at1 l x) / IZR u)).
Proof.
  intros Hu Hl. rewrite value_gather. apply sum_ext. intros x Hx. cbn [value].
  apply IZR_lt in Hu. pose proof (Hl x Hx) as H. apply IZR_lt in H. rewrite ln_div by assumption. ring.
Qed.

Theorem check_optimum_costs_correct e l u k d v w :
  check_optimum_costs e l u k d v w = true -> optimum_costs k d (IZR v / IZR w * ln 2).
Proof.
  unfold check_optimum_costs. cbv zeta. intros H.
  apply andb_prop in H. destruct H as [H He]. apply andb_prop in H. destruct H as [H Hf].
  apply andb_prop in H. destruct H as [H Hl]. apply andb_prop in H. destruct H as [Hu Hw].
  apply Z.ltb_lt in Hu, Hw. intros q Hq Hserves. set (n := inputs k d) in *.
  pose proof (inputs_INR k d) as Hn. fold n in Hn.
  assert (L0 : forall x, (x < n)%nat -> (0 < at1 l x)%Z) by (intros x Hx; apply Z.ltb_lt; exact (all_spec n _ x Hl Hx)).
  assert (Ru : 0 < IZR u) by (apply IZR_lt; exact Hu). assert (Rw : 0 < IZR w) by (apply IZR_lt; exact Hw).
  eapply Rle_trans; [|apply (weights_bound k d q Hq (fun x => IZR (at1 l x) / IZR u)
    (fun x f => indicator (serves k d x f)))]; fold n.
  - rewrite (sum_ext n (fun x => sum (rules k d) _) (fun _ => 0)).
    2: { intros x Hx. rewrite (sum_ext _ _ (fun _ => 0)); [apply sum_zero|]. intros f Hf'.
      destruct (Req_dec (q x f) 0) as [E|E]; [rewrite E; ring|].
      rewrite (Hserves x f Hx Hf'); [cbn; rewrite ln_1; ring|]. pose proof (proj1 (Hq x Hx) f Hf'). lra. }
    rewrite sum_zero, Rplus_0_r. apply is_not_negative_correct in He.
    rewrite value_app, value_scale, weights_form_spec in He by assumption. cbn [value] in He.
    rewrite opp_IZR, mult_IZR, <- INR_IZR_INZ in He.
    apply (Rmult_le_reg_l (INR n * IZR w)); [apply Rmult_lt_0_compat; assumption|].
    replace (INR n * IZR w * (IZR v / IZR w * ln 2)) with (IZR v * INR n * ln 2) by (field; lra).
    replace (INR n * IZR w * (/ INR n * sum n (fun x => ln (IZR (at1 l x) / IZR u))))
      with (IZR w * sum n (fun x => ln (IZR (at1 l x) / IZR u))) by (field; lra). lra.
  - intros x Hx. apply Rdiv_lt_0_compat; [apply IZR_lt; apply L0; exact Hx|exact Ru].
  - intros x f _ _. destruct (serves k d x f); cbn; lra.
  - intros x f Hx Hf' Hqf. rewrite (Hserves x f Hx Hf' Hqf). cbn. lra.
  - intros f Hf'. pose proof (all_spec _ _ f Hf Hf') as B. cbv beta in B. apply Z.leb_le, IZR_le in B.
    rewrite sumZ_IZR, mult_IZR, <- INR_IZR_INZ in B.
    rewrite (sum_ext n _ (fun x => / IZR u * IZR (if serves k d x f then at1 l x else 0%Z))).
    2: { intros x _. destruct (serves k d x f); cbn [indicator]; field; lra. }
    rewrite sum_scal. apply (Rmult_le_reg_l (IZR u)); [exact Ru|].
    rewrite <- Rmult_assoc, Rinv_r, Rmult_1_l by lra. lra.
Qed.

(** * Check of a bound for a success *)

Section Success.
Variables (k d : nat) (a b : Z).

Definition gain (u y : nat) : Z := ((weight a b d u y - a ^ Z.of_nat d) / (b - 2 * a))%Z.
Definition exponent (x f : nat) : Z := sumZ (strings d) (fun y => gain (part d x (answer k f y)) y).

(** A table of the gains and of the strings, computed once. *)
Definition gains_ok : bool :=
  (0 <? b)%Z && (2 * a <? b)%Z && (1 <=? k)%nat &&
  all (strings d) (fun u => all (strings d) (fun y =>
    (weight a b d u y =? (b - 2 * a) * gain u y + a ^ Z.of_nat d) && (0 <=? gain u y)))%Z.

Hypothesis ok : gains_ok = true.

Lemma gains_ok_spec :
  (0 < b)%Z /\ (2 * a < b)%Z /\ (1 <= k)%nat /\
  forall u y, (u < strings d)%nat -> (y < strings d)%nat ->
    weight a b d u y = ((b - 2 * a) * gain u y + a ^ Z.of_nat d)%Z /\ (0 <= gain u y)%Z.
Proof.
  unfold gains_ok in ok. apply andb_prop in ok. destruct ok as [H H4]. apply andb_prop in H. destruct H as [H H3].
  apply andb_prop in H. destruct H as [H1 H2]. apply Z.ltb_lt in H1, H2. apply Nat.leb_le in H3.
  repeat (split; [assumption|]). intros u y Hu Hy.
  pose proof (all_spec _ _ y (all_spec _ _ u H4 Hu) Hy) as B. cbv beta in B. apply andb_prop in B. destruct B as [B1 B2].
  apply Z.eqb_eq in B1. apply Z.leb_le in B2. split; assumption.
Qed.

Lemma part_below x j : (part d x j < strings d)%nat.
Proof. unfold part, strings. apply Nat.mod_upper_bound. apply Nat.pow_nonzero. lia. Qed.

Lemma exponent_not_negative x f : (0 <= exponent x f)%Z.
Proof.
  unfold exponent. apply sumZ_nonneg. intros y Hy. destruct gains_ok_spec as [_ [_ [_ G]]].
  apply (G _ y (part_below x _) Hy).
Qed.

Lemma sum_const n c : sum n (fun _ => c) = INR n * c.
Proof. induction n as [|n IH]; [cbn; ring|]. rewrite S_INR. cbn [sum]. rewrite IH. ring. Qed.

Lemma rewards x f :
  sum (strings d) (fun y => noise d (IZR a / IZR b) (part d x (answer k f y)) y) =
  (IZR (b - 2 * a) * IZR (exponent x f) + INR (strings d) * IZR (a ^ Z.of_nat d)) / IZR (scale_of b d).
Proof.
  destruct gains_ok_spec as [Hb [_ [_ G]]].
  assert (Hs : 0 < IZR (scale_of b d)) by (apply IZR_lt; eapply scale_positive; eassumption).
  rewrite (sum_ext _ _ (fun y => / IZR (scale_of b d) *
    (IZR (b - 2 * a) * IZR (gain (part d x (answer k f y)) y) + IZR (a ^ Z.of_nat d)))).
  2: { intros y Hy. rewrite (weight_spec k d a b 1%Z Hb). destruct (G _ y (part_below x (answer k f y)) Hy) as [E _].
    rewrite E, plus_IZR, mult_IZR. unfold Rdiv. ring. }
  rewrite sum_scal, sum_plus, sum_scal, sum_const. unfold exponent. rewrite sumZ_IZR. unfold Rdiv. ring.
Qed.

(** The success is a function of the mean exponent. *)
Lemma success_of_mean q : is_channel (inputs k d) (rules k d) q ->
  rule_success k d (IZR a / IZR b) q =
  (IZR (b - 2 * a) * sum (inputs k d) (fun x => sum (rules k d) (fun f => / INR (inputs k d) * q x f * IZR (exponent x f))) +
   INR (strings d) * IZR (a ^ Z.of_nat d)) / (INR k * IZR (scale_of b d)).
Proof.
  intros Hq. set (n := inputs k d). set (mean := sum n _). destruct gains_ok_spec as [Hb [_ [Hk _]]].
  assert (Rk : 0 < INR k) by (apply lt_0_INR; lia).
  assert (RB : 0 < IZR (scale_of b d)) by (apply IZR_lt; eapply scale_positive; eassumption).
  pose proof (inputs_INR k d) as Hn. fold n in Hn. unfold rule_success. fold n.
  set (c1 := / (INR k * IZR (scale_of b d)) * IZR (b - 2 * a)).
  set (c2 := / (INR k * IZR (scale_of b d)) * (INR (strings d) * IZR (a ^ Z.of_nat d))).
  transitivity (c1 * mean + c2 * sum n (fun x => sum (rules k d) (fun f => / INR n * q x f))).
  - unfold mean. rewrite <- !sum_scal, <- sum_plus. apply sum_ext. intros x Hx.
    rewrite <- !sum_scal, <- sum_plus. apply sum_ext. intros f Hf.
    rewrite rewards. unfold c1, c2. field. lra.
  - pose proof (proj2 (rule_law k d q Hq)) as E1. cbv beta in E1. fold n in E1. rewrite E1. unfold c1, c2. field. lra.
Qed.
End Success.

(** [theta = tn/td], exponents up to [c]; the success [p/r]. *)
Definition check_success_costs (e : evidence) (l : list Z) (u tn td : Z) (c : Z) (k d : nat) (a b p r v w : Z) : bool :=
  let n := inputs k d in
  let N := Z.of_nat n in
  let up := tabulate (Z.to_nat c + 1) (fun i => tn ^ Z.of_nat i * td ^ (c - Z.of_nat i))%Z in
  let least := (p * Z.of_nat k * scale_of b d - r * Z.of_nat (strings d) * a ^ Z.of_nat d)%Z in
  (0 <? u)%Z && (0 <? w)%Z && (0 <? r)%Z && (0 <? td)%Z && (td <=? tn)%Z && (0 <=? c)%Z && gains_ok k d a b &&
  all n (fun x => 0 <? at1 l x)%Z &&
  all (rules k d) (fun f =>
    all n (fun x => exponent k d a b x f <=? c)%Z &&
    (sumZ n (fun x => at1 l x * nth (Z.to_nat (exponent k d a b x f)) up 0) <=? N * u * td ^ c)%Z) &&
  is_not_negative e
    (scale (w * r * (b - 2 * a)) (gather n (fun x => [(1, at1 l x); (- 1, u)])) ++
     [(N * w * least, tn); (- (N * w * least), td); (- (v * N * r * (b - 2 * a)), 2)])%Z.

Lemma ln_pow_nat x i : 0 < x -> ln (x ^ i) = INR i * ln x.
Proof.
  intros Hx. induction i as [|i IH]; [cbn; rewrite ln_1; ring|].
  rewrite S_INR. cbn [pow]. rewrite ln_mult, IH by (try apply pow_lt; exact Hx). ring.
Qed.

Theorem check_success_costs_correct e l u tn td c k d a b p r v w :
  check_success_costs e l u tn td c k d a b p r v w = true ->
  success_costs k d (IZR a / IZR b) (IZR p / IZR r) (IZR v / IZR w * ln 2).
Proof.
  unfold check_success_costs. cbv zeta. intros H.
  apply andb_prop in H. destruct H as [H He]. apply andb_prop in H. destruct H as [H Hf].
  apply andb_prop in H. destruct H as [H Hl]. apply andb_prop in H. destruct H as [H Hg].
  apply andb_prop in H. destruct H as [H Hc]. apply andb_prop in H. destruct H as [H Ht].
  apply andb_prop in H. destruct H as [H Htd]. apply andb_prop in H. destruct H as [H Hr].
  apply andb_prop in H. destruct H as [Hu Hw]. apply Z.ltb_lt in Hu, Hw, Hr, Htd. apply Z.leb_le in Ht, Hc.
  intros q Hq Halpha. set (n := inputs k d) in *.
  destruct (gains_ok_spec k d a b Hg) as [Hb [Hab [Hk G]]].
  pose proof (inputs_INR k d) as Hn. fold n in Hn.
  assert (L0 : forall x, (x < n)%nat -> (0 < at1 l x)%Z) by (intros x Hx; apply Z.ltb_lt; exact (all_spec n _ x Hl Hx)).
  assert (Ru : 0 < IZR u) by (apply IZR_lt; exact Hu). assert (Rw : 0 < IZR w) by (apply IZR_lt; exact Hw).
  assert (Rr : 0 < IZR r) by (apply IZR_lt; exact Hr). assert (Rd : 0 < IZR td) by (apply IZR_lt; exact Htd).
  assert (Rt : 0 < IZR tn) by (apply IZR_lt; lia). assert (Rb : 0 < IZR b) by (apply IZR_lt; exact Hb).
  assert (Rk : 0 < INR k) by (apply lt_0_INR; lia).
  assert (Rs : 0 < IZR (b - 2 * a)) by (apply IZR_lt; lia).
  assert (RB : 0 < IZR (scale_of b d)) by (apply IZR_lt; eapply scale_positive; eassumption).
  set (theta := IZR tn / IZR td). assert (T1 : 0 < theta) by (apply Rdiv_lt_0_compat; assumption).
  set (ex := fun x f => Z.to_nat (exponent k d a b x f)).
  assert (EX : forall x f, INR (ex x f) = IZR (exponent k d a b x f)).
  { intros x f. unfold ex. rewrite INR_IZR_INZ, Z2Nat.id; [reflexivity|]. apply exponent_not_negative. exact Hg. }
  set (mean := sum n (fun x => sum (rules k d) (fun f => / INR n * q x f * IZR (exponent k d a b x f)))).
  assert (Lt : 0 <= ln theta).
  { rewrite <- ln_1. destruct (Req_dec theta 1) as [E|E]; [rewrite E; lra|]. left. apply ln_increasing; [lra|].
    assert (1 <= theta); [|lra]. unfold theta. apply (Rmult_le_reg_r (IZR td)); [exact Rd|].
    unfold Rdiv. rewrite Rmult_assoc, Rinv_l, Rmult_1_l, Rmult_1_r by lra. apply IZR_le. exact Ht. }
  assert (Least : (IZR p * INR k * IZR (scale_of b d) - IZR r * INR (strings d) * IZR (a ^ Z.of_nat d))
    <= IZR r * IZR (b - 2 * a) * mean).
  { rewrite (success_of_mean k d a b Hg q Hq) in Halpha. fold n mean in Halpha. assert (HK : 0 < INR k * IZR (scale_of b d)) by (apply Rmult_lt_0_compat; assumption).
    apply (Rmult_le_compat_l (IZR r * (INR k * IZR (scale_of b d)))) in Halpha; [|left; apply Rmult_lt_0_compat; assumption].
    replace (IZR r * (INR k * IZR (scale_of b d)) * (IZR p / IZR r)) with (IZR p * INR k * IZR (scale_of b d)) in Halpha by (field; lra).
    replace (IZR r * (INR k * IZR (scale_of b d)) * ((IZR (b - 2 * a) * mean + INR (strings d) * IZR (a ^ Z.of_nat d)) / (INR k * IZR (scale_of b d))))
      with (IZR r * IZR (b - 2 * a) * mean + IZR r * INR (strings d) * IZR (a ^ Z.of_nat d)) in Halpha by (field; lra). lra. }
  eapply Rle_trans; [|apply (weights_bound k d q Hq (fun x => IZR (at1 l x) / IZR u) (fun x f => theta ^ ex x f))]; fold n.
  - replace (sum n (fun x => sum (rules k d) (fun f => / INR n * q x f * ln (theta ^ ex x f)))) with (ln theta * mean).
    2: { unfold mean. rewrite <- sum_scal. apply sum_ext. intros x _. rewrite <- sum_scal. apply sum_ext. intros f _.
      rewrite ln_pow_nat, EX by exact T1. ring. }
    apply is_not_negative_correct in He. rewrite value_app, value_scale, weights_form_spec in He by assumption.
    cbn [value] in He. repeat rewrite ?opp_IZR, ?minus_IZR, ?mult_IZR in He.
    rewrite <- !INR_IZR_INZ in He. unfold scale_of in *. fold n in He.
    set (S := sum n (fun x => ln (IZR (at1 l x) / IZR u))) in *.
    assert (LT : ln theta = ln (IZR tn) - ln (IZR td)) by (unfold theta; apply ln_div; assumption).
    set (least := IZR p * INR k * IZR (b ^ Z.of_nat d) - IZR r * INR (strings d) * IZR (a ^ Z.of_nat d)) in *.
    assert (Q : least * ln theta <= IZR r * IZR (b - 2 * a) * mean * ln theta) by (apply Rmult_le_compat_r; assumption).
    apply (Rmult_le_reg_l (INR n * IZR w * IZR r * IZR (b - 2 * a))); [repeat apply Rmult_lt_0_compat; assumption|].
    replace (INR n * IZR w * IZR r * IZR (b - 2 * a) * (IZR v / IZR w * ln 2))
      with (IZR v * INR n * IZR r * IZR (b - 2 * a) * ln 2) by (field; lra).
    replace (INR n * IZR w * IZR r * IZR (b - 2 * a) * (/ INR n * S + ln theta * mean))
      with (IZR w * IZR r * IZR (b - 2 * a) * S + INR n * IZR w * (IZR r * IZR (b - 2 * a) * mean * ln theta)) by (field; lra).
    apply (Rmult_le_compat_l (INR n * IZR w)) in Q; [|left; apply Rmult_lt_0_compat; assumption].
    rewrite LT in *. rewrite minus_IZR, mult_IZR in *. lra.
  - intros x Hx. apply Rdiv_lt_0_compat; [apply IZR_lt; apply L0; exact Hx|exact Ru].
  - intros x f _ _. apply pow_le. lra.
  - intros x f _ _ _. apply pow_lt. exact T1.
  - intros f Hf'. pose proof (all_spec _ _ f Hf Hf') as B. cbv beta in B. apply andb_prop in B. destruct B as [B1 B2].
    apply Z.leb_le, IZR_le in B2. rewrite sumZ_IZR, !mult_IZR, <- INR_IZR_INZ in B2.
    assert (Rc : 0 < IZR (td ^ c)) by (apply IZR_lt; apply Z.pow_pos_nonneg; lia).
    rewrite (sum_ext n _ (fun x => / (IZR u * IZR (td ^ c)) *
      IZR (at1 l x * nth (ex x f) (tabulate (Z.to_nat c + 1) (fun i => tn ^ Z.of_nat i * td ^ (c - Z.of_nat i))) 0)%Z)).
    2: { intros x Hx. pose proof (all_spec n _ x B1 Hx) as E. cbv beta in E. apply Z.leb_le in E.
      pose proof (exponent_not_negative k d a b Hg x f) as E0.
      unfold tabulate. rewrite nth_map_seq by (unfold ex; lia).
      assert (P : theta ^ ex x f * IZR (td ^ c) = IZR (tn ^ Z.of_nat (ex x f) * td ^ (c - Z.of_nat (ex x f)))).
      { replace c with (Z.of_nat (ex x f) + (c - Z.of_nat (ex x f)))%Z at 1 by lia.
        rewrite Z.pow_add_r by (unfold ex; lia). rewrite !mult_IZR, <- !pow_IZR, <- Rmult_assoc, <- Rpow_mult_distr.
        f_equal. f_equal. unfold theta. field. lra. }
      rewrite mult_IZR, <- P. field. lra. }
    rewrite sum_scal. apply (Rmult_le_reg_l (IZR u * IZR (td ^ c))); [apply Rmult_lt_0_compat; assumption|].
    rewrite <- Rmult_assoc, Rinv_r, Rmult_1_l by (apply Rgt_not_eq, Rmult_lt_0_compat; assumption). unfold ex. lra.
Qed.
