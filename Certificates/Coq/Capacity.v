(** Ends of the capacity of a channel, by a law on the inputs and a law on the outputs. *)
From Coq Require Import Reals Lra Lia ZArith List Bool.
From Lemmata Require Import Forms Enclose Laws Sums SegmentEnd LocalContraction Contraction.
Import ListNotations.
Open Scope R_scope.

(** * Statement *)

(** [I(p,W)]: the mutual information of input and output for the law [p] of the input. *)
Definition information_over (n m : nat) (p : nat -> R) (w : nat -> nat -> R) : R :=
  mutual_information n m (fun x y => p x * w x y).

(** [low <= max_p I(p,W) <= high]. *)
Definition capacity_between (n m : nat) (w : nat -> nat -> R) (low high : R) : Prop :=
  is_channel n m w /\
  (exists p, is_law n p /\ low <= information_over n m p w) /\
  (forall p, is_law n p -> information_over n m p w <= high).

(** * The two bounds *)

(** [I(p,W) = sum_x p_x D(W_x||pW)]. *)
Lemma information_as_divergences n m p w :
  is_channel n m w -> is_law n p ->
  information_over n m p w = sum n (fun x => p x * divergence m (w x) (output n p w)).
Proof.
  intros Hw Hp. unfold information_over, mutual_information. apply sum_ext. intros x Hx.
  unfold divergence. rewrite <- sum_scal. apply sum_ext. intros y Hy.
  rewrite (sum_scal m (p x) (w x)). destruct (Hw x Hx) as [_ ->]. rewrite Rmult_1_r.
  change (sum n (fun x' => p x' * w x' y)) with (output n p w y).
  destruct (Req_dec (p x) 0) as [E|E]; [rewrite E; ring|]. destruct (Req_dec (w x y) 0) as [E'|E']; [rewrite E'; ring|].
  assert (Hy' : output n p w y <> 0).
  { intros Z. unfold output in Z. apply (sum_is_zero n (fun x => p x * w x y) x) in Z; [nra| |exact Hx].
    intros j Hj. apply Rmult_le_pos; [apply Hp; exact Hj|]. apply (Hw j Hj). exact Hy. }
  rewrite Rmult_assoc. f_equal. f_equal. f_equal. field. split; assumption.
Qed.

(** [D(W_x||r) - D(W_x||pW)], averaged, is [D(pW||r) >= 0], by [ln t <= t - 1]. *)
Lemma divergences_at_least_information n m p w r :
  is_channel n m w -> is_law n p -> is_law m r ->
  (forall x y, (x < n)%nat -> (y < m)%nat -> 0 < w x y -> 0 < r y) ->
  information_over n m p w <= sum n (fun x => p x * divergence m (w x) r).
Proof.
  intros Hw Hp Hr Hbelow. rewrite information_as_divergences by assumption.
  assert (T : sum n (fun x => p x * sum m (fun y => w x y - w x y * (r y / output n p w y))) <=
    sum n (fun x => p x * divergence m (w x) r) - sum n (fun x => p x * divergence m (w x) (output n p w))).
  { rewrite <- sum_minus. apply sum_le. intros x Hx. rewrite <- Rmult_minus_distr_l. destruct Hp as [Pp _].
    destruct (Req_dec (p x) 0) as [E|E]; [rewrite E; lra|]. pose proof (Pp x Hx) as Px.
    apply Rmult_le_compat_l; [exact Px|]. unfold divergence. rewrite <- sum_minus. apply sum_le. intros y Hy.
    destruct (Hw x Hx) as [Wx _]. specialize (Wx y Hy).
    destruct (Req_dec (w x y) 0) as [E'|E']; [rewrite E'; lra|].
    assert (Ro : 0 < output n p w y).
    { assert (0 <= output n p w y).
      { apply sum_not_negative. intros j Hj. apply Rmult_le_pos; [apply Pp; exact Hj|apply (Hw j Hj); exact Hy]. }
      assert (output n p w y <> 0); [|lra]. intros Z. unfold output in Z.
      apply (sum_is_zero n (fun x => p x * w x y) x) in Z; [nra| |exact Hx].
      intros j Hj. apply Rmult_le_pos; [apply Pp; exact Hj|]. apply (Hw j Hj). exact Hy. }
    pose proof (Hbelow x y Hx Hy ltac:(lra)) as Rr. rewrite !ln_div by lra.
    pose proof (ln_at_most (r y / output n p w y) ltac:(apply Rdiv_lt_0_compat; assumption)) as L.
    rewrite ln_div in L by lra.
    replace (w x y * (ln (w x y) - ln (r y)) - w x y * (ln (w x y) - ln (output n p w y)))
      with (w x y * - (ln (r y) - ln (output n p w y))) by ring.
    replace (w x y - w x y * (r y / output n p w y)) with (w x y * - (r y / output n p w y - 1)) by ring.
    apply Rmult_le_compat_l; lra. }
  assert (Z : 0 <= sum n (fun x => p x * sum m (fun y => w x y - w x y * (r y / output n p w y)))).
  { rewrite (sum_ext n _ (fun x => p x - sum m (fun y => p x * w x y * (r y / output n p w y)))).
    2: { intros x Hx. rewrite sum_minus. destruct (Hw x Hx) as [_ ->].
      rewrite (sum_ext m (fun y => p x * w x y * (r y / output n p w y))
        (fun y => p x * (w x y * (r y / output n p w y)))) by (intros; ring).
      rewrite sum_scal. ring. }
    rewrite sum_minus, sum_swap. destruct Hp as [Pp ->]. destruct Hr as [Pr Er].
    assert (sum m (fun y => sum n (fun x => p x * w x y * (r y / output n p w y))) <= sum m r); [|lra].
    apply sum_le. intros y Hy.
    rewrite (sum_ext n _ (fun x => (r y / output n p w y) * (p x * w x y))) by (intros; ring).
    rewrite sum_scal. change (sum n (fun x => p x * w x y)) with (output n p w y).
    destruct (Req_dec (output n p w y) 0) as [E|E].
    - rewrite E, Rmult_0_r. apply Pr. exact Hy.
    - right. field. exact E. }
  lra.
Qed.

Theorem laws_enclose_capacity n m w p r low high :
  is_channel n m w -> is_law n p -> is_law m r ->
  (forall x y, (x < n)%nat -> (y < m)%nat -> 0 < w x y -> 0 < r y) ->
  low <= sum n (fun x => p x * divergence m (w x) (output n p w)) ->
  (forall x, (x < n)%nat -> divergence m (w x) r <= high) ->
  capacity_between n m w low high.
Proof.
  intros Hw Hp Hr Hbelow Hlow Hhigh. split; [exact Hw|]. split.
  - exists p. split; [exact Hp|]. rewrite information_as_divergences by assumption. exact Hlow.
  - intros q Hq. eapply Rle_trans; [exact (divergences_at_least_information n m q w r Hw Hq Hr Hbelow)|].
    apply Rle_trans with (sum n (fun x => high * q x)).
    + apply sum_le. intros x Hx. rewrite Rmult_comm. apply Rmult_le_compat_r; [apply Hq; exact Hx|auto].
    + rewrite sum_scal. destruct Hq as [_ ->]. lra.
Qed.

(** * Check *)

(** The channel [w/c], the laws [p/t] and [r/u], the ends [low/q] and [high/q] in bits. *)
Definition check_capacity (lower : evidence) (upper : list evidence) (p : list Z) (t : Z) (r : list Z) (u : Z)
    (n m : nat) (w : list (list Z)) (c low high q : Z) : bool :=
  all n (fun x => law_ok m (at2 w x) c) && law_ok n (at1 p) t && law_ok m (at1 r) u && (0 <? c)%Z && (0 <? q)%Z &&
  all n (fun x => is_below m (at2 w x) (at1 r)) &&
  all n (fun x => (at1 p x =? 0)%Z || is_below m (at2 w x) (out n p w)) &&
  is_not_negative lower
    (scale q (gather n (fun x => if (at1 p x =? 0)%Z then []
       else scale (at1 p x) (divergence_form m (at2 w x) c (out n p w) (t * c)))) ++
     [(- (low * t * c), 2)])%Z &&
  all n (fun x => is_not_negative (nth x upper (Bases []))
    ((high * c, 2) :: scale (- q) (divergence_form m (at2 w x) c (at1 r) u)))%Z.

Theorem check_capacity_correct lower upper p t r u n m w c low high q :
  check_capacity lower upper p t r u n m w c low high q = true ->
  capacity_between n m (law2 w c) (IZR low / IZR q * ln 2) (IZR high / IZR q * ln 2).
Proof.
  unfold check_capacity. intros H. apply andb_prop in H. destruct H as [H Hup].
  apply andb_prop in H. destruct H as [H Hlow]. apply andb_prop in H. destruct H as [H Hpo].
  apply andb_prop in H. destruct H as [H Hro]. apply andb_prop in H. destruct H as [H Hq].
  apply andb_prop in H. destruct H as [H Hc]. apply andb_prop in H. destruct H as [H Hr].
  apply andb_prop in H. destruct H as [Hw Hp]. apply Z.ltb_lt in Hc, Hq.
  destruct (law_ok_spec _ _ _ Hp) as [Ht _]. destruct (law_ok_spec _ _ _ Hr) as [Hu _].
  assert (Rc : 0 < IZR c) by (apply IZR_lt; exact Hc). assert (Rq : 0 < IZR q) by (apply IZR_lt; exact Hq).
  assert (Rt : 0 < IZR t) by (apply IZR_lt; exact Ht).
  apply (laws_enclose_capacity n m (law2 w c) (law1 p t) (law1 r u)).
  - intros x Hx. exact (law_ok_is_law _ _ _ (all_spec n _ x Hw Hx)).
  - exact (law_ok_is_law _ _ _ Hp).
  - exact (law_ok_is_law _ _ _ Hr).
  - intros x y Hx Hy Hxy. pose proof (all_spec m _ y (all_spec n _ x Hro Hx) Hy) as B. cbv beta in B.
    apply orb_prop in B. unfold law1, law2 in *. destruct B as [B|B].
    + apply Z.eqb_eq in B. rewrite B in Hxy. unfold Rdiv in Hxy. lra.
    + apply Z.ltb_lt, IZR_lt in B. apply Rdiv_lt_0_compat; [exact B|]. apply IZR_lt. exact Hu.
  - apply is_not_negative_correct in Hlow. rewrite value_app, value_scale, value_gather in Hlow.
    cbn [value] in Hlow. rewrite opp_IZR, !mult_IZR in Hlow.
    set (g := fun i : nat => value _) in Hlow.
    replace (sum n (fun x => law1 p t x * divergence m (law2 w c x) (output n (law1 p t) (law2 w c))))
      with (/ (IZR t * IZR c) * sum n g).
    2: { rewrite <- sum_scal. apply sum_ext. intros x Hx. unfold g, law1 at 1.
      destruct (Z.eqb_spec (at1 p x) 0) as [E|E]; [rewrite E; cbn [value]; unfold Rdiv; ring|].
      pose proof (all_spec n _ x Hpo Hx) as B. cbv beta in B. apply orb_prop in B.
      destruct B as [B|B]; [apply Z.eqb_eq in B; contradiction|].
      rewrite value_scale.
      assert (F : divergence m (law2 w c x) (output n (law1 p t) (law2 w c)) =
        value (divergence_form m (at2 w x) c (out n p w) (t * c)) / IZR c).
      { rewrite <- (divergence_form_spec m (at2 w x) c (out n p w) (t * c) (all_spec n _ x Hw Hx) ltac:(nia) B).
        unfold divergence. apply sum_ext. intros y _. rewrite out_spec by assumption. reflexivity. }
      rewrite F. field. lra. }
    apply (Rmult_le_reg_l (IZR q * (IZR t * IZR c))); [repeat apply Rmult_lt_0_compat; lra|].
    replace (IZR q * (IZR t * IZR c) * (IZR low / IZR q * ln 2)) with (IZR low * IZR t * IZR c * ln 2) by (field; lra).
    replace (IZR q * (IZR t * IZR c) * (/ (IZR t * IZR c) * sum n g)) with (IZR q * sum n g) by (field; lra). lra.
  - intros x Hx. pose proof (all_spec n _ x Hup Hx) as B. cbv beta in B. apply is_not_negative_correct in B.
    cbn [value] in B. rewrite value_scale, opp_IZR, mult_IZR in B.
    assert (F : divergence m (law2 w c x) (law1 r u) = value (divergence_form m (at2 w x) c (at1 r) u) / IZR c)
      by exact (divergence_form_spec m (at2 w x) c (at1 r) u (all_spec n _ x Hw Hx) Hu (all_spec n _ x Hro Hx)).
    rewrite F. apply (Rmult_le_reg_l (IZR q * IZR c)); [apply Rmult_lt_0_compat; lra|].
    set (V := value (divergence_form m (at2 w x) c (at1 r) u)) in *.
    replace (IZR q * IZR c * (V / IZR c)) with (IZR q * V) by (field; lra).
    replace (IZR q * IZR c * (IZR high / IZR q * ln 2)) with (IZR high * IZR c * ln 2) by (field; lra). lra.
Qed.
