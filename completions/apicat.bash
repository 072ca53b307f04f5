# What is told is quoted already. No `compopt -o filenames`: for the names of
# files, bash evaluates the arithmetic expansions that they hold.
_apicat() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(APICAT_COMPLETE=bash apicat -- "${COMP_WORDS[@]:0:COMP_CWORD}" \
        "${COMP_LINE:0:COMP_POINT}" "$2" 2> /dev/null)
    if [[ ${#COMPREPLY[@]} == 1 && "${COMPREPLY[0]}" == */ ]]; then
        compopt -o nospace 2> /dev/null
    fi
}
# `nosort` came with bash 4.4. No `bashdefault`: within `"$(`, bash itself would
# insert the name of a file unquoted.
complete -o nosort -F _apicat apicat 2> /dev/null || complete -F _apicat apicat
