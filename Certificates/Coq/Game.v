(** The game between Alice and Bob with a message, a function of the strings or randomised, and the chain of inequalities. *)
From Coq Require Import Reals Lra Lia ZArith List Bool Arith.
From Lemmata Require Import Forms Enclose Laws Information.
Import ListNotations.
Open Scope R_scope.

(** * The game *)

(** String [j] of [d] bits in the index [x = X_1 + 2^d X_2 + ...]; strings count from 0. *)
Definition part (d x j : nat) : nat := (x / 2 ^ (d * j)) mod 2 ^ d.

(** The probability that the string [u] becomes [y]: each of [d] bits is flipped with probability [delta]. *)
Fixpoint noise (d : nat) (delta : R) (u y : nat) : R :=
  match d with
  | O => 1
  | S i => noise i delta u y * (if Bool.eqb (Nat.testbit u i) (Nat.testbit y i) then 1 - delta else delta)
  end.

Definition indicator (b : bool) : R := if b then 1 else 0.

Section Game.
(** [k] strings of [d] bits, the noise [delta], messages below [count] with the probabilities [message x m]. *)
Variables (k d : nat) (delta : R) (count : nat) (message : nat -> nat -> R).

Definition inputs : nat := 2 ^ (k * d).
Definition strings : nat := 2 ^ d.

(** [P(X = x, M = m)]. *)
Definition law_XM (x m : nat) : R := / INR inputs * message x m.

(** [P(X_j = u, M = m)]. *)
Definition law_XjM (j u m : nat) : R :=
  sum inputs (fun x => law_XM x m * indicator (part d x j =? u)%nat).

(** [P(M = m, Y = y | J = j)]. *)
Definition law_MY (j m y : nat) : R := sum inputs (fun x => law_XM x m * noise d delta (part d x j) y).

(** [P(M = m)], and [P(J = j, Y = y | M = m)]: [J] is uniform and independent of [X]. *)
Definition law_M (m : nat) : R := sum inputs (fun x => law_XM x m).
Definition law_JY (m j y : nat) : R := / INR k * law_MY j m y / law_M m.

(** The greatest of [f 0, ..., f (n-1)] and 0. *)
Fixpoint greatest (n : nat) (f : nat -> R) : R :=
  match n with
  | O => 0
  | S i => Rmax (greatest i f) (f i)
  end.

(** Bob's success under his best rule. *)
Definition success : R := sum count (fun m => sum strings (fun y => greatest k (fun j => / INR k * law_MY j m y))).

Definition information : R := mutual_information inputs count law_XM.
Definition example_informations : R := sum k (fun j => mutual_information strings count (law_XjM j)).
Definition noisy_information : R := / INR k * sum k (fun j => mutual_information count strings (law_MY j)).
Definition index_information : R := sum count (fun m => law_M m * mutual_information k strings (law_JY m)).

(** Fano's term. *)
Definition fano (s : R) : R := ln (INR k) + s * ln s + (1 - s) * ln ((1 - s) / INR (k - 1)).

Definition well_formed : Prop := (1 <= k)%nat /\ 0 <= delta <= 1 / 2 /\ is_channel inputs count message.

Definition chain : Prop :=
  fano success <= index_information /\ index_information <= noisy_information /\
  noisy_information <= (1 - 2 * delta) ^ 2 / INR k * example_informations /\
  (1 - 2 * delta) ^ 2 / INR k * example_informations <= (1 - 2 * delta) ^ 2 / INR k * information.

End Game.

(** The message that a table gives. *)
Definition by_table (table : list nat) (x m : nat) : R := indicator (nth x table 0 =? m)%nat.

(** The game with [delta = a/b] and a table: it is well formed, Bob's success is [s/t], and all four links hold. *)
Definition game_chain (k d : nat) (a b : Z) (count : nat) (table : list nat) (s t : Z) : Prop :=
  length table = inputs k d /\ (forall x, (x < inputs k d)%nat -> (nth x table 0 < count)%nat) /\
  well_formed k d (IZR a / IZR b) count (by_table table) /\
  success k d (IZR a / IZR b) count (by_table table) = IZR s / IZR t /\
  chain k d (IZR a / IZR b) count (by_table table).

(** The same with the randomised message of the channel [c/v]. *)
Definition randomised_chain (k d : nat) (a b : Z) (count : nat) (c : list (list Z)) (v s t : Z) : Prop :=
  well_formed k d (IZR a / IZR b) count (law2 c v) /\
  success k d (IZR a / IZR b) count (law2 c v) = IZR s / IZR t /\
  chain k d (IZR a / IZR b) count (law2 c v).

(** * Sanity *)

Example two_strings : part 2 13 0 = 1%nat /\ part 2 13 1 = 3%nat.
Proof. split; reflexivity. Qed.

Example noise_of_a_bit delta : noise 1 delta 0 1 = delta /\ noise 1 delta 1 1 = 1 - delta.
Proof. cbn. split; ring. Qed.

(** * Counts *)

(** A table of the values of a function, computed once. *)
Definition tabulate (n : nat) (f : nat -> Z) : list Z := map f (seq 0 n).
Definition tabulate2 (n m : nat) (f : nat -> nat -> Z) : list (list Z) :=
  map (fun x => tabulate m (f x)) (seq 0 n).

Lemma nth_map_seq {A} n (f : nat -> A) i e : (i < n)%nat -> nth i (map f (seq 0 n)) e = f i.
Proof.
  intros Hi. rewrite (nth_indep _ e (f 0%nat)) by (rewrite map_length, seq_length; exact Hi).
  rewrite map_nth, seq_nth by exact Hi. reflexivity.
Qed.

Lemma tabulate2_spec n m f x y : (x < n)%nat -> (y < m)%nat -> at2 (tabulate2 n m f) x y = f x y.
Proof.
  intros Hx Hy. unfold at2, tabulate2. rewrite nth_map_seq by exact Hx.
  unfold tabulate. rewrite nth_map_seq by exact Hy. reflexivity.
Qed.

Lemma mutual_information_ext n m p q :
  (forall x y, (x < n)%nat -> (y < m)%nat -> p x y = q x y) -> mutual_information n m p = mutual_information n m q.
Proof.
  intros H. unfold mutual_information. apply sum_ext. intros x Hx. apply sum_ext. intros y Hy.
  rewrite (sum_ext m (p x) (q x)) by (intros; apply H; assumption).
  rewrite (sum_ext n (fun x' => p x' y) (fun x' => q x' y)) by (intros; apply H; assumption).
  rewrite (H x y Hx Hy). reflexivity.
Qed.

(** The form of the information of a law whose values are integers [f] over [t]. *)
Definition table_form (n m : nat) (f : nat -> nat -> Z) (t : Z) : option form :=
  let c := tabulate2 n m f in
  if joint_ok n m (at2 c) t then Some (information_form n m (at2 c) t) else None.

Lemma table_form_spec n m f t p g :
  (forall x y, (x < n)%nat -> (y < m)%nat -> p x y = IZR (f x y) / IZR t) ->
  table_form n m f t = Some g -> (0 < t)%Z /\ mutual_information n m p = value g / IZR t.
Proof.
  unfold table_form. intros Hp H. destruct (joint_ok n m _ t) eqn:E; [|discriminate]. injection H as <-.
  destruct (joint_ok_spec _ _ _ _ E) as [Ht _]. split; [exact Ht|].
  rewrite <- (information_form_spec n m _ t E). apply mutual_information_ext.
  intros x y Hx Hy. rewrite tabulate2_spec by assumption. apply Hp; assumption.
Qed.

(** [sum_i w_i I_i] for several such laws with the same denominator. *)
Fixpoint sum_forms (n : nat) (f : nat -> option form) : option form :=
  match n with
  | O => Some []
  | S i => match sum_forms i f, f i with Some g, Some h => Some (g ++ h) | _, _ => None end
  end.

Lemma sum_forms_spec n f g (I : nat -> R) t :
  (0 < t)%Z -> (forall i h, (i < n)%nat -> f i = Some h -> I i = value h / IZR t) ->
  sum_forms n f = Some g -> sum n I = value g / IZR t.
Proof.
  revert g. induction n as [|n IH]; intros g Ht Hf H; cbn in *.
  - injection H as <-. cbn. unfold Rdiv. ring.
  - destruct (sum_forms n f) as [g1|]; [|discriminate]. destruct (f n) as [h|] eqn:E; [|discriminate].
    injection H as <-. rewrite (IH g1 Ht ltac:(auto) eq_refl), (Hf n h ltac:(lia) E), value_app.
    unfold Rdiv. ring.
Qed.

Section Check.
Variables (k d : nat) (a b : Z) (count : nat) (message : nat -> nat -> R) (c : nat -> nat -> Z) (v : Z).

Hypothesis b_positive : (0 < b)%Z.
Hypothesis v_positive : (0 < v)%Z.
Hypothesis message_spec : forall x m, message x m = IZR (c x m) / IZR v.

Let delta := IZR a / IZR b.
Let n := inputs k d.
Let N := (Z.of_nat n * v)%Z.

Fixpoint weight (i : nat) (u y : nat) : Z :=
  match i with
  | O => 1
  | S j => (weight j u y * (if Bool.eqb (Nat.testbit u j) (Nat.testbit y j) then b - a else a))%Z
  end.

Definition scale_of (i : nat) : Z := (b ^ Z.of_nat i)%Z.

Lemma scale_positive i : (0 < scale_of i)%Z.
Proof. unfold scale_of. apply Z.pow_pos_nonneg; lia. Qed.

Lemma weight_spec i u y : noise i delta u y = IZR (weight i u y) / IZR (scale_of i).
Proof.
  assert (Hb : 0 < IZR b) by (apply IZR_lt; exact b_positive).
  induction i as [|i IH]; [cbn; field|]. cbn [noise weight]. rewrite IH.
  pose proof (scale_positive i) as Hs. apply IZR_lt in Hs.
  replace (scale_of (S i)) with (scale_of i * b)%Z.
  2: { unfold scale_of. rewrite Nat2Z.inj_succ, Z.pow_succ_r by lia. ring. }
  rewrite !mult_IZR. unfold delta.
  destruct (Bool.eqb _ _); [rewrite minus_IZR|]; field; lra.
Qed.

(** The inputs that may send a message, with their weights. *)
Definition preimage (m : nat) : list (nat * Z) :=
  filter (fun e => negb (snd e =? 0)%Z) (map (fun x => (x, c x m)) (seq 0 n)).
Definition preimages : list (list (nat * Z)) := map preimage (seq 0 count).

Fixpoint sum_list (f : nat -> Z) (l : list (nat * Z)) : Z :=
  match l with
  | [] => 0%Z
  | (x, w) :: l => (w * f x + sum_list f l)%Z
  end.

Lemma sum_list_app f l l' : sum_list f (l ++ l') = (sum_list f l + sum_list f l')%Z.
Proof. induction l as [|[x w] l IH]; cbn; [reflexivity|]. rewrite IH. ring. Qed.

Lemma preimage_spec m f :
  sum n (fun x => message x m * IZR (f x)) = IZR (sum_list f (preimage m)) / IZR v.
Proof.
  apply IZR_lt in v_positive.
  unfold preimage. induction n as [|i IH]; [cbn; field; lra|].
  rewrite seq_S, map_app, filter_app, sum_list_app, plus_IZR. cbn [sum map filter app Nat.add snd].
  rewrite IH, message_spec. destruct (Z.eqb_spec (c i m) 0) as [E|E]; cbn [negb sum_list].
  - rewrite E. field. lra.
  - rewrite Z.add_0_r, mult_IZR. field. lra.
Qed.

Lemma preimages_nth m : (m < count)%nat -> nth m preimages [] = preimage m.
Proof. intros H. unfold preimages. apply nth_map_seq. exact H. Qed.

Lemma inputs_positive : (0 < Z.of_nat n)%Z.
Proof. unfold n, inputs. pose proof (Nat.pow_nonzero 2 (k * d) ltac:(lia)). lia. Qed.

Lemma N_positive : (0 < N)%Z.
Proof. pose proof inputs_positive. unfold N. nia. Qed.

Lemma IZR_N : IZR N = INR n * IZR v.
Proof. unfold N. rewrite mult_IZR, <- INR_IZR_INZ. reflexivity. Qed.

Lemma INR_positive : 0 < INR n.
Proof. rewrite INR_IZR_INZ. apply IZR_lt. exact inputs_positive. Qed.

(** Counts of the four laws, over [N], [N], [N b^d] and [k] times the counts of the last. *)
Definition count_XjM (pre : list (list (nat * Z))) (j u m : nat) : Z :=
  sum_list (fun x => if (part d x j =? u)%nat then 1%Z else 0%Z) (nth m pre []).
Definition count_MY (pre : list (list (nat * Z))) (j m y : nat) : Z :=
  sum_list (fun x => weight d (part d x j) y) (nth m pre []).
Definition size_of (pre : list (list (nat * Z))) (m : nat) : Z := sum_list (fun _ => 1%Z) (nth m pre []).

Lemma law_XM_spec x m : law_XM k d message x m = IZR (c x m) / IZR N.
Proof.
  pose proof INR_positive. apply IZR_lt in v_positive.
  unfold law_XM. fold n. rewrite IZR_N, message_spec. field. lra.
Qed.

Lemma law_XM_sum m g f :
  (forall x, (x < n)%nat -> g x = IZR (f x)) ->
  sum n (fun x => law_XM k d message x m * g x) = IZR (sum_list f (preimage m)) / IZR N.
Proof.
  intros H. pose proof INR_positive. pose proof v_positive as Hv. apply IZR_lt in Hv.
  rewrite (sum_ext n _ (fun x => / INR n * (message x m * IZR (f x)))).
  2: { intros x Hx. unfold law_XM. fold n. rewrite (H x Hx). ring. }
  rewrite sum_scal, preimage_spec, IZR_N. field. lra.
Qed.

Lemma law_XjM_spec j u m : (m < count)%nat -> law_XjM k d message j u m = IZR (count_XjM preimages j u m) / IZR N.
Proof.
  intros Hm. unfold law_XjM, count_XjM. rewrite preimages_nth by exact Hm. fold n. apply law_XM_sum.
  intros x _. destruct (part d x j =? u)%nat; reflexivity.
Qed.

Lemma law_MY_spec j m y :
  (m < count)%nat -> law_MY k d delta message j m y = IZR (count_MY preimages j m y) / IZR (N * scale_of d).
Proof.
  intros Hm. unfold law_MY, count_MY. rewrite preimages_nth by exact Hm. fold n.
  pose proof (scale_positive d) as Hs. apply IZR_lt in Hs. pose proof N_positive as HN. apply IZR_lt in HN.
  rewrite (sum_ext n _ (fun x => / IZR (scale_of d) * (law_XM k d message x m * IZR (weight d (part d x j) y)))).
  2: { intros x _. rewrite weight_spec. field. lra. }
  rewrite sum_scal, (law_XM_sum m _ (fun x => weight d (part d x j) y)) by reflexivity.
  rewrite mult_IZR. field. lra.
Qed.

Lemma law_M_spec m : (m < count)%nat -> law_M k d message m = IZR (size_of preimages m) / IZR N.
Proof.
  intros Hm. unfold law_M, size_of. rewrite preimages_nth by exact Hm. fold n.
  rewrite <- (law_XM_sum m (fun _ => 1) (fun _ => 1%Z)) by reflexivity.
  apply sum_ext. intros. ring.
Qed.

(** * Forms: values times [N], [N], [k N b^d], [k N b^d] *)

Definition form_X : option form := table_form n count c N.
Definition form_Xj (pre : list (list (nat * Z))) : option form :=
  sum_forms k (fun j => table_form (strings d) count (count_XjM pre j) N).
Definition form_Y (pre : list (list (nat * Z))) : option form :=
  sum_forms k (fun j => table_form count (strings d) (count_MY pre j) (N * scale_of d)).

(** For one message: [P(M=m) I(J;Y|M=m)], whose law has the denominator [k |m| b^d]. *)
Definition form_J1 (pre : list (list (nat * Z))) (m : nat) : option form :=
  let size := size_of pre m in
  if (size =? 0)%Z then Some []
  else table_form k (strings d) (fun j y => count_MY pre j m y) (Z.of_nat k * size * scale_of d).
Definition form_J (pre : list (list (nat * Z))) : option form := sum_forms count (form_J1 pre).

Lemma form_X_spec g : form_X = Some g -> information k d count message = value g / IZR N.
Proof.
  intros H. unfold information. fold n.
  exact (proj2 (table_form_spec n count c N _ g (fun x m _ _ => law_XM_spec x m) H)).
Qed.

Lemma form_Xj_spec g : form_Xj preimages = Some g -> example_informations k d count message = value g / IZR N.
Proof.
  intros H. unfold example_informations. eapply sum_forms_spec; [exact N_positive| |exact H].
  intros j h Hj E. refine (proj2 (table_form_spec _ _ _ _ _ _ _ E)).
  intros u m _ Hm. apply law_XjM_spec. exact Hm.
Qed.

Lemma form_Y_spec g :
  form_Y preimages = Some g ->
  noisy_information k d delta count message = / INR k * (value g / IZR (N * scale_of d)).
Proof.
  intros H. unfold noisy_information. f_equal. pose proof N_positive. pose proof (scale_positive d).
  eapply sum_forms_spec; [nia| |exact H].
  intros j h Hj E. refine (proj2 (table_form_spec _ _ _ _ _ _ _ E)).
  intros m y Hm _. apply law_MY_spec. exact Hm.
Qed.

Lemma form_J_spec g :
  (1 <= k)%nat -> form_J preimages = Some g ->
  index_information k d delta count message = / INR k * (value g / IZR (N * scale_of d)).
Proof.
  intros Hk H. unfold index_information. pose proof N_positive as HN. pose proof (scale_positive d) as Hs.
  assert (Hk' : 0 < INR k) by (apply lt_0_INR; lia).
  rewrite (sum_ext count _ (fun m => / INR k * (INR k * (law_M k d message m * mutual_information k (strings d) (law_JY k d delta message m))))).
  2: { intros m _. field. lra. }
  rewrite sum_scal. f_equal. eapply sum_forms_spec; [nia| |exact H].
  intros m h Hm E. unfold form_J1 in E. rewrite law_M_spec by exact Hm.
  set (size := size_of preimages m) in *.
  destruct (Z.eqb_spec size 0) as [Ez|Ez].
  - injection E as <-. rewrite Ez. cbn [value]. unfold Rdiv. ring.
  - assert (Hsize : 0 <> IZR size) by (intros Z0; apply Ez; apply eq_IZR; symmetry; exact Z0).
    destruct (table_form_spec k (strings d) (fun j y => count_MY preimages j m y)
      (Z.of_nat k * size * scale_of d) (law_JY k d delta message m) h) as [Ht Ei]; [|exact E|].
    + intros j y Hj Hy. unfold law_JY. rewrite law_MY_spec, law_M_spec by exact Hm. fold size.
      rewrite !mult_IZR, <- INR_IZR_INZ. apply IZR_lt in HN, Hs. field. lra.
    + rewrite Ei, !mult_IZR, <- INR_IZR_INZ. apply IZR_lt in HN, Hs. field. lra.
Qed.

(** * Success *)

Fixpoint greatestZ (i : nat) (f : nat -> Z) : Z :=
  match i with
  | O => 0%Z
  | S j => Z.max (greatestZ j f) (f j)
  end.

Lemma greatestZ_spec i f r : 0 < r -> greatest i (fun j => r * IZR (f j)) = r * IZR (greatestZ i f).
Proof.
  intros Hc. induction i as [|i IH]; cbn; [ring|]. rewrite IH.
  unfold Rmax. destruct (Rle_dec _ _) as [H|H].
  - apply Rmult_le_reg_l in H; [|exact Hc]. apply le_IZR in H. rewrite Z.max_r by exact H. reflexivity.
  - apply Rnot_le_lt, Rmult_lt_reg_l in H; [|exact Hc]. apply lt_IZR in H. rewrite Z.max_l by lia. reflexivity.
Qed.

Lemma greatest_ext i f g : (forall j, (j < i)%nat -> f j = g j) -> greatest i f = greatest i g.
Proof. induction i as [|i IH]; intros H; cbn; [reflexivity|]. rewrite IH, H by auto. reflexivity. Qed.

Definition best (pre : list (list (nat * Z))) : Z :=
  sumZ count (fun m => sumZ (strings d) (fun y => greatestZ k (fun j => count_MY pre j m y))).

Lemma best_spec :
  (1 <= k)%nat -> success k d delta count message = IZR (best preimages) / (INR k * IZR (N * scale_of d)).
Proof.
  intros Hk. assert (Hk' : 0 < INR k) by (apply lt_0_INR; lia).
  pose proof N_positive as HN. pose proof (scale_positive d) as Hs.
  assert (HT : 0 < IZR (N * scale_of d)) by (apply IZR_lt; nia).
  assert (Hc : 0 < / (INR k * IZR (N * scale_of d))) by (apply Rinv_0_lt_compat, Rmult_lt_0_compat; lra).
  unfold success, best. rewrite sumZ_IZR. unfold Rdiv. rewrite Rmult_comm, <- sum_scal.
  apply sum_ext. intros m Hm. rewrite sumZ_IZR, <- sum_scal. apply sum_ext. intros y _.
  rewrite <- greatestZ_spec by exact Hc. apply greatest_ext. intros j _.
  rewrite law_MY_spec by exact Hm. field. lra.
Qed.

End Check.

(** * The check *)

Definition fano_form (k s t : Z) : form :=
  (* t times Fano's term at s/t *)
  [(t, k); (s, s); (- s, t); (t - s, t - s); (- (t - s), t); (- (t - s), k - 1)]%Z.

Lemma fano_spec k s t :
  (1 <= k)%nat -> (0 < t)%Z -> (0 <= s <= t)%Z -> (k = 1%nat -> s = t) ->
  fano k (IZR s / IZR t) = value (fano_form (Z.of_nat k) s t) / IZR t.
Proof.
  intros Hk Ht Hs H1. unfold fano, fano_form. cbn [value]. rewrite !opp_IZR, !minus_IZR.
  rewrite <- INR_IZR_INZ. apply IZR_lt in Ht.
  assert (A : IZR s / IZR t * ln (IZR s / IZR t) = / IZR t * (IZR s * ln (IZR s) - IZR s * ln (IZR t))).
  { destruct (Z.eq_dec s 0) as [->|]; [unfold Rdiv; ring|].
    assert (0 < IZR s) by (apply IZR_lt; lia). rewrite ln_div by lra. field. lra. }
  assert (B : (1 - IZR s / IZR t) * ln ((1 - IZR s / IZR t) / INR (k - 1)) =
    / IZR t * ((IZR t - IZR s) * ln (IZR t - IZR s) - (IZR t - IZR s) * ln (IZR t)
      - (IZR t - IZR s) * ln (INR k - 1))).
  { destruct (Z.eq_dec s t) as [->|Hne].
    - replace (1 - IZR t / IZR t) with 0 by (field; lra). ring.
    - assert (H2 : (2 <= k)%nat) by (destruct (Nat.eq_dec k 1); [exfalso; auto|lia]).
      assert (Hd : 0 < IZR t - IZR s) by (rewrite <- minus_IZR; apply IZR_lt; lia).
      assert (Hk1 : INR (k - 1) = INR k - 1) by (rewrite minus_INR by lia; reflexivity).
      assert (Hk2 : 0 < INR (k - 1)) by (apply lt_0_INR; lia). rewrite Hk1 in *.
      replace ((1 - IZR s / IZR t) / (INR k - 1)) with ((IZR t - IZR s) / (IZR t * (INR k - 1))) by (field; lra).
      rewrite ln_div by (try apply Rmult_lt_0_compat; lra). rewrite ln_mult by lra. field. lra. }
  rewrite A, B. field. lra.
Qed.

Definition check_links (e1 e2 e3 e4 : evidence) (k d : nat) (a b : Z) (count : nat) (c : nat -> nat -> Z) (v s t : Z) : bool :=
  let n := inputs k d in
  let N := (Z.of_nat n * v)%Z in
  let K := Z.of_nat k in
  let pre := preimages k d count c in
  let B := scale_of b d in
  (* rho^2 = r/b^2 *)
  let r := ((b - 2 * a) * (b - 2 * a))%Z in
  (1 <=? k)%nat && (0 <? b)%Z && (0 <=? a)%Z && (2 * a <=? b)%Z && (0 <? v)%Z &&
  (0 <? t)%Z && (0 <=? s)%Z && (s <=? t)%Z && ((2 <=? k)%nat || (s =? t)%Z) &&
  (best k d a b count pre * t =? s * (K * (N * B)))%Z &&
  match form_X k d count c v, form_Xj k d count v pre, form_Y k d a b count v pre, form_J k d a b count pre with
  | Some fX, Some fXj, Some fY, Some fJ =>
      (* the values are fX/N, fXj/N, fY/(K N B), fJ/(K N B) *)
      is_not_negative e1 (scale t fJ ++ scale (- (K * (N * B))) (fano_form K s t)) &&
      is_not_negative e2 (fY ++ scale (- 1) fJ) &&
      is_not_negative e3 (scale (r * B) fXj ++ scale (- (b * b)) fY) &&
      ((r =? 0)%Z || is_not_negative e4 (fX ++ scale (- 1) fXj))
  | _, _, _, _ => false
  end.

Lemma check_links_correct e1 e2 e3 e4 k d a b count message c v s t :
  (forall x m, message x m = IZR (c x m) / IZR v) ->
  check_links e1 e2 e3 e4 k d a b count c v s t = true ->
  (1 <= k)%nat /\ 0 <= IZR a / IZR b <= 1 / 2 /\
  success k d (IZR a / IZR b) count message = IZR s / IZR t /\ chain k d (IZR a / IZR b) count message.
Proof.
  unfold check_links. cbv zeta. intros Hmessage H.
  destruct (form_X k d count c v) as [fX|] eqn:EX; [|rewrite andb_false_r in H; discriminate].
  destruct (form_Xj k d count v _) as [fXj|] eqn:EXj; [|rewrite andb_false_r in H; discriminate].
  destruct (form_Y k d a b count v _) as [fY|] eqn:EY; [|rewrite andb_false_r in H; discriminate].
  destruct (form_J k d a b count _) as [fJ|] eqn:EJ; [|rewrite andb_false_r in H; discriminate].
  apply andb_prop in H. destruct H as [H HL].
  apply andb_prop in HL. destruct HL as [HL L4]. apply andb_prop in HL. destruct HL as [HL L3].
  apply andb_prop in HL. destruct HL as [L1 L2].
  apply andb_prop in H. destruct H as [H Hbest]. apply andb_prop in H. destruct H as [H Hk1].
  apply andb_prop in H. destruct H as [H Hst]. apply andb_prop in H. destruct H as [H Hs0].
  apply andb_prop in H. destruct H as [H Ht]. apply andb_prop in H. destruct H as [H Hv].
  apply andb_prop in H. destruct H as [H Hab].
  apply andb_prop in H. destruct H as [H Ha]. apply andb_prop in H. destruct H as [Hk Hb].
  apply Nat.leb_le in Hk. apply Z.ltb_lt in Hb, Ht, Hv. apply Z.leb_le in Ha, Hab, Hs0, Hst.
  apply Z.eqb_eq in Hbest.
  set (N := (Z.of_nat (inputs k d) * v)%Z) in *. set (B := scale_of b d) in *.
  assert (HN : (0 < N)%Z) by exact (N_positive k d b v Hb Hv).
  assert (HB : (0 < B)%Z) by (unfold B; eapply scale_positive; eassumption).
  pose proof (form_X_spec k d count message c v Hv Hmessage fX EX) as VX.
  pose proof (form_Xj_spec k d b count message c v Hb Hv Hmessage fXj EXj) as VXj.
  pose proof (form_Y_spec k d a b count message c v Hb Hv Hmessage fY EY) as VY.
  pose proof (form_J_spec k d a b count message c v Hb Hv Hmessage fJ Hk EJ) as VJ.
  pose proof (best_spec k d a b count message c v Hb Hv Hmessage Hk) as VS.
  fold N in VX, VXj, VY, VJ, VS. fold B in VY, VJ, VS.
  assert (HK : 0 < INR k) by (apply lt_0_INR; lia).
  assert (HN' : 0 < IZR N) by (apply IZR_lt; exact HN).
  assert (HB' : 0 < IZR B) by (apply IZR_lt; exact HB).
  assert (Hb' : 0 < IZR b) by (apply IZR_lt; exact Hb).
  assert (Ht' : 0 < IZR t) by (apply IZR_lt; exact Ht).
  assert (S : success k d (IZR a / IZR b) count message = IZR s / IZR t).
  { rewrite VS. apply (f_equal IZR) in Hbest. rewrite !mult_IZR, <- INR_IZR_INZ in Hbest.
    rewrite mult_IZR.
    apply (Rmult_eq_reg_l (IZR t * (INR k * (IZR N * IZR B)))).
    2: { repeat apply Rmult_integral_contrapositive_currified; lra. }
    replace (IZR t * (INR k * (IZR N * IZR B)) * (IZR (best k d a b count (preimages k d count c)) / (INR k * (IZR N * IZR B))))
      with (IZR (best k d a b count (preimages k d count c)) * IZR t) by (field; lra).
    rewrite Hbest. field. lra. }
  split; [exact Hk|]. split.
  { apply IZR_le in Ha, Hab. rewrite mult_IZR in Hab. split.
    - unfold Rdiv. apply Rmult_le_pos; [lra|]. left. apply Rinv_0_lt_compat. lra.
    - apply (Rmult_le_reg_r (IZR b)); [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. }
  split; [exact S|].
  apply is_not_negative_correct in L1, L2, L3.
  rewrite value_app, !value_scale, opp_IZR, !mult_IZR, <- INR_IZR_INZ in L1.
  rewrite value_app, value_scale in L2.
  rewrite value_app, !value_scale, opp_IZR, !mult_IZR in L3.
  unfold chain. rewrite S, VX, VXj, VY, VJ, mult_IZR.
  rewrite fano_spec; try assumption; try lia.
  2: { intros ->. cbn in Hk1. apply Z.eqb_eq. exact Hk1. }
  set (vF := value (fano_form (Z.of_nat k) s t)) in *.
  set (vX := value fX) in *. set (vXj := value fXj) in *. set (vY := value fY) in *. set (vJ := value fJ) in *.
  assert (R : (1 - 2 * (IZR a / IZR b)) ^ 2 = IZR (b - 2 * a) * IZR (b - 2 * a) / (IZR b * IZR b)).
  { rewrite minus_IZR, mult_IZR. field. lra. }
  rewrite R. set (q := IZR (b - 2 * a)) in *.
  assert (HT : 0 < INR k * (IZR N * IZR B)) by (repeat apply Rmult_lt_0_compat; lra).
  split; [|split; [|split]].
  - apply (Rmult_le_reg_l (IZR t * (INR k * (IZR N * IZR B)))); [apply Rmult_lt_0_compat; lra|].
    replace (IZR t * (INR k * (IZR N * IZR B)) * (vF / IZR t)) with (INR k * (IZR N * IZR B) * vF) by (field; lra).
    replace (IZR t * (INR k * (IZR N * IZR B)) * (/ INR k * (vJ / (IZR N * IZR B)))) with (IZR t * vJ) by (field; lra).
    lra.
  - apply (Rmult_le_reg_l (INR k * (IZR N * IZR B))); [lra|].
    replace (INR k * (IZR N * IZR B) * (/ INR k * (vJ / (IZR N * IZR B)))) with vJ by (field; lra).
    replace (INR k * (IZR N * IZR B) * (/ INR k * (vY / (IZR N * IZR B)))) with vY by (field; lra). lra.
  - apply (Rmult_le_reg_l (IZR b * IZR b * (INR k * (IZR N * IZR B)))); [repeat apply Rmult_lt_0_compat; lra|].
    replace (IZR b * IZR b * (INR k * (IZR N * IZR B)) * (/ INR k * (vY / (IZR N * IZR B)))) with (IZR b * IZR b * vY) by (field; lra).
    replace (IZR b * IZR b * (INR k * (IZR N * IZR B)) * (q * q / (IZR b * IZR b) / INR k * (vXj / IZR N)))
      with (q * q * IZR B * vXj) by (field; lra). lra.
  - assert (Hq : q = 0 \/ vXj <= vX).
    { apply orb_prop in L4. destruct L4 as [L4|L4].
      - left. apply Z.eqb_eq in L4. unfold q. assert (E0 : (b - 2 * a = 0)%Z) by nia. rewrite E0. reflexivity.
      - right. apply is_not_negative_correct in L4. rewrite value_app, value_scale in L4. unfold vX, vXj in *. lra. }
    destruct Hq as [->|Hq].
    + unfold Rdiv. rewrite !Rmult_0_l. lra.
    + apply Rmult_le_compat_l.
      * assert (0 < / (IZR b * IZR b)) by (apply Rinv_0_lt_compat, Rmult_lt_0_compat; lra).
        assert (0 < / INR k) by (apply Rinv_0_lt_compat; lra).
        unfold Rdiv. apply Rmult_le_pos; [|lra]. apply Rmult_le_pos; [nra|lra].
      * unfold Rdiv. apply Rmult_le_compat_r; [left; apply Rinv_0_lt_compat; lra|exact Hq].
Qed.

(** * A table *)

Definition table_weight (table : list nat) (x m : nat) : Z := if (nth x table 0 =? m)%nat then 1%Z else 0%Z.

Definition check_chain (e1 e2 e3 e4 : evidence) (k d : nat) (a b : Z) (count : nat) (table : list nat) (s t : Z) : bool :=
  (length table =? inputs k d)%nat && forallb (fun m => m <? count)%nat table &&
  check_links e1 e2 e3 e4 k d a b count (table_weight table) 1 s t.

Lemma sum_indicator n m : (m < n)%nat -> sum n (fun i => indicator (m =? i)%nat) = 1.
Proof.
  intros H. induction n as [|n IH]; [lia|]. cbn [sum]. destruct (Nat.eq_dec m n) as [->|Hne].
  - rewrite Nat.eqb_refl. rewrite (sum_ext n _ (fun _ => 0)), sum_zero; [cbn; ring|].
    intros i Hi. destruct (Nat.eqb_spec n i); [lia|reflexivity].
  - rewrite IH by lia. destruct (Nat.eqb_spec m n); [contradiction|cbn; ring].
Qed.

Theorem check_chain_correct e1 e2 e3 e4 k d a b count table s t :
  check_chain e1 e2 e3 e4 k d a b count table s t = true -> game_chain k d a b count table s t.
Proof.
  unfold check_chain. intros H. apply andb_prop in H. destruct H as [H Hlinks].
  apply andb_prop in H. destruct H as [Hlength Hmessages]. apply Nat.eqb_eq in Hlength.
  assert (Hm : forall x, (x < inputs k d)%nat -> (nth x table 0 < count)%nat).
  { intros x Hx. rewrite <- Hlength in Hx. rewrite forallb_forall in Hmessages.
    apply Nat.ltb_lt. apply Hmessages. apply nth_In. exact Hx. }
  apply (check_links_correct _ _ _ _ _ _ _ _ _ (by_table table)) in Hlinks.
  2: { intros x m. unfold by_table, table_weight. destruct (nth x table 0 =? m)%nat; cbn; field. }
  destruct Hlinks as [Hk [Hd [Hs Hc]]].
  split; [exact Hlength|]. split; [exact Hm|]. split; [|split; assumption].
  split; [exact Hk|]. split; [exact Hd|]. intros x Hx. split.
  - intros m _. unfold by_table. destruct (nth x table 0 =? m)%nat; cbn; lra.
  - exact (sum_indicator count (nth x table 0%nat) (Hm x Hx)).
Qed.

(** * A channel *)

Definition check_randomised (e1 e2 e3 e4 : evidence) (k d : nat) (a b : Z) (count : nat) (c : list (list Z)) (v s t : Z) : bool :=
  all (inputs k d) (fun x => law_ok count (at2 c x) v) && check_links e1 e2 e3 e4 k d a b count (at2 c) v s t.

Theorem check_randomised_correct e1 e2 e3 e4 k d a b count c v s t :
  check_randomised e1 e2 e3 e4 k d a b count c v s t = true -> randomised_chain k d a b count c v s t.
Proof.
  unfold check_randomised. intros H. apply andb_prop in H. destruct H as [Hw H].
  apply (check_links_correct _ _ _ _ _ _ _ _ _ (law2 c v)) in H; [|reflexivity].
  destruct H as [Hk [Hd [Hs Hc]]]. split; [|split; assumption].
  split; [exact Hk|]. split; [exact Hd|].
  intros x Hx. exact (law_ok_is_law _ _ _ (all_spec _ _ x Hw Hx)).
Qed.
