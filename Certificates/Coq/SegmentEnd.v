(** The divergence at the end of a segment of laws, where probabilities may vanish. *)
From Coq Require Import Reals Lra Lia.
From Lemmata Require Import Enclose Laws Sums LocalContraction Segment.
Open Scope R_scope.

Lemma ln_at_most x : 0 < x -> ln x <= x - 1.
Proof. intros Hx. pose proof (exp_ineq1_le (ln x)) as H. rewrite exp_ln in H by exact Hx. lra. Qed.

(** The tangent of [a ln (a/p)] lies below it. *)
Lemma tangent p a q :
  0 < p -> 0 < a -> 0 <= q -> a * ln (a / p) + (q - a) * (ln (a / p) + 1) <= q * ln (q / p).
Proof.
  intros Hp Ha Hq. destruct (Req_dec q 0) as [->|Hne]; [lra|].
  pose proof (ln_at_most (a / q) ltac:(apply Rdiv_lt_0_compat; lra)) as H.
  rewrite !ln_div in * by lra.
  assert (q * (ln a - ln q) <= a - q).
  { replace (a - q) with (q * (a / q - 1)) by (field; lra). apply Rmult_le_compat_l; lra. }
  lra.
Qed.

(** One term from above, by convexity. *)
Lemma term_above p q u :
  0 < p -> 0 <= q -> 0 < u < 1 ->
  (p + (1 - u * u) * (q - p)) * ln ((p + (1 - u * u) * (q - p)) / p) <= (1 - u * u) * (q * ln (q / p)).
Proof.
  intros Hp Hq Hu. set (a := p + (1 - u * u) * (q - p)). set (s := u * u).
  assert (Hs : 0 < s < 1) by (unfold s; nra).
  assert (Ea : a = s * p + (1 - s) * q) by (unfold a, s; ring).
  assert (Ha : 0 < a) by (rewrite Ea; nra).
  pose proof (tangent p a q Hp Ha Hq) as H1. pose proof (tangent p a p Hp Ha ltac:(lra)) as H0.
  replace (p / p) with 1 in H0 by (field; lra). rewrite ln_1, Rmult_0_r in H0.
  fold s. set (A := a * ln (a / p)) in *. set (B := ln (a / p) + 1) in *.
  apply (Rmult_le_compat_l (1 - s)) in H1; [|lra]. apply (Rmult_le_compat_l s) in H0; [|lra].
  replace A with (s * (A + (p - a) * B) + (1 - s) * (A + (q - a) * B)) by (rewrite Ea; ring). lra.
Qed.

(** One term from below: it misses the value at the end by a multiple of [u]. *)
Lemma term_below p q :
  0 < p -> 0 <= q -> exists c, 0 <= c /\ forall u, 0 < u < 1 ->
  q * ln (q / p) - c * u <= (p + (1 - u * u) * (q - p)) * ln ((p + (1 - u * u) * (q - p)) / p).
Proof.
  intros Hp Hq. destruct (Req_dec q 0) as [->|Hne].
  - exists (2 * p). split; [lra|]. intros u Hu.
    replace (p + (1 - u * u) * (0 - p)) with (u * u * p) by ring.
    replace (u * u * p / p) with (u * u) by (field; lra). rewrite ln_mult by lra.
    pose proof (ln_at_most (/ u) ltac:(apply Rinv_0_lt_compat; lra)) as H. rewrite ln_Rinv in H by lra.
    assert (E : u * (- ln u) <= u * (/ u - 1)) by (apply Rmult_le_compat_l; lra).
    replace (u * (/ u - 1)) with (1 - u) in E by (field; lra).
    assert (0 <= p * u * (1 - u * - ln u)) by (repeat apply Rmult_le_pos; lra).
    replace (u * u * p * (ln u + ln u)) with (- 2 * (p * u * (u * - ln u))) by ring. nra.
  - exists (Rabs ((p - q) * (ln (q / p) + 1))). split; [apply Rabs_pos|]. intros u Hu.
    set (a := p + (1 - u * u) * (q - p)).
    assert (Ha : 0 < a) by (unfold a; replace (p + (1 - u * u) * (q - p)) with (u * u * p + (1 - u * u) * q) by ring;
      assert (0 < u * u < 1) by nra; nra).
    pose proof (tangent p q a Hp ltac:(lra) ltac:(lra)) as H.
    replace ((a - q) * (ln (q / p) + 1)) with (u * u * ((p - q) * (ln (q / p) + 1))) in H by (unfold a; ring).
    set (c := (p - q) * (ln (q / p) + 1)) in *.
    pose proof (Rle_abs (- c)) as Hc. rewrite Rabs_Ropp in Hc. pose proof (Rabs_pos c).
    assert (u * u * - c <= u * u * Rabs c) by (apply Rmult_le_compat_l; nra).
    assert (u * u * Rabs c <= u * Rabs c) by (apply Rmult_le_compat_r; nra). lra.
Qed.

Lemma terms_below n p q :
  (forall i, (i < n)%nat -> 0 <= q i) -> supports n p q ->
  exists c, 0 <= c /\ forall u, 0 < u < 1 ->
  divergence n q p - c * u <= divergence n (along p (fun i => q i - p i) (1 - u * u)) p.
Proof.
  unfold divergence, along. induction n as [|n IH]; intros Hq Hp; cbn [sum].
  - exists 0. split; [lra|]. intros. lra.
  - destruct IH as [c [Hc H]]; [auto with arith|intros i Hi; apply Hp; lia|].
    destruct (Hp n ltac:(lia)) as [Hn Hz]. destruct (Req_dec (p n) 0) as [E|E].
    + exists c. split; [exact Hc|]. intros u Hu. specialize (H u Hu). rewrite (Hz E), E.
      replace (0 + (1 - u * u) * (0 - 0)) with 0 by ring. lra.
    + destruct (term_below (p n) (q n) ltac:(lra) (Hq n ltac:(lia))) as [c' [Hc' H']].
      exists (c + c'). split; [lra|]. intros u Hu. specialize (H u Hu). specialize (H' u Hu). lra.
Qed.

Lemma terms_above n p q u :
  (forall i, (i < n)%nat -> 0 <= q i) -> supports n p q -> 0 < u < 1 ->
  divergence n (along p (fun i => q i - p i) (1 - u * u)) p <= (1 - u * u) * divergence n q p.
Proof.
  intros Hq Hp Hu. unfold divergence. rewrite <- sum_scal. apply sum_le. intros i Hi. unfold along.
  destruct (Hp i Hi) as [Hn Hz]. destruct (Req_dec (p i) 0) as [E|E].
  - rewrite (Hz E), E. replace (0 + (1 - u * u) * (0 - 0)) with 0 by ring. lra.
  - apply term_above; [lra|apply Hq; exact Hi|exact Hu].
Qed.

Lemma in_the_limit a b c : 0 <= c -> (forall u, 0 < u < 1 -> a <= b + c * u) -> a <= b.
Proof.
  intros Hc H. apply Rnot_lt_le. intros L. set (d := 2 * (c + (a - b))).
  assert (Hd : 0 < d) by (unfold d; lra). specialize (H ((a - b) / d)).
  assert (H1 : 0 < (a - b) / d) by (apply Rdiv_lt_0_compat; lra).
  assert (H2 : (a - b) / d * d = a - b) by (field; lra). set (u := (a - b) / d) in *.
  assert (u < 1) by (unfold d in *; nra). specialize (H ltac:(lra)). unfold d in *. nra.
Qed.
