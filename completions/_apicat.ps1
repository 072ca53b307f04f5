Register-ArgumentCompleter -Native -CommandName apicat -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    # What was typed is handed over as arguments and never run.
    $words = @(
        foreach ($element in $commandAst.CommandElements) {
            if ($element.Extent.EndOffset -ge $cursorPosition) { break }
            if ($element -is [System.Management.Automation.Language.StringConstantExpressionAst]) {
                $element.Value
            } else {
                $element.Extent.Text
            }
        }
    )
    $before = $env:APICAT_COMPLETE
    $env:APICAT_COMPLETE = 'powershell'
    try {
        # PowerShell before 7.3 would leave out an empty argument, hence the `=`.
        $told = @(& apicat -- @words "=$wordToComplete" 2> $null)
    } finally {
        $env:APICAT_COMPLETE = $before
    }
    foreach ($line in $told) {
        $value, $help = $line.Split("`t", 2)
        if (-not $help) { $help = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $help)
    }
}
