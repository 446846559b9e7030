(** Mutual information of a law given by counts. *)
From Coq Require Import Reals Lra Lia ZArith List Bool.
From Lemmata Require Import Forms Enclose Laws.
Import ListNotations.
Open Scope R_scope.

Definition plus_log (a : Z) : form := [(a, a)].
Definition minus_log (a : Z) : form := [((- a)%Z, a)].

Section Counts.
Variables (n m : nat) (c : nat -> nat -> Z) (t : Z).

Definition row (x : nat) : Z := sumZ m (c x).
Definition column (y : nat) : Z := sumZ n (fun x => c x y).

(** [t I(X;Y) = sum c ln c + t ln t - sum_x row ln row - sum_y column ln column]. *)
Definition information_form : form :=
  (t, t) ::
  gather n (fun x => minus_log (row x)) ++
  gather m (fun y => minus_log (column y)) ++
  gather n (fun x => gather m (fun y => plus_log (c x y))).

Definition joint_ok : bool :=
  (0 <? t)%Z && all n (fun x => all m (fun y => 0 <=? c x y)%Z) && (sumZ n row =? t)%Z.

Hypothesis ok : joint_ok = true.

Lemma joint_ok_spec :
  (0 < t)%Z /\ (forall x y, (x < n)%nat -> (y < m)%nat -> (0 <= c x y)%Z) /\ sumZ n row = t.
Proof.
  unfold joint_ok in ok. apply andb_prop in ok. destruct ok as [H H3]. apply andb_prop in H. destruct H as [H1 H2].
  apply Z.ltb_lt in H1. apply Z.eqb_eq in H3. repeat split; auto.
  intros x y Hx Hy. apply Z.leb_le. exact (all_spec m _ y (all_spec n _ x H2 Hx) Hy).
Qed.

Let p x y := IZR (c x y) / IZR t.

Lemma joint_ok_is_law : is_joint_law n m p.
Proof.
  destruct joint_ok_spec as [Ht [Hc Hs]]. split.
  - intros x y Hx Hy. apply nonneg_over; auto.
  - unfold p. rewrite (sum_ext n _ (fun x => IZR (row x) / IZR t)).
    2: { intros x _. apply sum_over. }
    rewrite sum_over, Hs. field. apply not_0_IZR. lia.
Qed.

Lemma information_form_spec : mutual_information n m p = value information_form / IZR t.
Proof.
  destruct joint_ok_spec as [Ht [Hc Hs]]. assert (Ht' : 0 < IZR t) by (apply IZR_lt; lia).
  unfold mutual_information.
  rewrite (sum_ext n _ (fun x => / IZR t * sum m (fun y =>
     IZR (c x y) * ln (IZR (c x y)) + IZR (c x y) * ln (IZR t)
     + (- ln (IZR (row x)) * IZR (c x y) + - (IZR (c x y) * ln (IZR (column y))))))).
  2: { intros x Hx. rewrite <- sum_scal. apply sum_ext. intros y Hy. unfold p.
    rewrite sum_over. change (sumZ m (c x)) with (row x).
    rewrite (sum_over n (fun x' => c x' y)). change (sumZ n (fun x' => c x' y)) with (column y).
    pose proof (Hc x y Hx Hy) as H0.
    destruct (Z.eq_dec (c x y) 0) as [E|E].
    { rewrite E. unfold Rdiv. ring. }
    assert (H1 : (c x y <= row x)%Z) by (apply sumZ_at_least; auto).
    assert (H2 : (c x y <= column y)%Z) by (apply (sumZ_at_least n (fun x' => c x' y)); auto).
    assert (Ha : 0 < IZR (c x y)) by (apply IZR_lt; lia).
    assert (Hr : 0 < IZR (row x)) by (apply IZR_lt; lia).
    assert (Hk : 0 < IZR (column y)) by (apply IZR_lt; lia).
    replace (IZR (c x y) / IZR t / (IZR (row x) / IZR t * (IZR (column y) / IZR t)))
      with (IZR (c x y) * IZR t / (IZR (row x) * IZR (column y))) by (field; lra).
    rewrite ln_div by (apply Rmult_lt_0_compat; lra). rewrite !ln_mult by lra. field. lra. }
  rewrite sum_scal. unfold Rdiv. rewrite Rmult_comm. f_equal.
  rewrite (sum_ext n _ (fun x => sum m (fun y => IZR (c x y) * ln (IZR (c x y)))
     + ln (IZR t) * IZR (row x) + (- ln (IZR (row x)) * IZR (row x)
     + sum m (fun y => - (IZR (c x y) * ln (IZR (column y))))))).
  2: { intros x Hx. rewrite !sum_plus. unfold row. rewrite sumZ_IZR, <- !sum_scal.
    f_equal. f_equal. apply sum_ext. intros. ring. }
  rewrite !sum_plus, sum_scal, <- sumZ_IZR, Hs, (sum_swap n m (fun x y => - (IZR (c x y) * ln (IZR (column y))))).
  unfold information_form. cbn [value]. rewrite !value_app, !value_gather.
  rewrite (sum_ext n (fun i => value (minus_log (row i))) (fun x => - ln (IZR (row x)) * IZR (row x))).
  2: { intros. cbn [value minus_log]. rewrite opp_IZR. ring. }
  rewrite (sum_ext m (fun i => value (minus_log (column i)))
            (fun y => sum n (fun x => - (IZR (c x y) * ln (IZR (column y)))))).
  2: { intros y Hy. cbn [value minus_log]. rewrite opp_IZR. unfold column at 1. rewrite sumZ_IZR.
    rewrite (sum_ext n (fun x => - (IZR (c x y) * ln (IZR (column y)))) (fun x => (- ln (IZR (column y))) * IZR (c x y))).
    2: { intros. ring. }
    rewrite sum_scal. ring. }
  rewrite (sum_ext n (fun i => value (gather m (fun y => plus_log (c i y))))
            (fun x => sum m (fun y => IZR (c x y) * ln (IZR (c x y))))).
  2: { intros x Hx. rewrite value_gather. apply sum_ext. intros. cbn [value plus_log]. ring. }
  ring.
Qed.

End Counts.

Definition information_between (P : Z) (n m : nat) (c : list (list Z)) (t a b d : Z) : bool :=
  joint_ok n m (at2 c) t && is_between P (information_form n m (at2 c) t) t a b d.

(** The law is a law, and [a/d < I(X;Y) < b/d] in bits. *)
Theorem information_between_correct P n m c t a b d :
  information_between P n m c t a b d = true ->
  is_joint_law n m (law2 c t) /\
  IZR a / IZR d * ln 2 < mutual_information n m (law2 c t) < IZR b / IZR d * ln 2.
Proof.
  unfold information_between. intros H. apply andb_prop in H. destruct H as [H1 H2].
  split; [exact (joint_ok_is_law _ _ _ _ H1)|].
  unfold law2. rewrite (information_form_spec n m (at2 c) t H1). exact (is_between_correct _ _ _ _ _ _ H2).
Qed.

Definition information_is (bs : list Z) (n m : nat) (c : list (list Z)) (t : Z) (f : form) (d : Z) : bool :=
  (0 <? d)%Z && joint_ok n m (at2 c) t &&
  is_zero bs (scale d (information_form n m (at2 c) t) ++ scale (- t) f).

(** The law is a law, and [I(X;Y)] is the value of the form divided by [d]. *)
Theorem information_is_correct bs n m c t f d :
  information_is bs n m c t f d = true ->
  is_joint_law n m (law2 c t) /\ mutual_information n m (law2 c t) = value f / IZR d.
Proof.
  unfold information_is. intros H. apply andb_prop in H. destruct H as [H H3].
  apply andb_prop in H. destruct H as [H1 H2]. apply Z.ltb_lt in H1.
  split; [exact (joint_ok_is_law _ _ _ _ H2)|].
  unfold law2. rewrite (information_form_spec n m (at2 c) t H2).
  pose proof (is_zero_correct _ _ H3) as E. rewrite value_app, !value_scale, opp_IZR in E.
  destruct (joint_ok_spec _ _ _ _ H2) as [Ht _].
  apply IZR_lt in H1, Ht.
  apply (Rmult_eq_reg_l (IZR d * IZR t)); [|nra].
  replace (IZR d * IZR t * (value (information_form n m (at2 c) t) / IZR t))
    with (IZR d * value (information_form n m (at2 c) t)) by (field; lra).
  replace (IZR d * IZR t * (value f / IZR d)) with (IZR t * value f) by (field; lra). lra.
Qed.
