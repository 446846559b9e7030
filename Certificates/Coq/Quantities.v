(** Entropies and informations of any number of variables, and inequalities between them. *)
From Coq Require Import Reals Lra Lia ZArith List Bool Arith.
From Lemmata Require Import Forms Enclose.
Import ListNotations.
Open Scope R_scope.

(** * Definitions *)

(** The law of some variables: outcomes, the numbers of the variables' values, with their probabilities. *)
Definition joint_table := list (list nat * R).

(** The values of a list of variables, which are counted from 0, at an outcome. *)
Definition values (vars : list nat) (outcome : list nat) : list nat := map (fun x => nth x outcome 0%nat) vars.

Fixpoint same (v w : list nat) : bool :=
  match v, w with
  | [], [] => true
  | x :: v, y :: w => (x =? y)%nat && same v w
  | _, _ => false
  end.

(** The sum of [p f(outcome)] over the entries. *)
Fixpoint expectation (law : joint_table) (f : list nat -> R) : R :=
  match law with
  | [] => 0
  | (outcome, p) :: law => p * f outcome + expectation law f
  end.

(** The probability that the variables have the values that they have at an outcome. *)
Definition probability (law : joint_table) (vars outcome : list nat) : R :=
  expectation law (fun other => if same (values vars other) (values vars outcome) then 1 else 0).

Definition is_joint_table (law : joint_table) : Prop :=
  (forall outcome p, In (outcome, p) law -> 0 < p) /\ expectation law (fun _ => 1) = 1.

(** [H(A|C)] and [I(A;B|C)]; without a condition [C] is empty. *)
Inductive quantity := Entropy (A C : list nat) | Mutual (A B C : list nat).

(** [H(A|C) = - E ln (p(a,c)/p(c))] and [I(A;B|C) = E ln (p(a,b,c) p(c)/(p(a,c) p(b,c)))]. *)
Definition amount (law : joint_table) (q : quantity) : R :=
  match q with
  | Entropy A C => - expectation law (fun o => ln (probability law (A ++ C) o / probability law C o))
  | Mutual A B C => expectation law (fun o =>
      ln (probability law (A ++ B ++ C) o * probability law C o /
        (probability law (A ++ C) o * probability law (B ++ C) o)))
  end.

(** [sum a/s q] over pairs [(a, q)]. *)
Fixpoint side (law : joint_table) (s : Z) (l : list (Z * quantity)) : R :=
  match l with
  | [] => 0
  | (a, q) :: l => IZR a / IZR s * amount law q + side law s l
  end.

(** Laws as integers over a common denominator. *)
Definition counts := list (list nat * Z).
Definition joint_over (c : counts) (t : Z) : joint_table := map (fun e => (fst e, IZR (snd e) / IZR t)) c.

(** * Sanity *)

Example nothing_is_certain law o : is_joint_table law -> probability law [] o = 1.
Proof. intros [_ E]. exact E. Qed.

(** * Counts *)

Fixpoint weighted (c : counts) (f : list nat -> Z) : Z :=
  match c with
  | [] => 0%Z
  | (o, n) :: c => (n * f o + weighted c f)%Z
  end.

Definition matching (c : counts) (vars outcome : list nat) : Z :=
  let v := values vars outcome in weighted c (fun other => if same (values vars other) v then 1%Z else 0%Z).

Lemma expectation_counts c t f : (0 < t)%Z ->
  expectation (joint_over c t) (fun o => IZR (f o)) = IZR (weighted c f) / IZR t.
Proof.
  intros Ht. apply IZR_lt in Ht. induction c as [|[o n] c IH]; cbn; [field; lra|].
  unfold joint_over in IH. rewrite IH, plus_IZR, mult_IZR. field. lra.
Qed.

Lemma expectation_ext law f g : (forall o p, In (o, p) law -> f o = g o) -> expectation law f = expectation law g.
Proof.
  induction law as [|[o p] law IH]; intros E; cbn; [reflexivity|].
  rewrite (E o p (or_introl eq_refl)), IH; [reflexivity|]. intros o' p' Hin. apply (E o' p'). right. exact Hin.
Qed.

Lemma probability_counts c t vars o : (0 < t)%Z ->
  probability (joint_over c t) vars o = IZR (matching c vars o) / IZR t.
Proof.
  intros Ht. unfold probability, matching. rewrite <- (expectation_counts c t _ Ht).
  apply expectation_ext. intros o' p _. destruct (same _ _); reflexivity.
Qed.

Definition joint_table_ok (c : counts) (t : Z) : bool :=
  (0 <? t)%Z && forallb (fun e => 0 <? snd e)%Z c && (weighted c (fun _ => 1%Z) =? t)%Z.

Lemma table_ok_spec c t : joint_table_ok c t = true ->
  (0 < t)%Z /\ (forall o n, In (o, n) c -> (0 < n)%Z) /\ is_joint_table (joint_over c t).
Proof.
  unfold joint_table_ok. intros E. apply andb_prop in E. destruct E as [E E3]. apply andb_prop in E. destruct E as [E1 E2].
  apply Z.ltb_lt in E1. apply Z.eqb_eq in E3. rewrite forallb_forall in E2.
  assert (P : forall o n, In (o, n) c -> (0 < n)%Z) by (intros o n Hin; apply Z.ltb_lt; exact (E2 (o, n) Hin)).
  split; [exact E1|]. split; [exact P|]. split.
  - intros o p Hin. unfold joint_over in Hin. apply in_map_iff in Hin. destruct Hin as [[o' n] [Eq Hin]].
    injection Eq as <- <-. cbn. apply Rdiv_lt_0_compat; apply IZR_lt; [exact (P o' n Hin)|exact E1].
  - rewrite (expectation_counts c t (fun _ => 1%Z) E1), E3. field. apply not_0_IZR. lia.
Qed.

Lemma same_refl v : same v v = true.
Proof. induction v as [|x v IH]; cbn; [reflexivity|]. rewrite Nat.eqb_refl. exact IH. Qed.

Lemma weighted_not_negative c f :
  (forall o n, In (o, n) c -> (0 < n)%Z) -> (forall o, (0 <= f o)%Z) -> (0 <= weighted c f)%Z.
Proof.
  intros P F. induction c as [|[o n] c IH]; cbn; [lia|].
  assert (0 <= weighted c f)%Z by (apply IH; intros o' n' Hin; apply (P o' n'); right; exact Hin).
  pose proof (P o n (or_introl eq_refl)). pose proof (F o). nia.
Qed.

(** An outcome counts among those with its own values. *)
Lemma matching_positive c vars o n :
  (forall o n, In (o, n) c -> (0 < n)%Z) -> In (o, n) c -> (0 < matching c vars o)%Z.
Proof.
  intros P Hin. unfold matching. set (f := fun other => if same (values vars other) (values vars o) then 1%Z else 0%Z).
  assert (F : forall o, (0 <= f o)%Z) by (intros o'; unfold f; destruct (same _ _); lia).
  assert (One : f o = 1%Z) by (unfold f; rewrite same_refl; reflexivity).
  induction c as [|[o' n'] c IH]; [contradiction|]. cbn.
  assert (P' : forall o n, In (o, n) c -> (0 < n)%Z) by (intros o1 n1 H1; apply (P o1 n1); right; exact H1).
  pose proof (P o' n' (or_introl eq_refl)) as Hn. pose proof (F o') as Hf.
  destruct Hin as [Eq|Hin].
  - injection Eq as -> ->. rewrite One. pose proof (weighted_not_negative c f P' F). lia.
  - specialize (IH P' Hin). nia.
Qed.

(** * Forms: values times [t] *)

Definition entry_form (c : counts) (q : quantity) (o : list nat) (n : Z) : form :=
  match q with
  | Entropy A C => [(- n, matching c (A ++ C) o); (n, matching c C o)]
  | Mutual A B C => [(n, matching c (A ++ B ++ C) o); (n, matching c C o); (- n, matching c (A ++ C) o); (- n, matching c (B ++ C) o)]
  end%Z.

Definition quantity_form (c : counts) (q : quantity) : form :=
  flat_map (fun e => entry_form c q (fst e) (snd e)) c.

Definition density (law : joint_table) (q : quantity) (o : list nat) : R :=
  match q with
  | Entropy A C => - ln (probability law (A ++ C) o / probability law C o)
  | Mutual A B C => ln (probability law (A ++ B ++ C) o * probability law C o /
      (probability law (A ++ C) o * probability law (B ++ C) o))
  end.

Lemma expectation_opp law f : - expectation law f = expectation law (fun o => - f o).
Proof. induction law as [|[o p] law IH]; cbn; [ring|]. rewrite <- IH. ring. Qed.

Lemma amount_density law q : amount law q = expectation law (density law q).
Proof. destruct q; [apply expectation_opp|reflexivity]. Qed.

Lemma quantity_form_spec c t q : joint_table_ok c t = true ->
  amount (joint_over c t) q = value (quantity_form c q) / IZR t.
Proof.
  intros E. destruct (table_ok_spec c t E) as [Ht [P _]]. pose proof Ht as Rt. apply IZR_lt in Rt.
  rewrite amount_density. unfold quantity_form.
  assert (G : forall l, (forall o n, In (o, n) l -> In (o, n) c) ->
    expectation (joint_over l t) (density (joint_over c t) q) =
    value (flat_map (fun e => entry_form c q (fst e) (snd e)) l) / IZR t).
  { induction l as [|[o n] l IH]; intros Hl; cbn [joint_over map expectation flat_map fst snd value].
    { cbn. field. lra. }
    fold (joint_over l t). rewrite value_app, IH by (intros o' n' H1; apply Hl; right; exact H1).
    assert (Hin : In (o, n) c) by (apply Hl; left; reflexivity).
    assert (Q : forall vars, 0 < IZR (matching c vars o)) by (intros vars; apply IZR_lt; exact (matching_positive c vars o n P Hin)).
    destruct q as [A C|A B C]; cbn [density entry_form value]; rewrite !probability_counts, !opp_IZR by exact Ht.
    - pose proof (Q (A ++ C)) as Q1. pose proof (Q C) as Q2.
      replace (IZR (matching c (A ++ C) o) / IZR t / (IZR (matching c C o) / IZR t))
        with (IZR (matching c (A ++ C) o) / IZR (matching c C o)) by (field; lra).
      rewrite ln_div by assumption. field. lra.
    - pose proof (Q (A ++ B ++ C)) as Q1. pose proof (Q C) as Q2. pose proof (Q (A ++ C)) as Q3. pose proof (Q (B ++ C)) as Q4.
      replace (IZR (matching c (A ++ B ++ C) o) / IZR t * (IZR (matching c C o) / IZR t) /
          (IZR (matching c (A ++ C) o) / IZR t * (IZR (matching c (B ++ C) o) / IZR t)))
        with (IZR (matching c (A ++ B ++ C) o) * IZR (matching c C o) / (IZR (matching c (A ++ C) o) * IZR (matching c (B ++ C) o)))
        by (field; lra).
      rewrite ln_div by (apply Rmult_lt_0_compat; assumption). rewrite !ln_mult by assumption. field. lra. }
  apply G. auto.
Qed.

(** * Checks *)

Definition quantity_between (P : Z) (c : counts) (t : Z) (q : quantity) (a b d : Z) : bool :=
  joint_table_ok c t && is_between P (collect (quantity_form c q)) t a b d.

(** The table is a law, and [a/d < q < b/d] in bits. *)
Theorem quantity_between_correct P c t q a b d :
  quantity_between P c t q a b d = true ->
  is_joint_table (joint_over c t) /\ IZR a / IZR d * ln 2 < amount (joint_over c t) q < IZR b / IZR d * ln 2.
Proof.
  unfold quantity_between. intros E. apply andb_prop in E. destruct E as [E1 E2].
  split; [exact (proj2 (proj2 (table_ok_spec c t E1)))|].
  rewrite (quantity_form_spec c t q E1), <- value_collect. exact (is_between_correct _ _ _ _ _ _ E2).
Qed.

Definition quantity_is (bs : list Z) (c : counts) (t : Z) (q : quantity) (f : form) (d : Z) : bool :=
  joint_table_ok c t && (0 <? d)%Z && is_zero bs (scale d (quantity_form c q) ++ scale (- t) f).

(** The table is a law, and the quantity is [f/d]. *)
Theorem quantity_is_correct bs c t q f d :
  quantity_is bs c t q f d = true ->
  is_joint_table (joint_over c t) /\ amount (joint_over c t) q = value f / IZR d.
Proof.
  unfold quantity_is. intros E. apply andb_prop in E. destruct E as [E E3]. apply andb_prop in E. destruct E as [E1 E2].
  destruct (table_ok_spec c t E1) as [Ht [_ L]]. split; [exact L|].
  rewrite (quantity_form_spec c t q E1). apply is_zero_correct in E3. rewrite value_app, !value_scale, opp_IZR in E3.
  apply Z.ltb_lt in E2. apply IZR_lt in Ht, E2.
  apply (Rmult_eq_reg_l (IZR t * IZR d)); [|apply Rmult_integral_contrapositive_currified; lra].
  replace (IZR t * IZR d * (value (quantity_form c q) / IZR t)) with (IZR d * value (quantity_form c q)) by (field; lra).
  replace (IZR t * IZR d * (value f / IZR d)) with (IZR t * value f) by (field; lra). lra.
Qed.

Fixpoint side_form (c : counts) (l : list (Z * quantity)) : form :=
  match l with
  | [] => []
  | (a, q) :: l => scale a (quantity_form c q) ++ side_form c l
  end.

Lemma side_form_spec c t s l : joint_table_ok c t = true -> (0 < s)%Z ->
  side (joint_over c t) s l = value (side_form c l) / (IZR s * IZR t).
Proof.
  intros E Hs. destruct (table_ok_spec c t E) as [Ht _]. apply IZR_lt in Ht, Hs.
  induction l as [|[a q] l IH]; cbn [side side_form value]; [cbn; field; lra|].
  rewrite IH, value_app, value_scale, (quantity_form_spec c t q E). field. lra.
Qed.

Definition check_inequality (e : evidence) (c : counts) (t s : Z) (left right : list (Z * quantity)) : bool :=
  joint_table_ok c t && (0 <? s)%Z && is_not_negative e (side_form c right ++ scale (- 1) (side_form c left)).

(** The table is a law, and the left side is at most the right one. *)
Theorem check_inequality_correct e c t s left right :
  check_inequality e c t s left right = true ->
  is_joint_table (joint_over c t) /\ side (joint_over c t) s left <= side (joint_over c t) s right.
Proof.
  unfold check_inequality. intros E. apply andb_prop in E. destruct E as [E E3]. apply andb_prop in E. destruct E as [E1 E2].
  destruct (table_ok_spec c t E1) as [Ht [_ L]]. apply Z.ltb_lt in E2. split; [exact L|].
  rewrite !(side_form_spec c t s _ E1 E2). apply is_not_negative_correct in E3. rewrite value_app, value_scale in E3.
  apply IZR_lt in Ht, E2. assert (0 < / (IZR s * IZR t)) by (apply Rinv_0_lt_compat, Rmult_lt_0_compat; assumption).
  unfold Rdiv. apply Rmult_le_compat_r; lra.
Qed.

Definition check_equation (bs : list Z) (c : counts) (t s : Z) (left right : list (Z * quantity)) : bool :=
  joint_table_ok c t && (0 <? s)%Z && is_zero bs (side_form c right ++ scale (- 1) (side_form c left)).

Theorem check_equation_correct bs c t s left right :
  check_equation bs c t s left right = true ->
  is_joint_table (joint_over c t) /\ side (joint_over c t) s left = side (joint_over c t) s right.
Proof.
  unfold check_equation. intros E. apply andb_prop in E. destruct E as [E E3]. apply andb_prop in E. destruct E as [E1 E2].
  destruct (table_ok_spec c t E1) as [Ht [_ L]]. apply Z.ltb_lt in E2. split; [exact L|].
  rewrite !(side_form_spec c t s _ E1 E2). apply is_zero_correct in E3. rewrite value_app, value_scale in E3.
  f_equal. lra.
Qed.

(** * Sanity: hand values *)

Example a_bit_and_its_copy : amount (joint_over [([0; 0], 1%Z); ([1; 1], 1%Z)]%nat 2) (Mutual [0] [1] [])%nat = ln 2.
Proof. destruct (quantity_is_correct [2%Z] [([0; 0], 1%Z); ([1; 1], 1%Z)]%nat 2 (Mutual [0] [1] [])%nat [(1, 2)]%Z 1 eq_refl) as [_ ->]. cbn. field. Qed.

Example parity : let law := [([0; 0; 0], 1%Z); ([0; 1; 1], 1%Z); ([1; 0; 1], 1%Z); ([1; 1; 0], 1%Z)]%nat in
  amount (joint_over law 4) (Mutual [0] [1] [])%nat = 0 /\ amount (joint_over law 4) (Mutual [0] [1] [2])%nat = ln 2.
Proof.
  intros law. split.
  - destruct (quantity_is_correct [2%Z] law 4 (Mutual [0] [1] [])%nat [] 1 eq_refl) as [_ ->]. cbn. field.
  - destruct (quantity_is_correct [2%Z] law 4 (Mutual [0] [1] [2])%nat [(1, 2)]%Z 1 eq_refl) as [_ ->]. cbn. field.
Qed.
