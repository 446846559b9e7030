(** Upper bounds of the contraction coefficient of a law on two inputs, by cells. *)
From Coq Require Import Reals Lra Lia ZArith List Bool.
From Lemmata Require Import Forms Enclose Laws Sums BinaryForms LocalContraction Contraction Segment KLContraction Excess.
Import ListNotations.
Open Scope R_scope.

(** * Statement *)

(** [eta_KL(P,W) <= r]: [D(QW||PW) <= r D(Q||P)] for all laws [Q << P] of the input. *)
Definition kl_input_at_most (n m : nat) (p : nat -> R) (w : nat -> nat -> R) (r : R) : Prop :=
  is_channel n m w /\ is_law n p /\
  forall q, is_law n q -> (forall x, (x < n)%nat -> 0 < q x -> 0 < p x) ->
  divergence m (output n q w) (output n p w) <= r * divergence n q p.

(** * Sanity *)

Example of_all_inputs n m p w r : is_law n p -> kl_at_most n m w r -> kl_input_at_most n m p w r.
Proof. intros Hp [Hw H]. split; [exact Hw|]. split; [exact Hp|]. intros q Hq Hs. exact (H p q Hp Hq Hs). Qed.

(** With a witness of [Contraction.v] these enclose one number. *)
Example below_a_witness n m p w q r r' :
  shows n m w p q r' -> kl_input_at_most n m p w r -> r' * divergence n q p <= r * divergence n q p.
Proof.
  intros [_ [_ [Hq [Hs [_ H]]]]] [_ [_ H']]. exact (Rle_trans _ _ _ H (H' q Hq Hs)).
Qed.

(** * Two inputs: the laws on a line *)

Definition apart (i : nat) : R := match i with O => 1 | S _ => -1 end.

Section Two.
Variables (m : nat) (p : nat -> R) (w : nat -> nat -> R) (r : R).
Hypothesis channel : is_channel 2 m w.
Hypothesis law : is_law 2 p.
Hypothesis positive : 0 < p 0%nat /\ 0 < p 1%nat.
Hypothesis ratio : 0 <= r.

(** The excess at the law [(p_0 + t, p_1 - t)]. *)
Definition excess_of (t : R) : R := excess 2 m p apart (output 2 p w) (output 2 apart w) r t.
Definition slope_of (t : R) : R := slope 2 m p apart (output 2 p w) (output 2 apart w) r t.
Definition curvature_of (t : R) : R := curvature 2 m p apart (output 2 p w) (output 2 apart w) r t.

Lemma two (P : nat -> Prop) : P 0%nat -> P 1%nat -> forall i, (i < 2)%nat -> P i.
Proof. intros H0 H1 [|[|i]] Hi; [exact H0|exact H1|lia]. Qed.

Lemma entries y : (y < m)%nat -> 0 <= w 0%nat y /\ 0 <= w 1%nat y.
Proof. intros Hy. split; [apply (channel 0%nat ltac:(lia))|apply (channel 1%nat ltac:(lia))]; exact Hy. Qed.

Lemma output_of_two v y : output 2 v w y = v 0%nat * w 0%nat y + v 1%nat * w 1%nat y.
Proof. unfold output. cbn [sum]. ring. Qed.

Lemma reached y : (y < m)%nat ->
  0 < w 0%nat y + w 1%nat y \/ (w 0%nat y = 0 /\ w 1%nat y = 0).
Proof. intros Hy. destruct (entries y Hy). destruct (Rle_lt_or_eq_dec 0 (w 0%nat y + w 1%nat y)); [lra|left|right]; lra. Qed.

Lemma mixture a b x y : 0 < a -> 0 < b -> 0 <= x -> 0 <= y -> 0 < x + y -> 0 < a * x + b * y.
Proof.
  intros Ha Hb Hx Hy H. pose proof (Rmult_le_pos a x ltac:(lra) Hx). pose proof (Rmult_le_pos b y ltac:(lra) Hy).
  destruct (Rle_lt_or_eq_dec 0 x Hx) as [L|L]; [pose proof (Rmult_lt_0_compat a x Ha L)|pose proof (Rmult_lt_0_compat b y Hb ltac:(lra))]; lra.
Qed.

Lemma within t : - p 0%nat <= t <= p 1%nat ->
  reaches 2 p apart t /\ reaches m (output 2 p w) (output 2 apart w) t.
Proof.
  intros Ht. split.
  - unfold reaches. apply two; (split; [unfold along, apart; lra|left; apply positive]).
  - intros y Hy. destruct (entries y Hy) as [E0 E1]. destruct positive as [P0 P1]. rewrite <- output_along.
    rewrite !output_of_two. unfold along, apart. split; [apply Rplus_le_le_0_compat; apply Rmult_le_pos; lra|]. destruct (reached y Hy) as [H|[-> ->]]; [left; apply mixture; lra|right; lra].
Qed.

Lemma inside_two t : - p 0%nat < t < p 1%nat ->
  stays 2 p apart t /\ stays m (output 2 p w) (output 2 apart w) t.
Proof.
  intros Ht. split.
  - unfold stays. apply two; left; (split; [apply positive|unfold along, apart; lra]).
  - intros y Hy. destruct (entries y Hy) as [E0 E1]. destruct positive as [P0 P1]. rewrite <- output_along.
    rewrite !output_of_two. unfold along, apart. destruct (reached y Hy) as [H|[-> ->]]; [left; split; apply mixture; lra|right; lra].
Qed.

Lemma total_two : sum 2 apart = 0 /\ sum m (output 2 apart w) = 0.
Proof. rewrite output_total by exact channel. split; cbn [sum apart]; ring. Qed.

Lemma through_two : - p 0%nat < 0 < p 1%nat.
Proof. lra. Qed.

Theorem not_negative_inside :
  (forall t, - p 0%nat < t < p 1%nat -> 0 <= excess_of t) -> kl_input_at_most 2 m p w r.
Proof.
  intros H. split; [exact channel|]. split; [exact law|]. intros q [Q0 Q1] _. destruct law as [_ L]. cbn [sum] in Q1, L.
  pose proof (Q0 0%nat ltac:(lia)) as H0. pose proof (Q0 1%nat ltac:(lia)) as H1. set (T := q 0%nat - p 0%nat).
  assert (E : forall i, (i < 2)%nat -> q i = along p apart T i) by (apply two; unfold along, apart, T; lra).
  assert (X : 0 <= excess_of T).
  { assert (B : - p 0%nat <= T <= p 1%nat) by (unfold T; lra).
    destruct (Rle_lt_or_eq_dec _ _ (proj1 B)) as [B1|B1]; [destruct (Rle_lt_or_eq_dec _ _ (proj2 B)) as [B2|B2]; [apply H; lra|]|].
    all: destruct (within T B) as [W1 W2]; apply end_from_the_way; [exact ratio|exact W1|exact W2|].
    all: intros u Hu; assert (U : 0 < u * u < 1) by nra; set (s := u * u) in *; destruct positive as [P0 P1]; apply H.
    - rewrite B2. split; nra.
    - rewrite <- B1. split; nra. }
  unfold excess_of, excess in X.
  rewrite (divergence_ext 2 q (along p apart T) p p E (fun _ _ => eq_refl)).
  rewrite (divergence_ext m (output 2 q w) (along (output 2 p w) (output 2 apart w) T) (output 2 p w) (output 2 p w));
    [lra| |reflexivity].
  intros y _. rewrite <- output_along. unfold output. apply sum_ext. intros i Hi. rewrite (E i Hi). reflexivity.
Qed.

(** * The three sorts of cell, for points inside *)

Lemma on_a_convex_cell a b c t :
  a <= c <= b -> a <= t <= b -> - p 0%nat < c < p 1%nat -> - p 0%nat < t < p 1%nat ->
  (forall z, a < z < b -> 0 <= curvature_of z) ->
  (c = 0 \/ (0 < excess_of c + (a - c) * slope_of c /\ 0 < excess_of c + (b - c) * slope_of c)) -> 0 <= excess_of t.
Proof.
  intros Hc Ht Rc Rt H Hv.
  eapply Rle_trans; [|exact (above_tangent 2 m p apart _ _ r _ _ inside_two a b c t Hc Ht Rc Rt H)].
  fold (excess_of c) (slope_of c). destruct Hv as [->|[Va Vb]].
  - destruct (excess_at_start 2 m p apart (output 2 p w) (output 2 apart w) r _ _ inside_two through_two total_two) as [E0 E1].
    unfold excess_of, slope_of. rewrite E0, E1. lra.
  - set (s := slope_of c) in *. destruct (Rle_or_lt 0 s).
    + assert (a * s <= t * s) by (apply Rmult_le_compat_r; lra). lra.
    + assert (b * s <= t * s) by nra. lra.
Qed.

Lemma on_a_concave_cell a b t :
  - p 0%nat <= a -> b <= p 1%nat -> a <= t <= b -> - p 0%nat < t < p 1%nat ->
  (forall z, a < z < b -> curvature_of z <= 0) -> 0 < excess_of a -> 0 < excess_of b -> 0 <= excess_of t.
Proof.
  intros Ha Hb Ht Rt H Ea Eb. pose proof through_two as [T0 T1].
  assert (A : exists a', a <= a' <= t /\ - p 0%nat < a' /\ 0 <= excess_of a').
  { destruct (Rle_lt_or_eq_dec _ _ Ha) as [L|L]; [exists a; lra|].
    destruct (within a ltac:(lra)) as [W1 W2].
    destruct (way_to_the_end 2 m p apart _ _ r total_two ratio a t W1 W2 Ea ltac:(lra)) as [u [Hu [Hn He]]].
    exists ((1 - u * u) * a). rewrite Rabs_left, Rabs_left in Hn by lra. assert (U : 0 < u * u) by nra.
    set (s := u * u) in *. assert (M : 0 < s * - a) by (apply Rmult_lt_0_compat; lra).
    split; [|split; [lra|exact He]]. split; lra. }
  assert (B : exists b', t <= b' <= b /\ b' < p 1%nat /\ 0 <= excess_of b').
  { destruct (Rle_lt_or_eq_dec _ _ Hb) as [L|L]; [exists b; lra|].
    destruct (within b ltac:(lra)) as [W1 W2].
    destruct (way_to_the_end 2 m p apart _ _ r total_two ratio b t W1 W2 Eb ltac:(lra)) as [u [Hu [Hn He]]].
    exists ((1 - u * u) * b). rewrite Rabs_right, Rabs_right in Hn by lra. assert (U : 0 < u * u) by nra.
    set (s := u * u) in *. assert (M : 0 < s * b) by (apply Rmult_lt_0_compat; lra).
    split; [|split; [lra|exact He]]. split; lra. }
  destruct A as [a' [A1 [A2 A3]]], B as [b' [B1 [B2 B3]]].
  apply (above_chord 2 m p apart _ _ r _ _ inside_two a' b' t); try assumption; [lra|].
  intros z Hz. apply H. lra.
Qed.

Lemma on_a_step near far t :
  (0 <= near <= t /\ t <= far \/ far <= t /\ t <= near <= 0) -> - p 0%nat <= far <= p 1%nat ->
  0 < r * divergence 2 (along p apart near) p - divergence m (along (output 2 p w) (output 2 apart w) far) (output 2 p w) ->
  0 <= excess_of t.
Proof.
  intros Hn Hf H. pose proof through_two as [T0 T1].
  assert (Q : forall x y, (0 <= x <= y \/ y <= x <= 0) -> exists s, 0 <= s <= 1 /\ x = s * y).
  { intros x y Hxy. destruct (Req_dec y 0) as [->|Y]; [exists 0; lra|]. exists (x / y). split; [|field; exact Y].
    assert (E : x / y * y = x) by (field; exact Y). destruct (Rtotal_order y 0) as [L|[L|L]]; [|lra|]; split; nra. }
  destruct (Q near t ltac:(lra)) as [s [Hs Es]]. destruct (Q t far ltac:(lra)) as [s' [Hs' Es']].
  apply (over_a_step 2 m p apart _ _ r total_two ratio near far t s s'); try assumption; [|apply within; lra|lra].
  apply within. lra.
Qed.
End Two.
