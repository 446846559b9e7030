(** Check of an upper bound of the contraction coefficient of a law on two inputs, by integers. *)
From Coq Require Import Reals Lra Lia ZArith List Bool.
From Lemmata Require Import Forms Enclose Laws Sums BinaryForms LocalContraction Contraction Segment KLContraction Excess KLInput.
Import ListNotations.
Open Scope R_scope.

(** Why the excess is not negative on a cell: it is above its tangent at a point, above its chord, or the divergences are far apart. *)
Inductive way := Tangent (point : Z) | Chord | Step.

(** * The forms *)

Section Cells.
(** The channel [w/c] with [m] outputs, the law [p/t], the bound [a/b]; points [x] stand for the laws [(x/u, 1 - x/u)]. *)
Variables (m : nat) (w : list (list Z)) (c : Z) (p : list Z) (t a b u : Z).

Definition point (x : Z) : list Z := [x; (u - x)%Z].
Definition here : Z := (at1 p 0 * (u / t))%Z.

Definition law_at (x : Z) : bool :=
  law_ok 2 (at1 (point x)) u && is_below 2 (at1 (point x)) (at1 p) &&
  law_ok m (out 2 (point x) w) (u * c) && is_below m (out 2 (point x) w) (out 2 p w).

(** [b u c (a/b D(x) - D(z))], of the inputs at [x] and the outputs at [z]. *)
Definition excess_form (x z : Z) : form :=
  scale (a * c) (divergence_form 2 (at1 (point x)) u (at1 p) t) ++
  scale (- b) (divergence_form m (out 2 (point z) w) (u * c) (out 2 p w) (t * c)).

(** [b c] times the slope at [x]. *)
Definition slope_form (x : Z) : form :=
  scale (a * c) [(1, x); (- 1, at1 p 0); (- 1, u - x); (1, at1 p 1)]%Z ++
  gather m (fun y => scale (- (b * (at2 w 0 y - at2 w 1 y)))
    [(1, out 2 (point x) w y); (1, t); (- 1, u); (- 1, out 2 p w y)]%Z).

(** The curvature between [x] and [z], times what is positive, as a form in the weights of the two ends. *)
Definition curvature_form (x z : Z) : list Z :=
  let '(f, g) := pair_products (out 2 (point z) w) (out 2 (point x) w) m in
  sum_of (multiple (a * u * c * (z - x) ^ 2) (product 1 1 f)) (multiple (- b) (product x z (product (u - x) (u - z) g))).

Definition setting_ok : bool :=
  all 2 (fun x => law_ok m (at2 w x) c) && law_ok 2 (at1 p) t && (0 <? at1 p 0)%Z && (0 <? at1 p 1)%Z &&
  (0 <? c)%Z && (0 <=? a)%Z && (0 <? b)%Z && (0 <? u)%Z && (u =? t * (u / t))%Z && (0 <? here)%Z && (here <? u)%Z &&
  law_ok m (out 2 p w) (t * c).

Hypothesis ok : setting_ok = true.

Let W := law2 w c.
Let P := law1 p t.
Let r := IZR a / IZR b.
Let place (x : Z) : R := IZR x / IZR u - P 0%nat.

Lemma setting :
  is_channel 2 m W /\ is_law 2 P /\ (0 < P 0%nat /\ 0 < P 1%nat) /\ 0 <= r /\ (0 < c)%Z /\ (0 < b)%Z /\ (0 < u)%Z /\ (0 < t)%Z.
Proof.
  pose proof ok as O. unfold setting_ok in O. do 9 (apply andb_prop in O; destruct O as [O _]).
  apply andb_prop in O. destruct O as [O H0]. apply andb_prop in O. destruct O as [HW HP].
  pose proof ok as O'. unfold setting_ok in O'. do 4 (apply andb_prop in O'; destruct O' as [O' _]).
  apply andb_prop in O'. destruct O' as [O' Hu]. apply andb_prop in O'. destruct O' as [O' Hb].
  apply andb_prop in O'. destruct O' as [O' Ha]. apply andb_prop in O'. destruct O' as [O' Hc].
  apply andb_prop in O'. destruct O' as [_ H1]. apply Z.ltb_lt in H0, H1, Hc, Hb, Hu. apply Z.leb_le in Ha.
  destruct (law_ok_spec _ _ _ HP) as [Ht _]. assert (Rt : 0 < IZR t) by (apply IZR_lt; exact Ht).
  split; [intros x Hx; exact (law_ok_is_law _ _ _ (all_spec 2 _ x HW Hx))|]. split; [exact (law_ok_is_law _ _ _ HP)|].
  split; [split; (apply Rdiv_lt_0_compat; [apply IZR_lt; assumption|exact Rt])|].
  split; [apply nonneg_over; assumption|]. repeat split; assumption.
Qed.

Lemma setting_here : P 0%nat = IZR here / IZR u.
Proof.
  destruct setting as [_ [_ [_ [_ [_ [_ [Hu Ht]]]]]]]. pose proof ok as O. unfold setting_ok in O.
  do 3 (apply andb_prop in O; destruct O as [O _]). apply andb_prop in O. destruct O as [_ E]. apply Z.eqb_eq in E.
  apply IZR_lt in Hu, Ht. unfold P, law1, here. rewrite mult_IZR. rewrite E at 2. rewrite mult_IZR.
  assert (IZR u = IZR t * IZR (u / t)) by (rewrite <- mult_IZR, <- E; reflexivity).
  assert (IZR (u / t) <> 0) by (intros Z; rewrite Z in *; lra). field. lra.
Qed.

Lemma setting_counts :
  (0 < at1 p 0)%Z /\ (0 < at1 p 1)%Z /\
  forall y, (y < m)%nat -> (0 <= at2 w 0 y)%Z /\ (0 <= at2 w 1 y)%Z.
Proof.
  pose proof ok as O. unfold setting_ok in O. do 8 (apply andb_prop in O; destruct O as [O _]).
  apply andb_prop in O. destruct O as [O H1]. apply andb_prop in O. destruct O as [O H0]. apply andb_prop in O. destruct O as [HW _].
  apply Z.ltb_lt in H0, H1. split; [exact H0|]. split; [exact H1|]. intros y Hy.
  destruct (law_ok_spec _ _ _ (all_spec 2 _ 0%nat HW ltac:(lia))) as [_ [N0 _]].
  destruct (law_ok_spec _ _ _ (all_spec 2 _ 1%nat HW ltac:(lia))) as [_ [N1 _]]. split; auto.
Qed.

Lemma total_law : P 0%nat + P 1%nat = 1.
Proof. destruct setting as [_ [[_ L] _]]. cbn [sum] in L. lra. Qed.

Lemma place_minus x z : place x - place z = IZR (x - z) / IZR u.
Proof. unfold place. rewrite minus_IZR. unfold Rdiv. ring. Qed.

Lemma at_place x i : (i < 2)%nat -> along P apart (place x) i = law1 (point x) u i.
Proof.
  destruct setting as [_ [_ [_ [_ [_ [_ [Hu _]]]]]]]. apply IZR_lt in Hu. pose proof total_law as L. revert i.
  apply two; unfold along, apart, place, law1, point, at1; cbn [nth]; [ring|].
  fold (at1 p 0). rewrite minus_IZR. fold (P 0%nat) in L. unfold Rdiv. unfold P, law1 in L. unfold P, law1.
  change (nth 1 p 0%Z) with (at1 p 1). replace (IZR u * / IZR u) with 1 by (field; lra).
  replace ((IZR u - IZR x) * / IZR u) with (1 - IZR x * / IZR u) by (field; lra). unfold Rdiv in L. lra.
Qed.

Lemma out_at_place x y :
  along (output 2 P W) (output 2 apart W) (place x) y = IZR (out 2 (point x) w y) / IZR (u * c).
Proof.
  destruct setting as [_ [_ [_ [_ [Hc [_ [Hu _]]]]]]]. rewrite <- output_along, <- out_spec by assumption.
  unfold output. apply sum_ext. intros i Hi. rewrite at_place by exact Hi. reflexivity.
Qed.

Lemma out_here y : output 2 P W y = IZR (out 2 p w y) / IZR (t * c).
Proof. destruct setting as [_ [_ [_ [_ [Hc [_ [_ Ht]]]]]]]. exact (out_spec 2 p t w c y Ht Hc). Qed.

Lemma excess_form_spec x z : law_at x = true -> law_at z = true ->
  value (excess_form x z) = IZR b * IZR u * IZR c *
    (r * divergence 2 (along P apart (place x)) P -
     divergence m (along (output 2 P W) (output 2 apart W) (place z)) (output 2 P W)).
Proof.
  intros Hx Hz. unfold law_at in Hx, Hz. do 2 (apply andb_prop in Hx; destruct Hx as [Hx _]).
  apply andb_prop in Hx. destruct Hx as [X1 X2]. apply andb_prop in Hz. destruct Hz as [Hz Z2].
  apply andb_prop in Hz. destruct Hz as [_ Z1]. destruct setting as [_ [_ [_ [_ [Hc [Hb [Hu Ht]]]]]]].
  rewrite (divergence_ext 2 _ (law1 (point x) u) P (law1 p t)) by (intros; try apply at_place; try reflexivity; assumption).
  assert (E1 : divergence 2 (law1 (point x) u) (law1 p t) = value (divergence_form 2 (at1 (point x)) u (at1 p) t) / IZR u)
    by exact (divergence_form_spec 2 _ u _ t X1 Ht X2).
  rewrite (divergence_ext m _ (fun y => IZR (out 2 (point z) w y) / IZR (u * c)) _ (fun y => IZR (out 2 p w y) / IZR (t * c)))
    by (intros; try apply out_at_place; apply out_here).
  rewrite E1, (divergence_form_spec m _ (u * c) _ (t * c) Z1 ltac:(nia) Z2).
  unfold excess_form. rewrite value_app, !value_scale, opp_IZR, !mult_IZR.
  apply IZR_lt in Hc, Hb, Hu. unfold r. field. lra.
Qed.

Lemma out_two v y : out 2 v w y = (at1 v 0 * at2 w 0 y + at1 v 1 * at2 w 1 y)%Z.
Proof. unfold out. cbn [sumZ]. ring. Qed.

Lemma slope_form_spec x : (0 < x < u)%Z -> value (slope_form x) = IZR b * IZR c * slope_of m P W r (place x).
Proof.
  intros Hx. destruct setting as [HW [HP [HPp [_ [Hc [Hb [Hu Ht]]]]]]]. destruct setting_counts as [P0 [P1 N]].
  unfold slope_form. rewrite value_app, value_scale, value_gather. unfold slope_of, slope, first. cbn [sum apart].
  rewrite !at_place by lia.
  destruct (total_two m W HW) as [_ T].
  rewrite (sum_ext m (fun i => output 2 apart W i * _) (fun y => output 2 apart W y * ln (IZR (out 2 (point x) w y) / IZR (u * c) / (IZR (out 2 p w y) / IZR (t * c))) + output 2 apart W y)).
  2: { intros y _. rewrite out_at_place, out_here. ring. }
  rewrite sum_plus, T. change (law1 (point x) u 0%nat) with (IZR x / IZR u).
  change (law1 (point x) u 1%nat) with (IZR (u - x) / IZR u). change (P 0%nat) with (IZR (at1 p 0) / IZR t).
  change (P 1%nat) with (IZR (at1 p 1) / IZR t). cbn [value]. rewrite mult_IZR.
  assert (Rx : 0 < IZR x) by (apply IZR_lt; lia). assert (Rux : 0 < IZR (u - x)) by (apply IZR_lt; lia).
  apply IZR_lt in P0, P1. assert (Ru : 0 < IZR u) by (apply IZR_lt; exact Hu). assert (Rt : 0 < IZR t) by (apply IZR_lt; exact Ht).
  assert (Rb : 0 < IZR b) by (apply IZR_lt; exact Hb). assert (Rc : 0 < IZR c) by (apply IZR_lt; exact Hc).
  rewrite !ln_div by (try apply Rdiv_lt_0_compat; assumption).
  rewrite (sum_ext m (fun i => value (scale _ _)) (fun y => - (IZR b * IZR c) * (output 2 apart W y *
    ln (IZR (out 2 (point x) w y) / IZR (u * c) / (IZR (out 2 p w y) / IZR (t * c)))))).
  2: { intros y Hy. rewrite value_scale, opp_IZR, mult_IZR, minus_IZR. cbn [value]. destruct (N y Hy) as [N0 N1].
    rewrite (output_of_two W apart y). unfold apart, W, law2.
    destruct (Z.eq_dec (at2 w 0 y) 0) as [E0|E0], (Z.eq_dec (at2 w 1 y) 0) as [E1|E1].
    1: { rewrite E0, E1. unfold Rdiv. ring. }
    all: assert (G : 0 < IZR (out 2 (point x) w y)) by (apply IZR_lt; rewrite out_two; unfold point, at1; cbn [nth]; nia).
    all: assert (G' : 0 < IZR (out 2 p w y)) by (apply IZR_lt; rewrite out_two; apply lt_IZR in P0, P1; nia).
    all: rewrite !mult_IZR, !ln_div by (repeat (first [apply Rdiv_lt_0_compat|apply Rmult_lt_0_compat]); assumption).
    all: rewrite !ln_mult by assumption; field; lra. }
  rewrite sum_scal. unfold r. field. lra.
Qed.

Lemma curvature_form_spec x z s s' : (0 <= x < z)%Z -> (z <= u)%Z -> 0 < s -> 0 < s' ->
  exists k, 0 < k /\ at_point (curvature_form x z) s s' =
    k * curvature_of m P W r ((IZR x * s + IZR z * s') / (IZR u * (s + s')) - P 0%nat).
Proof.
  intros Hx Hz Hs Hs'. destruct setting as [HW [HP [HPp [_ [Hc [Hb [Hu Ht]]]]]]]. destruct setting_counts as [P0 [P1 N]].
  assert (Nx : forall y, (y < m)%nat -> (0 <= out 2 (point z) w y)%Z /\ (0 <= out 2 (point x) w y)%Z).
  { intros y Hy. destruct (N y Hy) as [N0 N1]. rewrite !out_two. unfold point, at1. cbn [nth]. split; nia. }
  pose proof (pair_products_spec (out 2 (point z) w) (out 2 (point x) w) s s' m Nx Hs Hs') as E.
  unfold curvature_form. destruct (pair_products _ _ m) as [f g]. destruct E as [L [F G]].
  rewrite sum_of_spec by (rewrite !multiple_length, !product_length; congruence).
  rewrite !multiple_spec, !product_spec, G, opp_IZR.
  assert (Rb : 0 < IZR b) by (apply IZR_lt; exact Hb). assert (Rc : 0 < IZR c) by (apply IZR_lt; exact Hc).
  assert (Ru : 0 < IZR u) by (apply IZR_lt; exact Hu). assert (Rd : 0 < IZR (z - x)) by (apply IZR_lt; lia).
  assert (Rx : 0 <= IZR x) by (apply IZR_le; lia). assert (Rz : 0 < IZR z) by (apply IZR_lt; lia).
  assert (Rux : 0 < IZR (u - x)) by (apply IZR_lt; lia). assert (Ruz : 0 <= IZR (u - z)) by (apply IZR_le; lia).
  set (X := IZR x * s + IZR z * s'). set (Y := IZR (u - x) * s + IZR (u - z) * s').
  assert (HX : 0 < X). { unfold X. pose proof (Rmult_le_pos _ s Rx ltac:(lra)). pose proof (Rmult_lt_0_compat _ s' Rz Hs'). lra. }
  assert (HY : 0 < Y). { unfold Y. pose proof (Rmult_lt_0_compat _ s Rux Hs). pose proof (Rmult_le_pos _ s' Ruz ltac:(lra)). lra. }
  assert (XY : X + Y = IZR u * (s + s')) by (unfold X, Y; rewrite !minus_IZR; ring).
  set (T := X / (IZR u * (s + s')) - P 0%nat). set (S := sum m _).
  assert (A0 : along P apart T 0%nat = X / (IZR u * (s + s'))) by (unfold along, apart, T; ring).
  assert (A1 : along P apart T 1%nat = Y / (IZR u * (s + s'))).
  { unfold along, apart, T. replace Y with (IZR u * (s + s') - X) by lra. pose proof total_law.
    replace ((IZR u * (s + s') - X) / (IZR u * (s + s'))) with (1 - X / (IZR u * (s + s'))) by (field; lra). lra. }
  assert (LI : local 2 (along P apart T) apart = (IZR u * (s + s')) ^ 2 / (X * Y)).
  { unfold local. cbn [sum]. rewrite A0, A1. unfold apart. rewrite <- XY. field. lra. }
  assert (LO : local m (along (output 2 P W) (output 2 apart W) T) (output 2 apart W) =
    IZR u * (s + s') / (IZR c * IZR (z - x) ^ 2) * S).
  { unfold local, S. rewrite <- sum_scal. apply sum_ext. intros y Hy. rewrite <- output_along, !output_of_two, A0, A1.
    unfold apart, W, law2. destruct (N y Hy) as [N0 N1].
    assert (D : IZR (out 2 (point z) w y - out 2 (point x) w y) = IZR (z - x) * (IZR (at2 w 0 y) - IZR (at2 w 1 y))).
    { rewrite !out_two. unfold point, at1. cbn [nth]. repeat rewrite ?minus_IZR, ?plus_IZR, ?mult_IZR. ring. }
    assert (Mm : IZR (out 2 (point x) w y) * s + IZR (out 2 (point z) w y) * s' = X * IZR (at2 w 0 y) + Y * IZR (at2 w 1 y)).
    { rewrite !out_two. unfold point, at1, X, Y. cbn [nth]. repeat rewrite ?minus_IZR, ?plus_IZR, ?mult_IZR. ring. }
    rewrite D, Mm.
    destruct (Z.eq_dec (at2 w 0 y) 0) as [E0|E0], (Z.eq_dec (at2 w 1 y) 0) as [E1|E1].
    1: { rewrite E0, E1. unfold Rdiv. ring. }
    all: assert (Q : 0 < X * IZR (at2 w 0 y) + Y * IZR (at2 w 1 y)) by
      (apply mixture; try assumption; try (apply IZR_le; assumption); rewrite <- plus_IZR; apply IZR_lt; lia).
    all: field; repeat split; try lra. }
  exists (at_point f s s' * (IZR b * IZR c * IZR (z - x) ^ 2 * (X * Y) / (IZR u * (s + s')))). split.
  - apply Rmult_lt_0_compat; [exact F|]. apply Rdiv_lt_0_compat; [|apply Rmult_lt_0_compat; lra].
    repeat apply Rmult_lt_0_compat; try assumption. lra.
  - unfold curvature_of, curvature. rewrite LI, LO. unfold r. fold X Y.
    change ((z - x) ^ 2)%Z with ((z - x) * ((z - x) * 1))%Z. rewrite !mult_IZR. field. repeat split; lra.
Qed.

(** * The cells *)

(** [b u c] times the tangent at [y], at [x]. *)
Definition tangent_form (y x : Z) : form := excess_form y y ++ scale (x - y) (slope_form y).

Definition positive_at (bits x z : Z) : bool := law_at x && law_at z && is_positive bits (excess_form x z).

Definition cell_ok (depth : nat) (bits x z : Z) (why : way) : bool :=
  match why with
  | Tangent y =>
      (x <=? y)%Z && (y <=? z)%Z && (0 <? y)%Z && (y <? u)%Z && not_negative depth (curvature_form x z) &&
      ((y =? here)%Z || (law_at y && is_positive bits (tangent_form y x) && is_positive bits (tangent_form y z)))
  | Chord => not_negative depth (multiple (-1) (curvature_form x z)) && positive_at bits x x && positive_at bits z z
  | Step => if (here <=? x)%Z then positive_at bits x z else (z <=? here)%Z && positive_at bits z x
  end.

(** The cells follow one another from [x] to [u]; each has its end and the reason. *)
Fixpoint cells_ok (depth : nat) (bits x : Z) (cells : list (Z * way)) : bool :=
  match cells with
  | [] => (x =? u)%Z
  | (z, why) :: rest => (x <? z)%Z && (z <=? u)%Z && cell_ok depth bits x z why && cells_ok depth bits z rest
  end.

Lemma scale_of_excess : 0 < IZR b * IZR u * IZR c.
Proof.
  destruct setting as [_ [_ [_ [_ [Hc [Hb [Hu _]]]]]]]. apply IZR_lt in Hc, Hb, Hu.
  repeat apply Rmult_lt_0_compat; assumption.
Qed.

Lemma positive_at_spec bits x z : positive_at bits x z = true ->
  0 < r * divergence 2 (along P apart (place x)) P -
      divergence m (along (output 2 P W) (output 2 apart W) (place z)) (output 2 P W).
Proof.
  unfold positive_at. intros H. apply andb_prop in H. destruct H as [H Hp]. apply andb_prop in H. destruct H as [Hx Hz].
  apply is_positive_correct in Hp. rewrite (excess_form_spec x z Hx Hz) in Hp.
  apply (Rmult_lt_reg_l (IZR b * IZR u * IZR c)); [exact scale_of_excess|]. rewrite Rmult_0_r. exact Hp.
Qed.

Lemma tangent_form_spec bits y x : (0 < y < u)%Z -> law_at y = true -> is_positive bits (tangent_form y x) = true ->
  0 < excess_of m P W r (place y) + (place x - place y) * slope_of m P W r (place y).
Proof.
  intros Hy Hl H. apply is_positive_correct in H. unfold tangent_form in H.
  rewrite value_app, value_scale, (excess_form_spec y y Hl Hl), (slope_form_spec y Hy) in H. rewrite place_minus.
  destruct setting as [_ [_ [_ [_ [Hc [Hb [Hu _]]]]]]]. apply IZR_lt in Hc, Hb, Hu.
  apply (Rmult_lt_reg_l (IZR b * IZR u * IZR c)); [exact scale_of_excess|]. rewrite Rmult_0_r.
  unfold excess_of, excess. set (E := r * _ - _) in *. set (S := slope_of m P W r (place y)) in *.
  replace (IZR b * IZR u * IZR c * (E + IZR (x - y) / IZR u * S))
    with (IZR b * IZR u * IZR c * E + IZR (x - y) * (IZR b * IZR c * S)) by (field; lra). exact H.
Qed.

Lemma place_le x z : (x <= z)%Z -> place x <= place z.
Proof.
  intros H. destruct setting as [_ [_ [_ [_ [_ [_ [Hu _]]]]]]]. apply IZR_le in H. apply IZR_lt in Hu. unfold place, Rdiv.
  pose proof (Rinv_0_lt_compat _ Hu). assert (IZR x * / IZR u <= IZR z * / IZR u) by (apply Rmult_le_compat_r; lra). lra.
Qed.

Lemma place_lt x z : (x < z)%Z -> place x < place z.
Proof.
  intros H. destruct setting as [_ [_ [_ [_ [_ [_ [Hu _]]]]]]]. apply IZR_lt in H, Hu. unfold place, Rdiv.
  pose proof (Rinv_0_lt_compat _ Hu). assert (IZR x * / IZR u < IZR z * / IZR u) by (apply Rmult_lt_compat_r; lra). lra.
Qed.

Lemma places : place 0 = - P 0%nat /\ place u = P 1%nat /\ place here = 0.
Proof.
  destruct setting as [_ [_ [_ [_ [_ [_ [Hu _]]]]]]]. apply IZR_lt in Hu. pose proof total_law as L. unfold place.
  replace (IZR u / IZR u) with 1 by (field; lra). rewrite <- setting_here. split; [unfold Rdiv|]; lra.
Qed.

(** The curvature inside a cell, from its form. *)
Lemma curvature_inside (sign : Z) x z d : (0 <= x < z)%Z -> (z <= u)%Z ->
  (forall s s', 0 < s -> 0 < s' -> 0 <= IZR sign * at_point (curvature_form x z) s s') ->
  place x < d < place z -> 0 <= IZR sign * curvature_of m P W r d.
Proof.
  intros Hx Hz H Hd. destruct setting as [_ [_ [_ [_ [_ [_ [Hu _]]]]]]]. apply IZR_lt in Hu.
  assert (Hxz : IZR x < IZR z) by (apply IZR_lt; lia). unfold place in Hd.
  set (q := d + P 0%nat). assert (Q : IZR x / IZR u * IZR u < q * IZR u < IZR z / IZR u * IZR u)
    by (unfold q; split; apply Rmult_lt_compat_r; lra).
  replace (IZR x / IZR u * IZR u) with (IZR x) in Q by (field; lra).
  replace (IZR z / IZR u * IZR u) with (IZR z) in Q by (field; lra).
  set (s := IZR z - q * IZR u). set (s' := q * IZR u - IZR x).
  destruct (curvature_form_spec x z s s' Hx Hz ltac:(unfold s; lra) ltac:(unfold s'; lra)) as [k [Hk E]].
  specialize (H s s' ltac:(unfold s; lra) ltac:(unfold s'; lra)). rewrite E in H.
  replace ((IZR x * s + IZR z * s') / (IZR u * (s + s')) - P 0%nat) with d in H.
  - apply (Rmult_le_reg_l k); [exact Hk|]. lra.
  - unfold s, s'. replace (IZR u * (IZR z - q * IZR u + (q * IZR u - IZR x))) with (IZR u * (IZR z - IZR x)) by ring.
    replace (IZR x * (IZR z - q * IZR u) + IZR z * (q * IZR u - IZR x)) with (q * IZR u * (IZR z - IZR x)) by ring.
    replace (q * IZR u * (IZR z - IZR x) / (IZR u * (IZR z - IZR x))) with q by (field; lra). unfold q. ring.
Qed.

Lemma cell_ok_spec depth bits x z why d : (0 <= x < z)%Z -> (z <= u)%Z -> cell_ok depth bits x z why = true ->
  place x <= d <= place z -> - P 0%nat < d < P 1%nat -> 0 <= excess_of m P W r d.
Proof.
  intros Hx Hz H Hd Hr. destruct setting as [HW [HP [HPp [Hrr _]]]]. destruct places as [L0 [L1 Lh]].
  destruct why as [y| |]; cbn [cell_ok] in H.
  - apply andb_prop in H. destruct H as [H HT]. apply andb_prop in H. destruct H as [H HC].
    apply andb_prop in H. destruct H as [H H4]. apply andb_prop in H. destruct H as [H H3].
    apply andb_prop in H. destruct H as [H1 H2]. apply Z.leb_le in H1, H2. apply Z.ltb_lt in H3, H4.
    pose proof (place_lt _ _ H3) as Y0. pose proof (place_lt _ _ H4) as Y1.
    apply (on_a_convex_cell m P W r HW HPp (place x) (place z) (place y)); try assumption.
    + split; apply place_le; assumption.
    + lra.
    + intros v Hv. rewrite <- (Rmult_1_l (curvature_of _ _ _ _ _)). apply (curvature_inside 1 x z); try assumption.
      intros s s' Hs Hs'. rewrite Rmult_1_l. apply (not_negative_correct depth); [exact HC|lra|lra].
    + apply orb_prop in HT. destruct HT as [HT|HT]; [left; apply Z.eqb_eq in HT; rewrite HT; exact Lh|right].
      apply andb_prop in HT. destruct HT as [HT T2]. apply andb_prop in HT. destruct HT as [HT T1].
      split; [exact (tangent_form_spec bits y x (conj H3 H4) HT T1)|exact (tangent_form_spec bits y z (conj H3 H4) HT T2)].
  - apply andb_prop in H. destruct H as [H H2]. apply andb_prop in H. destruct H as [HC H1].
    apply positive_at_spec in H1, H2.
    apply (on_a_concave_cell m P W r HW HPp Hrr (place x) (place z)); try assumption.
    + rewrite <- L0. apply place_le. lia.
    + rewrite <- L1. apply place_le. exact Hz.
    + intros v Hv. assert (0 <= IZR (-1) * curvature_of m P W r v); [|lra]. apply (curvature_inside (-1) x z); try assumption.
      intros s s' Hs Hs'. rewrite <- multiple_spec. apply (not_negative_correct depth); [exact HC|lra|lra].
  - pose proof (place_le 0 x ltac:(lia)) as B0. pose proof (place_le z u Hz) as B1.
    destruct (Z.leb_spec here x) as [Lx|Lx].
    + pose proof (place_le _ _ Lx). apply (on_a_step m P W r HW HPp Hrr (place x) (place z)); [left; lra|lra|].
      exact (positive_at_spec bits x z H).
    + apply andb_prop in H. destruct H as [H1 H2]. apply Z.leb_le in H1. pose proof (place_le _ _ H1).
      apply (on_a_step m P W r HW HPp Hrr (place z) (place x)); [right; lra|lra|].
      exact (positive_at_spec bits z x H2).
Qed.

Lemma cells_ok_spec depth bits d cells : - P 0%nat < d < P 1%nat ->
  forall x, (0 <= x)%Z -> cells_ok depth bits x cells = true -> place x <= d -> 0 <= excess_of m P W r d.
Proof.
  intros Hd. induction cells as [|[z why] rest IH]; intros x Hx H Hp; cbn [cells_ok] in H.
  - apply Z.eqb_eq in H. destruct places as [_ [L1 _]]. rewrite H, L1 in Hp. lra.
  - apply andb_prop in H. destruct H as [H HR]. apply andb_prop in H. destruct H as [H HC].
    apply andb_prop in H. destruct H as [H1 H2]. apply Z.ltb_lt in H1. apply Z.leb_le in H2.
    destruct (Rle_or_lt d (place z)) as [L|L].
    + apply (cell_ok_spec depth bits x z why d); try assumption; [lia|lra].
    + apply (IH z); [lia|exact HR|lra].
Qed.
End Cells.

(** The channel [w/c], the law [p/t] and the bound [a/b]; the ends of the cells and the points of tangents are over [u]. *)
Definition check_kl_input (depth : nat) (bits : Z) (cells : list (Z * way)) (u : Z)
    (m : nat) (p : list Z) (t : Z) (w : list (list Z)) (c a b : Z) : bool :=
  setting_ok m w c p t a b u && cells_ok m w c p t a b u depth bits 0 cells.

Theorem check_kl_input_correct depth bits cells u m p t w c a b :
  check_kl_input depth bits cells u m p t w c a b = true ->
  kl_input_at_most 2 m (law1 p t) (law2 w c) (IZR a / IZR b).
Proof.
  unfold check_kl_input. intros H. apply andb_prop in H. destruct H as [H1 H2].
  destruct (setting m w c p t a b u H1) as [HW [HP [HPp [Hr _]]]].
  apply not_negative_inside; try assumption. intros d Hd.
  apply (cells_ok_spec m w c p t a b u H1 depth bits d cells Hd 0 ltac:(lia) H2).
  destruct (places m w c p t a b u H1) as [-> _]. lra.
Qed.
