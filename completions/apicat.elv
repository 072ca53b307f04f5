set edit:completion:arg-completer[apicat] = {|@words|
    env APICAT_COMPLETE=elvish apicat -- $@words
}
