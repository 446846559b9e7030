(** Lower bounds of the contraction coefficient over all input laws, by two inputs. *)
From Coq Require Import Reals Lra Lia ZArith QArith Qreals List Bool.
From Lemmata Require Import Laws Sums ChiSquare LocalContraction Segment SegmentEnd KLContraction.
Import ListNotations.
Open Scope R_scope.

(** * Statement *)

(** [eta_KL(W) >= r]: whatever bounds the contraction of all laws is at least [r]. *)
Definition kl_at_least (n m : nat) (w : nat -> nat -> R) (r : R) : Prop :=
  is_channel n m w /\ forall s, kl_at_most n m w s -> r <= s.

(** * The theorem: what contracts along a segment contracts at its start *)

Theorem segment_start n m p v q u (r T : R) :
  0 < T -> stays n p v T -> stays m q u T -> sum n v = 0 -> sum m u = 0 ->
  (forall t, 0 < t < T -> divergence m (along q u t) q <= r * divergence n (along p v t) p) ->
  local m (along q u 0) u <= r * local n (along p v 0) v.
Proof.
  intros HT Hp Hq Hv Hu H. apply Rnot_lt_le. intros L.
  set (f := fun t => r * divergence n (along p v t) p - divergence m (along q u t) q).
  set (f1 := fun t => r * first n p v t - first m q u t).
  assert (P0 : stays n p v 0) by (apply (stays_before n p v 0 T); [lra|assumption]).
  assert (Q0 : stays m q u 0) by (apply (stays_before m q u 0 T); [lra|assumption]).
  assert (D1 : forall t, 0 <= t <= T -> derivable_pt_lim f t (f1 t)).
  { intros t Ht. apply derivable_pt_lim_minus.
    - apply (derivable_pt_lim_scal (fun t => divergence n (along p v t) p)).
      apply first_derivative. apply (stays_before n p v t T); assumption.
    - apply first_derivative. apply (stays_before m q u t T); assumption. }
  assert (D2 : derivable_pt_lim f1 0 (r * local n (along p v 0) v - local m (along q u 0) u)).
  { apply derivable_pt_lim_minus; [apply (derivable_pt_lim_scal (first n p v))|]; apply second_derivative; assumption. }
  destruct (at_start n p v P0 Hv) as [A0 A1]. destruct (at_start m q u Q0 Hu) as [B0 B1].
  set (l := r * local n (along p v 0) v - local m (along q u 0) u) in *.
  destruct (D2 (- l) ltac:(unfold l; lra)) as [e He].
  set (h := Rmin (e / 2) (T / 2)).
  assert (Hh : 0 < h /\ h <= e / 2 /\ h <= T / 2).
  { pose proof (cond_pos e). unfold h. split; [apply Rmin_pos; lra|]. split; [apply Rmin_l|apply Rmin_r]. }
  destruct (MVT_cor2 f f1 0 h ltac:(lra)) as [c [E Hc]]; [intros; apply D1; lra|].
  unfold f in E. rewrite A0, B0 in E. specialize (H h ltac:(lra)).
  specialize (He c ltac:(lra)). rewrite Rabs_right in He by lra. specialize (He ltac:(pose proof (cond_pos e); lra)).
  unfold f1 at 2 in He. rewrite Rplus_0_l, A1, B1 in He. apply Rabs_def2 in He. destruct He as [He _].
  assert (f1 c / c < 0) by lra. assert (f1 c < 0).
  { replace (f1 c) with (f1 c / c * c) by (field; lra). nra. }
  nra.
Qed.

(** * Two inputs *)

Definition point (x i : nat) : R := if (i =? x)%nat then 1 else 0.
Definition two_points (b : R) (x z i : nat) : R := b * point x i + (1 - b) * point z i.

Lemma sum_point n x f : (x < n)%nat -> sum n (fun i => point x i * f i) = f x.
Proof.
  intros Hx. rewrite <- (sum_single n x f Hx). apply sum_ext. intros i _. unfold point.
  destruct (i =? x)%nat; ring.
Qed.

Lemma sum_two_points n b x z f :
  (x < n)%nat -> (z < n)%nat -> sum n (fun i => two_points b x z i * f i) = b * f x + (1 - b) * f z.
Proof.
  intros Hx Hz. rewrite <- (sum_point n x f Hx), <- (sum_point n z f Hz), <- !sum_scal, <- sum_plus.
  apply sum_ext. intros i _. unfold two_points. ring.
Qed.

Lemma two_points_is_law n b x z : (x < n)%nat -> (z < n)%nat -> 0 <= b <= 1 -> is_law n (two_points b x z).
Proof.
  intros Hx Hz Hb. split.
  - intros i _. unfold two_points, point. destruct (i =? x)%nat, (i =? z)%nat; lra.
  - rewrite (sum_ext n _ (fun i => two_points b x z i * 1)) by (intros; ring).
    rewrite sum_two_points by assumption. ring.
Qed.

Theorem pairs_are_needed n m w s x z b :
  kl_at_most n m w s -> (x < n)%nat -> (z < n)%nat -> x <> z -> 0 < b < 1 ->
  b * (1 - b) * sum m (fun y => (w x y - w z y) ^ 2 / (b * w x y + (1 - b) * w z y)) <= s.
Proof.
  intros [Hw Hs] Hx Hz Hxz Hb.
  set (p := two_points b x z). set (v := fun i => point x i - point z i).
  set (q := output n p w). set (u := fun y => w x y - w z y).
  assert (Along : forall t i, along p v t i = two_points (b + t) x z i)
    by (intros; unfold along, p, v, two_points; ring).
  assert (Eq : forall c y, output n (two_points c x z) w y = c * w x y + (1 - c) * w z y)
    by (intros; unfold output; apply (sum_two_points n c x z (fun i => w i y)); assumption).
  assert (Hv : sum n v = 0).
  { unfold v. rewrite sum_minus.
    rewrite (sum_ext n (point x) (fun i => point x i * 1)), (sum_ext n (point z) (fun i => point z i * 1))
      by (intros; ring).
    rewrite !sum_point by assumption. ring. }
  assert (Hu : sum m u = 0).
  { unfold u. rewrite sum_minus. destruct (Hw x Hx) as [_ ->], (Hw z Hz) as [_ ->]. ring. }
  assert (K : local m (along q u 0) u <= s * local n (along p v 0) v).
  { apply (segment_start n m p v q u s ((1 - b) / 2)); [lra| | |exact Hv|exact Hu|].
    - intros i _. rewrite Along. unfold p, v, two_points, point.
      destruct (Nat.eqb_spec i x), (Nat.eqb_spec i z);
        [congruence|left; split; lra|left; split; lra|right; split; ring].
    - intros y Hy. destruct (Hw x Hx) as [Wx _], (Hw z Hz) as [Wz _]. specialize (Wx y Hy). specialize (Wz y Hy).
      unfold along, q, u, p. rewrite Eq.
      replace (b * w x y + (1 - b) * w z y + (1 - b) / 2 * (w x y - w z y))
        with ((b + (1 - b) / 2) * w x y + (1 - b) / 2 * w z y) by field.
      destruct (Req_dec (w x y) 0) as [Zx|Zx], (Req_dec (w z y) 0) as [Zz|Zz];
        [right; rewrite Zx, Zz; split; ring|left; split; nra|left; split; nra|left; split; nra].
    - intros t Ht. pose proof (two_points_is_law n b x z Hx Hz ltac:(lra)) as Lp.
      pose proof (two_points_is_law n (b + t) x z Hx Hz ltac:(lra)) as Lq.
      specialize (Hs p (two_points (b + t) x z) Lp Lq).
      replace (divergence n (along p v t) p) with (divergence n (two_points (b + t) x z) p)
        by (unfold divergence; apply sum_ext; intros; rewrite Along; reflexivity).
      replace (divergence m (along q u t) q) with (divergence m (output n (two_points (b + t) x z) w) q).
      2: { unfold divergence. apply sum_ext. intros y _. rewrite Eq. unfold along, q, u, p. rewrite Eq.
        replace (b * w x y + (1 - b) * w z y + t * (w x y - w z y))
          with ((b + t) * w x y + (1 - (b + t)) * w z y) by ring. reflexivity. }
      apply Hs. intros i _. unfold p, two_points, point.
      destruct (i =? x)%nat, (i =? z)%nat; lra. }
  assert (El : local n (along p v 0) v = / b + / (1 - b)).
  { unfold local.
    rewrite (sum_ext n _ (fun i => point x i * / b + point z i * / (1 - b))).
    - rewrite sum_plus, (sum_point n x (fun _ => / b) Hx), (sum_point n z (fun _ => / (1 - b)) Hz). reflexivity.
    - intros i _. rewrite Along. unfold v, two_points, point.
      destruct (Nat.eqb_spec i x), (Nat.eqb_spec i z); [congruence|field; lra|field; lra|unfold Rdiv; ring]. }
  assert (Eo : local m (along q u 0) u = sum m (fun y => (w x y - w z y) ^ 2 / (b * w x y + (1 - b) * w z y))).
  { unfold local. apply sum_ext. intros y _. unfold along, q, u, p. rewrite Eq, Rmult_0_l, Rplus_0_r. reflexivity. }
  rewrite El, Eo in K.
  set (G := sum m (fun y => (w x y - w z y) ^ 2 / (b * w x y + (1 - b) * w z y))) in *.
  assert (K' : b * (1 - b) * G <= b * (1 - b) * (s * (/ b + / (1 - b)))) by (apply Rmult_le_compat_l; [nra|exact K]).
  replace (b * (1 - b) * (s * (/ b + / (1 - b)))) with s in K' by (field; lra). exact K'.
Qed.

(** * Check *)

Definition reachedQ (m : nat) (w : list (list Q)) (x z : nat) (b : Q) : Q :=
  sumQ m (fun y =>
    let u := at2Q w x y in let v := at2Q w z y in let t := Qred (b * u + (1 - b) * v) in
    if Qeq_bool t 0 then 0 else (u - v) * (u - v) * / t)%Q.

Definition check_kl_at_least (n m : nat) (w : list (list Q)) (r : Q) (x z : nat) (b : Q) : bool :=
  all n (fun i => lawQ m (at2Q w i)) && (x <? n)%nat && (z <? n)%nat && negb (x =? z)%nat &&
  negb (Qle_bool b 0) && negb (Qle_bool 1 b) && Qle_bool r (b * (1 - b) * reachedQ m w x z b)%Q.

Theorem check_kl_at_least_correct x z b n m w r :
  check_kl_at_least n m w r x z b = true -> kl_at_least n m (real2 w) (Q2R r).
Proof.
  unfold check_kl_at_least. intros H. repeat (apply andb_prop in H; destruct H as [H ?H]).
  rename H into Hw, H5 into Hx, H4 into Hz, H3 into Hxz, H2 into H0b, H1 into Hb1, H0 into Hr.
  apply Nat.ltb_lt in Hx, Hz. apply negb_true_iff in Hxz, H0b, Hb1. apply Nat.eqb_neq in Hxz.
  assert (W : is_channel n m (real2 w)) by (intros i Hi; exact (lawQ_spec m _ (all_spec n _ i Hw Hi))).
  split; [exact W|]. intros s Hs.
  assert (B : 0 < Q2R b < 1).
  { rewrite <- RMicromega.Q2R_0, <- RMicromega.Q2R_1. split; apply Qlt_Rlt, Qnot_le_lt; intros L;
      apply Qle_bool_iff in L; congruence. }
  eapply Rle_trans; [|apply (pairs_are_needed n m (real2 w) s x z (Q2R b) Hs Hx Hz Hxz B)].
  apply Qle_bool_iff, Qle_Rle in Hr. eapply Rle_trans; [exact Hr|]. right.
  rewrite !Q2R_mult, Q2R_minus, RMicromega.Q2R_1. f_equal. unfold reachedQ. rewrite sumQ_spec. apply sum_ext.
  intros y Hy. cbv zeta.
  assert (E : Q2R (Qred (b * at2Q w x y + (1 - b) * at2Q w z y)) =
    Q2R b * real2 w x y + (1 - Q2R b) * real2 w z y).
  { rewrite Q2R_red, Q2R_plus, !Q2R_mult, Q2R_minus, RMicromega.Q2R_1. reflexivity. }
  destruct (Qeq_bool _ 0) eqn:Z.
  - apply Q2R_zero in Z. rewrite E in Z. rewrite RMicromega.Q2R_0.
    destruct (W x Hx) as [Px _], (W z Hz) as [Pz _]. specialize (Px y Hy). specialize (Pz y Hy).
    assert (real2 w x y = 0) by nra. assert (real2 w z y = 0) by nra.
    replace (real2 w x y - real2 w z y) with 0 by lra. unfold Rdiv. ring.
  - rewrite !Q2R_mult, !Q2R_minus, Q2R_inv, E by (intros N; apply Qeq_bool_iff in N; congruence).
    unfold Rdiv. change (Q2R (at2Q w x y)) with (real2 w x y). change (Q2R (at2Q w z y)) with (real2 w z y). ring.
Qed.
