print("lemmata")
