(** Laws with rational probabilities, mutual information and divergence by their textbook definitions. *)
From Coq Require Import Reals Lra Lia ZArith List Bool.
From Lemmata Require Import Forms Enclose.
Import ListNotations.
Open Scope R_scope.

(** * Definitions *)

(** [sum n f = f 0 + ... + f (n-1)]. *)
Fixpoint sum (n : nat) (f : nat -> R) : R :=
  match n with
  | O => 0
  | S k => sum k f + f k
  end.

(** A law on [0, ..., n-1]. *)
Definition is_law (n : nat) (p : nat -> R) : Prop :=
  (forall i, (i < n)%nat -> 0 <= p i) /\ sum n p = 1.

(** A joint law on pairs [(x, y)] with [x < n], [y < m]. *)
Definition is_joint_law (n m : nat) (p : nat -> nat -> R) : Prop :=
  (forall x y, (x < n)%nat -> (y < m)%nat -> 0 <= p x y) /\ sum n (fun x => sum m (p x)) = 1.

(** [I(X;Y) = sum_(x,y) p(x,y) ln (p(x,y)/(p_X(x) p_Y(y)))]; where [p(x,y) = 0] the term is [0]. *)
Definition mutual_information (n m : nat) (p : nat -> nat -> R) : R :=
  sum n (fun x => sum m (fun y =>
    p x y * ln (p x y / (sum m (p x) * sum n (fun x' => p x' y))))).

(** [D(p||q) = sum_i p(i) ln (p(i)/q(i))]. *)
Definition divergence (n : nat) (p q : nat -> R) : R := sum n (fun i => p i * ln (p i / q i)).

(** [H(p) = - sum_i p(i) ln p(i)]. *)
Definition entropy (n : nat) (p : nat -> R) : R := - sum n (fun i => p i * ln (p i)).

(** The law of the output of a channel [w] for the law [p] of the input. *)
Definition output (n : nat) (p : nat -> R) (w : nat -> nat -> R) : nat -> R :=
  fun y => sum n (fun x => p x * w x y).

Definition is_channel (n m : nat) (w : nat -> nat -> R) : Prop :=
  forall x, (x < n)%nat -> is_law m (w x).

(** Laws as integers over a common denominator. *)
Definition at1 (c : list Z) (i : nat) : Z := nth i c 0%Z.
Definition at2 (c : list (list Z)) (x y : nat) : Z := nth y (nth x c []) 0%Z.
Definition law1 (c : list Z) (t : Z) : nat -> R := fun i => IZR (at1 c i) / IZR t.
Definition law2 (c : list (list Z)) (t : Z) : nat -> nat -> R := fun x y => IZR (at2 c x y) / IZR t.

(** * Sanity: hand values *)

Example one_bit : mutual_information 2 2 (law2 [[1; 0]; [0; 1]]%Z 2) = ln 2.
Proof.
  unfold mutual_information, law2, at2. cbn [sum nth].
  replace (0 / 2) with 0 by field. rewrite !Rmult_0_l, !Rplus_0_l, !Rplus_0_r.
  replace (1 / 2 / (1 / 2 * (1 / 2))) with 2 by field. field.
Qed.

Example independent : mutual_information 2 2 (law2 [[1; 1]; [1; 1]]%Z 4) = 0.
Proof.
  unfold mutual_information, law2, at2. cbn [sum nth].
  replace (1 / 4 / ((0 + 1 / 4 + 1 / 4) * (0 + 1 / 4 + 1 / 4))) with 1 by field. rewrite ln_1. ring.
Qed.

Example divergence_from_itself : divergence 2 (law1 [1; 3]%Z 4) (law1 [1; 3]%Z 4) = 0.
Proof.
  unfold divergence, law1, at1. cbn [sum nth].
  replace (1 / 4 / (1 / 4)) with 1 by field. replace (3 / 4 / (3 / 4)) with 1 by field. rewrite ln_1. ring.
Qed.

(** * Sums *)

Lemma sum_ext n f g : (forall i, (i < n)%nat -> f i = g i) -> sum n f = sum n g.
Proof.
  induction n as [|n IH]; intros H; cbn; [reflexivity|].
  rewrite IH, H by (intros; auto with arith). reflexivity.
Qed.

Lemma sum_plus n f g : sum n (fun i => f i + g i) = sum n f + sum n g.
Proof. induction n as [|n IH]; cbn; [ring|]. rewrite IH. ring. Qed.

Lemma sum_scal n c f : sum n (fun i => c * f i) = c * sum n f.
Proof. induction n as [|n IH]; cbn; [ring|]. rewrite IH. ring. Qed.

Lemma sum_zero n : sum n (fun _ => 0) = 0.
Proof. induction n as [|n IH]; cbn; [reflexivity|]. rewrite IH. ring. Qed.

Lemma sum_swap n m f :
  sum n (fun x => sum m (fun y => f x y)) = sum m (fun y => sum n (fun x => f x y)).
Proof.
  induction n as [|n IH]; cbn.
  - symmetry. apply sum_zero.
  - rewrite IH, <- sum_plus. reflexivity.
Qed.

Fixpoint sumZ (n : nat) (f : nat -> Z) : Z :=
  match n with
  | O => 0%Z
  | S k => (sumZ k f + f k)%Z
  end.

Lemma sumZ_IZR n f : IZR (sumZ n f) = sum n (fun i => IZR (f i)).
Proof. induction n as [|n IH]; cbn; [reflexivity|]. rewrite plus_IZR, IH. reflexivity. Qed.

Lemma sumZ_nonneg n f : (forall i, (i < n)%nat -> (0 <= f i)%Z) -> (0 <= sumZ n f)%Z.
Proof.
  induction n as [|n IH]; intros H; cbn; [lia|].
  specialize (IH ltac:(auto with arith)). specialize (H n ltac:(lia)). lia.
Qed.

Lemma sumZ_at_least n f i :
  (forall i, (i < n)%nat -> (0 <= f i)%Z) -> (i < n)%nat -> (f i <= sumZ n f)%Z.
Proof.
  induction n as [|n IH]; intros H Hi; [lia|]. cbn.
  destruct (Nat.eq_dec i n) as [->|].
  - pose proof (sumZ_nonneg n f ltac:(auto with arith)). lia.
  - specialize (IH ltac:(auto with arith) ltac:(lia)). specialize (H n ltac:(lia)). lia.
Qed.

Fixpoint all (n : nat) (b : nat -> bool) : bool :=
  match n with
  | O => true
  | S k => b k && all k b
  end.

Lemma all_spec n b i : all n b = true -> (i < n)%nat -> b i = true.
Proof.
  induction n as [|n IH]; intros H Hi; [lia|]. cbn in H. apply andb_prop in H. destruct H as [H1 H2].
  destruct (Nat.eq_dec i n) as [->|]; [exact H1|]. apply IH; [exact H2|lia].
Qed.

(** The forms [f 0, ..., f (n-1)] one after the other. *)
Fixpoint gather (n : nat) (f : nat -> form) : form :=
  match n with
  | O => []
  | S k => gather k f ++ f k
  end.

Lemma value_gather n f : value (gather n f) = sum n (fun i => value (f i)).
Proof. induction n as [|n IH]; cbn; [reflexivity|]. rewrite value_app, IH. reflexivity. Qed.

(** * Laws by counts *)

Definition law_ok (n : nat) (c : nat -> Z) (t : Z) : bool :=
  ((0 <? t)%Z && all n (fun i => 0 <=? c i)%Z && (sumZ n c =? t)%Z).

Lemma law_ok_spec n c t :
  law_ok n c t = true ->
  (0 < t)%Z /\ (forall i, (i < n)%nat -> (0 <= c i)%Z) /\ sumZ n c = t.
Proof.
  unfold law_ok. intros H. apply andb_prop in H. destruct H as [H H3]. apply andb_prop in H. destruct H as [H1 H2].
  apply Z.ltb_lt in H1. apply Z.eqb_eq in H3. repeat split; auto.
  intros i Hi. apply Z.leb_le. exact (all_spec n _ i H2 Hi).
Qed.

Lemma sum_over n (c : nat -> Z) t : sum n (fun i => IZR (c i) / IZR t) = IZR (sumZ n c) / IZR t.
Proof.
  rewrite sumZ_IZR. unfold Rdiv. rewrite (Rmult_comm (sum n _)), <- sum_scal.
  apply sum_ext. intros. ring.
Qed.

Lemma nonneg_over c t : (0 <= c)%Z -> (0 < t)%Z -> 0 <= IZR c / IZR t.
Proof.
  intros Hc Ht. apply IZR_le in Hc. apply IZR_lt in Ht. unfold Rdiv.
  apply Rmult_le_pos; [exact Hc|]. left. apply Rinv_0_lt_compat. exact Ht.
Qed.

Lemma law_ok_is_law n c t : law_ok n c t = true -> is_law n (fun i => IZR (c i) / IZR t).
Proof.
  intros H. destruct (law_ok_spec n c t H) as [H1 [H2 H3]]. split.
  - intros i Hi. apply nonneg_over; auto.
  - rewrite sum_over, H3. field. apply not_0_IZR. lia.
Qed.

(** * Divergence *)

(** [D] of [a/t] from [b/u], times [t]. *)
Definition divergence_form (n : nat) (a : nat -> Z) (t : Z) (b : nat -> Z) (u : Z) : form :=
  gather n (fun i => [(a i, a i); (a i, u); (- a i, b i); (- a i, t)]%Z).

Definition is_below (n : nat) (a b : nat -> Z) : bool :=
  all n (fun i => ((a i =? 0) || (0 <? b i))%Z).

Lemma cell (a b t u : Z) :
  (0 <= a)%Z -> (0 < t)%Z -> (0 < u)%Z -> (a = 0 \/ 0 < b)%Z ->
  IZR a / IZR t * ln (IZR a / IZR t / (IZR b / IZR u)) =
  / IZR t * (IZR a * ln (IZR a) + (IZR a * ln (IZR u) + (IZR (- a) * ln (IZR b) + (IZR (- a) * ln (IZR t) + 0)))).
Proof.
  intros Ha Ht Hu Hb. rewrite opp_IZR.
  apply IZR_lt in Ht, Hu.
  destruct (Z.eq_dec a 0) as [->|Hne].
  - field_simplify; try lra.
  - assert (Ha' : 0 < IZR a) by (apply IZR_lt; lia).
    assert (Hb' : 0 < IZR b) by (apply IZR_lt; lia).
    replace (IZR a / IZR t / (IZR b / IZR u)) with (IZR a * IZR u / (IZR b * IZR t)) by (field; lra).
    rewrite ln_div by (apply Rmult_lt_0_compat; lra). rewrite !ln_mult by lra. field. lra.
Qed.

Lemma divergence_form_spec n a t b u :
  law_ok n a t = true -> (0 < u)%Z -> is_below n a b = true ->
  divergence n (fun i => IZR (a i) / IZR t) (fun i => IZR (b i) / IZR u) =
  value (divergence_form n a t b u) / IZR t.
Proof.
  intros Ha Hu Hb. destruct (law_ok_spec n a t Ha) as [Ht [Hn _]].
  replace (value (divergence_form n a t b u) / IZR t)
    with (/ IZR t * value (divergence_form n a t b u)) by (unfold Rdiv; ring).
  unfold divergence, divergence_form. rewrite value_gather, <- sum_scal.
  apply sum_ext. intros i Hi. cbn [value]. apply cell; auto.
  pose proof (all_spec n _ i Hb Hi) as H. apply orb_prop in H.
  destruct H as [H|H]; [left; apply Z.eqb_eq; exact H|right; apply Z.ltb_lt; exact H].
Qed.

Definition divergence_between (P : Z) (n : nat) (p : list Z) (t : Z) (q : list Z) (u a b d : Z) : bool :=
  law_ok n (at1 p) t && law_ok n (at1 q) u && is_below n (at1 p) (at1 q) &&
  is_between P (divergence_form n (at1 p) t (at1 q) u) t a b d.

(** The laws are laws, and [a/d < D(p||q) < b/d] in bits. *)
Theorem divergence_between_correct P n p t q u a b d :
  divergence_between P n p t q u a b d = true ->
  is_law n (law1 p t) /\ is_law n (law1 q u) /\
  (forall i, (i < n)%nat -> 0 < law1 p t i -> 0 < law1 q u i) /\
  IZR a / IZR d * ln 2 < divergence n (law1 p t) (law1 q u) < IZR b / IZR d * ln 2.
Proof.
  unfold divergence_between. intros H.
  apply andb_prop in H. destruct H as [H H4]. apply andb_prop in H. destruct H as [H H3].
  apply andb_prop in H. destruct H as [H1 H2].
  split; [exact (law_ok_is_law _ _ _ H1)|]. split; [exact (law_ok_is_law _ _ _ H2)|].
  destruct (law_ok_spec _ _ _ H2) as [Hu _]. destruct (law_ok_spec _ _ _ H1) as [Ht _]. split.
  - intros i Hi Hp. pose proof (all_spec n _ i H3 Hi) as Hb. apply orb_prop in Hb. unfold law1 in *.
    destruct Hb as [Hb|Hb].
    + apply Z.eqb_eq in Hb. rewrite Hb in Hp. unfold Rdiv in Hp. lra.
    + apply Z.ltb_lt in Hb. apply IZR_lt in Hb, Hu. unfold Rdiv.
      apply Rmult_lt_0_compat; [exact Hb|]. apply Rinv_0_lt_compat. exact Hu.
  - unfold law1. rewrite (divergence_form_spec n (at1 p) t (at1 q) u H1 Hu H3).
    exact (is_between_correct _ _ _ _ _ _ H4).
Qed.
