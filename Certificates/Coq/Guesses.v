(** The probability of so many right guesses, and the bound of it for differentially private mechanisms. *)
From Coq Require Import Reals Lra Lia ZArith List Bool Arith Binomial.
From Lemmata Require Import Laws Sums Game.
Import ListNotations.
Open Scope R_scope.

(** * Definitions *)

(** The binomial law: [i] of [n] independent guesses are right, each with probability [s]; [C] is Coq's binomial coefficient. *)
Definition guesses_law (n : nat) (s : R) (i : nat) : R := C n i * s ^ i * (1 - s) ^ (n - i).

(** At least [v] of them are right, [v <= n]: the law at [v, ..., n]. *)
Definition right_at_least (n : nat) (s : R) (v : nat) : R := sum (S n - v) (fun j => guesses_law n s (v + j)).

(** [T (1-T)/(v p)] with [T] the probability of [v] or more, [p] that of [v]. *)
Definition odds (n : nat) (s : R) (v : nat) : R :=
  right_at_least n s v * (1 - right_at_least n s v) / (INR v * guesses_law n s v).

(** What a unit of [delta] adds: [odds], or where at least [least] guesses are made, the greatest odds of [least] fair guesses, at [least, ..., 1]. *)
Definition price (n : nat) (s : R) (v least : nat) : R :=
  if (least =? 0)%nat then odds n s v else greatest least (fun i => odds least (1 / 2) (least - i)).

(** The bound of the probability of [v] right guesses of [n] about [m] coins: [min(1, T + m delta K)], and 1 for [v = 0]. *)
Definition private_bound (n v : nat) (s : R) (m : Z) (delta : R) (least : nat) : R :=
  if (v =? 0)%nat then 1 else Rmin 1 (right_at_least n s v + IZR m * delta * price n s v least).

(** Where the bound is meant. *)
Definition private_domain (n v : nat) (s : R) (m : Z) (delta : R) (least : nat) : Prop :=
  (v <= n)%nat /\ (least <= n)%nat /\ (Z.of_nat n <= m)%Z /\ 1 / 2 <= s < 1 /\ 0 <= delta <= 1.

(** * Sanity *)

(** At least [v] of [n] independent guesses: the first is right or wrong. *)
Fixpoint one_by_one (n : nat) (s : R) (v : nat) : R :=
  match v, n with
  | O, _ => 1
  | S _, O => 0
  | S w, S i => s * one_by_one i s w + (1 - s) * one_by_one i s v
  end.

Lemma sum_first n f : sum (S n) f = f O + sum n (fun i => f (S i)).
Proof. induction n as [|n IH]; [cbn; ring|]. change (sum (S (S n)) f) with (sum (S n) f + f (S n)). rewrite IH. cbn [sum]. ring. Qed.

Lemma sum_as_sum_f n f : sum (S n) f = sum_f_R0 f n.
Proof. induction n as [|n IH]; [cbn; ring|]. cbn [sum_f_R0]. rewrite <- IH. reflexivity. Qed.

Lemma choose_all n : C n n = 1.
Proof. unfold C. rewrite Nat.sub_diag. cbn [fact]. rewrite Rmult_1_r. apply Rinv_r. apply INR_fact_neq_0. Qed.

Lemma right_at_least_0 n s : right_at_least n s 0 = 1.
Proof.
  unfold right_at_least, guesses_law. rewrite Nat.sub_0_r, sum_as_sum_f. cbn [plus].
  rewrite <- (binomial s (1 - s) n). replace (s + (1 - s)) with 1 by ring. apply pow1.
Qed.

Lemma one_more_guess n s i : (i < n)%nat ->
  guesses_law (S n) s (S i) = s * guesses_law n s i + (1 - s) * guesses_law n s (S i).
Proof.
  intros Hi. unfold guesses_law. rewrite <- pascal by exact Hi. replace (S n - S i)%nat with (S (n - S i)) by lia.
  replace (n - i)%nat with (S (n - S i)) by lia. cbn [pow]. ring.
Qed.

Theorem right_guesses_one_by_one n s : forall v, (v <= n)%nat -> right_at_least n s v = one_by_one n s v.
Proof.
  induction n as [|n IH]; intros [|w] Hv.
  - apply right_at_least_0.
  - lia.
  - apply right_at_least_0.
  - assert (E : right_at_least (S n) s (S w) =
      s * right_at_least n s w + (1 - s) * (if (w =? n)%nat then 0 else right_at_least n s (S w))).
    { unfold right_at_least. replace (S (S n) - S w)%nat with (S (n - w)) by lia. replace (S n - w)%nat with (S (n - w)) by lia.
      cbn [sum]. replace (S w + (n - w))%nat with (S n) by lia. replace (w + (n - w))%nat with n by lia.
      replace (guesses_law (S n) s (S n)) with (s * guesses_law n s n).
      2: { unfold guesses_law. rewrite !choose_all, !Nat.sub_diag. cbn [pow]. ring. }
      rewrite (sum_ext (n - w) _ (fun j => s * guesses_law n s (w + j) + (1 - s) * guesses_law n s (S w + j))).
      2: { intros j Hj. change (S w + j)%nat with (S (w + j)). apply one_more_guess. lia. }
      rewrite sum_plus, !sum_scal. destruct (Nat.eqb_spec w n) as [->|Hn]; [rewrite Nat.sub_diag; cbn [sum]; ring|].
      replace (S n - S w)%nat with (n - w)%nat by lia. ring. }
    rewrite E. cbn [one_by_one]. rewrite (IH w) by lia. f_equal. f_equal. destruct (Nat.eqb_spec w n) as [->|Hn].
    + clear. assert (H : forall i v, (i < v)%nat -> one_by_one i s v = 0); [|symmetry; apply H; lia].
      induction i as [|i IH]; intros [|v] Hv; try lia; [reflexivity|]. cbn [one_by_one]. rewrite !IH by lia. ring.
    + apply IH. lia.
Qed.

Lemma right_at_least_bounds n s v : (v <= n)%nat -> 0 <= s <= 1 -> 0 <= right_at_least n s v <= 1.
Proof.
  intros Hv Hs. rewrite right_guesses_one_by_one by exact Hv. clear Hv. revert v.
  induction n as [|n IH]; intros [|w]; cbn [one_by_one]; try lra.
  pose proof (IH w). pose proof (IH (S w)). split; nra.
Qed.

Example without_delta n v s m least : (1 <= v <= n)%nat -> 0 <= s <= 1 -> private_bound n v s m 0 least = right_at_least n s v.
Proof.
  intros Hv Hs. unfold private_bound. destruct (Nat.eqb_spec v 0); [lia|]. rewrite Rmult_0_r, Rmult_0_l, Rplus_0_r.
  apply Rmin_right. apply right_at_least_bounds; [lia|exact Hs].
Qed.

Example two_fair_guesses : right_at_least 2 (1 / 2) 1 = 3 / 4 /\ odds 2 (1 / 2) 1 = 3 / 8.
Proof.
  assert (T : right_at_least 2 (1 / 2) 1 = 3 / 4) by (rewrite right_guesses_one_by_one by lia; cbn [one_by_one]; field).
  split; [exact T|]. unfold odds. rewrite T. unfold guesses_law, C. cbn. field.
Qed.

(** * By integers *)

Section Steps.
(** [s = a/(a+c)]; the probabilities times [(a+c)^n]. *)
Variables (n : nat) (a c : Z).

(** From the law at [n-j] and its sum from there on to those at the next smaller value, by an exact division. *)
Definition next (j : nat) (e : Z * Z) : option (Z * Z) :=
  let '(p, t) := e in
  let up := (p * (Z.of_nat (n - j) * c))%Z in
  let down := (Z.of_nat (S j) * a)%Z in
  let p' := (up / down)%Z in
  if (p' * down =? up)%Z then Some (p', t + p')%Z else None.

(** The law at [n-k], and its sum at [n-k, ..., n]. *)
Fixpoint steps (k : nat) : option (Z * Z) :=
  match k with
  | O => let p := (a ^ Z.of_nat n)%Z in Some (p, p)
  | S j => match steps j with Some e => next j e | None => None end
  end.

Hypothesis a_positive : (0 < a)%Z.
Hypothesis c_positive : (0 < c)%Z.
Let s := IZR a / IZR (a + c).
Let B := IZR ((a + c) ^ Z.of_nat n).

Lemma mass_at i : (i <= n)%nat -> guesses_law n s i = C n i * IZR a ^ i * IZR c ^ (n - i) / B.
Proof.
  intros Hi. assert (Rb : 0 < IZR (a + c)) by (apply IZR_lt; lia). unfold guesses_law, s, B.
  replace (1 - IZR a / IZR (a + c)) with (IZR c * / IZR (a + c)) by (rewrite plus_IZR in *; field; lra).
  rewrite <- pow_IZR. replace (IZR (a + c) ^ n) with (IZR (a + c) ^ i * IZR (a + c) ^ (n - i)).
  2: { rewrite <- pow_add. f_equal. lia. }
  unfold Rdiv. rewrite !Rpow_mult_distr, Rinv_mult, !pow_inv. ring.
Qed.

Lemma scale_is_positive : 0 < B.
Proof. apply IZR_lt. apply Z.pow_pos_nonneg; lia. Qed.

Lemma steps_spec k : forall p t, (k <= n)%nat -> steps k = Some (p, t) ->
  IZR p = B * guesses_law n s (n - k) /\ IZR t = B * right_at_least n s (n - k).
Proof.
  pose proof scale_is_positive as HB. induction k as [|j IH]; intros p t Hk H; cbn [steps] in H.
  - injection H as <- <-. unfold right_at_least. replace (S n - (n - 0))%nat with 1%nat by lia. cbn [sum].
    replace (n - 0 + 0)%nat with n by lia. rewrite Nat.sub_0_r, mass_at by lia.
    rewrite choose_all, Nat.sub_diag, <- pow_IZR. cbn [pow]. split; field; lra.
  - destruct (steps j) as [[p0 t0]|] eqn:E; [|discriminate]. destruct (IH p0 t0 ltac:(lia) eq_refl) as [H1 H2].
    unfold next in H. set (down := (Z.of_nat (S j) * a)%Z) in *. set (up := (p0 * (Z.of_nat (n - j) * c))%Z) in *.
    set (p1 := (up / down)%Z) in *. destruct (Z.eqb_spec (p1 * down) up) as [Ep|]; [|discriminate]. unfold down, up in Ep.
    assert (Hp : p1 = p) by congruence. assert (Ht : (t0 + p1)%Z = t) by congruence. rewrite Hp in Ep, Ht.
    assert (M : IZR p = B * guesses_law n s (n - S j)).
    { apply (f_equal IZR) in Ep. rewrite !mult_IZR, <- !INR_IZR_INZ, H1, !mass_at in Ep by lia. rewrite mass_at by lia.
      replace (n - j)%nat with (S (n - S j)) in Ep by lia. rewrite pascal_step3 in Ep by lia.
      replace (n - (n - S j))%nat with (S j) in * by lia. replace (n - S (n - S j))%nat with j in Ep by lia.
      assert (Ra : 0 < IZR a) by (apply IZR_lt; exact a_positive).
      assert (Rj : 0 < INR (S j)) by (apply lt_0_INR; lia). assert (Rn : 0 < INR (S (n - S j))) by (apply lt_0_INR; lia).
      apply (Rmult_eq_reg_r (INR (S j) * IZR a)); [|nra]. rewrite Ep. cbn [pow]. field. repeat split; lra. }
    split; [exact M|]. rewrite <- Ht, plus_IZR, M, H2. unfold right_at_least.
    replace (S n - (n - S j))%nat with (S (S n - (n - j)))%nat by lia. rewrite sum_first, Nat.add_0_r.
    rewrite (sum_ext _ (fun i => guesses_law n s (n - S j + S i)) (fun i => guesses_law n s (n - j + i))).
    + ring.
    + intros i _. f_equal. lia.
Qed.

Lemma mass_positive i : (i <= n)%nat -> 0 < guesses_law n s i.
Proof.
  intros Hi. rewrite mass_at by exact Hi. apply Rdiv_lt_0_compat; [|exact scale_is_positive].
  assert (0 < IZR a) by (apply IZR_lt; exact a_positive). assert (0 < IZR c) by (apply IZR_lt; exact c_positive).
  assert (0 < C n i) by (apply Rdiv_lt_0_compat; [|apply Rmult_lt_0_compat]; apply INR_fact_lt_0).
  apply Rmult_lt_0_compat; [apply Rmult_lt_0_compat|]; try (apply pow_lt); assumption.
Qed.

(** The odds at [n-k] as a quotient. *)
Definition quotient (k : nat) (e : Z * Z) : Z * Z :=
  let '(p, t) := e in
  let b := ((a + c) ^ Z.of_nat n)%Z in
  (t * (b - t), Z.of_nat (n - k) * p * b)%Z.

Lemma quotient_spec k e : (k < n)%nat -> steps k = Some e ->
  (0 < snd (quotient k e))%Z /\ odds n s (n - k) = IZR (fst (quotient k e)) / IZR (snd (quotient k e)).
Proof.
  destruct e as [p t]. intros Hk H. destruct (steps_spec k p t ltac:(lia) H) as [H1 H2]. cbn [quotient fst snd].
  pose proof scale_is_positive as HB. pose proof (mass_positive (n - k) ltac:(lia)) as Hm.
  assert (Rv : 0 < INR (n - k)) by (apply lt_0_INR; lia).
  assert (E : IZR (Z.of_nat (n - k) * p * (a + c) ^ Z.of_nat n) = INR (n - k) * (B * guesses_law n s (n - k)) * B)
    by (rewrite !mult_IZR, <- INR_IZR_INZ, H1; reflexivity).
  split.
  - apply lt_IZR. rewrite E. apply Rmult_lt_0_compat; [apply Rmult_lt_0_compat; [exact Rv|]|exact HB].
    apply Rmult_lt_0_compat; [exact HB|exact Hm].
  - rewrite E, mult_IZR, minus_IZR. fold B. rewrite H2. unfold odds. field. lra.
Qed.
End Steps.

(** The state of [steps] for fair guesses, and the greatest quotient before it. *)
Fixpoint fair (n k : nat) : option ((Z * Z) * (Z * Z)) :=
  match k with
  | O => match steps n 1 1 0 with Some e => Some (e, (0, 1)%Z) | None => None end
  | S j =>
      match fair n j with
      | Some (e, g) =>
          let h := quotient n 1 1 j e in
          match next n 1 1 j e with
          | Some e' => Some (e', if (fst g * snd h <=? fst h * snd g)%Z then h else g)
          | None => None
          end
      | None => None
      end
  end.

Lemma quotients_le a b c d : (0 < b)%Z -> (0 < d)%Z ->
  (a * d <= c * b)%Z <-> IZR a / IZR b <= IZR c / IZR d.
Proof.
  intros Hb Hd. apply IZR_lt in Hb, Hd.
  assert (E : IZR b * IZR d * (IZR a / IZR b) = IZR (a * d) /\ IZR b * IZR d * (IZR c / IZR d) = IZR (c * b))
    by (rewrite !mult_IZR; split; field; lra).
  destruct E as [E1 E2]. split; intros H.
  - apply (Rmult_le_reg_l (IZR b * IZR d)); [apply Rmult_lt_0_compat; assumption|]. rewrite E1, E2. apply IZR_le. exact H.
  - apply le_IZR. rewrite <- E1, <- E2. apply Rmult_le_compat_l; [left; apply Rmult_lt_0_compat; assumption|exact H].
Qed.

Lemma fair_spec n k : forall e g, (k <= n)%nat -> fair n k = Some (e, g) ->
  steps n 1 1 k = Some e /\ (0 < snd g)%Z /\
  greatest k (fun i => odds n (1 / 2) (n - i)) = IZR (fst g) / IZR (snd g).
Proof.
  induction k as [|j IH]; intros e g Hk H; cbn [fair] in H.
  - destruct (steps n 1 1 0) as [e0|]; [|discriminate]. injection H as <- <-. split; [reflexivity|]. cbn. split; [lia|field].
  - destruct (fair n j) as [[e0 g0]|]; [|discriminate]. destruct (IH e0 g0 ltac:(lia) eq_refl) as [HS [H0 HG]].
    destruct (quotient_spec n 1 1 ltac:(lia) ltac:(lia) j e0 ltac:(lia) HS) as [Hq Hodds].
    replace (IZR 1 / IZR (1 + 1)) with (1 / 2) in Hodds by reflexivity.
    set (h := quotient n 1 1 j e0) in *. cbn [steps greatest]. rewrite HS, HG, Hodds.
    destruct (next n 1 1 j e0) as [e1|]; [|discriminate]. injection H as <- <-. split; [reflexivity|].
    destruct (Z.leb_spec (fst g0 * snd h) (fst h * snd g0)) as [L|L].
    + split; [exact Hq|]. apply Rmax_right. apply quotients_le; assumption.
    + split; [exact H0|]. apply Rmax_left. apply quotients_le; [assumption|assumption|lia].
Qed.

(** * Check *)

(** The probability of at least [v] right guesses, [s = a/b], as a quotient. *)
Definition right_value (n v : nat) (a b : Z) : option (Z * Z) :=
  if (v <=? n)%nat && (0 <? a)%Z && (a <? b)%Z then
    match steps n a (b - a) (n - v) with Some (_, t) => Some (t, b ^ Z.of_nat n)%Z | None => None end
  else None.

(** The bound as a quotient, [s = a/b] and [delta = p/q]. *)
Definition private_value (n v : nat) (a b m p q : Z) (least : nat) : option (Z * Z) :=
  if (v <=? n)%nat && (least <=? n)%nat && (Z.of_nat n <=? m)%Z && (0 <? b)%Z && (b <=? 2 * a)%Z && (a <? b)%Z &&
     (0 <? q)%Z && (0 <=? p)%Z && (p <=? q)%Z then
    if (v =? 0)%nat then Some (1, 1)%Z else
    match steps n a (b - a) (n - v), (if (least =? 0)%nat then None else fair least least) with
    | None, _ => None
    | Some e, f =>
        let g := match f with Some (_, g) => g | None => quotient n a (b - a) (n - v) e end in
        if (least =? 0)%nat || (match f with Some _ => true | None => false end) then
          let total := (b ^ Z.of_nat n)%Z in
          let den := (total * q * snd g)%Z in
          Some (Z.min (snd e * q * snd g + m * p * fst g * total) den, den)
        else None
    end
  else None.

Lemma right_value_spec n v a b x y : right_value n v a b = Some (x, y) ->
  (v <= n)%nat /\ 0 < IZR a / IZR b < 1 /\ (0 < y)%Z /\ right_at_least n (IZR a / IZR b) v = IZR x / IZR y.
Proof.
  unfold right_value. destruct (_ && _) eqn:D; [|discriminate]. apply andb_prop in D. destruct D as [D D3].
  apply andb_prop in D. destruct D as [D1 D2]. apply Nat.leb_le in D1. apply Z.ltb_lt in D2, D3. intros H.
  destruct (steps n a (b - a) (n - v)) as [[p t]|] eqn:E; [|discriminate]. injection H as <- <-.
  destruct (steps_spec n a (b - a) D2 ltac:(lia) (n - v) p t ltac:(lia) E) as [_ HT].
  replace (n - (n - v))%nat with v in HT by lia. replace (a + (b - a))%Z with b in HT by lia.
  assert (HB : (0 < b ^ Z.of_nat n)%Z) by (apply Z.pow_pos_nonneg; lia). split; [exact D1|]. split.
  - apply IZR_lt in D2, D3. assert (0 < IZR b) by lra. split; [apply Rdiv_lt_0_compat; lra|].
    apply (Rmult_lt_reg_r (IZR b)); [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra.
  - split; [exact HB|]. rewrite HT. apply IZR_lt in HB. field. lra.
Qed.

Lemma private_value_spec n v a b m p q least x y : private_value n v a b m p q least = Some (x, y) ->
  private_domain n v (IZR a / IZR b) m (IZR p / IZR q) least /\ (0 < y)%Z /\
  private_bound n v (IZR a / IZR b) m (IZR p / IZR q) least = IZR x / IZR y.
Proof.
  unfold private_value. destruct (_ && _) eqn:D; [|discriminate].
  apply andb_prop in D. destruct D as [D D9]. apply andb_prop in D. destruct D as [D D8].
  apply andb_prop in D. destruct D as [D D7]. apply andb_prop in D. destruct D as [D D6].
  apply andb_prop in D. destruct D as [D D5]. apply andb_prop in D. destruct D as [D D4].
  apply andb_prop in D. destruct D as [D D3]. apply andb_prop in D. destruct D as [D1 D2].
  apply Nat.leb_le in D1, D2. apply Z.leb_le in D3, D5, D8, D9. apply Z.ltb_lt in D4, D6, D7. intros H.
  assert (Rb : 0 < IZR b) by (apply IZR_lt; exact D4). assert (Rq : 0 < IZR q) by (apply IZR_lt; exact D7).
  split.
  { repeat split; try assumption.
    - apply quotients_le with (b := 2%Z); lia.
    - apply (Rmult_lt_reg_r (IZR b)); [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. apply IZR_lt in D6. lra.
    - apply nonneg_over; lia.
    - replace 1 with (IZR 1 / IZR 1) by field. apply quotients_le; lia. }
  unfold private_bound, price. destruct (v =? 0)%nat eqn:Ev; [injection H as <- <-; split; [lia|field]|].
  apply Nat.eqb_neq in Ev. destruct (steps n a (b - a) (n - v)) as [[P T]|] eqn:E; [|discriminate].
  destruct (steps_spec n a (b - a) ltac:(lia) ltac:(lia) (n - v) P T ltac:(lia) E) as [_ HT].
  pose proof (quotient_spec n a (b - a) ltac:(lia) ltac:(lia) (n - v) _ ltac:(lia) E) as [Q1 Q2].
  replace (n - (n - v))%nat with v in HT, Q2 by lia. replace (a + (b - a))%Z with b in HT, Q2 by lia.
  set (s := IZR a / IZR b) in *. set (f := if (least =? 0)%nat then None else fair least least) in H.
  set (g := match f with Some (_, g) => g | None => _ end) in H.
  destruct (_ || _) eqn:F in H; [|discriminate].
  assert (G : (0 < snd g)%Z /\ (if (least =? 0)%nat then odds n s v else greatest least (fun i => odds least (1 / 2) (least - i))) =
    IZR (fst g) / IZR (snd g)).
  { unfold g, f in *. destruct (least =? 0)%nat; [split; assumption|]. destruct (fair least least) as [[e' g']|] eqn:E'; [|discriminate].
    destruct (fair_spec least least e' g' ltac:(lia) E') as [_ G']. exact G'. }
  destruct G as [G1 ->]. assert (Rg : 0 < IZR (snd g)) by (apply IZR_lt; exact G1).
  assert (HB : (0 < b ^ Z.of_nat n)%Z) by (apply Z.pow_pos_nonneg; lia).
  assert (RB : 0 < IZR (b ^ Z.of_nat n)) by (apply IZR_lt; exact HB).
  cbn [snd] in H. injection H as <- <-. set (total := (b ^ Z.of_nat n)%Z) in *.
  split; [apply Z.mul_pos_pos; [apply Z.mul_pos_pos|]; assumption|].
  assert (RD : 0 < IZR (total * q * snd g)) by (rewrite !mult_IZR; repeat apply Rmult_lt_0_compat; assumption).
  replace (right_at_least n s v + IZR m * (IZR p / IZR q) * (IZR (fst g) / IZR (snd g)))
    with (IZR (T * q * snd g + m * p * fst g * total) / IZR (total * q * snd g)).
  2: { rewrite plus_IZR, !mult_IZR, HT. field. lra. }
  set (num := (_ + _)%Z). set (den := (total * q * snd g)%Z) in *.
  assert (Hden : (0 < den)%Z) by (apply lt_IZR; exact RD).
  assert (E1 : 1 = IZR den / IZR den) by (field; lra). rewrite E1 at 1.
  destruct (Z.min_spec num den) as [[L ->]|[L ->]].
  - apply Rmin_right. apply quotients_le; nia.
  - apply Rmin_left. apply quotients_le; nia.
Qed.

(** [lo/d < x < hi/d], or [x = lo/d], for the quotient. *)
Definition value_between (x : option (Z * Z)) (lo hi d : Z) : bool :=
  match x with Some (x, y) => (0 <? d)%Z && (lo * y <? x * d)%Z && (x * d <? hi * y)%Z | None => false end.
Definition value_is (x : option (Z * Z)) (lo d : Z) : bool :=
  match x with Some (x, y) => (0 <? d)%Z && (x * d =? lo * y)%Z | None => false end.

Lemma value_between_spec x y lo hi d : (0 < y)%Z -> value_between (Some (x, y)) lo hi d = true ->
  IZR lo / IZR d < IZR x / IZR y < IZR hi / IZR d.
Proof.
  intros Hy H. cbn in H. apply andb_prop in H. destruct H as [H H3]. apply andb_prop in H. destruct H as [H1 H2].
  apply Z.ltb_lt in H1, H2, H3. split; apply Rnot_le_lt; intros L; apply quotients_le in L; lia.
Qed.

Lemma value_is_spec x y lo d : (0 < y)%Z -> value_is (Some (x, y)) lo d = true -> IZR x / IZR y = IZR lo / IZR d.
Proof.
  intros Hy H. cbn in H. apply andb_prop in H. destruct H as [H1 H2]. apply Z.ltb_lt in H1. apply Z.eqb_eq in H2.
  apply Rle_antisym; apply quotients_le; lia.
Qed.

Theorem check_right_between_correct n v a b lo hi d :
  value_between (right_value n v a b) lo hi d = true ->
  (v <= n)%nat /\ 0 < IZR a / IZR b < 1 /\ IZR lo / IZR d < right_at_least n (IZR a / IZR b) v < IZR hi / IZR d.
Proof.
  intros H. destruct (right_value n v a b) as [[x y]|] eqn:E; [|discriminate].
  destruct (right_value_spec _ _ _ _ _ _ E) as [H1 [H2 [H3 ->]]]. split; [exact H1|]. split; [exact H2|].
  exact (value_between_spec _ _ _ _ _ H3 H).
Qed.

Theorem check_right_is_correct n v a b lo d :
  value_is (right_value n v a b) lo d = true ->
  (v <= n)%nat /\ 0 < IZR a / IZR b < 1 /\ right_at_least n (IZR a / IZR b) v = IZR lo / IZR d.
Proof.
  intros H. destruct (right_value n v a b) as [[x y]|] eqn:E; [|discriminate].
  destruct (right_value_spec _ _ _ _ _ _ E) as [H1 [H2 [H3 ->]]]. split; [exact H1|]. split; [exact H2|].
  exact (value_is_spec _ _ _ _ H3 H).
Qed.

Theorem check_private_between_correct n v a b m p q least lo hi d :
  value_between (private_value n v a b m p q least) lo hi d = true ->
  private_domain n v (IZR a / IZR b) m (IZR p / IZR q) least /\
  IZR lo / IZR d < private_bound n v (IZR a / IZR b) m (IZR p / IZR q) least < IZR hi / IZR d.
Proof.
  intros H. destruct (private_value n v a b m p q least) as [[x y]|] eqn:E; [|discriminate].
  destruct (private_value_spec _ _ _ _ _ _ _ _ _ _ E) as [H1 [H3 ->]]. split; [exact H1|].
  exact (value_between_spec _ _ _ _ _ H3 H).
Qed.

Theorem check_private_is_correct n v a b m p q least lo d :
  value_is (private_value n v a b m p q least) lo d = true ->
  private_domain n v (IZR a / IZR b) m (IZR p / IZR q) least /\
  private_bound n v (IZR a / IZR b) m (IZR p / IZR q) least = IZR lo / IZR d.
Proof.
  intros H. destruct (private_value n v a b m p q least) as [[x y]|] eqn:E; [|discriminate].
  destruct (private_value_spec _ _ _ _ _ _ _ _ _ _ E) as [H1 [H3 ->]]. split; [exact H1|].
  exact (value_is_spec _ _ _ _ H3 H).
Qed.
