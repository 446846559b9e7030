(** Along a line of laws through [p]: where the excess [r D(q||p) - D(qW||pW)] is not negative. *)
From Coq Require Import Reals Lra Lia.
From Lemmata Require Import Laws Sums LocalContraction Segment SegmentEnd KLContraction.
Open Scope R_scope.

(** * Divergences grow away from [p] *)

Lemma divergence_ext n p p' q q' :
  (forall i, (i < n)%nat -> p i = p' i) -> (forall i, (i < n)%nat -> q i = q' i) -> divergence n p q = divergence n p' q'.
Proof. intros Hp Hq. unfold divergence. apply sum_ext. intros i Hi. rewrite Hp, Hq by exact Hi. reflexivity. Qed.

Lemma divergence_not_negative n p q :
  (forall i, (i < n)%nat -> 0 <= q i) -> supports n p q -> sum n q = sum n p -> 0 <= divergence n q p.
Proof.
  intros Hq Hp Hs. apply Rle_trans with (sum n (fun i => q i - p i)); [rewrite sum_minus; lra|].
  unfold divergence. apply sum_le. intros i Hi. destruct (Hp i Hi) as [H0 Hz].
  destruct (Req_dec (p i) 0) as [E|E]; [rewrite (Hz E), E; lra|].
  pose proof (tangent (p i) (p i) (q i) ltac:(lra) ltac:(lra) (Hq i Hi)) as T.
  replace (p i / p i) with 1 in T by (field; lra). rewrite ln_1 in T. lra.
Qed.

(** The point of the line at [T]: a law where [p] is positive. *)
Definition reaches (n : nat) (p v : nat -> R) (T : R) : Prop :=
  forall i, (i < n)%nat -> 0 <= along p v T i /\ (0 < p i \/ (p i = 0 /\ v i = 0)).

Lemma stays_reaches n p v t : stays n p v t -> reaches n p v t.
Proof.
  intros H i Hi. destruct (H i Hi) as [[H1 H2]|[H1 H2]]; [split; [lra|left; exact H1]|].
  split; [unfold along; rewrite H1, H2; lra|right; split; assumption].
Qed.

Lemma reaches_supports n p v T : reaches n p v T -> supports n p (along p v T).
Proof.
  intros H i Hi. destruct (H i Hi) as [_ [H1|[H1 H2]]]; [split; [lra|intros; lra]|].
  split; [lra|]. intros _. unfold along. rewrite H1, H2. ring.
Qed.

Lemma part_of_the_way n p v T s :
  divergence n (along p (fun i => along p v T i - p i) s) p = divergence n (along p v (s * T)) p.
Proof. apply divergence_ext; [|reflexivity]. intros i _. unfold along. ring. Qed.

Lemma divergence_grows n p v T s :
  reaches n p v T -> sum n v = 0 -> 0 <= s <= 1 ->
  divergence n (along p v (s * T)) p <= divergence n (along p v T) p.
Proof.
  intros H Hv Hs. assert (D : 0 <= divergence n (along p v T) p).
  { apply divergence_not_negative; [intros i Hi; apply H; exact Hi|apply reaches_supports; exact H|].
    unfold along. rewrite sum_plus, sum_scal, Hv. ring. }
  destruct (Req_dec s 1) as [->|H1]; [rewrite Rmult_1_l; lra|].
  destruct (Req_dec s 0) as [->|H0].
  - rewrite Rmult_0_l. destruct (at_start n p v) as [-> _]; [|exact Hv|exact D].
    intros i Hi. destruct (H i Hi) as [_ [Hp|Hp]]; [left; unfold along; split; lra|right; exact Hp].
  - set (u := sqrt (1 - s)). assert (U : u * u = 1 - s) by (apply sqrt_sqrt; lra).
    assert (Hu : 0 < u) by (apply sqrt_lt_R0; lra). assert (Hu1 : u < 1) by nra.
    pose proof (terms_above n p (along p v T) u (fun i Hi => proj1 (H i Hi)) (reaches_supports _ _ _ _ H) ltac:(lra)) as A.
    rewrite part_of_the_way in A. replace (1 - u * u) with s in A by lra. nra.
Qed.

(** * The excess *)

Section Line.
Variables (n m : nat) (p v q w : nat -> R) (r lo hi : R).

(** [r D(p + t v||p) - D(q + t w||q)] and its derivatives by [t]. *)
Definition excess (t : R) : R := r * divergence n (along p v t) p - divergence m (along q w t) q.
Definition slope (t : R) : R := r * first n p v t - first m q w t.
Definition curvature (t : R) : R := r * local n (along p v t) v - local m (along q w t) w.

Hypothesis inside : forall t, lo < t < hi -> stays n p v t /\ stays m q w t.
Hypothesis through : lo < 0 < hi.
Hypothesis total : sum n v = 0 /\ sum m w = 0.
Hypothesis ratio : 0 <= r.

Lemma excess_derivative t : lo < t < hi -> derivable_pt_lim excess t (slope t).
Proof.
  intros Ht. apply derivable_pt_lim_minus.
  - apply (derivable_pt_lim_scal (fun t => divergence n (along p v t) p)). apply first_derivative. apply inside. exact Ht.
  - apply first_derivative. apply inside. exact Ht.
Qed.

Lemma slope_derivative t : lo < t < hi -> derivable_pt_lim slope t (curvature t).
Proof.
  intros Ht. apply derivable_pt_lim_minus.
  - apply (derivable_pt_lim_scal (first n p v)). apply second_derivative. apply inside. exact Ht.
  - apply second_derivative. apply inside. exact Ht.
Qed.

Lemma excess_at_start : excess 0 = 0 /\ slope 0 = 0.
Proof.
  destruct (inside 0 through) as [S1 S2], total as [V W]. destruct (at_start n p v S1 V) as [A B], (at_start m q w S2 W) as [C D].
  unfold excess, slope. rewrite A, B, C, D. split; ring.
Qed.

Lemma above_tangent a b c t :
  a <= c <= b -> a <= t <= b -> lo < c < hi -> lo < t < hi ->
  (forall z, a < z < b -> 0 <= curvature z) -> excess c + (t - c) * slope c <= excess t.
Proof.
  intros Hc Ht Rc Rt H. destruct (Rtotal_order t c) as [L|[->|L]]; [|lra|].
  - destruct (MVT_cor2 excess slope t c L) as [z [E Hz]]; [intros; apply excess_derivative; lra|].
    destruct (MVT_cor2 slope curvature z c ltac:(lra)) as [y [E' Hy]]; [intros; apply slope_derivative; lra|].
    specialize (H y ltac:(lra)). assert (slope z <= slope c) by nra. nra.
  - destruct (MVT_cor2 excess slope c t L) as [z [E Hz]]; [intros; apply excess_derivative; lra|].
    destruct (MVT_cor2 slope curvature c z ltac:(lra)) as [y [E' Hy]]; [intros; apply slope_derivative; lra|].
    specialize (H y ltac:(lra)). assert (slope c <= slope z) by nra. nra.
Qed.

Lemma above_chord a b t :
  a <= t <= b -> lo < a -> b < hi -> (forall z, a < z < b -> curvature z <= 0) ->
  0 <= excess a -> 0 <= excess b -> 0 <= excess t.
Proof.
  intros Ht Ha Hb H Ea Eb. destruct (Req_dec t a) as [->|Na]; [exact Ea|]. destruct (Req_dec t b) as [->|Nb]; [exact Eb|].
  apply Rnot_lt_le. intros N.
  destruct (MVT_cor2 excess slope a t ltac:(lra)) as [z [E Hz]]; [intros; apply excess_derivative; lra|].
  destruct (MVT_cor2 excess slope t b ltac:(lra)) as [z' [E' Hz']]; [intros; apply excess_derivative; lra|].
  destruct (MVT_cor2 slope curvature z z' ltac:(lra)) as [y [E2 Hy]]; [intros; apply slope_derivative; lra|].
  specialize (H y ltac:(lra)). assert (slope z < 0) by nra. assert (0 < slope z') by nra. nra.
Qed.

(** ** At the end of a way *)

Lemma end_from_the_way T :
  reaches n p v T -> reaches m q w T ->
  (forall u, 0 < u < 1 -> 0 <= excess ((1 - u * u) * T)) -> 0 <= excess T.
Proof.
  intros Hn Hm H. unfold excess in *. set (D := divergence n (along p v T) p) in *. set (E := divergence m (along q w T) q) in *.
  destruct (terms_below m q (along q w T) (fun i Hi => proj1 (Hm i Hi)) (reaches_supports _ _ _ _ Hm)) as [c [Hc L]].
  assert (E <= r * D); [|lra]. apply (in_the_limit _ _ (c + Rabs (r * D))); [pose proof (Rabs_pos (r * D)); lra|].
  intros u Hu. specialize (H u Hu). specialize (L u Hu). rewrite part_of_the_way in L. fold E in L.
  pose proof (terms_above n p (along p v T) u (fun i Hi => proj1 (Hn i Hi)) (reaches_supports _ _ _ _ Hn) Hu) as A.
  rewrite part_of_the_way in A. fold D in A. apply (Rmult_le_compat_l r) in A; [|exact ratio].
  replace (r * ((1 - u * u) * D)) with (r * D - u * u * (r * D)) in A by ring. set (X := r * D) in *.
  pose proof (Rle_abs (- X)) as B. rewrite Rabs_Ropp in B. pose proof (Rabs_pos X).
  assert (u * u * - X <= u * Rabs X).
  { apply Rle_trans with (u * u * Rabs X); [apply Rmult_le_compat_l; nra|].
    rewrite Rmult_assoc. apply Rmult_le_compat_l; [lra|]. nra. }
  lra.
Qed.

(** Where it is positive at the end it is so near the end, nearer than [t]. *)
Lemma way_to_the_end T t :
  reaches n p v T -> reaches m q w T -> 0 < excess T -> t <> T ->
  exists u, 0 < u < 1 /\ u * u * Rabs T < Rabs (T - t) /\ 0 <= excess ((1 - u * u) * T).
Proof.
  intros Hn Hm H Ht.
  destruct (terms_below n p (along p v T) (fun i Hi => proj1 (Hn i Hi)) (reaches_supports _ _ _ _ Hn)) as [c [Hc L]].
  assert (B : forall u, 0 < u < 1 -> excess T - r * c * u <= excess ((1 - u * u) * T)).
  { intros u Hu. unfold excess. specialize (L u Hu). rewrite part_of_the_way in L.
    assert (G : divergence m (along q w ((1 - u * u) * T)) q <= divergence m (along q w T) q)
      by (apply divergence_grows; [exact Hm|apply total|nra]).
    apply (Rmult_le_compat_l r) in L; [|exact ratio]. lra. }
  pose proof (Rabs_pos T) as PT. assert (Pt : 0 < Rabs (T - t)) by (apply Rabs_pos_lt; lra).
  assert (Prc : 0 <= r * c) by (apply Rmult_le_pos; assumption).
  set (u1 := excess T / (r * c + 1)). set (u2 := Rabs (T - t) / (Rabs T + 1)).
  assert (H1 : 0 < u1) by (apply Rdiv_lt_0_compat; lra). assert (H2 : 0 < u2) by (apply Rdiv_lt_0_compat; lra).
  assert (E1 : u1 * (r * c + 1) = excess T) by (unfold u1; field; lra).
  assert (E2 : u2 * (Rabs T + 1) = Rabs (T - t)) by (unfold u2; field; lra).
  set (u := Rmin (1 / 2) (Rmin u1 u2)).
  assert (U1 : u <= 1 / 2) by apply Rmin_l. assert (U2 : u <= Rmin u1 u2) by apply Rmin_r.
  pose proof (Rmin_l u1 u2) as U3. pose proof (Rmin_r u1 u2) as U4.
  assert (U0 : 0 < u) by (repeat apply Rmin_glb_lt; lra).
  exists u. split; [lra|]. split.
  - apply Rle_lt_trans with (u2 * Rabs T); [apply Rmult_le_compat_r; nra|]. lra.
  - eapply Rle_trans; [|apply B; lra]. assert (r * c * u <= u1 * (r * c)) by nra. lra.
Qed.

(** The divergence of the nearer point and that of the farther one. *)
Lemma over_a_step near far t s s' :
  reaches n p v t -> reaches m q w far -> 0 <= s <= 1 -> 0 <= s' <= 1 -> near = s * t -> t = s' * far ->
  0 <= r * divergence n (along p v near) p - divergence m (along q w far) q -> 0 <= excess t.
Proof.
  intros Hn Hm Hs Hs' E E' H. unfold excess.
  pose proof (divergence_grows n p v t s Hn (proj1 total) Hs) as A. rewrite <- E in A.
  pose proof (divergence_grows m q w far s' Hm (proj2 total) Hs') as B. rewrite <- E' in B.
  apply (Rmult_le_compat_l r) in A; [|exact ratio]. lra.
Qed.
End Line.
