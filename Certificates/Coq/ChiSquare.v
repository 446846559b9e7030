(** Bounds of chi-square's contraction coefficient of an input law. *)
From Coq Require Import Reals Lra Lia ZArith QArith Qreals List Bool.
From Lemmata Require Import Laws Sums.
Import ListNotations.
Open Scope R_scope.

(** * Statements *)

(** [E g^2] for a function of the input, and [E (E[g|Y])^2]; an output of probability 0 adds 0. *)
Definition energy (n : nat) (p g : nat -> R) : R := sum n (fun x => p x * g x * g x).
Definition output_energy (n m : nat) (p : nat -> R) (w : nat -> nat -> R) (g : nat -> R) : R :=
  sum m (fun y => (sum n (fun x => p x * w x y * g x)) ^ 2 / output n p w y).

(** [eta_chi2(P,W) <= r]: for every function of mean 0. *)
Definition chi_square_at_most (n m : nat) (p : nat -> R) (w : nat -> nat -> R) (r : R) : Prop :=
  is_law n p /\ is_channel n m w /\
  forall g, sum n (fun x => p x * g x) = 0 -> output_energy n m p w g <= r * energy n p g.

(** Numbers as rationals. *)
Definition real1 (c : list Q) : nat -> R := fun i => Q2R (nth i c 0%Q).
Definition real2 (c : list (list Q)) : nat -> nat -> R := fun x y => Q2R (nth y (nth x c []) 0%Q).

(** * Rational sums *)

Fixpoint sumQ (n : nat) (f : nat -> Q) : Q :=
  match n with
  | O => 0%Q
  | S k => Qred (sumQ k f + f k)
  end.

Lemma Q2R_red q : Q2R (Qred q) = Q2R q.
Proof. apply Qeq_eqR. apply Qred_correct. Qed.

Lemma sumQ_spec n f : Q2R (sumQ n f) = sum n (fun i => Q2R (f i)).
Proof. induction n as [|n IH]; cbn [sumQ sum]; [apply RMicromega.Q2R_0|]. rewrite Q2R_red, Q2R_plus, IH. reflexivity. Qed.

Definition at1Q (c : list Q) (i : nat) : Q := nth i c 0%Q.
Definition at2Q (c : list (list Q)) (x y : nat) : Q := nth y (nth x c []) 0%Q.

Definition lawQ (n : nat) (c : nat -> Q) : bool :=
  all n (fun i => Qle_bool 0 (c i)) && Qeq_bool (sumQ n c) 1.

Lemma lawQ_spec n c : lawQ n c = true -> is_law n (fun i => Q2R (c i)).
Proof.
  unfold lawQ. intros H. apply andb_prop in H. destruct H as [H1 H2]. split.
  - intros i Hi. rewrite <- RMicromega.Q2R_0. apply Qle_Rle. apply Qle_bool_iff. exact (all_spec n _ i H1 Hi).
  - rewrite <- sumQ_spec. apply Qeq_bool_iff in H2. rewrite (Qeq_eqR _ _ H2). apply RMicromega.Q2R_1.
Qed.

(** * Quadratic forms *)

Definition quad (n : nat) (A : nat -> nat -> R) (g : nat -> R) : R :=
  sum n (fun x => sum n (fun z => g x * A x z * g z)).

Lemma quad_ext n A B g :
  (forall x z, (x < n)%nat -> (z < n)%nat -> A x z = B x z) -> quad n A g = quad n B g.
Proof.
  intros H. unfold quad. apply sum_ext. intros x Hx. apply sum_ext. intros z Hz. rewrite H by assumption. reflexivity.
Qed.

Lemma quad_plus n A B g : quad n (fun x z => A x z + B x z) g = quad n A g + quad n B g.
Proof.
  unfold quad. rewrite <- sum_plus. apply sum_ext. intros x _. rewrite <- sum_plus.
  apply sum_ext. intros z _. ring.
Qed.

Lemma square_of_sum n f : (sum n f) ^ 2 = sum n (fun x => sum n (fun z => f x * f z)).
Proof.
  rewrite (sum_ext n (fun x => sum n (fun z => f x * f z)) (fun x => sum n f * f x)).
  2: { intros x _. rewrite sum_scal. ring. }
  rewrite sum_scal. ring.
Qed.

(** [sum_j c_j (sum_x l_xj g_x)^2] as a quadratic form. *)
Lemma quad_squares n m (c : nat -> R) (l : nat -> nat -> R) g :
  sum m (fun j => c j * (sum n (fun x => l x j * g x)) ^ 2) =
  quad n (fun x z => sum m (fun j => c j * l x j * l z j)) g.
Proof.
  rewrite (sum_ext m _ (fun j => sum n (fun x => sum n (fun z => g x * (c j * l x j * l z j) * g z)))).
  2: { intros j _. rewrite square_of_sum, <- sum_scal. apply sum_ext. intros x _. rewrite <- sum_scal.
       apply sum_ext. intros z _. ring. }
  rewrite sum_swap. unfold quad. apply sum_ext. intros x _. rewrite sum_swap. apply sum_ext. intros z _.
  rewrite (sum_ext m _ (fun j => g x * g z * (c j * l x j * l z j))) by (intros; ring).
  rewrite sum_scal. ring.
Qed.

Lemma quad_diagonal n c g : quad n (fun x z => if (z =? x)%nat then c x else 0) g = sum n (fun x => c x * g x * g x).
Proof.
  unfold quad. apply sum_ext. intros x Hx.
  rewrite (sum_ext n _ (fun z => if (z =? x)%nat then g x * c x * g z else 0)).
  2: { intros z _. destruct (z =? x)%nat; ring. }
  rewrite (sum_single n x (fun z => g x * c x * g z)) by exact Hx. ring.
Qed.

(** * Check *)

(** [L] has the entries below the unit diagonal. *)
Definition lower (l : list (list Q)) (x j : nat) : Q :=
  if (j =? x)%nat then 1%Q else if (j <? x)%nat then at2Q l x j else 0%Q.

Definition outQ (n : nat) (p : list Q) (w : list (list Q)) (y : nat) : Q :=
  sumQ n (fun x => at1Q p x * at2Q w x y)%Q.

(** [r diag(P) - B + (1-r) P P^T = L diag(d) L^T] entry by entry. *)
Definition check_chi_square (n m : nat) (p : list Q) (w : list (list Q)) (r : Q) (l : list (list Q)) (d : list Q) : bool :=
  let out := map (outQ n p w) (seq 0 m) in
  lawQ n (at1Q p) && all n (fun x => lawQ m (at2Q w x)) &&
  all n (fun j => Qle_bool 0 (at1Q d j)) &&
  all m (fun y => negb (Qeq_bool (at1Q out y) 0) || all n (fun x => Qeq_bool (at1Q p x * at2Q w x y) 0)) &&
  all n (fun x => all n (fun z =>
    Qeq_bool
      ((if (z =? x)%nat then r * at1Q p x else 0)
       + sumQ m (fun y => if Qeq_bool (at1Q out y) 0 then 0
                          else - (/ at1Q out y) * (at1Q p x * at2Q w x y) * (at1Q p z * at2Q w z y))
       + (1 - r) * at1Q p x * at1Q p z)
      (sumQ n (fun j => at1Q d j * lower l x j * lower l z j)))%Q).

Lemma Q2R_zero q : Qeq_bool q 0 = true -> Q2R q = 0.
Proof. intros H. apply Qeq_bool_iff in H. rewrite (Qeq_eqR _ _ H). apply RMicromega.Q2R_0. Qed.

Theorem check_chi_square_correct l d n m p w r :
  check_chi_square n m p w r l d = true -> chi_square_at_most n m (real1 p) (real2 w) (Q2R r).
Proof.
  unfold check_chi_square. cbv zeta. intros H.
  apply andb_prop in H. destruct H as [H HM]. apply andb_prop in H. destruct H as [H HO].
  apply andb_prop in H. destruct H as [H HD]. apply andb_prop in H. destruct H as [HP HW].
  split; [exact (lawQ_spec n _ HP)|]. split.
  { intros x Hx. exact (lawQ_spec m _ (all_spec n _ x HW Hx)). }
  intros g Hg.
  set (out := map (outQ n p w) (seq 0 m)) in *.
  assert (Eout : forall y, (y < m)%nat -> Q2R (at1Q out y) = output n (real1 p) (real2 w) y).
  { intros y Hy. unfold at1Q, out.
    rewrite (nth_indep _ 0%Q (outQ n p w 0)) by (rewrite map_length, seq_length; exact Hy).
    rewrite map_nth, seq_nth by exact Hy. cbn [Nat.add]. unfold outQ. rewrite sumQ_spec. apply sum_ext. intros x _.
    rewrite Q2R_mult. reflexivity. }
  set (c := fun y => if Qeq_bool (at1Q out y) 0 then 0 else - / output n (real1 p) (real2 w) y).
  (* the three parts and the product of the factors as quadratic forms *)
  assert (E : Q2R r * energy n (real1 p) g
              + sum m (fun y => c y * (sum n (fun x => real1 p x * real2 w x y * g x)) ^ 2)
              + (1 - Q2R r) * (sum n (fun x => real1 p x * g x)) ^ 2
            = sum n (fun j => Q2R (at1Q d j) * (sum n (fun x => Q2R (lower l x j) * g x)) ^ 2)).
  { rewrite (quad_squares n m c (fun x y => real1 p x * real2 w x y) g).
    rewrite (quad_squares n n (fun j => Q2R (at1Q d j)) (fun x j => Q2R (lower l x j)) g).
    replace ((1 - Q2R r) * (sum n (fun x => real1 p x * g x)) ^ 2)
      with (quad n (fun x z => (1 - Q2R r) * real1 p x * real1 p z) g).
    2: { rewrite square_of_sum, <- sum_scal. unfold quad. apply sum_ext. intros x _. rewrite <- sum_scal.
         apply sum_ext. intros z _. ring. }
    replace (Q2R r * energy n (real1 p) g)
      with (quad n (fun x z => if (z =? x)%nat then Q2R r * real1 p x else 0) g).
    2: { rewrite (quad_diagonal n (fun x => Q2R r * real1 p x)). unfold energy. rewrite <- sum_scal.
         apply sum_ext. intros. ring. }
    rewrite <- !quad_plus. apply quad_ext. intros x z Hx Hz.
    pose proof (all_spec n _ z (all_spec n _ x HM Hx) Hz) as HE. cbv beta in HE.
    apply Qeq_bool_iff, Qeq_eqR in HE. rewrite !Q2R_plus, !sumQ_spec in HE.
    rewrite (sum_ext n (fun j => Q2R (at1Q d j) * Q2R (lower l x j) * Q2R (lower l z j))
              (fun i => Q2R (at1Q d i * lower l x i * lower l z i)%Q)).
    2: { intros. rewrite !Q2R_mult. reflexivity. }
    rewrite <- HE. f_equal; [f_equal|].
    - destruct (z =? x)%nat; [rewrite Q2R_mult; reflexivity|symmetry; apply RMicromega.Q2R_0].
    - apply sum_ext. intros y Hy. unfold c. destruct (Qeq_bool (at1Q out y) 0) eqn:Ey.
      + rewrite RMicromega.Q2R_0. ring.
      + rewrite !Q2R_mult, Q2R_opp, Q2R_inv, Eout by (try exact Hy; intros Hz0; apply Qeq_bool_iff in Hz0; congruence).
        reflexivity.
    - rewrite !Q2R_mult, Q2R_minus, RMicromega.Q2R_1. reflexivity. }
  assert (N : 0 <= sum n (fun j => Q2R (at1Q d j) * (sum n (fun x => Q2R (lower l x j) * g x)) ^ 2)).
  { apply sum_not_negative. intros j Hj. apply Rmult_le_pos; [|apply pow2_ge_0].
    rewrite <- RMicromega.Q2R_0. apply Qle_Rle. apply Qle_bool_iff. exact (all_spec n _ j HD Hj). }
  rewrite Hg in E.
  assert (O : sum m (fun y => c y * (sum n (fun x => real1 p x * real2 w x y * g x)) ^ 2)
            = - output_energy n m (real1 p) (real2 w) g).
  { unfold output_energy. rewrite <- (Rmult_1_l (sum m (fun y => _ / _))), Ropp_mult_distr_l, <- sum_scal.
    apply sum_ext. intros y Hy. unfold c. destruct (Qeq_bool (at1Q out y) 0) eqn:Ey.
    - pose proof (all_spec m _ y HO Hy) as HZ. cbv beta in HZ. rewrite Ey in HZ. cbn [negb orb] in HZ.
      rewrite (sum_ext n _ (fun _ => 0)).
      + rewrite sum_zero. unfold Rdiv. ring.
      + intros x Hx. pose proof (Q2R_zero _ (all_spec n _ x HZ Hx)) as Hz. rewrite Q2R_mult in Hz.
        change (real1 p x) with (Q2R (at1Q p x)). change (real2 w x y) with (Q2R (at2Q w x y)). rewrite Hz. ring.
    - unfold Rdiv. ring. }
  rewrite O in E. lra.
Qed.
