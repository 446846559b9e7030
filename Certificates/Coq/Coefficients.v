(** The coefficients of Dobrushin and Doeblin, and lower bounds of chi-square's contraction. *)
From Coq Require Import Reals Lra Lia ZArith QArith Qreals List Bool.
From Lemmata Require Import Laws Sums Contraction ChiSquare.
Import ListNotations.
Open Scope R_scope.

(** * Statements *)

(** [1/2 sum_y |p(y) - q(y)|]. *)
Definition total_variation (m : nat) (p q : nat -> R) : R := / 2 * sum m (fun y => Rabs (p y - q y)).

(** [max_(x,x') TV(W_x, W_x') = r]. *)
Definition dobrushin (n m : nat) (w : nat -> nat -> R) (r : R) : Prop :=
  is_channel n m w /\
  (forall x z, (x < n)%nat -> (z < n)%nat -> total_variation m (w x) (w z) <= r) /\
  exists x z, (x < n)%nat /\ (z < n)%nat /\ total_variation m (w x) (w z) = r.

(** [a] is the least of [f 0, ..., f (n-1)]. *)
Definition is_least (n : nat) (f : nat -> R) (a : R) : Prop :=
  (forall x, (x < n)%nat -> a <= f x) /\ exists x, (x < n)%nat /\ f x = a.

(** [sum_y min_x W(y|x) = r]. *)
Definition doeblin (n m : nat) (w : nat -> nat -> R) (r : R) : Prop :=
  is_channel n m w /\
  exists least : nat -> R, (forall y, (y < m)%nat -> is_least n (fun x => w x y) (least y)) /\ sum m least = r.

(** [eta_chi2(P,W) >= r]: by one function of mean 0. *)
Definition chi_square_at_least (n m : nat) (p : nat -> R) (w : nat -> nat -> R) (r : R) : Prop :=
  is_law n p /\ is_channel n m w /\
  exists g, sum n (fun x => p x * g x) = 0 /\ 0 < energy n p g /\ r * energy n p g <= output_energy n m p w g.

(** * Sanity *)

Example variation_of_two_points : total_variation 2 (law1 [1; 0]%Z 1) (law1 [0; 1]%Z 1) = 1.
Proof.
  unfold total_variation, law1, at1. cbn [sum nth].
  replace (1 / 1 - 0 / 1) with 1 by field. replace (0 / 1 - 1 / 1) with (- 1) by field.
  rewrite Rabs_R1, (Rabs_left (- 1)) by lra. field.
Qed.

(** * Checks *)

(** Twice the total variation of two rows over [c], times [c]. *)
Definition variation (m : nat) (w : list (list Z)) (x z : nat) : Z :=
  sumZ m (fun y => Z.abs (at2 w x y - at2 w z y)).

(** The channel [w/c] and the value [a/b]. *)
Definition check_dobrushin (n m : nat) (w : list (list Z)) (c a b : Z) : bool :=
  (0 <? c)%Z && (0 <? b)%Z && all n (fun x => law_ok m (at2 w x) c) &&
  all n (fun x => all n (fun z => variation m w x z * b <=? 2 * c * a)%Z) &&
  negb (all n (fun x => all n (fun z => negb (variation m w x z * b =? 2 * c * a)%Z))).

Lemma variation_spec m w c x z :
  (0 < c)%Z -> total_variation m (law2 w c x) (law2 w c z) = IZR (variation m w x z) / (2 * IZR c).
Proof.
  intros Hc. apply IZR_lt in Hc. unfold total_variation, variation. rewrite sumZ_IZR. unfold Rdiv.
  rewrite (sum_ext m _ (fun y => / IZR c * IZR (Z.abs (at2 w x y - at2 w z y)))).
  - rewrite sum_scal. field. lra.
  - intros y _. unfold law2. rewrite abs_IZR, minus_IZR.
    replace (IZR (at2 w x y) / IZR c - IZR (at2 w z y) / IZR c)
      with (/ IZR c * (IZR (at2 w x y) - IZR (at2 w z y))) by (field; lra).
    rewrite Rabs_mult, (Rabs_right (/ IZR c)); [reflexivity|]. left. apply Rinv_0_lt_compat. exact Hc.
Qed.

Theorem check_dobrushin_correct n m w c a b :
  check_dobrushin n m w c a b = true -> dobrushin n m (law2 w c) (IZR a / IZR b).
Proof.
  unfold check_dobrushin. intros H. repeat (apply andb_prop in H; destruct H as [H ?H]).
  rename H into Hc, H3 into Hb, H2 into Hw, H1 into Hall, H0 into Hex. apply Z.ltb_lt in Hc, Hb.
  pose proof (IZR_lt _ _ Hc) as Rc. pose proof (IZR_lt _ _ Hb) as Rb. split; [|split].
  - intros x Hx. exact (law_ok_is_law _ _ _ (all_spec n _ x Hw Hx)).
  - intros x z Hx Hz. pose proof (all_spec n _ z (all_spec n _ x Hall Hx) Hz) as L. cbv beta in L.
    apply Z.leb_le, IZR_le in L. rewrite !mult_IZR in L. rewrite variation_spec by exact Hc.
    apply (Rmult_le_reg_r (2 * IZR c * IZR b)); [repeat apply Rmult_lt_0_compat; lra|].
    replace (IZR (variation m w x z) / (2 * IZR c) * (2 * IZR c * IZR b))
      with (IZR (variation m w x z) * IZR b) by (field; lra).
    replace (IZR a / IZR b * (2 * IZR c * IZR b)) with (2 * IZR c * IZR a) by (field; lra). exact L.
  - apply negb_true_iff in Hex. destruct (all_false _ _ Hex) as [x [Hx E]].
    destruct (all_false _ _ E) as [z [Hz E']]. apply negb_false_iff, Z.eqb_eq in E'.
    exists x, z. split; [exact Hx|]. split; [exact Hz|]. rewrite variation_spec by exact Hc.
    apply (f_equal IZR) in E'. rewrite !mult_IZR in E'.
    apply (Rmult_eq_reg_r (2 * IZR c * IZR b)); [|nra].
    replace (IZR (variation m w x z) / (2 * IZR c) * (2 * IZR c * IZR b))
      with (IZR (variation m w x z) * IZR b) by (field; lra).
    rewrite E'. field. lra.
Qed.

(** The least of [f 0, ..., f k]. *)
Fixpoint leastZ (k : nat) (f : nat -> Z) : Z :=
  match k with
  | O => f O
  | S j => Z.min (leastZ j f) (f (S j))
  end.

Lemma leastZ_spec k f :
  (forall x, (x <= k)%nat -> (leastZ k f <= f x)%Z) /\ exists x, (x <= k)%nat /\ f x = leastZ k f.
Proof.
  induction k as [|k [IH [x [Hx E]]]]; cbn [leastZ].
  - split; [intros x Hx; replace x with O by lia; lia|exists O; split; [lia|reflexivity]].
  - split.
    + intros z Hz. destruct (Nat.eq_dec z (S k)) as [->|Hne]; [lia|]. specialize (IH z ltac:(lia)). lia.
    + destruct (Z.min_spec (leastZ k f) (f (S k))) as [[_ ->]|[_ ->]].
      * exists x. split; [lia|exact E].
      * exists (S k). split; [lia|reflexivity].
Qed.

Definition check_doeblin (n m : nat) (w : list (list Z)) (c a b : Z) : bool :=
  (0 <? n)%nat && (0 <? c)%Z && (0 <? b)%Z && all n (fun x => law_ok m (at2 w x) c) &&
  (sumZ m (fun y => leastZ (n - 1) (fun x => at2 w x y)) * b =? a * c)%Z.

Theorem check_doeblin_correct n m w c a b :
  check_doeblin n m w c a b = true -> doeblin n m (law2 w c) (IZR a / IZR b).
Proof.
  unfold check_doeblin. intros H. repeat (apply andb_prop in H; destruct H as [H ?H]).
  rename H into Hn, H3 into Hc, H2 into Hb, H1 into Hw, H0 into E.
  apply Nat.ltb_lt in Hn. apply Z.ltb_lt in Hc, Hb. apply Z.eqb_eq, (f_equal IZR) in E. rewrite !mult_IZR in E.
  pose proof (IZR_lt _ _ Hc) as Rc. pose proof (IZR_lt _ _ Hb) as Rb. split.
  { intros x Hx. exact (law_ok_is_law _ _ _ (all_spec n _ x Hw Hx)). }
  exists (fun y => IZR (leastZ (n - 1) (fun x => at2 w x y)) / IZR c). split.
  - intros y _. destruct (leastZ_spec (n - 1) (fun x => at2 w x y)) as [L [x [Hx Ex]]]. split.
    + intros z Hz. unfold law2, Rdiv. apply Rmult_le_compat_r; [left; apply Rinv_0_lt_compat; exact Rc|].
      apply IZR_le. apply L. lia.
    + exists x. split; [lia|]. unfold law2. rewrite Ex. reflexivity.
  - rewrite (sum_over m (fun y => leastZ (n - 1) (fun x => at2 w x y)) c).
    apply (Rmult_eq_reg_r (IZR c * IZR b)); [|nra].
    replace (IZR (sumZ m _) / IZR c * (IZR c * IZR b))
      with (IZR (sumZ m (fun y => leastZ (n - 1) (fun x => at2 w x y))) * IZR b) by (field; lra).
    rewrite E. field. lra.
Qed.

(** [sum_x p_x w_xy g_x]. *)
Definition outgQ (n : nat) (p : list Q) (w : list (list Q)) (g : list Q) (y : nat) : Q :=
  sumQ n (fun x => at1Q p x * at2Q w x y * at1Q g x)%Q.

Definition energyQ (n : nat) (p g : list Q) : Q := sumQ n (fun x => at1Q p x * at1Q g x * at1Q g x)%Q.

Definition check_chi_square_lower (n m : nat) (p : list Q) (w : list (list Q)) (r : Q) (g : list Q) : bool :=
  all n (fun x => lawQ m (at2Q w x)) && lawQ n (at1Q p) &&
  Qeq_bool (sumQ n (fun x => at1Q p x * at1Q g x)%Q) 0 &&
  negb (Qle_bool (energyQ n p g) 0) &&
  all m (fun y => negb (Qeq_bool (outQ n p w y) 0) || Qeq_bool (outgQ n p w g y) 0) &&
  Qle_bool (r * energyQ n p g)
    (sumQ m (fun y => if Qeq_bool (outQ n p w y) 0 then 0
                      else outgQ n p w g y * outgQ n p w g y * / outQ n p w y))%Q.

Theorem check_chi_square_lower_correct g n m p w r :
  check_chi_square_lower n m p w r g = true -> chi_square_at_least n m (real1 p) (real2 w) (Q2R r).
Proof.
  unfold check_chi_square_lower. intros H. repeat (apply andb_prop in H; destruct H as [H ?H]).
  rename H into Hw, H4 into Hp, H3 into Hg, H2 into He, H1 into Hz, H0 into Hr.
  split; [exact (lawQ_spec n _ Hp)|]. split; [intros x Hx; exact (lawQ_spec m _ (all_spec n _ x Hw Hx))|].
  assert (Ee : Q2R (energyQ n p g) = energy n (real1 p) (real1 g)).
  { unfold energyQ, energy. rewrite sumQ_spec. apply sum_ext. intros x _. rewrite !Q2R_mult. reflexivity. }
  exists (real1 g). split; [|split].
  - apply Q2R_zero in Hg. rewrite sumQ_spec in Hg. rewrite <- Hg. apply sum_ext. intros x _.
    rewrite Q2R_mult. reflexivity.
  - rewrite <- Ee, <- RMicromega.Q2R_0. apply Qlt_Rlt. apply Qnot_le_lt. intros L. apply Qle_bool_iff in L.
    rewrite L in He. discriminate.
  - apply Qle_bool_iff, Qle_Rle in Hr. rewrite Q2R_mult, sumQ_spec, Ee in Hr. eapply Rle_trans; [exact Hr|].
    right. unfold output_energy. apply sum_ext. intros y Hy.
    assert (Eo : Q2R (outQ n p w y) = output n (real1 p) (real2 w) y).
    { unfold outQ. rewrite sumQ_spec. apply sum_ext. intros x _. rewrite Q2R_mult. reflexivity. }
    assert (Eg : Q2R (outgQ n p w g y) = sum n (fun x => real1 p x * real2 w x y * real1 g x)).
    { unfold outgQ. rewrite sumQ_spec. apply sum_ext. intros x _. rewrite !Q2R_mult. reflexivity. }
    rewrite <- Eg, <- Eo. destruct (Qeq_bool (outQ n p w y) 0) eqn:Ey.
    + pose proof (all_spec m _ y Hz Hy) as Z. cbv beta in Z. rewrite Ey in Z. cbn [negb orb] in Z.
      rewrite (Q2R_zero _ Z), RMicromega.Q2R_0. unfold Rdiv. ring.
    + rewrite !Q2R_mult, Q2R_inv by (intros Z; apply Qeq_bool_iff in Z; congruence). unfold Rdiv. ring.
Qed.
