//! Colours by the ground that they stand on. A text needs a contrast of 4.5 to be
//! read (WCAG 2.2, 1.4.3), which few of the 16 colours of a theme have.

use anstyle::Ansi256Color;

use crate::page::Tone;

/// What the text of a terminal stands on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Ground {
    /// Light or dark: colours between both.
    #[default]
    Unknown,
    Light,
    Dark,
}

impl Ground {
    /// The ground by `COLORFGBG`, the numbers of the colours of text and ground:
    /// `15;0`.
    pub(super) fn parse(colours: &str) -> Self {
        let ground = colours.rsplit(';').next();
        match ground.and_then(|number| number.parse().ok()) {
            Some(0..=6 | 8) => Self::Dark,
            Some(7 | 9..=15) => Self::Light,
            _ => Self::Unknown,
        }
    }

    /// The colour of what means that, if it has one. Those from 16 on are the same
    /// in every theme.
    pub(super) fn colour(self, tone: Tone) -> Option<Ansi256Color> {
        let [unknown, light, dark] = match tone {
            Tone::Plain | Tone::Name | Tone::Help | Tone::Match => return None,
            Tone::Action => [63, 25, 117],
            Tone::Good => [29, 22, 114],
            Tone::Mixed => [130, 94, 221],
            Tone::Bad => [131, 124, 210],
        };
        Some(Ansi256Color(match self {
            Self::Unknown => unknown,
            Self::Light => light,
            Self::Dark => dark,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Black, VS Code, One Dark, Dracula, Solarized, Tango, Ubuntu.
    const DARK: [u32; 7] = [
        0x00_0000, 0x1e_1e1e, 0x28_2c34, 0x28_2a36, 0x00_2b36, 0x2e_3436, 0x30_0a24,
    ];
    /// White, One Light, Solarized, Gruvbox.
    const LIGHT: [u32; 4] = [0xff_ffff, 0xfa_fafa, 0xfd_f6e3, 0xfb_f1c7];

    /// The colour of a number of the cube, as every terminal has it.
    fn rgb(colour: Ansi256Color) -> u32 {
        const LEVELS: [u32; 6] = [0, 0x5f, 0x87, 0xaf, 0xd7, 0xff];
        let level = |place: u8| LEVELS[usize::from((colour.0 - 16) / place % 6)];
        level(36) << 16 | level(6) << 8 | level(1)
    }

    /// <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>
    fn luminance(rgb: u32) -> f64 {
        let channel = |shift: u32| {
            let value = f64::from(rgb >> shift & 0xff) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
    }

    fn contrast(a: u32, b: u32) -> f64 {
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        f64::max(a, b) / f64::min(a, b)
    }

    #[test]
    fn colours_are_read_on_the_usual_grounds() {
        // No colour has 4.5 on white, on black and on the greys between them.
        for (ground, usual, least) in [
            (Ground::Light, &LIGHT[..], 4.5),
            (Ground::Dark, &DARK, 4.5),
            (Ground::Unknown, &[0xff_ffff, 0x00_0000], 4.45),
        ] {
            for tone in [Tone::Action, Tone::Good, Tone::Mixed, Tone::Bad] {
                let colour = rgb(ground.colour(tone).unwrap());
                for usual in usual {
                    let contrast = contrast(colour, *usual);
                    assert!(contrast >= least, "{tone:?} on {usual:06x}: {contrast:.2}");
                }
            }
        }
    }

    #[test]
    fn the_terminal_may_say_its_ground() {
        for (colours, ground) in [
            ("15;0", Ground::Dark),
            ("0;15", Ground::Light),
            ("0;default;7", Ground::Light),
            ("12;8", Ground::Dark),
            ("default;default", Ground::Unknown),
            ("", Ground::Unknown),
        ] {
            assert_eq!(Ground::parse(colours), ground, "{colours}");
        }
    }
}
