(** Lower bounds of the contraction coefficient of an input law, by a witness. *)
From Coq Require Import Reals Lra Lia ZArith List Bool.
From Lemmata Require Import Forms Enclose Laws.
Import ListNotations.
Open Scope R_scope.

(** * Statement *)

(** The witness [Q] shows [eta_KL(P,W) >= r]: [Q << P], [Q <> P] and [r D(Q||P) <= D(QW||PW)]. *)
Definition shows (n m : nat) (w : nat -> nat -> R) (p q : nat -> R) (r : R) : Prop :=
  is_channel n m w /\ is_law n p /\ is_law n q /\
  (forall i, (i < n)%nat -> 0 < q i -> 0 < p i) /\
  (exists i, (i < n)%nat /\ q i <> p i) /\
  r * divergence n q p <= divergence m (output n q w) (output n p w).

(** The same for numbers given as integers: the channel [w/v], the laws [p/t] and [q/u], the ratio [a/b]. *)
Definition witness (n m : nat) (w : list (list Z)) (v : Z) (p : list Z) (t : Z) (q : list Z) (u a b : Z) : Prop :=
  (0 < b)%Z /\ shows n m (law2 w v) (law1 p t) (law1 q u) (IZR a / IZR b).

(** * Check *)

Definition out (n : nat) (p : list Z) (w : list (list Z)) (y : nat) : Z :=
  sumZ n (fun x => at1 p x * at2 w x y)%Z.

Lemma out_spec n p t w v y :
  (0 < t)%Z -> (0 < v)%Z -> output n (law1 p t) (law2 w v) y = IZR (out n p w y) / IZR (t * v).
Proof.
  intros Ht Hv. apply IZR_lt in Ht, Hv. unfold output, out.
  rewrite <- (sum_over n (fun x => at1 p x * at2 w x y)%Z). apply sum_ext. intros x _.
  unfold law1, law2. rewrite !mult_IZR. field. lra.
Qed.

Definition differs (n : nat) (p : list Z) (t : Z) (q : list Z) (u : Z) : bool :=
  negb (all n (fun i => (at1 q i * t =? at1 p i * u)%Z)).

Definition check_witness (s : evidence) (n m : nat) (w : list (list Z)) (v : Z) (p : list Z) (t : Z)
    (q : list Z) (u a b : Z) : bool :=
  all n (fun x => law_ok m (at2 w x) v) && law_ok n (at1 p) t && law_ok n (at1 q) u && (0 <? v)%Z &&
  (0 <? b)%Z && is_below n (at1 q) (at1 p) && differs n p t q u &&
  law_ok m (out n q w) (u * v) && is_below m (out n q w) (out n p w) &&
  is_not_negative s
    (scale b (divergence_form m (out n q w) (u * v) (out n p w) (t * v)) ++
     scale (- (a * v)) (divergence_form n (at1 q) u (at1 p) t)).

Lemma all_false n b : all n b = false -> exists i, (i < n)%nat /\ b i = false.
Proof.
  induction n as [|n IH]; cbn; intros H; [discriminate|].
  destruct (b n) eqn:E; cbn in H.
  - destruct (IH H) as [i [Hi Hb]]. exists i. split; [lia|exact Hb].
  - exists n. split; [lia|exact E].
Qed.

Theorem check_witness_correct s n m w v p t q u a b :
  check_witness s n m w v p t q u a b = true -> witness n m w v p t q u a b.
Proof.
  unfold check_witness. intros H. repeat (apply andb_prop in H; destruct H as [H ?H]).
  rename H into Hw, H8 into Hp, H7 into Hq, H6 into Hv, H5 into Hb, H4 into Hbelow, H3 into Hd,
    H2 into Ho, H1 into Hob, H0 into Hs.
  apply Z.ltb_lt in Hv, Hb.
  destruct (law_ok_spec _ _ _ Hp) as [Ht _]. destruct (law_ok_spec _ _ _ Hq) as [Hu _].
  split; [exact Hb|]. unfold shows.
  split. { intros x Hx. exact (law_ok_is_law _ _ _ (all_spec n _ x Hw Hx)). }
  split; [exact (law_ok_is_law _ _ _ Hp)|]. split; [exact (law_ok_is_law _ _ _ Hq)|].
  split.
  { intros i Hi Hqi. pose proof (all_spec n _ i Hbelow Hi) as H. apply orb_prop in H. unfold law1 in *.
    destruct H as [H|H].
    - apply Z.eqb_eq in H. rewrite H in Hqi. unfold Rdiv in Hqi. lra.
    - apply Z.ltb_lt in H. apply IZR_lt in H, Ht. unfold Rdiv. apply Rmult_lt_0_compat; [exact H|].
      apply Rinv_0_lt_compat. exact Ht. }
  split.
  { unfold differs in Hd. apply negb_true_iff in Hd. destruct (all_false _ _ Hd) as [i [Hi E]].
    exists i. split; [exact Hi|]. intros Eq. apply Z.eqb_neq in E. apply E. apply eq_IZR. rewrite !mult_IZR.
    unfold law1 in Eq. apply IZR_lt in Ht, Hu.
    replace (IZR (at1 q i)) with (IZR (at1 q i) / IZR u * IZR u) by (field; lra).
    rewrite Eq. field. lra. }
  assert (E1 : divergence m (output n (law1 q u) (law2 w v)) (output n (law1 p t) (law2 w v)) =
    value (divergence_form m (out n q w) (u * v) (out n p w) (t * v)) / IZR (u * v)).
  { rewrite <- (divergence_form_spec m (out n q w) (u * v) (out n p w) (t * v) Ho ltac:(nia) Hob).
    unfold divergence. apply sum_ext. intros y _. rewrite !out_spec by assumption. reflexivity. }
  assert (E2 : divergence n (law1 q u) (law1 p t) = value (divergence_form n (at1 q) u (at1 p) t) / IZR u)
    by exact (divergence_form_spec n (at1 q) u (at1 p) t Hq Ht Hbelow).
  rewrite E1, E2. apply is_not_negative_correct in Hs. rewrite value_app, !value_scale, opp_IZR, mult_IZR in Hs.
  rewrite mult_IZR. apply IZR_lt in Hb, Hv, Hu.
  set (A := value (divergence_form m _ _ _ _)) in *. set (B := value (divergence_form n _ _ _ _)) in *.
  apply (Rmult_le_reg_l (IZR b * (IZR u * IZR v))); [repeat apply Rmult_lt_0_compat; lra|].
  replace (IZR b * (IZR u * IZR v) * (IZR a / IZR b * (B / IZR u))) with (IZR a * IZR v * B) by (field; lra).
  replace (IZR b * (IZR u * IZR v) * (A / (IZR u * IZR v))) with (IZR b * A) by (field; lra). lra.
Qed.
