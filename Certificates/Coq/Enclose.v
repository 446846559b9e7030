(** Enclosures of logarithms of integers between integers over a power of two; signs of forms. *)
From Coq Require Import Reals Lra Lia ZArith List Bool.
From Lemmata Require Import Series Forms.
Import ListNotations.
Open Scope R_scope.

(** [e] encloses [2^P x]. *)
Definition encloses (P : Z) (e : Z * Z) (x : R) : Prop :=
  IZR (fst e) <= IZR (2 ^ P) * x <= IZR (snd e).

Definition plus (e e' : Z * Z) : Z * Z := (fst e + fst e', snd e + snd e')%Z.

(** The interval times an integer. *)
Definition times (a : Z) (e : Z * Z) : Z * Z :=
  if (a <? 0)%Z then (a * snd e, a * fst e)%Z else (a * fst e, a * snd e)%Z.

Lemma encloses_zero P : encloses P (0, 0)%Z 0.
Proof. unfold encloses. cbn [fst snd]. rewrite Rmult_0_r. lra. Qed.

Lemma encloses_plus P e e' x x' :
  encloses P e x -> encloses P e' x' -> encloses P (plus e e') (x + x').
Proof. unfold encloses, plus. cbn. rewrite !plus_IZR. lra. Qed.

Lemma encloses_times P a e x : encloses P e x -> encloses P (times a e) (IZR a * x).
Proof.
  unfold encloses, times. intros H. destruct (Z.ltb_spec a 0) as [Ha|Ha]; cbn; rewrite !mult_IZR.
  - apply IZR_lt in Ha. nra.
  - apply IZR_le in Ha. nra.
Qed.

Lemma ln_div a b : 0 < a -> 0 < b -> ln (a / b) = ln a - ln b.
Proof.
  intros Ha Hb. unfold Rdiv. rewrite ln_mult by (auto using Rinv_0_lt_compat).
  rewrite ln_Rinv by exact Hb. ring.
Qed.

(** [2 artanh ((a - c)/(a + c)) = ln a - ln c]. *)
Lemma artanh_ratio a c :
  0 < a -> 0 < c -> ln (1 + (a - c) / (a + c)) - ln (1 - (a - c) / (a + c)) = ln a - ln c.
Proof.
  intros Ha Hc.
  replace (1 + (a - c) / (a + c)) with ((2 * a) / (a + c)) by (field; lra).
  replace (1 - (a - c) / (a + c)) with ((2 * c) / (a + c)) by (field; lra).
  rewrite !ln_div, !ln_mult by lra. ring.
Qed.

Section Precision.
Variables (P w : Z) (N : nat).

Definition one := (2 ^ P)%Z.

(** * The table: [ln ((l + i)/l)] for [i = 0, 1, ...] *)

Fixpoint table (count : nat) (l : Z) (e : Z * Z) : list (Z * Z) :=
  match count with
  | O => [e]
  | S k => let z := (one / (2 * l + 1))%Z in
           e :: table k (l + 1) (plus e (artanh_ends P N z (z + 1)))
  end.

Hypothesis P_nonneg : (0 <= P)%Z.

Lemma one_pos : 0 < IZR one.
Proof. apply IZR_lt. unfold one. apply Z.pow_pos_nonneg; lia. Qed.

Lemma table_spec count : forall l e x k e',
  (0 < l)%Z -> encloses P e x -> nth_error (table count l e) k = Some e' ->
  encloses P e' (x + ln (IZR (l + Z.of_nat k)) - ln (IZR l)).
Proof.
  induction count as [|count IH]; intros l e x k e' Hl He H.
  - destruct k as [|k]; cbn in H; [|destruct k; discriminate]. injection H as <-.
    rewrite Z.add_0_r. replace (x + ln (IZR l) - ln (IZR l)) with x by ring. exact He.
  - destruct k as [|k]; cbn in H.
    { injection H as <-. rewrite Z.add_0_r. replace (x + ln (IZR l) - ln (IZR l)) with x by ring. exact He. }
    assert (Hs : encloses P (artanh_ends P N (one / (2 * l + 1)) (one / (2 * l + 1) + 1))
                   (ln (IZR (l + 1)) - ln (IZR l))).
    { assert (H0 : 0 < IZR l) by (apply IZR_lt; lia).
      rewrite <- (artanh_ratio (IZR (l + 1)) (IZR l)) by (try apply IZR_lt; lia).
      set (z := (IZR (l + 1) - IZR l) / (IZR (l + 1) + IZR l)).
      assert (Ez : z = 1 / IZR (2 * l + 1)).
      { unfold z. rewrite !plus_IZR, mult_IZR. field. lra. }
      assert (Hd : 2 <= IZR (2 * l + 1)) by (apply IZR_le; lia).
      apply artanh_ends_spec; [exact P_nonneg| | |].
      - rewrite Ez. split.
        + unfold Rdiv. rewrite Rmult_1_l. left. apply Rinv_0_lt_compat. lra.
        + unfold Rdiv. rewrite !Rmult_1_l. apply Rinv_le_contravar; lra.
      - apply Z.div_pos; [|lia]. unfold one. apply Z.pow_nonneg. lia.
      - rewrite Ez. fold one. replace (IZR one * (1 / IZR (2 * l + 1))) with (IZR one / IZR (2 * l + 1)) by (field; lra).
        split; [apply div_below; lia|apply div_above; lia]. }
    specialize (IH (l + 1)%Z _ (x + (ln (IZR (l + 1)) - ln (IZR l))) k e' ltac:(lia)
      (encloses_plus _ _ _ _ _ He Hs) H).
    replace (l + Z.of_nat (S k))%Z with (l + 1 + Z.of_nat k)%Z by lia.
    replace (x + ln (IZR (l + 1 + Z.of_nat k)) - ln (IZR l))
      with (x + (ln (IZR (l + 1)) - ln (IZR l)) + ln (IZR (l + 1 + Z.of_nat k)) - ln (IZR (l + 1))) by ring.
    exact IH.
Qed.

(** The table of [ln (i/2^w)] for [i] from [2^w] to [2^(w+1)]. *)
Definition full_table : list (Z * Z) := table (Z.to_nat (2 ^ w)) (2 ^ w) (0, 0)%Z.

Hypothesis w_range : (0 <= w <= P)%Z.

Lemma full_table_spec k e :
  nth_error full_table k = Some e -> encloses P e (ln (IZR (2 ^ w + Z.of_nat k)) - ln (IZR (2 ^ w))).
Proof.
  intros H. assert (Hw : (0 < 2 ^ w)%Z) by (apply Z.pow_pos_nonneg; lia).
  pose proof (table_spec _ _ (0, 0)%Z 0 _ _ Hw (encloses_zero P) H) as H1.
  rewrite Rplus_0_l in H1. exact H1.
Qed.

(** * Logarithms of integers *)

Definition ln_ends (tab : list (Z * Z)) (ln2 : Z * Z) (n : Z) : option (Z * Z) :=
  let e := Z.log2 n in
  let scaled := Z.shiftl n P in
  let x := Z.shiftr scaled e in
  let x' := if (Z.shiftl x e =? scaled)%Z then x else (x + 1)%Z in
  let i := Z.shiftr x (P - w) in
  let c := Z.shiftl i (P - w) in
  if ((0 <? n) && (2 ^ w <=? i) && (c <=? x) && (x' <=? 3 * c))%Z then
    match nth_error tab (Z.to_nat (i - 2 ^ w)) with
    | Some t =>
        let base := plus t (times e ln2) in
        Some (if (x' =? c)%Z then base
              else plus base (artanh_ends P N (Z.shiftl (x - c) P / (x + c))
                                              (Z.shiftl (x' - c) P / (x' + c) + 1)))
    | None => None
    end
  else None.

Lemma ln_two_power e : (0 <= e)%Z -> ln (IZR (2 ^ e)) = IZR e * ln 2.
Proof.
  intros He. rewrite <- (Z2Nat.id e) at 1 by exact He. rewrite <- pow_IZR.
  apply ln_pow_Z; [lra|exact He].
Qed.

Lemma ratio_monotone a b c : 0 < a -> 0 < c -> a <= b -> (a - c) / (a + c) <= (b - c) / (b + c).
Proof.
  intros Ha Hc Hab.
  assert (Hb : (b - c) / (b + c) - (a - c) / (a + c) = 2 * c * (b - a) * (/ (b + c) * / (a + c))) by (field; lra).
  assert (0 < / (b + c)) by (apply Rinv_0_lt_compat; lra).
  assert (0 < / (a + c)) by (apply Rinv_0_lt_compat; lra).
  assert (0 <= 2 * c * (b - a) * (/ (b + c) * / (a + c))) by (repeat apply Rmult_le_pos; lra).
  lra.
Qed.

Lemma ln_ends_spec ln2 n e' :
  encloses P ln2 (ln 2) -> ln_ends full_table ln2 n = Some e' -> (0 < n)%Z /\ encloses P e' (ln (IZR n)).
Proof.
  intros H2 H. unfold ln_ends in H.
  set (e := Z.log2 n) in *. set (x := Z.shiftr (Z.shiftl n P) e) in *.
  set (x' := if (Z.shiftl x e =? Z.shiftl n P)%Z then x else (x + 1)%Z) in *.
  set (i := Z.shiftr x (P - w)) in *. set (c := Z.shiftl i (P - w)) in *.
  destruct ((0 <? n) && (2 ^ w <=? i) && (c <=? x) && (x' <=? 3 * c))%Z eqn:E; [|discriminate].
  apply andb_prop in E. destruct E as [E E4]. apply andb_prop in E. destruct E as [E E3].
  apply andb_prop in E. destruct E as [E1 E2].
  apply Z.ltb_lt in E1. apply Z.leb_le in E2, E3, E4.
  destruct (nth_error full_table _) as [t|] eqn:Et; [|discriminate].
  split; [exact E1|].
  assert (He : (0 <= e)%Z) by apply Z.log2_nonneg.
  assert (H2e : (0 < 2 ^ e)%Z) by (apply Z.pow_pos_nonneg; lia).
  assert (Hw0 : (0 < 2 ^ w)%Z) by (apply Z.pow_pos_nonneg; lia).
  assert (Hpw : (0 < 2 ^ (P - w))%Z) by (apply Z.pow_pos_nonneg; lia).
  pose proof one_pos as HB.
  (* the real between x and x' *)
  set (X := IZR n * IZR one / IZR (2 ^ e)).
  assert (HX : IZR x <= X <= IZR x').
  { assert (Hs : Z.shiftl n P = (n * one)%Z) by (unfold one; apply Z.shiftl_mul_pow2; lia).
    assert (Hx : x = (n * one / 2 ^ e)%Z) by (unfold x; rewrite Hs; apply Z.shiftr_div_pow2; lia).
    unfold X. rewrite <- mult_IZR. split.
    - rewrite Hx. apply div_below. lia.
    - unfold x'. destruct (Z.eqb_spec (Z.shiftl x e) (Z.shiftl n P)) as [Heq|].
      + rewrite Hs, Z.shiftl_mul_pow2 in Heq by lia. rewrite <- Heq, mult_IZR.
        right. field. apply not_0_IZR. lia.
      + rewrite Hx. apply div_above. lia. }
  assert (Hc : c = (i * 2 ^ (P - w))%Z) by (unfold c; apply Z.shiftl_mul_pow2; lia).
  assert (Hc0 : (0 < c)%Z) by (rewrite Hc; nia).
  assert (Hc0' : 0 < IZR c) by (apply IZR_lt; lia).
  assert (HcX : IZR c <= X) by (apply IZR_le in E3; lra).
  assert (HX0 : 0 < X) by lra.
  assert (En : ln (IZR n) = ln (IZR i) - ln (IZR (2 ^ w)) + IZR e * ln 2 + (ln X - ln (IZR c))).
  { assert (0 < IZR n) by (apply IZR_lt; lia). assert (0 < IZR (2 ^ e)) by (apply IZR_lt; lia).
    unfold X. rewrite ln_div by (try apply Rmult_lt_0_compat; lra). rewrite ln_mult by lra.
    rewrite Hc, mult_IZR. rewrite (ln_mult (IZR i)) by (apply IZR_lt; lia).
    rewrite (ln_two_power e), (ln_two_power w), (ln_two_power (P - w)) by lia.
    unfold one. rewrite (ln_two_power P) by lia. rewrite minus_IZR. ring. }
  assert (Hbase : encloses P (plus t (times e ln2)) (ln (IZR i) - ln (IZR (2 ^ w)) + IZR e * ln 2)).
  { apply encloses_plus; [|apply encloses_times; exact H2].
    pose proof (full_table_spec _ _ Et) as H3. rewrite Z2Nat.id in H3 by lia.
    replace (2 ^ w + (i - 2 ^ w))%Z with i in H3 by lia. exact H3. }
  destruct (Z.eqb_spec x' c) as [Ex|Ex].
  - injection H as <-. rewrite En. rewrite Ex in HX.
    replace X with (IZR c) by lra. rewrite Rminus_eq_0, Rplus_0_r. exact Hbase.
  - injection H as <-. rewrite En. apply encloses_plus; [exact Hbase|].
    rewrite <- artanh_ratio by lra.
    assert (Hx'0 : (0 < x')%Z) by (apply lt_IZR; lra).
    assert (Hx0 : (0 < x)%Z) by lia.
    assert (Hxx' : X <= IZR x') by lra.
    apply IZR_le in E4. rewrite mult_IZR in E4.
    apply artanh_ends_spec; [exact P_nonneg| | |].
    + split.
      * unfold Rdiv. apply Rmult_le_pos; [lra|]. left. apply Rinv_0_lt_compat. lra.
      * apply (Rmult_le_reg_r (X + IZR c)); [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra.
    + apply Z.div_pos; [apply Z.shiftl_nonneg; lia|lia].
    + rewrite !Z.shiftl_mul_pow2 by lia. fold one. split.
      * eapply Rle_trans; [apply div_below; lia|]. rewrite mult_IZR, minus_IZR, plus_IZR.
        replace ((IZR x - IZR c) * IZR one / (IZR x + IZR c))
          with (IZR one * ((IZR x - IZR c) / (IZR x + IZR c))).
        2: { field. apply IZR_lt in Hx0. lra. }
        apply Rmult_le_compat_l; [lra|]. apply ratio_monotone; try lra. apply IZR_lt. lia.
      * eapply Rle_trans; [|apply div_above; lia]. rewrite mult_IZR, minus_IZR, plus_IZR.
        replace ((IZR x' - IZR c) * IZR one / (IZR x' + IZR c))
          with (IZR one * ((IZR x' - IZR c) / (IZR x' + IZR c))).
        2: { field. apply IZR_lt in Hx'0. lra. }
        apply Rmult_le_compat_l; [lra|]. apply ratio_monotone; lra.
Qed.

(** * Forms *)

Fixpoint form_ends (tab : list (Z * Z)) (ln2 : Z * Z) (f : form) (e : Z * Z) : option (Z * Z) :=
  match f with
  | [] => Some e
  | (a, n) :: g =>
      if (a =? 0)%Z then form_ends tab ln2 g e else
      match ln_ends tab ln2 n with
      | Some e' => form_ends tab ln2 g (plus e (times a e'))
      | None => None
      end
  end.

Lemma form_ends_spec ln2 f : forall e x e',
  encloses P ln2 (ln 2) -> encloses P e x -> form_ends full_table ln2 f e = Some e' ->
  encloses P e' (x + value f).
Proof.
  induction f as [|[a n] f IH]; intros e x e' H2 He H; cbn [form_ends value] in *.
  - injection H as <-. rewrite Rplus_0_r. exact He.
  - destruct (Z.eqb_spec a 0) as [->|].
    { rewrite Rmult_0_l, Rplus_0_l. eapply IH; eassumption. }
    destruct (ln_ends full_table ln2 n) as [e1|] eqn:E; [|discriminate].
    destruct (ln_ends_spec _ _ _ H2 E) as [_ H1].
    rewrite <- Rplus_assoc. apply (IH (plus e (times a e1))); [exact H2| |exact H].
    apply encloses_plus; [exact He|apply encloses_times; exact H1].
Qed.

End Precision.

(** * Signs *)

Definition width (P : Z) : Z := if (P <=? 96)%Z then 4 else 6.
Definition terms (P : Z) : nat := S (Z.to_nat (P / (2 * width P + 2))).

(** Ends of [ln 2] and of the value of a form. *)
Definition ends (P : Z) (f : form) : option ((Z * Z) * (Z * Z)) :=
  if (6 <=? P)%Z then
    let tab := full_table P (width P) (terms P) in
    match nth_error tab (Z.to_nat (2 ^ width P)) with
    | Some ln2 =>
        match form_ends P (width P) (terms P) tab ln2 f (0, 0)%Z with
        | Some e => Some (ln2, e)
        | None => None
        end
    | None => None
    end
  else None.

Lemma ends_spec P f ln2 e :
  ends P f = Some (ln2, e) -> (0 <= P)%Z /\ encloses P ln2 (ln 2) /\ encloses P e (value f).
Proof.
  unfold ends. intros H. destruct (Z.leb_spec 6 P) as [HP|]; [|discriminate].
  assert (Hw : (0 <= width P <= P)%Z) by (unfold width; destruct (P <=? 96)%Z; lia).
  destruct (nth_error _ _) as [l|] eqn:E; [|discriminate].
  destruct (form_ends _ _ _ _ l f _) as [e1|] eqn:E1; [|discriminate].
  injection H as <- <-.
  assert (H2 : encloses P l (ln 2)).
  { pose proof (full_table_spec P (width P) (terms P) ltac:(lia) Hw _ _ E) as H.
    rewrite Z2Nat.id in H by (apply Z.pow_nonneg; lia).
    replace (2 ^ width P + 2 ^ width P)%Z with (2 * 2 ^ width P)%Z in H by lia.
    assert (0 < IZR (2 ^ width P)) by (apply IZR_lt; apply Z.pow_pos_nonneg; lia).
    rewrite mult_IZR, ln_mult in H by lra.
    replace (ln 2 + ln (IZR (2 ^ width P)) - ln (IZR (2 ^ width P))) with (ln 2) in H by ring. exact H. }
  split; [lia|]. split; [exact H2|].
  pose proof (form_ends_spec P (width P) (terms P) ltac:(lia) Hw l f (0, 0)%Z 0 e1 H2
    (encloses_zero P) E1) as H.
  rewrite Rplus_0_l in H. exact H.
Qed.

Definition is_positive (P : Z) (f : form) : bool :=
  match ends P f with Some (_, (low, _)) => (0 <? low)%Z | None => false end.

Theorem is_positive_correct P f : is_positive P f = true -> 0 < value f.
Proof.
  unfold is_positive. intros H. destruct (ends P f) as [[ln2 [low high]]|] eqn:E; [|discriminate].
  destruct (ends_spec _ _ _ _ E) as [HP [_ [H1 _]]]. cbn in H1. apply Z.ltb_lt in H. apply IZR_lt in H.
  assert (0 < IZR (2 ^ P)) by (apply IZR_lt; apply Z.pow_pos_nonneg; lia). nra.
Qed.

(** Evidence, as in a certificate. *)
Inductive evidence := Bits (P : Z) | Bases (bs : list Z).

Definition is_not_negative (s : evidence) (f : form) : bool :=
  match s with Bits P => is_positive P f | Bases bs => is_zero bs f end.

Theorem is_not_negative_correct s f : is_not_negative s f = true -> 0 <= value f.
Proof.
  destruct s as [P|bs]; cbn; intros H.
  - left. apply (is_positive_correct P). exact H.
  - right. symmetry. apply (is_zero_correct bs). exact H.
Qed.

(** [a/q ln 2 < value f / d < b/q ln 2]. *)
Definition is_between (P : Z) (f : form) (d a b q : Z) : bool :=
  ((0 <? d) && (0 <? q))%Z &&
  match ends P f with
  | Some (ln2, (low, high)) =>
      ((snd (times (a * d) ln2) <? q * low) && (q * high <? fst (times (b * d) ln2)))%Z
  | None => false
  end.

Theorem is_between_correct P f d a b q :
  is_between P f d a b q = true ->
  IZR a / IZR q * ln 2 < value f / IZR d < IZR b / IZR q * ln 2.
Proof.
  unfold is_between. intros H. apply andb_prop in H. destruct H as [H0 H].
  apply andb_prop in H0. destruct H0 as [Hd Hq]. apply Z.ltb_lt in Hd, Hq.
  destruct (ends P f) as [[ln2 [low high]]|] eqn:E; [|discriminate].
  destruct (ends_spec _ _ _ _ E) as [HP [H2 [H3 H4]]]. cbn in H3, H4.
  apply andb_prop in H. destruct H as [Hl Hh]. apply Z.ltb_lt in Hl, Hh. apply IZR_lt in Hl, Hh.
  destruct (encloses_times P (a * d) ln2 _ H2) as [_ Ha].
  destruct (encloses_times P (b * d) ln2 _ H2) as [Hb _].
  rewrite mult_IZR in Hl, Hh, Ha, Hb.
  assert (0 < IZR (2 ^ P)) by (apply IZR_lt; apply Z.pow_pos_nonneg; lia).
  apply IZR_lt in Hd, Hq.
  set (v := value f) in *. set (L := ln 2) in *.
  assert (A : IZR a * IZR d * L < IZR q * v).
  { apply (Rmult_lt_reg_l (IZR (2 ^ P))); [assumption|].
    assert (IZR q * IZR low <= IZR q * (IZR (2 ^ P) * v)) by (apply Rmult_le_compat_l; lra). lra. }
  assert (B : IZR q * v < IZR b * IZR d * L).
  { apply (Rmult_lt_reg_l (IZR (2 ^ P))); [assumption|].
    assert (IZR q * (IZR (2 ^ P) * v) <= IZR q * IZR high) by (apply Rmult_le_compat_l; lra). lra. }
  assert (Hi : 0 < / (IZR d * IZR q)) by (apply Rinv_0_lt_compat; nra).
  split; apply (Rmult_lt_reg_l (IZR d * IZR q)); try nra.
  - replace (IZR d * IZR q * (IZR a / IZR q * L)) with (IZR a * IZR d * L) by (field; lra).
    replace (IZR d * IZR q * (v / IZR d)) with (IZR q * v) by (field; lra). exact A.
  - replace (IZR d * IZR q * (IZR b / IZR q * L)) with (IZR b * IZR d * L) by (field; lra).
    replace (IZR d * IZR q * (v / IZR d)) with (IZR q * v) by (field; lra). exact B.
Qed.
