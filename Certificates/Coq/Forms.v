(** Linear forms in logarithms of integers, and equality from bases. *)
From Coq Require Import Reals Lra Lia ZArith List.
Import ListNotations.
Open Scope R_scope.

(** A form: pairs of a coefficient [a] and an integer [n], of value [sum a ln n]. *)
Definition form := list (Z * Z).

Fixpoint value (f : form) : R :=
  match f with
  | [] => 0
  | (a, n) :: g => IZR a * ln (IZR n) + value g
  end.

Fixpoint scale (c : Z) (f : form) : form :=
  match f with
  | [] => []
  | (a, n) :: g => (c * a, n)%Z :: scale c g
  end.

Lemma value_app f g : value (f ++ g) = value f + value g.
Proof. induction f as [|[a n] f IH]; cbn; [ring|]. rewrite IH. ring. Qed.

Lemma value_scale c f : value (scale c f) = IZR c * value f.
Proof. induction f as [|[a n] f IH]; cbn; [ring|]. rewrite mult_IZR, IH. ring. Qed.

Example value_of_a_form : value [(2, 3); (-1, 9)]%Z = 0.
Proof.
  cbn. replace 9 with (3 * 3) by ring. rewrite ln_mult by lra. ring.
Qed.

Lemma ln_pow_Z b e : 0 < b -> (0 <= e)%Z -> ln (b ^ Z.to_nat e) = IZR e * ln b.
Proof.
  intros Hb He. rewrite <- (Z2Nat.id e) at 2 by exact He. rewrite <- INR_IZR_INZ.
  induction (Z.to_nat e) as [|k IH]; [cbn; rewrite ln_1; ring|].
  cbn [pow]. rewrite ln_mult by (auto using pow_lt). rewrite IH, S_INR. ring.
Qed.

(** * Equality from bases *)

(** Divides [b] out of [n]: [n = b^e m]. *)
Fixpoint strip (fuel : nat) (b n e : Z) : Z * Z :=
  match fuel with
  | O => (e, n)
  | S k => let '(q, r) := Z.div_eucl n b in
           if (r =? 0)%Z then strip k b q (e + 1) else (e, n)
  end.

Lemma strip_spec fuel : forall b n e0 e m,
  (1 < b)%Z -> (0 < n)%Z -> strip fuel b n e0 = (e, m) ->
  (0 < m)%Z /\ ln (IZR n) + IZR e0 * ln (IZR b) = IZR e * ln (IZR b) + ln (IZR m).
Proof.
  induction fuel as [|k IH]; intros b n e0 e m Hb Hn H; cbn [strip] in H.
  - injection H as <- <-. split; [exact Hn|ring].
  - pose proof (Z_div_mod n b ltac:(lia)) as E.
    destruct (Z.div_eucl n b) as [q r]. destruct E as [E Hr].
    destruct (Z.eqb_spec r 0) as [R|].
    + assert (Hq : (0 < q)%Z) by nia.
      destruct (IH b q (e0 + 1)%Z e m Hb Hq H) as [Hm HE]. split; [exact Hm|].
      rewrite <- HE, E, R, Z.add_0_r, mult_IZR, plus_IZR.
      rewrite ln_mult by (apply IZR_lt; lia). ring.
    + injection H as <- <-. split; [exact Hn|ring].
Qed.

(** [sum_j e_j ln b_j]. *)
Fixpoint dot (es bs : list Z) : R :=
  match es, bs with
  | e :: es, b :: bs => IZR e * ln (IZR b) + dot es bs
  | _, _ => 0
  end.

(** The exponents of the bases in [n], where nothing remains. *)
Fixpoint exponents (bs : list Z) (n : Z) : option (list Z) :=
  match bs with
  | [] => if (n =? 1)%Z then Some [] else None
  | b :: bs =>
      if (1 <? b)%Z then
        let '(e, m) := strip (Z.to_nat (Z.log2 n) + 1) b n 0 in
        match exponents bs m with Some es => Some (e :: es) | None => None end
      else None
  end.

Lemma exponents_spec bs : forall n es,
  (0 < n)%Z -> exponents bs n = Some es -> ln (IZR n) = dot es bs.
Proof.
  induction bs as [|b bs IH]; intros n es Hn H; cbn [exponents] in H.
  - destruct (Z.eqb_spec n 1) as [->|]; [|discriminate]. injection H as <-. cbn. apply ln_1.
  - destruct (Z.ltb_spec 1 b) as [Hb|]; [|discriminate].
    destruct (strip _ b n 0) as [e m] eqn:E.
    destruct (strip_spec _ b n 0 e m Hb Hn E) as [Hm HE].
    destruct (exponents bs m) as [es'|] eqn:E'; [|discriminate]. injection H as <-.
    cbn [dot]. rewrite <- (IH m es' Hm E'). lra.
Qed.

(** [sums + a es]. *)
Fixpoint add_scaled (a : Z) (es sums : list Z) : list Z :=
  match es, sums with
  | e :: es, s :: sums => (s + a * e)%Z :: add_scaled a es sums
  | _, _ => []
  end.

Lemma exponents_length bs : forall n es, exponents bs n = Some es -> length es = length bs.
Proof.
  induction bs as [|b bs IH]; intros n es H; cbn [exponents] in H.
  - destruct (n =? 1)%Z; [injection H as <-; reflexivity|discriminate].
  - destruct (1 <? b)%Z; [|discriminate]. destruct (strip _ b n 0) as [e m].
    destruct (exponents bs m) as [es'|] eqn:E; [|discriminate]. injection H as <-.
    cbn. f_equal. eapply IH. exact E.
Qed.

Lemma add_scaled_spec a es : forall sums bs,
  length es = length bs -> length sums = length bs ->
  length (add_scaled a es sums) = length bs /\
  dot (add_scaled a es sums) bs = dot sums bs + IZR a * dot es bs.
Proof.
  induction es as [|e es IH]; intros [|s sums] [|b bs] H1 H2; cbn in *; try discriminate.
  - split; [reflexivity|ring].
  - destruct (IH sums bs) as [H3 H4]; [congruence|congruence|]. split; [congruence|].
    rewrite H4, plus_IZR, mult_IZR. ring.
Qed.

Fixpoint totals (bs : list Z) (f : form) (sums : list Z) : option (list Z) :=
  match f with
  | [] => Some sums
  | (a, n) :: g =>
      if (a =? 0)%Z then totals bs g sums else
      if (0 <? n)%Z then
        match exponents bs n with Some es => totals bs g (add_scaled a es sums) | None => None end
      else None
  end.

(** Forms with increasing [n] become one with increasing [n]; no proof needs the order. *)
Fixpoint merge (f : form) : form -> form :=
  fix go (g : form) : form :=
    match f, g with
    | [], _ => g
    | _, [] => f
    | (a, n) :: f', (b, m) :: g' =>
        if (n <? m)%Z then (a, n) :: merge f' g
        else if (m <? n)%Z then (b, m) :: go g'
        else (a + b, n)%Z :: merge f' g'
    end.

Fixpoint merge_pairs (l : list form) : list form :=
  match l with
  | f :: g :: l => merge f g :: merge_pairs l
  | _ => l
  end.

Fixpoint rounds (k : nat) (l : list form) : list form :=
  match k with
  | O => l
  | S k => rounds k (merge_pairs l)
  end.

(** Terms with the same [n] become one, so that what cancels needs no bases. *)
Definition collect (f : form) : form :=
  concat (rounds (S (Nat.log2_up (length f))) (map (fun t => [t]) f)).

Definition is_zero (bs : list Z) (f : form) : bool :=
  match totals bs (collect f) (map (fun _ => 0%Z) bs) with
  | Some sums => forallb (Z.eqb 0) sums
  | None => false
  end.

Lemma totals_spec bs f : forall sums sums',
  length sums = length bs -> totals bs f sums = Some sums' ->
  value f + dot sums bs = dot sums' bs.
Proof.
  induction f as [|[a n] f IH]; intros sums sums' Hl H; cbn [totals value] in *.
  - injection H as <-. ring.
  - destruct (Z.eqb_spec a 0) as [->|].
    { rewrite <- (IH _ _ Hl H). ring. }
    destruct (Z.ltb_spec 0 n) as [Hn|]; [|discriminate].
    destruct (exponents bs n) as [es|] eqn:E; [|discriminate].
    destruct (add_scaled_spec a es sums bs (exponents_length _ _ _ E) Hl) as [H1 H2].
    rewrite <- (IH _ _ H1 H), H2, (exponents_spec bs n es Hn E). ring.
Qed.

Lemma dot_zero es : forall bs, forallb (Z.eqb 0) es = true -> dot es bs = 0.
Proof.
  induction es as [|e es IH]; intros [|b bs] H; cbn [dot forallb] in *; try reflexivity.
  apply andb_prop in H. destruct H as [H1 H2]. apply Z.eqb_eq in H1. subst e.
  rewrite (IH bs H2). ring.
Qed.

Lemma value_merge f : forall g, value (merge f g) = value f + value g.
Proof.
  induction f as [|[a n] f IH]; intros g.
  - destruct g; cbn [merge value]; ring.
  - induction g as [|[b m] g IHg]; [cbn; ring|]. cbn [merge]. fold merge.
    destruct (Z.ltb_spec n m); [cbn [value]; rewrite IH; cbn [value]; ring|].
    destruct (Z.ltb_spec m n); [cbn [value]; change (value ((b, m) :: merge ((a, n) :: f) g) = value ((a, n) :: f) + value ((b, m) :: g));
      cbn [value]; rewrite IHg; cbn [value]; ring|].
    assert (E : n = m) by lia. subst m. cbn [value]. rewrite IH, plus_IZR. ring.
Qed.

Lemma value_merge_pairs l : value (concat (merge_pairs l)) = value (concat l).
Proof.
  enough (H : value (concat (merge_pairs l)) = value (concat l) /\
    forall f, value (concat (merge_pairs (f :: l))) = value (concat (f :: l))) by apply H.
  induction l as [|g l [IH1 IH2]].
  - split; [reflexivity|]. intros f. reflexivity.
  - split; [apply IH2|]. intros f. cbn [merge_pairs concat]. rewrite !value_app, value_merge, IH1. ring.
Qed.

Lemma value_rounds k : forall l, value (concat (rounds k l)) = value (concat l).
Proof.
  induction k as [|k IH]; intros l; cbn [rounds]; [reflexivity|]. rewrite IH. apply value_merge_pairs.
Qed.

Lemma value_collect f : value (collect f) = value f.
Proof.
  unfold collect. rewrite value_rounds. induction f as [|[a n] f IH]; [reflexivity|].
  cbn [map concat app value]. rewrite IH. reflexivity.
Qed.

Theorem is_zero_correct bs f : is_zero bs f = true -> value f = 0.
Proof.
  unfold is_zero. intros H. destruct (totals bs (collect f) _) as [sums|] eqn:E; [|discriminate].
  pose proof (totals_spec bs (collect f) _ _ (map_length _ _) E) as HE. rewrite value_collect in HE.
  rewrite (dot_zero sums bs H) in HE.
  rewrite (dot_zero (map (fun _ => 0%Z) bs) bs) in HE; [lra|].
  clear. induction bs; cbn; auto.
Qed.
