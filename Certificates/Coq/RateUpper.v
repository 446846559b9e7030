(** What suffices for success in the game: explicit random rules, and the information about the strings in them. *)
From Coq Require Import Reals Lra Lia ZArith List Bool Arith.
From Lemmata Require Import Forms Enclose Laws Sums SegmentEnd Capacity Game Rate.
Import ListNotations.
Open Scope R_scope.

(** * Definitions *)

(** Some channel to rules always answers a nearest string, and knows at most [r]. *)
Definition optimum_within (k d : nat) (r : R) : Prop :=
  exists q, is_channel (inputs k d) (rules k d) q /\
  (forall x f, (x < inputs k d)%nat -> (f < rules k d)%nat -> 0 < q x f -> serves k d x f = true) /\
  rule_information k d q <= r.

(** Some channel to rules succeeds with a probability of at least [alpha], and knows at most [r]. *)
Definition success_within (k d : nat) (delta alpha r : R) : Prop :=
  exists q, is_channel (inputs k d) (rules k d) q /\ alpha <= rule_success k d delta q /\ rule_information k d q <= r.

(** * Sanity *)

(** With the lower bounds of [Rate.v] these enclose one number. *)
Example optimum_between k d r r' : optimum_costs k d r -> optimum_within k d r' -> r <= r'.
Proof. intros L [q [Hq [Hs Hi]]]. exact (Rle_trans _ _ _ (L q Hq Hs) Hi). Qed.

Example success_between k d delta alpha r r' :
  success_costs k d delta alpha r -> success_within k d delta alpha r' -> r <= r'.
Proof. intros L [q [Hq [Hs Hi]]]. exact (Rle_trans _ _ _ (L q Hq Hs) Hi). Qed.

(** One rule answers a single string, whose nearest is itself, and knows nothing. *)
Example one_string : optimum_within 1 1 0.
Proof.
  exists (fun _ _ => 1). split; [|split].
  - intros x _. split; [intros; lra|]. cbn. ring.
  - intros x f Hx Hf _. cbn in Hx, Hf. destruct f as [|f]; [|lia].
    destruct x as [|[|x]]; [reflexivity|reflexivity|lia].
  - unfold rule_information, mutual_information. cbn.
    replace (/ (1 + 1) * 1 / ((0 + / (1 + 1) * 1) * (0 + / (1 + 1) * 1 + / (1 + 1) * 1))) with 1 by field.
    rewrite ln_1. lra.
Qed.

(** * Tilted laws *)

Section Tilted.
Variables (k d : nat) (Q : nat -> Z) (u : Z) (P : nat -> nat -> Z).
Let n := inputs k d.
Let m := rules k d.

(** The law [Q/u] of rules with the factors [P x f], and what they sum to. *)
Definition mass (x : nat) : Z := sumZ m (fun f => Q f * P x f)%Z.
Definition tilted (x f : nat) : R := IZR (Q f * P x f) / IZR (mass x).

Hypothesis law : law_ok m Q u = true.
Hypothesis factors : forall x f, (x < n)%nat -> (f < m)%nat -> (0 <= P x f)%Z.
Hypothesis masses : forall x, (x < n)%nat -> (0 < mass x)%Z.

Lemma part_not_negative x f : (x < n)%nat -> (f < m)%nat -> (0 <= Q f * P x f)%Z.
Proof. intros Hx Hf. apply Z.mul_nonneg_nonneg; [apply (law_ok_spec _ _ _ law); exact Hf|auto]. Qed.

Lemma tilted_channel : is_channel n m tilted.
Proof.
  intros x Hx. apply (law_ok_is_law m (fun f => Q f * P x f)%Z (mass x)). unfold law_ok.
  rewrite (proj2 (Z.ltb_lt _ _) (masses x Hx)). unfold mass. rewrite Z.eqb_refl, andb_true_r. cbn [andb].
  assert (H : forall i, (i <= m)%nat -> all i (fun f => 0 <=? Q f * P x f)%Z = true); [|apply H; lia].
  induction i as [|i IH]; intros Hi; [reflexivity|]. cbn [all]. rewrite IH by lia. rewrite andb_true_r.
  apply Z.leb_le. apply part_not_negative; [exact Hx|lia].
Qed.

Lemma tilted_positive x f : (x < n)%nat -> (f < m)%nat -> 0 < tilted x f -> (0 < Q f)%Z /\ (0 < P x f)%Z.
Proof.
  intros Hx Hf H. destruct (law_ok_spec _ _ _ law) as [_ [HQ _]]. specialize (HQ f Hf). pose proof (factors x f Hx Hf) as HP.
  destruct (Z.eq_dec (Q f) 0) as [E|E]; [unfold tilted in H; rewrite E in H; unfold Rdiv in H; cbn in H; lra|].
  destruct (Z.eq_dec (P x f) 0) as [E'|E']; [unfold tilted in H; rewrite E', Z.mul_0_r in H; unfold Rdiv in H; lra|]. lia.
Qed.

(** [I(X;F)] is at most the mean divergence of the rows from [Q/u], that is of [ln (P u / mass)]. *)
Lemma tilted_information :
  rule_information k d tilted <=
  / INR n * sum n (fun x => sum m (fun f => tilted x f * ln (IZR (P x f))) - ln (IZR (mass x) / IZR u)).
Proof.
  pose proof (inputs_INR k d) as Hn. fold n in Hn. destruct (law_ok_spec _ _ _ law) as [Hu [HQ _]].
  assert (Ru : 0 < IZR u) by (apply IZR_lt; exact Hu).
  assert (U : is_law n (fun _ => / INR n)).
  { split; [intros; left; apply Rinv_0_lt_compat; exact Hn|]. rewrite sum_const. field. lra. }
  eapply Rle_trans; [exact (divergences_at_least_information n m (fun _ => / INR n) tilted (fun f => IZR (Q f) / IZR u)
    tilted_channel U (law_ok_is_law _ _ _ law)
    (fun x f Hx Hf H => Rdiv_lt_0_compat _ _ (IZR_lt _ _ (proj1 (tilted_positive x f Hx Hf H))) Ru))|].
  right. rewrite sum_scal. f_equal. apply sum_ext. intros x Hx. unfold divergence.
  assert (Rm : 0 < IZR (mass x)) by (apply IZR_lt; apply masses; exact Hx).
  destruct (tilted_channel x Hx) as [T0 T1].
  rewrite <- (Rmult_1_r (ln (IZR (mass x) / IZR u))), <- T1, <- sum_scal, <- sum_minus. apply sum_ext. intros f Hf.
  destruct (Req_dec (tilted x f) 0) as [E|E]; [rewrite E; ring|].
  destruct (tilted_positive x f Hx Hf ltac:(pose proof (T0 f Hf); lra)) as [HQf HPf]. apply IZR_lt in HQf, HPf.
  rewrite (Rmult_comm (ln _) (tilted x f)), <- Rmult_minus_distr_l. f_equal.
  rewrite <- ln_div by (try apply Rdiv_lt_0_compat; assumption). f_equal. unfold tilted. rewrite mult_IZR. field. lra.
Qed.
End Tilted.

(** * Check of the information *)

(** The least common multiple of [l]. *)
Definition common (l : list Z) : Z := fold_right Z.lcm 1%Z l.

Section Bound.
(** The law [Q/u] of rules, the factors [P] and the exponents [E] by examples and rules, [theta = tn/td], exponents up to [c]. *)
Variables (k d : nat) (Q : list Z) (u tn td c : Z) (P E : list (list Z)).
Let n := inputs k d.
Let m := rules k d.
Let N := Z.of_nat n.

Definition masses : list Z := tabulate (inputs k d) (mass k d (at1 Q) (at2 P)).

(** The mean exponent, times [n D]. *)
Definition mean_count (D : Z) (l : list Z) : Z :=
  sumZ (inputs k d) (fun x => sumZ (rules k d) (fun f => at1 Q f * at2 P x f * at2 E x f) * (D / at1 l x))%Z.

(** Each factor is 0 or [theta^E td^c]. *)
Definition factors_ok : bool :=
  let up := tabulate (Z.to_nat c + 1) (fun i => tn ^ Z.of_nat i * td ^ (c - Z.of_nat i))%Z in
  all (inputs k d) (fun x => all (rules k d) (fun f => (at2 P x f =? 0) ||
    ((0 <=? at2 E x f) && (at2 E x f <=? c) && (at2 P x f =? nth (Z.to_nat (at2 E x f)) up 0)))%Z).

Definition tilted_ok (D : Z) (l : list Z) : bool :=
  law_ok (rules k d) (at1 Q) u && (0 <? tn)%Z && (0 <? td)%Z && (0 <=? c)%Z && factors_ok &&
  (0 <? D)%Z && all (inputs k d) (fun x => (0 <? at1 l x) && (D mod at1 l x =? 0))%Z.

Definition information_ok (e : evidence) (D M : Z) (l : list Z) (v w : Z) : bool :=
  let N := Z.of_nat (inputs k d) in
  (0 <? w)%Z &&
  is_not_negative e (scale (w * D) (gather (inputs k d) (fun x => [(1, at1 l x); (- 1, u)])) ++
    [(v * N * D, 2); (- (w * M), tn); (w * M - w * c * N * D, td)])%Z.

Let q := tilted k d (at1 Q) (at2 P).
Variable D : Z.
Hypothesis ok : tilted_ok D masses = true.

Lemma masses_spec x : (x < n)%nat -> at1 masses x = mass k d (at1 Q) (at2 P) x.
Proof. intros Hx. unfold masses, at1, tabulate. rewrite nth_map_seq by exact Hx. reflexivity. Qed.

Lemma tilted_ok_spec :
  law_ok m (at1 Q) u = true /\ (0 < tn)%Z /\ (0 < td)%Z /\ (0 <= c)%Z /\ (0 < D)%Z /\
  (forall x, (x < n)%nat -> (0 < mass k d (at1 Q) (at2 P) x)%Z /\
    D = (mass k d (at1 Q) (at2 P) x * (D / mass k d (at1 Q) (at2 P) x))%Z) /\
  (forall x f, (x < n)%nat -> (f < m)%nat -> at2 P x f = 0%Z \/
    (0 <= at2 E x f <= c)%Z /\ at2 P x f = (tn ^ at2 E x f * td ^ (c - at2 E x f))%Z).
Proof.
  unfold tilted_ok in ok. apply andb_prop in ok. destruct ok as [H HM]. apply andb_prop in H. destruct H as [H HD].
  apply andb_prop in H. destruct H as [H HF]. apply andb_prop in H. destruct H as [H Hc].
  apply andb_prop in H. destruct H as [H Htd]. apply andb_prop in H. destruct H as [HQ Htn].
  apply Z.ltb_lt in HD, Htd, Htn. apply Z.leb_le in Hc. repeat (split; [assumption|]). split.
  - intros x Hx. pose proof (all_spec _ _ x HM Hx) as B. cbv beta in B. rewrite (masses_spec x Hx) in B.
    apply andb_prop in B. destruct B as [B1 B2]. apply Z.ltb_lt in B1. apply Z.eqb_eq in B2. split; [exact B1|].
    apply Z_div_exact_full_2; [lia|exact B2].
  - intros x f Hx Hf. pose proof (all_spec _ _ f (all_spec _ _ x HF Hx) Hf) as B. cbv beta in B.
    apply orb_prop in B. destruct B as [B|B]; [left; apply Z.eqb_eq; exact B|right].
    apply andb_prop in B. destruct B as [B B3]. apply andb_prop in B. destruct B as [B1 B2].
    apply Z.leb_le in B1, B2. apply Z.eqb_eq in B3. split; [lia|]. rewrite B3. unfold tabulate.
    rewrite nth_map_seq by lia. rewrite Z2Nat.id by exact B1. reflexivity.
Qed.

Lemma factor_not_negative x f : (x < n)%nat -> (f < m)%nat -> (0 <= at2 P x f)%Z.
Proof.
  intros Hx Hf. destruct tilted_ok_spec as [_ [Htn [Htd [_ [_ [_ F]]]]]].
  destruct (F x f Hx Hf) as [->|[_ ->]]; [lia|]. apply Z.mul_nonneg_nonneg; apply Z.pow_nonneg; lia.
Qed.

Lemma tilted_ok_channel : is_channel n m q.
Proof.
  destruct tilted_ok_spec as [HQ [_ [_ [_ [_ [HM _]]]]]].
  exact (tilted_channel k d (at1 Q) u (at2 P) HQ factor_not_negative (fun x Hx => proj1 (HM x Hx))).
Qed.

Lemma tilted_ok_positive x f : (x < n)%nat -> (f < m)%nat -> 0 < q x f -> (0 < at1 Q f)%Z /\ (0 < at2 P x f)%Z.
Proof.
  destruct tilted_ok_spec as [HQ [_ [_ [_ [_ [HM _]]]]]].
  exact (tilted_positive k d (at1 Q) u (at2 P) HQ factor_not_negative x f).
Qed.

Lemma mean_count_spec :
  sum n (fun x => sum m (fun f => q x f * IZR (at2 E x f))) = IZR (mean_count D masses) / IZR D.
Proof.
  destruct tilted_ok_spec as [_ [_ [_ [_ [HD [HM _]]]]]]. assert (RD : 0 < IZR D) by (apply IZR_lt; exact HD).
  unfold mean_count. fold n m. rewrite sumZ_IZR. unfold Rdiv. rewrite (Rmult_comm (sum n _) (/ IZR D)), <- sum_scal.
  apply sum_ext. intros x Hx. rewrite (masses_spec x Hx). destruct (HM x Hx) as [Hm HE].
  rewrite mult_IZR, sumZ_IZR. set (g := (D / _)%Z) in *. set (z := mass k d (at1 Q) (at2 P) x) in *.
  assert (Rz : 0 < IZR z) by (apply IZR_lt; exact Hm).
  assert (Rg : IZR D = IZR z * IZR g) by (rewrite HE at 1; apply mult_IZR). assert (IZR g <> 0) by (intros Z; rewrite Z in Rg; lra).
  rewrite Rg. replace (/ (IZR z * IZR g) * (sum m (fun i => IZR (at1 Q i * at2 P x i * at2 E x i)) * IZR g))
    with (/ IZR z * sum m (fun i => IZR (at1 Q i * at2 P x i * at2 E x i))) by (field; split; lra).
  rewrite <- sum_scal. apply sum_ext. intros f _. unfold q, tilted. fold z. rewrite !mult_IZR. field. lra.
Qed.

Lemma log_of_factor x f : (x < n)%nat -> (f < m)%nat ->
  q x f * ln (IZR (at2 P x f)) = (ln (IZR tn) - ln (IZR td)) * (q x f * IZR (at2 E x f)) + IZR c * ln (IZR td) * q x f.
Proof.
  intros Hx Hf. destruct tilted_ok_spec as [_ [Htn [Htd [_ [_ [_ F]]]]]].
  destruct (Req_dec (q x f) 0) as [Z|Z]; [rewrite Z; ring|].
  pose proof (proj1 (tilted_ok_channel x Hx) f Hf) as Q0.
  destruct (tilted_ok_positive x f Hx Hf ltac:(lra)) as [_ HP]. destruct (F x f Hx Hf) as [E0|[B ->]]; [lia|].
  assert (Rtn : 0 < IZR tn) by (apply IZR_lt; exact Htn). assert (Rtd : 0 < IZR td) by (apply IZR_lt; exact Htd).
  rewrite mult_IZR. set (i := at2 E x f) in *. rewrite ln_mult by (apply IZR_lt; apply Z.pow_pos_nonneg; lia).
  assert (L : forall t j, (0 < t)%Z -> (0 <= j)%Z -> ln (IZR (t ^ j)) = IZR j * ln (IZR t)).
  { intros t j Ht Hj. rewrite <- (Z2Nat.id j Hj), <- pow_IZR, ln_pow_nat, INR_IZR_INZ by (apply IZR_lt; exact Ht). reflexivity. }
  rewrite !L by lia. rewrite minus_IZR. ring.
Qed.

Theorem information_ok_correct e v w :
  information_ok e D (mean_count D masses) masses v w = true -> rule_information k d q <= IZR v / IZR w * ln 2.
Proof.
  unfold information_ok. cbv zeta. intros H. apply andb_prop in H. destruct H as [Hw He]. apply Z.ltb_lt in Hw.
  destruct tilted_ok_spec as [HQ [Htn [Htd [Hc [HD [HM _]]]]]]. destruct (law_ok_spec _ _ _ HQ) as [Hu _].
  assert (Rw : 0 < IZR w) by (apply IZR_lt; exact Hw). assert (RD : 0 < IZR D) by (apply IZR_lt; exact HD).
  pose proof (inputs_INR k d) as Hn. fold n in Hn, He.
  eapply Rle_trans; [exact (tilted_information k d (at1 Q) u (at2 P) HQ factor_not_negative (fun x Hx => proj1 (HM x Hx)))|].
  fold n m q. rewrite sum_minus.
  rewrite (sum_ext n (fun x => ln (IZR (mass k d (at1 Q) (at2 P) x) / IZR u)) (fun x => ln (IZR (at1 masses x) / IZR u)))
    by (intros x Hx; rewrite (masses_spec x Hx); reflexivity).
  rewrite (sum_ext n (fun x => sum m _) (fun x => (ln (IZR tn) - ln (IZR td)) * sum m (fun f => q x f * IZR (at2 E x f)) +
    IZR c * ln (IZR td) * 1)).
  2: { intros x Hx. rewrite <- (proj2 (tilted_ok_channel x Hx)), <- !sum_scal, <- sum_plus. apply sum_ext.
    intros f Hf. apply log_of_factor; assumption. }
  rewrite sum_plus, sum_scal, mean_count_spec, sum_const.
  apply is_not_negative_correct in He.
  rewrite value_app, value_scale, weights_form_spec in He.
  2: exact Hu.
  2: { intros x Hx. rewrite (masses_spec x Hx). apply HM. exact Hx. }
  cbn [value] in He. repeat rewrite ?opp_IZR, ?minus_IZR, ?mult_IZR in He. rewrite <- !INR_IZR_INZ in He.
  set (S := sum n (fun x => ln (IZR (at1 masses x) / IZR u))) in *. set (M := IZR (mean_count D masses)) in *.
  apply (Rmult_le_reg_l (INR n * IZR w * IZR D)); [repeat apply Rmult_lt_0_compat; assumption|].
  replace (INR n * IZR w * IZR D * (IZR v / IZR w * ln 2)) with (IZR v * INR n * IZR D * ln 2) by (field; lra).
  replace (INR n * IZR w * IZR D * (/ INR n * ((ln (IZR tn) - ln (IZR td)) * (M / IZR D) + INR n * (IZR c * ln (IZR td) * 1) - S)))
    with (IZR w * M * (ln (IZR tn) - ln (IZR td)) + IZR w * IZR c * INR n * IZR D * ln (IZR td) - IZR w * IZR D * S) by (field; lra).
  lra.
Qed.
End Bound.

(** * Check of an upper bound for the greatest success *)

(** The law [Q/u] of rules, kept to those that serve. *)
Definition serving (k d : nat) (Q : list Z) : list (list Z) :=
  tabulate2 (inputs k d) (rules k d) (fun x f => if (at1 Q f =? 0)%Z then 0 else if serves k d x f then 1 else 0)%Z.

Definition check_optimum_within (e : evidence) (Q : list Z) (u : Z) (k d : nat) (v w : Z) : bool :=
  let P := serving k d Q in
  let l := masses k d Q P in
  let D := common l in
  tilted_ok k d Q u 1 1 0 P [] D l && information_ok k d u 1 1 0 e D 0 l v w.

Theorem check_optimum_within_correct e Q u k d v w :
  check_optimum_within e Q u k d v w = true -> optimum_within k d (IZR v / IZR w * ln 2).
Proof.
  unfold check_optimum_within. cbv zeta. intros H. apply andb_prop in H. destruct H as [H He].
  set (P := serving k d Q) in *. set (D := common (masses k d Q P)) in *.
  assert (M0 : mean_count k d Q P [] D (masses k d Q P) = 0%Z).
  { apply eq_IZR. unfold mean_count. rewrite sumZ_IZR, <- (sum_zero (inputs k d)). apply sum_ext. intros x _. f_equal.
    assert (Z0 : sumZ (rules k d) (fun f => at1 Q f * at2 P x f * at2 [] x f)%Z = 0%Z); [|rewrite Z0; reflexivity].
    apply eq_IZR. rewrite sumZ_IZR, <- (sum_zero (rules k d)). apply sum_ext. intros f _. f_equal.
    unfold at2 at 2. destruct x; destruct f; cbn [nth]; ring. }
  exists (tilted k d (at1 Q) (at2 P)). split; [exact (tilted_ok_channel k d Q u 1 1 0 P [] D H)|]. split.
  - intros x f Hx Hf Hq. destruct (tilted_ok_positive k d Q u 1 1 0 P [] D H x f Hx Hf Hq) as [_ HP].
    unfold P, serving in HP. rewrite tabulate2_spec in HP by assumption. destruct (at1 Q f =? 0)%Z; [lia|].
    destruct (serves k d x f); [reflexivity|lia].
  - apply (information_ok_correct k d Q u 1 1 0 P [] D H e). rewrite M0. exact He.
Qed.

(** * Check of an upper bound for a success *)

(** The exponents and the factors of the rules that occur. *)
Definition exponents_of (k d : nat) (a b : Z) (Q : list Z) : list (list Z) :=
  tabulate2 (inputs k d) (rules k d) (fun x f => if at1 Q f =? 0 then 0 else exponent k d a b x f)%Z.
Definition factors_of (k d : nat) (tn td c : Z) (Q : list Z) (E : list (list Z)) : list (list Z) :=
  let up := tabulate (Z.to_nat c + 1) (fun i => tn ^ Z.of_nat i * td ^ (c - Z.of_nat i))%Z in
  tabulate2 (inputs k d) (rules k d) (fun x f => if at1 Q f =? 0 then 0 else nth (Z.to_nat (at2 E x f)) up 0)%Z.

(** [theta = tn/td], exponents up to [c]; the success [p/r]. *)
Definition check_success_within (e : evidence) (Q : list Z) (u tn td c : Z) (k d : nat) (a b p r v w : Z) : bool :=
  let E := exponents_of k d a b Q in
  let P := factors_of k d tn td c Q E in
  let l := masses k d Q P in
  let D := common l in
  let M := mean_count k d Q P E D l in
  let ND := (Z.of_nat (inputs k d) * D)%Z in
  (0 <? r)%Z && gains_ok k d a b && tilted_ok k d Q u tn td c P E D l &&
  (p * Z.of_nat k * scale_of b d * ND <=? r * ((b - 2 * a) * M + Z.of_nat (strings d) * a ^ Z.of_nat d * ND))%Z &&
  information_ok k d u tn td c e D M l v w.

Theorem check_success_within_correct e Q u tn td c k d a b p r v w :
  check_success_within e Q u tn td c k d a b p r v w = true ->
  success_within k d (IZR a / IZR b) (IZR p / IZR r) (IZR v / IZR w * ln 2).
Proof.
  unfold check_success_within. cbv zeta.
  set (n := inputs k d). set (m := rules k d). set (E := exponents_of k d a b Q). set (P := factors_of k d tn td c Q E).
  set (D := common _). set (M := mean_count _ _ _ _ _ _ _). intros H.
  apply andb_prop in H. destruct H as [H He]. apply andb_prop in H. destruct H as [H Hs].
  apply andb_prop in H. destruct H as [H Hok]. apply andb_prop in H. destruct H as [Hr Hg].
  apply Z.ltb_lt in Hr. apply Z.leb_le, IZR_le in Hs.
  exists (tilted k d (at1 Q) (at2 P)). pose proof (tilted_ok_channel k d Q u tn td c P E D Hok) as HC.
  split; [exact HC|]. split; [|exact (information_ok_correct k d Q u tn td c P E D Hok e v w He)].
  destruct (tilted_ok_spec k d Q u tn td c P E D Hok) as [_ [_ [_ [_ [HD _]]]]].
  destruct (gains_ok_spec k d a b Hg) as [Hb [_ [Hk _]]].
  pose proof (inputs_INR k d) as Hn. fold n in Hn.
  assert (RD : 0 < IZR D) by (apply IZR_lt; exact HD). assert (Rr : 0 < IZR r) by (apply IZR_lt; exact Hr).
  assert (Rk : 0 < INR k) by (apply lt_0_INR; lia).
  assert (RB : 0 < IZR (scale_of b d)) by (apply IZR_lt; eapply scale_positive; eassumption).
  rewrite (success_of_mean k d a b Hg _ HC). fold n m.
  rewrite (sum_ext n _ (fun x => / INR n * sum m (fun f => tilted k d (at1 Q) (at2 P) x f * IZR (at2 E x f)))).
  2: { intros x Hx. rewrite <- sum_scal. apply sum_ext. intros f Hf.
    destruct (Req_dec (tilted k d (at1 Q) (at2 P) x f) 0) as [Z|Z]; [rewrite Z; ring|].
    pose proof (proj1 (HC x Hx) f Hf) as Q0.
    destruct (tilted_ok_positive k d Q u tn td c P E D Hok x f Hx Hf ltac:(lra)) as [HQf _].
    unfold E, exponents_of. rewrite tabulate2_spec by assumption. destruct (Z.eqb_spec (at1 Q f) 0); [lia|]. ring. }
  pose proof (mean_count_spec k d Q u tn td c P E D Hok) as HM. fold n m M in HM. rewrite sum_scal, HM.
  repeat rewrite ?plus_IZR, ?minus_IZR, ?mult_IZR in Hs. rewrite minus_IZR, mult_IZR. rewrite <- !INR_IZR_INZ in Hs.
  set (A := INR (strings d) * IZR (a ^ Z.of_nat d)) in *. set (B := IZR b - 2 * IZR a) in *.
  apply (Rmult_le_reg_l (IZR r * (INR k * IZR (scale_of b d)) * (INR n * IZR D))); [repeat apply Rmult_lt_0_compat; assumption|].
  replace (IZR r * (INR k * IZR (scale_of b d)) * (INR n * IZR D) * (IZR p / IZR r))
    with (IZR p * INR k * IZR (scale_of b d) * (INR n * IZR D)) by (field; lra).
  replace (IZR r * (INR k * IZR (scale_of b d)) * (INR n * IZR D) * ((B * (/ INR n * (IZR M / IZR D)) + A) / (INR k * IZR (scale_of b d))))
    with (IZR r * (B * IZR M + A * (INR n * IZR D))) by (field; lra).
  exact Hs.
Qed.
