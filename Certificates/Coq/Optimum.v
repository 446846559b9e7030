(** The closed form of Bob's success when Alice sends everything. *)
From Coq Require Import Reals Lra Lia ZArith List Bool.
From Lemmata Require Import Laws.
Import ListNotations.
Open Scope R_scope.

(** * Definitions *)

(** Binomial coefficients by Pascal's rule, and the numbers of strings of [d] bits at a distance of at least [w]. *)
Fixpoint choose (n i : nat) : Z :=
  match n, i with
  | _, O => 1
  | O, S _ => 0
  | S n, S i => choose n i + choose n (S i)
  end.

Definition tail (d w : nat) : Z := sumZ (S d - w) (fun i => choose d (w + i)).

(** [(2^d/k) 2^(-kd) sum_w (T_w^k - T_(w+1)^k) delta^w (1-delta)^(d-w)]. *)
Definition optimal_success (k d : nat) (delta : R) : R :=
  2 ^ d / (INR k * 2 ^ (k * d)) *
  sum (S d) (fun w => (IZR (tail d w) ^ k - IZR (tail d (S w)) ^ k) * (delta ^ w * (1 - delta) ^ (d - w))).

(** * Sanity *)

Example one_string_is_found delta : optimal_success 1 1 delta = 1.
Proof. unfold optimal_success, tail. cbn. field. Qed.

Example two_bits delta : optimal_success 2 1 delta = (3 - 2 * delta) / 4.
Proof. unfold optimal_success, tail. cbn. field. Qed.

(** * Check *)

(** The row of Pascal's triangle below [row], where the number before the first is [before]. *)
Fixpoint next_row (before : Z) (row : list Z) : list Z :=
  match row with
  | [] => [before]
  | a :: row => (before + a)%Z :: next_row a row
  end.

Fixpoint row (n : nat) : list Z :=
  match n with
  | O => [1%Z]
  | S n => next_row 0 (row n)
  end.

(** The sums of the ends of a list. *)
Fixpoint ends_of (row : list Z) : list Z :=
  match row with
  | [] => [0%Z]
  | a :: row => let t := ends_of row in (a + hd 0 t)%Z :: t
  end.

Lemma next_row_spec l : forall before i,
  nth i (next_row before l) 0%Z = (match i with O => before | S j => nth j l 0 end + nth i l 0)%Z.
Proof.
  induction l as [|a l IH]; intros before i; cbn [next_row nth].
  - destruct i as [|[|i]]; cbn; lia.
  - destruct i as [|i]; [reflexivity|]. rewrite IH. destruct i; reflexivity.
Qed.

Lemma choose_from_0 n : choose n 0 = 1%Z.
Proof. destruct n; reflexivity. Qed.

Lemma row_spec n : forall i, nth i (row n) 0%Z = choose n i.
Proof.
  induction n as [|n IH]; intros i; cbn [row].
  - destruct i as [|[|i]]; reflexivity.
  - rewrite next_row_spec. destruct i as [|i]; cbn [choose]; rewrite !IH, ?choose_from_0; reflexivity.
Qed.

Lemma next_row_length l : forall before, length (next_row before l) = S (length l).
Proof. induction l as [|a l IH]; intros; cbn [next_row length]; [reflexivity|]. rewrite IH. reflexivity. Qed.

Lemma row_length n : length (row n) = S n.
Proof. induction n as [|n IH]; cbn [row]; [reflexivity|]. rewrite next_row_length, IH. reflexivity. Qed.

Lemma sumZ_first n f : sumZ (S n) f = (f O + sumZ n (fun i => f (S i)))%Z.
Proof.
  induction n as [|n IH]; [cbn; lia|]. change (sumZ (S (S n)) f) with (sumZ (S n) f + f (S n))%Z.
  rewrite IH. cbn [sumZ]. lia.
Qed.

Lemma ends_of_spec l : forall w,
  nth w (ends_of l) 0%Z = sumZ (length l - w) (fun i => nth (w + i) l 0%Z).
Proof.
  induction l as [|a l IH]; intros w; cbn [ends_of length].
  - destruct w as [|[|w]]; reflexivity.
  - destruct w as [|w].
    + rewrite Nat.sub_0_r, sumZ_first. cbn [nth Nat.add]. specialize (IH O). rewrite Nat.sub_0_r in IH.
      cbn [Nat.add] in IH. rewrite <- IH. destruct (ends_of l); reflexivity.
    + cbn [nth Nat.sub Nat.add]. apply IH.
Qed.

Lemma tail_spec d w : nth w (ends_of (row d)) 0%Z = tail d w.
Proof.
  rewrite ends_of_spec, row_length. unfold tail. induction (S d - w)%nat as [|n IH]; [reflexivity|].
  cbn [sumZ]. rewrite IH, row_spec. reflexivity.
Qed.

(** The sum over [w], [w + 1], ... of the differences of the powers of [tails], times [x^w y^(d-w)]: [power] is [x^w]. *)
Definition sum_of_powers (k d : nat) (x y : Z) (tails : list Z) : Z :=
  sumZ (S d) (fun w => (nth w tails 0 ^ Z.of_nat k - nth (S w) tails 0 ^ Z.of_nat k) *
    (x ^ Z.of_nat w * y ^ Z.of_nat (d - w)))%Z.

(** The noise [a/b] and the value [s/t]. *)
Definition check_optimum (k d : nat) (a b s t : Z) : bool :=
  (0 <? k)%nat && (0 <=? a)%Z && (2 * a <=? b)%Z && (0 <? b)%Z && (0 <? t)%Z &&
  (2 ^ Z.of_nat d * sum_of_powers k d a (b - a) (ends_of (row d)) * t =?
   s * (Z.of_nat k * 2 ^ Z.of_nat (k * d) * b ^ Z.of_nat d))%Z.

Lemma IZR_pow x n : IZR (x ^ Z.of_nat n) = IZR x ^ n.
Proof. symmetry. apply pow_IZR. Qed.

Theorem check_optimum_correct k d a b s t :
  check_optimum k d a b s t = true ->
  0 <= IZR a / IZR b <= 1 / 2 /\ optimal_success k d (IZR a / IZR b) = IZR s / IZR t.
Proof.
  unfold check_optimum. intros H. apply andb_prop in H. destruct H as [H E]. apply andb_prop in H. destruct H as [H Ht].
  apply andb_prop in H. destruct H as [H Hb]. apply andb_prop in H. destruct H as [H Hab].
  apply andb_prop in H. destruct H as [Hk Ha].
  apply Nat.ltb_lt in Hk. apply Z.leb_le, IZR_le in Ha, Hab. apply Z.ltb_lt, IZR_lt in Hb, Ht.
  rewrite mult_IZR in Hab. split.
  { split; [apply Rmult_le_pos; [lra|left; apply Rinv_0_lt_compat; exact Hb]|].
    apply (Rmult_le_reg_r (IZR b)); [exact Hb|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. }
  apply Z.eqb_eq, (f_equal IZR) in E. rewrite !mult_IZR, !IZR_pow, <- INR_IZR_INZ in E.
  assert (S : IZR (sum_of_powers k d a (b - a) (ends_of (row d))) = IZR b ^ d *
    sum (S d) (fun w => (IZR (tail d w) ^ k - IZR (tail d (S w)) ^ k) *
      ((IZR a / IZR b) ^ w * (1 - IZR a / IZR b) ^ (d - w)))).
  { unfold sum_of_powers. rewrite sumZ_IZR, <- sum_scal. apply sum_ext. intros w Hw.
    rewrite !tail_spec, !mult_IZR, minus_IZR, !IZR_pow, minus_IZR.
    replace (1 - IZR a / IZR b) with ((IZR b - IZR a) / IZR b) by (field; lra).
    unfold Rdiv. rewrite !Rpow_mult_distr, !pow_inv.
    replace (IZR b ^ d) with (IZR b ^ w * IZR b ^ (d - w)) by (rewrite <- pow_add; f_equal; lia).
    assert (IZR b ^ w <> 0) by (apply pow_nonzero; lra). assert (IZR b ^ (d - w) <> 0) by (apply pow_nonzero; lra).
    field. split; assumption. }
  rewrite S in E. unfold optimal_success. set (X := sum _ _) in *.
  assert (K : 0 < INR k) by (apply lt_0_INR; lia).
  assert (B : 0 < IZR b ^ d) by (apply pow_lt; exact Hb). assert (D : 0 < 2 ^ (k * d)) by (apply pow_lt; lra).
  apply (Rmult_eq_reg_r (INR k * 2 ^ (k * d) * IZR b ^ d * IZR t)).
  2: { apply Rgt_not_eq. repeat apply Rmult_lt_0_compat; assumption. }
  replace (2 ^ d / (INR k * 2 ^ (k * d)) * X * (INR k * 2 ^ (k * d) * IZR b ^ d * IZR t))
    with (2 ^ d * (IZR b ^ d * X) * IZR t) by (field; lra).
  rewrite E. field. lra.
Qed.
