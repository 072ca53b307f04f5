# Whatever completed other commands goes on to.
$env.config.completions.external.completer = do {
    let others = $env.config.completions.external.completer?
    {|spans|
        if ($spans | first) == "apicat" {
            with-env { APICAT_COMPLETE: nushell } { ^apicat -- ...$spans } | from json
        } else if $others != null {
            do $others $spans
        }
    }
}
