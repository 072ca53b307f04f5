#compdef apicat
_apicat() {
    # Zsh would quote the tilde of a folder that it is told: it completes folders
    # itself.
    if [[ ${words[CURRENT-1]} == --catalogue ]]; then
        _files -/
        return
    fi
    local -a told=("${(@f)$(APICAT_COMPLETE=zsh apicat -- "${(@)words[1,CURRENT]}" 2> /dev/null)}")
    local -a folders=() others=()
    local line
    for line in ${told}; do
        # Folders have no description.
        if [[ ${line} == */ && ${line} != *:* ]]; then
            folders+=("${line%/}")
        else
            others+=("${line}")
        fi
    done
    (( ${#folders} )) && _describe -V 'values' folders -S '/' -r '/'
    (( ${#others} )) && _describe -V 'values' others
}

compdef _apicat apicat
