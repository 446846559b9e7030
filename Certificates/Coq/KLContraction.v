(** Upper bounds of the contraction coefficient over all input laws, by the formula of two inputs. *)
From Coq Require Import Reals Lra Lia ZArith List Bool.
From Lemmata Require Import Laws Sums BinaryForms LocalContraction Segment SegmentEnd.
Import ListNotations.
Open Scope R_scope.

(** * Statement *)

(** [eta_KL(W) <= r]: [D(QW||PW) <= r D(Q||P)] for all laws [P] and [Q << P] of the input. *)
Definition kl_at_most (n m : nat) (w : nat -> nat -> R) (r : R) : Prop :=
  is_channel n m w /\
  forall p q, is_law n p -> is_law n q -> (forall x, (x < n)%nat -> 0 < q x -> 0 < p x) ->
  divergence m (output n q w) (output n p w) <= r * divergence n q p.

(** * The theorem: pairs of inputs suffice *)

Lemma stays_on_the_way n p q u :
  (forall i, (i < n)%nat -> 0 <= q i) -> supports n p q -> 0 < u < 1 ->
  stays n p (fun i => q i - p i) (1 - u * u).
Proof.
  intros Hq Hp Hu i Hi. destruct (Hp i Hi) as [Hn Hz]. specialize (Hq i Hi).
  destruct (Req_dec (p i) 0) as [E|E]; [right; rewrite (Hz E), E; split; ring|left].
  split; [lra|]. unfold along.
  replace (p i + (1 - u * u) * (q i - p i)) with (u * u * p i + (1 - u * u) * q i) by ring.
  apply Rplus_lt_le_0_compat; [apply Rmult_lt_0_compat; nra|apply Rmult_le_pos; nra].
Qed.

Lemma output_along n p v w t y : output n (along p v t) w y = along (output n p w) (output n v w) t y.
Proof. unfold output, along. rewrite <- sum_scal, <- sum_plus. apply sum_ext. intros. ring. Qed.

Lemma output_minus n p q w y : output n (fun x => q x - p x) w y = output n q w y - output n p w y.
Proof. unfold output. rewrite <- sum_minus. apply sum_ext. intros. ring. Qed.

Lemma output_total n m p w : is_channel n m w -> sum m (output n p w) = sum n p.
Proof.
  intros Hw. unfold output. rewrite (sum_swap m n (fun y x => p x * w x y)). apply sum_ext. intros x Hx.
  rewrite sum_scal. destruct (Hw x Hx) as [_ ->]. ring.
Qed.

Theorem pairs_suffice n m w r :
  0 <= r -> is_channel n m w ->
  (forall x z, (x < n)%nat -> (z < n)%nat -> pair_contracts m (w x) (w z) r) ->
  kl_at_most n m w r.
Proof.
  intros Hr Hw Hpair. split; [exact Hw|]. intros p q Hp Hq Hbelow.
  assert (S : supports n p q).
  { intros i Hi. split; [apply Hp; exact Hi|]. intros E. destruct Hq as [Hq _].
    specialize (Hq i Hi). specialize (Hbelow i Hi). lra. }
  pose proof (output_supports n m w p q Hw S) as S'.
  assert (Hq' : forall y, (y < m)%nat -> 0 <= output n q w y).
  { intros y Hy. apply sum_not_negative. intros x Hx. apply Rmult_le_pos; [apply Hq; exact Hx|].
    apply (Hw x Hx). exact Hy. }
  set (v := fun x => q x - p x). set (v' := fun y => output n q w y - output n p w y).
  destruct (terms_below m (output n p w) (output n q w) Hq' S') as [c [Hc Hlower]].
  assert (HD := Rabs_pos (r * divergence n q p)).
  apply (in_the_limit _ _ (c + Rabs (r * divergence n q p))); [lra|]. intros u Hu.
  set (T := 1 - u * u).
  assert (HT : 0 < T) by (unfold T; nra).
  assert (K : stays n p v T) by (apply stays_on_the_way; [apply Hq|exact S|exact Hu]).
  assert (M : divergence m (along (output n p w) v' T) (output n p w) <= r * divergence n (along p v T) p).
  { apply segment; [exact HT|exact K|apply stays_on_the_way; assumption| | |].
    - unfold v. rewrite sum_minus. destruct Hp as [_ ->], Hq as [_ ->]. ring.
    - unfold v'. rewrite sum_minus, !output_total by exact Hw. destruct Hp as [_ ->], Hq as [_ ->]. ring.
    - intros t Ht. pose proof (stays_before n p v t T Ht K) as Kt.
      replace (local m (along (output n p w) v' t) v')
        with (local m (output n (along p v t) w) (output n v w)).
      2: { unfold local. apply sum_ext. intros y _. rewrite output_along. unfold along, v.
        rewrite !output_minus. reflexivity. }
      apply local_contracts; [exact Hr|exact Hw|exact Hpair| |].
      + intros i Hi. destruct (Kt i Hi) as [[_ H]|[H H']]; [split; [lra|intros E; lra]|].
        split; [unfold along; rewrite H, H'; lra|intros _; exact H'].
      + unfold v. rewrite sum_minus. destruct Hp as [_ ->], Hq as [_ ->]. ring. }
  specialize (Hlower u Hu). fold T in Hlower. fold v' in Hlower.
  pose proof (terms_above n p q u ltac:(apply Hq) S Hu) as Hupper. fold T in Hupper. fold v in Hupper.
  apply (Rmult_le_compat_l r) in Hupper; [|exact Hr].
  pose proof (Rle_abs (- (r * divergence n q p))) as A. rewrite Rabs_Ropp in A.
  set (D := r * divergence n q p) in *. replace (r * (T * divergence n q p)) with (D - u * u * D) in Hupper
    by (unfold D, T; ring).
  assert (u * u * - D <= u * Rabs D).
  { apply Rle_trans with (u * u * Rabs D); [apply Rmult_le_compat_l; nra|].
    rewrite Rmult_assoc. apply Rmult_le_compat_l; [lra|]. nra. }
  lra.
Qed.

(** * Check *)

(** For rows [u] and [v] over the outputs that one of them reaches, with [m_y = v_y s + u_y t]: the coefficients of
    [prod_y m_y] and of [sum_y (u_y - v_y)^2 prod_(z != y) m_z]. *)
Fixpoint pair_products (u v : nat -> Z) (k : nat) : list Z * list Z :=
  match k with
  | O => ([1%Z], [])
  | S k =>
      let '(f, g) := pair_products u v k in
      if ((u k =? 0) && (v k =? 0))%Z then (f, g) else
      (product (v k) (u k) f, sum_of (product (v k) (u k) g) (multiple ((u k - v k) ^ 2) f))
  end.

(** [a c (s + t) prod_y m_y - b s t sum_y (u_y - v_y)^2 prod_(z != y) m_z] for rows over [c] and the bound [a/b]. *)
Definition pair_form (m : nat) (u v : nat -> Z) (c a b : Z) : list Z :=
  let '(f, g) := pair_products u v m in
  sum_of (multiple (a * c) (product 1 1 f)) (multiple (- b) (product 1 0 (product 0 1 g))).

(** The channel [w/c] and the bound [a/b]. *)
Definition check_kl_at_most (depth n m : nat) (w : list (list Z)) (c a b : Z) : bool :=
  all n (fun x => law_ok m (at2 w x) c) && (0 <=? a)%Z && (0 <? b)%Z &&
  all n (fun x => all (S x) (fun z => not_negative depth (pair_form m (at2 w x) (at2 w z) c a b))).

Lemma pair_products_spec u v (s t : R) k :
  (forall y, (y < k)%nat -> (0 <= u y)%Z /\ (0 <= v y)%Z) -> 0 < s -> 0 < t ->
  let '(f, g) := pair_products u v k in
  length f = S (length g) /\ 0 < at_point f s t /\
  at_point g s t = at_point f s t * sum k (fun y => IZR (u y - v y) ^ 2 / (IZR (v y) * s + IZR (u y) * t)).
Proof.
  intros H Hs Ht. induction k as [|k IH]; cbn [pair_products sum].
  - cbn. repeat split; lra.
  - specialize (IH ltac:(auto with arith)). destruct (pair_products u v k) as [f g]. destruct IH as [L [Pf Pg]].
    destruct (H k ltac:(lia)) as [Hu Hv].
    destruct (Z.eqb_spec (u k) 0) as [Eu|Eu], (Z.eqb_spec (v k) 0) as [Ev|Ev]; cbn [andb].
    1: { split; [exact L|]. split; [exact Pf|]. rewrite Eu, Ev, Pg. unfold Rdiv. change (IZR (0 - 0)) with 0. ring. }
    all: split; [rewrite sum_of_length, !product_length; [congruence|rewrite multiple_length, product_length; congruence]|].
    all: assert (M : 0 < IZR (v k) * s + IZR (u k) * t)
      by (apply IZR_le in Hu as Hu', Hv as Hv'; assert (Cu : (u k = 0 \/ 0 < u k)%Z) by lia;
          assert (Cv : (v k = 0 \/ 0 < v k)%Z) by lia;
          destruct Cu as [Cu|Cu], Cv as [Cv|Cv]; try lia; try (rewrite Cu); try (rewrite Cv);
          try (apply IZR_lt in Cu); try (apply IZR_lt in Cv); nra).
    all: split; [rewrite product_spec; apply Rmult_lt_0_compat; assumption|].
    all: rewrite sum_of_spec by (rewrite multiple_length, product_length; congruence).
    all: rewrite multiple_spec, !product_spec, Pg; change ((u k - v k) ^ 2)%Z with ((u k - v k) * ((u k - v k) * 1))%Z.
    all: rewrite !mult_IZR; field; lra.
Qed.

Lemma pair_form_contracts depth m u v c a b :
  (forall y, (y < m)%nat -> (0 <= u y)%Z /\ (0 <= v y)%Z) -> (0 < c)%Z -> (0 < b)%Z ->
  not_negative depth (pair_form m u v c a b) = true ->
  pair_contracts m (fun y => IZR (u y) / IZR c) (fun y => IZR (v y) / IZR c) (IZR a / IZR b).
Proof.
  intros H Hc Hb Hf s t Hs Ht.
  pose proof (not_negative_correct _ _ Hf t s ltac:(lra) ltac:(lra)) as N. unfold pair_form in N.
  pose proof (pair_products_spec u v t s m H Ht Hs) as E.
  destruct (pair_products u v m) as [f g]. destruct E as [L [Pf Pg]].
  rewrite sum_of_spec in N by (rewrite !multiple_length, !product_length; congruence).
  rewrite !multiple_spec, !product_spec, Pg, opp_IZR, mult_IZR in N.
  set (G := sum m (fun y => IZR (u y - v y) ^ 2 / (IZR (v y) * t + IZR (u y) * s))) in *.
  apply IZR_lt in Hc, Hb.
  replace (sum m _) with (/ IZR c * G).
  2: { unfold G. rewrite <- sum_scal. apply sum_ext. intros y Hy. destruct (H y Hy) as [Hu Hv].
    destruct (Z.eq_dec (u y) 0) as [Eu|Eu], (Z.eq_dec (v y) 0) as [Ev|Ev].
    1: { rewrite Eu, Ev. unfold Rdiv. change (IZR (0 - 0)) with 0. ring. }
    all: assert (M : 0 < IZR (v y) * t + IZR (u y) * s)
      by (apply IZR_le in Hu as Hu', Hv as Hv'; assert (Cu : (u y = 0 \/ 0 < u y)%Z) by lia;
          assert (Cv : (v y = 0 \/ 0 < v y)%Z) by lia;
          destruct Cu as [Cu|Cu], Cv as [Cv|Cv]; try lia; try (rewrite Cu); try (rewrite Cv);
          try (apply IZR_lt in Cu); try (apply IZR_lt in Cv); nra).
    all: rewrite minus_IZR; field; repeat split; lra. }
  set (F := at_point f t s) in *.
  assert (N' : 0 <= F * (IZR a * IZR c * (t + s) - IZR b * (t * s) * G)) by nra.
  apply Rmult_le_reg_l with (F * (IZR b * IZR c * (s * t))).
  { repeat apply Rmult_lt_0_compat; lra. }
  replace (F * (IZR b * IZR c * (s * t)) * (/ IZR c * G)) with (F * (IZR b * (t * s) * G)) by (field; lra).
  replace (F * (IZR b * IZR c * (s * t)) * (IZR a / IZR b * (/ s + / t)))
    with (F * (IZR a * IZR c * (t + s))) by (field; lra). lra.
Qed.

Lemma pair_contracts_swapped m u v r : pair_contracts m u v r -> pair_contracts m v u r.
Proof.
  intros H a b Ha Hb. rewrite (Rplus_comm (/ a)).
  rewrite (sum_ext m _ (fun y => (u y - v y) ^ 2 / (b * u y + a * v y))); [apply H; assumption|].
  intros y _. rewrite (Rplus_comm (a * v y)). f_equal. ring.
Qed.

Theorem check_kl_at_most_correct depth n m w c a b :
  check_kl_at_most depth n m w c a b = true -> kl_at_most n m (law2 w c) (IZR a / IZR b).
Proof.
  unfold check_kl_at_most. intros H. apply andb_prop in H. destruct H as [H HF].
  apply andb_prop in H. destruct H as [H Hb]. apply andb_prop in H. destruct H as [Hw Ha].
  apply Z.leb_le in Ha. apply Z.ltb_lt in Hb.
  assert (P : forall x z, (x < n)%nat -> (z <= x)%nat ->
      pair_contracts m (law2 w c x) (law2 w c z) (IZR a / IZR b)).
  { intros x z Hx Hz.
    destruct (law_ok_spec _ _ _ (all_spec n _ x Hw Hx)) as [Hc [Nx _]].
    destruct (law_ok_spec _ _ _ (all_spec n _ z Hw ltac:(lia))) as [_ [Nz _]].
    pose proof (all_spec (S x) _ z (all_spec n _ x HF Hx) ltac:(lia)) as F. cbv beta in F.
    apply (pair_form_contracts depth m (at2 w x) (at2 w z) c a b); auto. }
  apply pairs_suffice.
  - apply nonneg_over; assumption.
  - intros x Hx. exact (law_ok_is_law _ _ _ (all_spec n _ x Hw Hx)).
  - intros x z Hx Hz. destruct (Nat.le_gt_cases z x) as [L|L]; [apply P; assumption|].
    apply pair_contracts_swapped. apply P; [exact Hz|lia].
Qed.
