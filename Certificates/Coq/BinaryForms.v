(** Forms in two variables that are not negative where the variables are not. *)
From Coq Require Import Reals Lra Lia ZArith List Bool.
Import ListNotations.
Open Scope R_scope.

(** * Definitions *)

(** [F(s,t) = sum_i f_i s^(n-i) t^i] for the coefficients [f_0, ..., f_n]. *)
Fixpoint at_point (f : list Z) (s t : R) : R :=
  match f with
  | [] => 0
  | a :: g => IZR a * s ^ length g + t * at_point g s t
  end.

Example square_of_a_sum s t : at_point [1; 2; 1]%Z s t = (s + t) ^ 2.
Proof. cbn. ring. Qed.

(** * Arithmetic *)

(** [(a s + b t) F], where the coefficient before the first of [f] is [before]. *)
Fixpoint product_from (before a b : Z) (f : list Z) : list Z :=
  match f with
  | [] => [(b * before)%Z]
  | c :: g => (a * c + b * before)%Z :: product_from c a b g
  end.

Definition product (a b : Z) (f : list Z) : list Z := product_from 0 a b f.

Fixpoint sum_of (f g : list Z) : list Z :=
  match f, g with
  | a :: f, b :: g => (a + b)%Z :: sum_of f g
  | _, _ => []
  end.

Definition multiple (c : Z) (f : list Z) : list Z := map (Z.mul c) f.

Lemma product_from_length f : forall before a b, length (product_from before a b f) = S (length f).
Proof. induction f as [|c f IH]; intros; cbn [product_from length]; [reflexivity|]. rewrite IH. reflexivity. Qed.

Lemma product_length a b f : length (product a b f) = S (length f).
Proof. apply product_from_length. Qed.

Lemma product_from_spec f s t : forall before a b,
  at_point (product_from before a b f) s t =
  IZR b * IZR before * s ^ length f + (IZR a * s + IZR b * t) * at_point f s t.
Proof.
  induction f as [|c f IH]; intros before a b; cbn [product_from at_point length pow].
  - rewrite mult_IZR. ring.
  - rewrite IH, product_from_length, plus_IZR, !mult_IZR. cbn [pow]. ring.
Qed.

Lemma product_spec a b f s t : at_point (product a b f) s t = (IZR a * s + IZR b * t) * at_point f s t.
Proof. unfold product. rewrite product_from_spec. ring. Qed.

Lemma sum_of_length f : forall g, length f = length g -> length (sum_of f g) = length f.
Proof.
  induction f as [|a f IH]; intros [|b g] H; cbn in *; try discriminate; [reflexivity|].
  rewrite IH by congruence. reflexivity.
Qed.

Lemma sum_of_spec f s t : forall g,
  length f = length g -> at_point (sum_of f g) s t = at_point f s t + at_point g s t.
Proof.
  induction f as [|a f IH]; intros [|b g] H; cbn [sum_of at_point] in *; try discriminate; [ring|].
  injection H as H. rewrite IH, sum_of_length, plus_IZR, H by exact H. ring.
Qed.

Lemma multiple_length c f : length (multiple c f) = length f.
Proof. apply map_length. Qed.

Lemma multiple_spec c f s t : at_point (multiple c f) s t = IZR c * at_point f s t.
Proof.
  induction f as [|a f IH]; cbn [multiple map at_point]; [ring|].
  fold (multiple c f). rewrite IH, multiple_length, mult_IZR. ring.
Qed.

(** * Halving *)

(** [(s + t) F + c t^n], where the coefficient before the first of [f] is [before]. *)
Fixpoint step (before c : Z) (f : list Z) : list Z :=
  match f with
  | [] => [(before + c)%Z]
  | a :: g => (a + before)%Z :: step a c g
  end.

(** [F(s + t, t)], by Horner's rule. *)
Definition first_half (f : list Z) : list Z := fold_left (fun g c => step 0 c g) f [].

(** [F(s, s + t)]. *)
Definition second_half (f : list Z) : list Z := rev (first_half (rev f)).

Lemma step_length f : forall before c, length (step before c f) = S (length f).
Proof. induction f as [|a f IH]; intros; cbn [step length]; [reflexivity|]. rewrite IH. reflexivity. Qed.

Lemma step_spec f s t : forall before c,
  at_point (step before c f) s t =
  IZR before * s ^ length f + (s + t) * at_point f s t + IZR c * t ^ length f.
Proof.
  induction f as [|a f IH]; intros before c; cbn [step at_point length pow].
  - rewrite plus_IZR. ring.
  - rewrite IH, step_length, plus_IZR. cbn [pow]. ring.
Qed.

Lemma steps_spec f s t : forall g,
  at_point (fold_left (fun g c => step 0 c g) f g) s t =
  at_point g s t * (s + t) ^ length f + t ^ length g * at_point f (s + t) t.
Proof.
  induction f as [|c f IH]; intros g; cbn [fold_left at_point length pow]; [ring|].
  rewrite IH, step_spec, step_length. cbn [pow]. ring.
Qed.

Lemma first_half_spec f s t : at_point (first_half f) s t = at_point f (s + t) t.
Proof. unfold first_half. rewrite steps_spec. cbn. ring. Qed.

Lemma at_point_append f a s t : at_point (f ++ [a]) s t = s * at_point f s t + IZR a * t ^ length f.
Proof.
  induction f as [|b f IH]; cbn [app at_point length pow]; [ring|].
  rewrite IH, app_length. cbn [length]. rewrite Nat.add_1_r. cbn [pow]. ring.
Qed.

Lemma at_point_rev f s t : at_point (rev f) s t = at_point f t s.
Proof.
  induction f as [|a f IH]; cbn [rev at_point]; [reflexivity|].
  rewrite at_point_append, IH, rev_length. ring.
Qed.

Lemma second_half_spec f s t : at_point (second_half f) s t = at_point f s (s + t).
Proof.
  unfold second_half. rewrite at_point_rev, first_half_spec, at_point_rev. f_equal. ring.
Qed.

(** * Check *)

Fixpoint not_negative (depth : nat) (f : list Z) : bool :=
  if forallb (Z.leb 0) f then true else
  match depth with
  | O => false
  | S k => if not_negative k (first_half f) then not_negative k (second_half f) else false
  end.

Lemma coefficients_not_negative f s t :
  forallb (Z.leb 0) f = true -> 0 <= s -> 0 <= t -> 0 <= at_point f s t.
Proof.
  intros H Hs Ht. induction f as [|a f IH]; cbn [forallb at_point] in *; [lra|].
  apply andb_prop in H. destruct H as [Ha Hf]. apply Z.leb_le, IZR_le in Ha.
  apply Rplus_le_le_0_compat; apply Rmult_le_pos; auto using pow_le.
Qed.

Theorem not_negative_correct depth : forall f,
  not_negative depth f = true -> forall s t, 0 <= s -> 0 <= t -> 0 <= at_point f s t.
Proof.
  induction depth as [|depth IH]; intros f H s t Hs Ht; cbn [not_negative] in H;
    destruct (forallb (Z.leb 0) f) eqn:E; try discriminate;
    try (apply coefficients_not_negative; assumption).
  destruct (not_negative depth (first_half f)) eqn:E1; [|discriminate].
  destruct (Rle_or_lt t s) as [L|L].
  - replace s with (s - t + t) by ring. rewrite <- first_half_spec. apply IH; [exact E1|lra|exact Ht].
  - replace t with (s + (t - s)) by ring. rewrite <- second_half_spec. apply IH; [exact H|exact Hs|lra].
Qed.
