@_exported import Lemmata
