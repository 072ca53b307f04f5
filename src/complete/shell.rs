//! The shells with completions.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
    Elvish,
    Powershell,
    Nushell,
}

impl Shell {
    pub const ALL: [Self; 6] = [
        Self::Bash,
        Self::Zsh,
        Self::Fish,
        Self::Elvish,
        Self::Powershell,
        Self::Nushell,
    ];

    /// Its value on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Bash => "bash",
            Self::Zsh => "zsh",
            Self::Fish => "fish",
            Self::Elvish => "elvish",
            Self::Powershell => "powershell",
            Self::Nushell => "nushell",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|shell| shell.name().eq_ignore_ascii_case(word))
    }

    /// The name under which its script is installed.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Bash => "apicat.bash",
            Self::Zsh => "_apicat",
            Self::Fish => "apicat.fish",
            Self::Elvish => "apicat.elv",
            Self::Powershell => "_apicat.ps1",
            Self::Nushell => "apicat.nu",
        }
    }
}
