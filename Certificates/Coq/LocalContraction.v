(** Contraction of [sum_x v_x^2/p_x] by a channel: what holds for every pair of inputs holds for all laws. *)
From Coq Require Import Reals Lra Lia.
From Lemmata Require Import Laws Sums.
Open Scope R_scope.

(** * Statements *)

(** [sum_i v_i^2/p_i]; a term with [v_i = 0] is [0]. *)
Definition local (n : nat) (p v : nat -> R) : R := sum n (fun i => v i ^ 2 / p i).

(** For laws on two inputs with rows [u] and [u'], and [v = c (1, -1)]:
    [sum_y c^2 (u_y - u'_y)^2/(a u_y + b u'_y) <= r (c^2/a + c^2/b)]. *)
Definition pair_contracts (m : nat) (u u' : nat -> R) (r : R) : Prop :=
  forall a b, 0 < a -> 0 < b ->
  sum m (fun y => (u y - u' y) ^ 2 / (a * u y + b * u' y)) <= r * (/ a + / b).

(** [p] is positive where [v] is not 0. *)
Definition supports (n : nat) (p v : nat -> R) : Prop :=
  forall i, (i < n)%nat -> 0 <= p i /\ (p i = 0 -> v i = 0).

(** * The parts of a function of sum 0 *)

Definition above (v : nat -> R) (x : nat) : R := if Rlt_dec 0 (v x) then v x else 0.
Definition below (v : nat -> R) (x : nat) : R := if Rlt_dec (v x) 0 then - v x else 0.
Definition where_above (v k : nat -> R) (x : nat) : R := if Rlt_dec 0 (v x) then k x else 0.
Definition where_below (v k : nat -> R) (x : nat) : R := if Rlt_dec (v x) 0 then k x else 0.

Lemma parts v x :
  0 <= above v x /\ 0 <= below v x /\ v x = above v x - below v x /\ above v x * below v x = 0.
Proof. unfold above, below. destruct (Rlt_dec 0 (v x)), (Rlt_dec (v x) 0); repeat split; lra. Qed.

(** One pair of inputs: where the first part is at [x] and the second at [z]. *)
Lemma one_pair (r : R) (l k p v : nat -> R) (x z : nat) :
  0 <= r -> (forall i, i = x \/ i = z -> 0 <= k i /\ 0 <= p i /\ (p i = 0 -> v i = 0)) ->
  (forall a b c, 0 < a -> 0 < b -> 2 * c * (l x - l z) - a * k x - b * k z <= r * c ^ 2 * (/ a + / b)) ->
  2 * (above v x * below v z) * (l x - l z)
    - p x * below v z * where_above v k x - p z * above v x * where_below v k z
  <= r * (above v x ^ 2 / p x * below v z + above v x * (below v z ^ 2 / p z)).
Proof.
  intros Hr H Hpair. destruct (H x (or_introl eq_refl)) as [Kx [Px Sx]].
  destruct (H z (or_intror eq_refl)) as [Kz [Pz Sz]].
  unfold above, below, where_above, where_below.
  destruct (Rlt_dec 0 (v x)) as [Vx|Vx], (Rlt_dec (v z) 0) as [Vz|Vz].
  - assert (0 < p x) by (destruct (Req_dec (p x) 0); [specialize (Sx ltac:(assumption))|]; lra).
    assert (0 < p z) by (destruct (Req_dec (p z) 0); [specialize (Sz ltac:(assumption))|]; lra).
    assert (Ha : 0 < p x * - v z) by (apply Rmult_lt_0_compat; lra).
    assert (Hb : 0 < p z * v x) by (apply Rmult_lt_0_compat; lra).
    specialize (Hpair _ _ (v x * - v z) Ha Hb).
    replace (r * (v x ^ 2 / p x * - v z + v x * ((- v z) ^ 2 / p z)))
      with (r * (v x * - v z) ^ 2 * (/ (p x * - v z) + / (p z * v x))) by (field; lra).
    lra.
  - replace (r * _) with (0 : R) by (unfold Rdiv; ring). pose proof (Rmult_le_pos _ _ Px Kx). lra.
  - unfold Rdiv. nra.
  - unfold Rdiv. nra.
Qed.

(** What holds for every pair holds for all, in the form that is linear in [v] and [p]. *)
Lemma all_pairs n (r : R) (l k p v : nat -> R) :
  0 <= r -> (forall i, (i < n)%nat -> 0 <= k i) -> supports n p v -> sum n v = 0 ->
  (forall x z a b c, (x < n)%nat -> (z < n)%nat -> 0 < a -> 0 < b ->
    2 * c * (l x - l z) - a * k x - b * k z <= r * c ^ 2 * (/ a + / b)) ->
  2 * sum n (fun x => v x * l x) - sum n (fun x => p x * k x) <= r * local n p v.
Proof.
  intros Hr Hk Hp Hv Hpair. set (S := sum n (above v)).
  assert (HS : sum n (below v) = S).
  { unfold S. rewrite (sum_ext n v (fun x => above v x - below v x)) in Hv by (intros; apply parts).
    rewrite sum_minus in Hv. lra. }
  assert (Hab : forall i, (i < n)%nat -> 0 <= above v i) by (intros; apply parts).
  assert (Hbe : forall i, (i < n)%nat -> 0 <= below v i) by (intros; apply parts).
  assert (Hpk : forall i, (i < n)%nat -> 0 <= p i * k i)
    by (intros i Hi; apply Rmult_le_pos; [apply Hp|apply Hk]; exact Hi).
  assert (HS0 : 0 <= S) by (apply sum_not_negative; exact Hab).
  destruct (Req_dec S 0) as [E|E].
  { assert (V0 : forall i, (i < n)%nat -> v i = 0).
    { intros i Hi. destruct (parts v i) as [_ [_ [-> _]]].
      rewrite (sum_is_zero n (above v) i Hab E Hi), (sum_is_zero n (below v) i Hbe ltac:(lra) Hi). ring. }
    unfold local. rewrite (sum_ext n (fun x => v x * l x) (fun _ => 0)) by (intros i Hi; rewrite V0 by exact Hi; ring).
    rewrite (sum_ext n (fun i => v i ^ 2 / p i) (fun _ => 0))
      by (intros i Hi; rewrite V0 by exact Hi; unfold Rdiv; ring).
    rewrite !sum_zero. pose proof (sum_not_negative n _ Hpk). lra. }
  assert (T : sum n (fun x => sum n (fun z =>
        2 * (above v x * below v z) * (l x - l z)
        - p x * below v z * where_above v k x - p z * above v x * where_below v k z)) <=
      sum n (fun x => sum n (fun z =>
        r * (above v x ^ 2 / p x * below v z + above v x * (below v z ^ 2 / p z))))).
  { apply sum_le. intros x Hx. apply sum_le. intros z Hz. apply one_pair; auto.
    intros i [->| ->]; split; auto. }
  assert (L : sum n (fun x => sum n (fun z =>
        2 * (above v x * below v z) * (l x - l z)
        - p x * below v z * where_above v k x - p z * above v x * where_below v k z)) =
      S * (2 * sum n (fun x => v x * l x)
        - sum n (fun x => p x * (where_above v k x + where_below v k x)))).
  { rewrite (sum_ext n (fun x => v x * l x) (fun x => above v x * l x - below v x * l x)).
    2: { intros x _. destruct (parts v x) as [_ [_ [E' _]]]. rewrite E' at 1. ring. }
    rewrite sum_minus.
    rewrite (sum_ext n (fun x => p x * (where_above v k x + where_below v k x))
      (fun x => p x * where_above v k x + p x * where_below v k x)) by (intros; ring).
    rewrite sum_plus.
    replace (S * (2 * (sum n (fun x => above v x * l x) - sum n (fun x => below v x * l x))
        - (sum n (fun x => p x * where_above v k x) + sum n (fun x => p x * where_below v k x))))
      with (2 * (sum n (fun x => above v x * l x) * sum n (below v))
        - 2 * (S * sum n (fun x => below v x * l x))
        - sum n (fun x => p x * where_above v k x) * sum n (below v)
        - S * sum n (fun x => p x * where_below v k x)) by (rewrite HS; ring).
    unfold S. rewrite !sum_products, <- !sum_scal, <- !sum_minus. apply sum_ext. intros x _.
    rewrite <- !sum_scal, <- !sum_minus. apply sum_ext. intros z _. ring. }
  assert (Rr : sum n (fun x => sum n (fun z =>
        r * (above v x ^ 2 / p x * below v z + above v x * (below v z ^ 2 / p z)))) =
      S * (r * local n p v)).
  { unfold local. rewrite (sum_ext n (fun i => v i ^ 2 / p i) (fun x => above v x ^ 2 / p x + below v x ^ 2 / p x)).
    2: { intros x _. destruct (parts v x) as [_ [_ [E' E'']]]. rewrite E'. unfold Rdiv.
      replace ((above v x - below v x) ^ 2) with (above v x ^ 2 + below v x ^ 2 - 2 * (above v x * below v x)) by ring.
      rewrite E''. ring. }
    rewrite sum_plus.
    replace (S * (r * (sum n (fun x => above v x ^ 2 / p x) + sum n (fun x => below v x ^ 2 / p x))))
      with (r * (sum n (fun x => above v x ^ 2 / p x) * sum n (below v)
        + S * sum n (fun x => below v x ^ 2 / p x))) by (rewrite HS; ring).
    unfold S. rewrite !sum_products, <- sum_plus, <- sum_scal. apply sum_ext. intros x _.
    rewrite <- sum_plus, <- sum_scal. reflexivity. }
  assert (K : sum n (fun x => p x * (where_above v k x + where_below v k x)) <= sum n (fun x => p x * k x)).
  { apply sum_le. intros x Hx. unfold where_above, where_below. specialize (Hpk x Hx).
    destruct (Rlt_dec 0 (v x)), (Rlt_dec (v x) 0); lra. }
  rewrite L, Rr in T. apply Rmult_le_reg_l in T; lra.
Qed.

(** * Channels *)

Lemma square_over c m t : 0 < m -> 2 * t * c - t ^ 2 * m <= c ^ 2 / m.
Proof.
  intros Hm. assert (0 <= (c - t * m) ^ 2 / m).
  { apply Rmult_le_pos; [apply pow2_ge_0|left; apply Rinv_0_lt_compat; exact Hm]. }
  replace (c ^ 2 / m) with ((c - t * m) ^ 2 / m + (2 * t * c - t ^ 2 * m)) by (field; lra). lra.
Qed.

Lemma output_supports n m w p v :
  is_channel n m w -> supports n p v -> supports m (output n p w) (output n v w).
Proof.
  intros Hw Hp y Hy. assert (Hpos : forall x, (x < n)%nat -> 0 <= p x * w x y).
  { intros x Hx. apply Rmult_le_pos; [apply Hp; exact Hx|]. apply (Hw x Hx). exact Hy. }
  split; [apply sum_not_negative; exact Hpos|]. intros E. unfold output.
  rewrite (sum_ext n _ (fun _ => 0)); [apply sum_zero|]. intros x Hx.
  pose proof (sum_is_zero n (fun x => p x * w x y) x Hpos E Hx) as Z. cbv beta in Z.
  apply Rmult_integral in Z. destruct Z as [Z|Z]; [|rewrite Z; ring].
  destruct (Hp x Hx) as [_ Hs]. rewrite (Hs Z). ring.
Qed.

Theorem local_contracts n m (w : nat -> nat -> R) (r : R) (p v : nat -> R) :
  0 <= r -> is_channel n m w ->
  (forall x z, (x < n)%nat -> (z < n)%nat -> pair_contracts m (w x) (w z) r) ->
  supports n p v -> sum n v = 0 ->
  local m (output n p w) (output n v w) <= r * local n p v.
Proof.
  intros Hr Hw Hpair Hp Hv.
  set (t := fun y => output n v w y / output n p w y).
  set (l := fun x => sum m (fun y => t y * w x y)).
  set (k := fun x => sum m (fun y => t y ^ 2 * w x y)).
  pose proof (output_supports n m w p v Hw Hp) as Hout.
  assert (E : local m (output n p w) (output n v w) =
    2 * sum n (fun x => v x * l x) - sum n (fun x => p x * k x)).
  { assert (Ev : sum n (fun x => v x * l x) = sum m (fun y => t y * output n v w y)).
    { unfold l, output. rewrite (sum_ext n _ (fun x => sum m (fun y => v x * (t y * w x y))))
        by (intros; rewrite sum_scal; reflexivity).
      rewrite sum_swap. apply sum_ext. intros y _. rewrite <- sum_scal. apply sum_ext. intros. ring. }
    assert (Ep : sum n (fun x => p x * k x) = sum m (fun y => t y ^ 2 * output n p w y)).
    { unfold k, output. rewrite (sum_ext n _ (fun x => sum m (fun y => p x * (t y ^ 2 * w x y))))
        by (intros; rewrite sum_scal; reflexivity).
      rewrite sum_swap. apply sum_ext. intros y _. rewrite <- sum_scal. apply sum_ext. intros. ring. }
    rewrite Ev, Ep, <- sum_scal, <- sum_minus. apply sum_ext. intros y Hy. unfold t.
    destruct (Req_dec (output n p w y) 0) as [Z|Z].
    - destruct (Hout y Hy) as [_ O]. rewrite (O Z). unfold Rdiv. ring.
    - field. exact Z. }
  rewrite E. apply all_pairs; auto.
  - intros x Hx. apply sum_not_negative. intros y Hy. apply Rmult_le_pos; [apply pow2_ge_0|apply Hw; assumption].
  - intros x z a b c Hx Hz Ha Hb.
    replace (r * c ^ 2 * (/ a + / b)) with (c ^ 2 * (r * (/ a + / b))) by ring.
    apply Rle_trans with (c ^ 2 * sum m (fun y => (w x y - w z y) ^ 2 / (a * w x y + b * w z y))).
    2: { apply Rmult_le_compat_l; [apply pow2_ge_0|]. apply Hpair; assumption. }
    unfold l, k.
    replace (2 * c * (sum m (fun y => t y * w x y) - sum m (fun y => t y * w z y))
        - a * sum m (fun y => t y ^ 2 * w x y) - b * sum m (fun y => t y ^ 2 * w z y))
      with (sum m (fun y => 2 * t y * (c * (w x y - w z y)) - t y ^ 2 * (a * w x y + b * w z y))).
    2: { rewrite <- !sum_minus, <- !sum_scal, <- !sum_minus. apply sum_ext. intros. ring. }
    rewrite <- sum_scal. apply sum_le. intros y Hy.
    destruct (Hw x Hx) as [Wx _], (Hw z Hz) as [Wz _]. specialize (Wx y Hy). specialize (Wz y Hy).
    destruct (Req_dec (w x y) 0) as [Zx|Zx], (Req_dec (w z y) 0) as [Zz|Zz];
      try (replace (c ^ 2 * ((w x y - w z y) ^ 2 / (a * w x y + b * w z y)))
             with ((c * (w x y - w z y)) ^ 2 / (a * w x y + b * w z y)) by (unfold Rdiv; ring);
           apply square_over; nra).
    rewrite Zx, Zz. unfold Rdiv. ring_simplify. lra.
Qed.
