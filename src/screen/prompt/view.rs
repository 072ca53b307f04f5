//! What a list shows on a screen of some size. Pure.

use termimad::Area;
use unicode_width::UnicodeWidthStr;

use super::list::{Offer, State};
use crate::page::{Run, Style, Tone};
use crate::screen::Layout;
use crate::screen::line::Line;
use crate::screen::wrap::wrap;

/// The lines of a screen, from its first row on, and where words are typed.
pub(super) struct Frame {
    pub(super) lines: Vec<Line>,
    pub(super) input: Area,
}

/// From how many columns on the preview stands beside the list.
const BESIDE: u16 = 100;

/// From how many rows on rules stand between the parts.
const RULED: usize = 12;

/// From how many rows on the keys are said.
const HELPED: usize = 8;

/// Rows of a list that are worth more than those of a preview below it.
const LIST: u16 = 12;

/// Fewest rows of a preview.
const PREVIEW: u16 = 5;

/// From how many rows on a preview has blank lines between its parts.
const ROOMY: u16 = 12;

/// Fewest columns to type in beside the question.
const INPUT: usize = 12;

/// From how many columns on a list says verdicts in words.
const WORDED: u16 = 70;

pub(super) fn frame<O: Offer>(
    offer: &O,
    state: &mut State<O::Item>,
    (width, height): (u16, u16),
    colon: &'static str,
) -> Frame {
    let rows = usize::from(height).max(3);
    let (head, input) = head(offer, state, usize::from(width));
    let foot = foot(offer, state, usize::from(width), rows);
    let rules = usize::from(rows >= RULED);
    let top = to_u16(1 + rules);
    let body = to_u16((rows - 1 - foot.len()).saturating_sub(2 * rules)).max(1);
    let body = Area::new(0, top, width, body);
    let (list, aside) = match O::HAS_PREVIEW && rules > 0 {
        true => areas(body),
        false => (body, None),
    };
    state.fit(usize::from(list.height));

    let mut lines = vec![Line::default(); rows];
    lines[0] = head;
    put(&mut lines, &list, list_lines(offer, state, &list));
    let beside = aside
        .as_ref()
        .map(|area| area.left)
        .filter(|left| *left > 0);
    let column = beside.map(|left| left - 2);
    let thumb = list.scrollbar(state.first, state.items.len());
    let is_thumb = |row: u16| thumb.is_some_and(|(from, to)| (from..=to).contains(&row));
    for row in list.top..list.bottom() {
        let (at, bar) = match column {
            Some(column) => (column, if is_thumb(row) { "┃ " } else { "│ " }),
            None => (width - 1, if is_thumb(row) { "┃" } else { "" }),
        };
        let line = &mut lines[usize::from(row)];
        line.pad(usize::from(at));
        line.append(help(bar));
    }
    if let Some(area) = &aside {
        if beside.is_none() {
            lines[usize::from(area.top) - 1] = rule(width, None);
        }
        put(&mut lines, area, preview_lines(offer, state, area, colon));
    }
    if rules > 0 {
        lines[1] = rule(width, column.map(|column| (column, '┬')));
        lines[rows - foot.len() - 1] = rule(width, column.map(|column| (column, '┴')));
    }
    let from = rows - foot.len();
    lines.splice(from.., foot);
    Frame { lines, input }
}

/// Where the list stands, and the preview, where there is room for it.
fn areas(body: Area) -> (Area, Option<Area>) {
    let Area {
        top, width, height, ..
    } = body;
    if width >= BESIDE {
        let list = width / 20 * 9;
        let aside = Area::new(list + 2, top, width - list - 2, height);
        (Area::new(0, top, list, height), Some(aside))
    } else if height > 2 * PREVIEW + 1 {
        let rows = (height / 2).max(LIST).min(height - PREVIEW - 1);
        let below = Area::new(0, top + rows + 1, width, height - rows - 1);
        (Area::new(0, top, width, rows), Some(below))
    } else {
        (body, None)
    }
}

/// The question, room for words, and the number of answers. Where there is no
/// room for both, the question stands where words will.
fn head<O: Offer>(offer: &O, state: &State<O::Item>, width: usize) -> (Line, Area) {
    let count = offer.count(&state.items);
    let question = format!("{} ", offer.question());
    let strong = Style {
        strong: true,
        ..Style::default()
    };
    let is_beside = question.width() + INPUT + 1 + count.width() <= width;
    let mut line = Line::of(if is_beside { &question } else { "? " }, strong);
    let left = line.width();
    let mut room = width.saturating_sub(left + 1 + count.width()).max(1);
    if !is_beside && state.input.is_empty() {
        line.pad(left + 1);
        line.append(help(question.trim_end()).cut(room.saturating_sub(1)));
        room = 1;
    }
    line.pad(width.saturating_sub(count.width()));
    line.append(help(&count));
    (line, Area::new(to_u16(left), 0, to_u16(room), 1))
}

fn list_lines<O: Offer>(offer: &O, state: &State<O::Item>, area: &Area) -> Vec<Line> {
    if state.items.is_empty() {
        let nothing = offer.nothing(state.words().trim());
        return wrap(
            &[Run::toned(nothing, Tone::Help)],
            usize::from(area.width),
            &|_| None,
        );
    }
    // The thumb of the scroll bar has the last column, and a space before it.
    let room = usize::from(area.width).saturating_sub(2);
    let shown = state
        .items
        .iter()
        .enumerate()
        .skip(state.first)
        .take(usize::from(area.height));
    let line = |(index, item): (usize, &O::Item)| {
        let row = offer.row(*item);
        let is_chosen = index == state.chosen;
        let sign = row.sign.map(|run| {
            let words = if area.width >= WORDED {
                &*run.text
            } else {
                run.text.split('\u{a0}').next().unwrap_or_default()
            };
            Line::of(words, run.style)
        });
        let sign = sign.unwrap_or_default();
        let mut line = Line::of(if is_chosen { "❯ " } else { "  " }, Style::default());
        for run in &row.text {
            line.push(&run.text, run.style, None, run.text.width());
        }
        if is_chosen {
            line = line.emphasised(Tone::Action);
        }
        line = line.cut(room.saturating_sub(sign.width() + 1));
        line.pad(room.saturating_sub(sign.width()));
        line.append(sign);
        line
    };
    shown.map(line).collect()
}

fn preview_lines<O: Offer>(
    offer: &O,
    state: &State<O::Item>,
    area: &Area,
    colon: &'static str,
) -> Vec<Line> {
    let layout = Layout {
        width: usize::from(area.width),
        hyperlinks: false,
        drawn: true,
        colon,
    };
    let blocks = state.item().map(|item| offer.preview(item));
    let mut lines = layout.lines(&blocks.unwrap_or_default());
    if area.height < ROOMY {
        lines.retain(|line| !line.is_empty());
    }
    lines
}

/// The command that gives the same answer, and the keys or what became of the
/// last one.
fn foot<O: Offer>(offer: &O, state: &State<O::Item>, width: usize, rows: usize) -> Vec<Line> {
    let words = state.words();
    let command = offer.command(&words, state.item());
    let mut lines = wrap(&[Run::toned(command, Tone::Action)], width, &|_| None);
    lines.retain(|line| !line.is_empty());
    let untold = lines.split_off(lines.len().min(rows - 2));
    if let (Some(last), false) = (lines.last_mut(), untold.is_empty()) {
        last.pad(width + 1);
        *last = std::mem::take(last).cut(width);
    }
    if rows < HELPED {
        return lines;
    }
    let is_beside = width >= usize::from(BESIDE);
    let (taken, room) = match lines.last() {
        Some(command) if is_beside => (command.width(), width.saturating_sub(command.width() + 3)),
        _ => (0, width),
    };
    let said = match &state.notice {
        Some(notice) => Line::of(notice, Style::default()).cut(room),
        None => as_many(&offer.keys(&words, state.item()), room),
    };
    match lines.last_mut() {
        Some(command) if taken > 0 => {
            command.pad(width - said.width());
            command.append(said);
        }
        _ => lines.push(said),
    }
    lines
}

/// The first of some texts that have room on a line.
fn as_many(texts: &[&str], room: usize) -> Line {
    let mut line = Line::default();
    for text in texts {
        let between = if line.is_empty() { "" } else { " · " };
        let next = help(&format!("{between}{text}"));
        if line.width() + next.width() > room {
            break;
        }
        line.append(next);
    }
    line
}

/// Puts lines onto an area of the screen.
fn put(lines: &mut [Line], area: &Area, new: Vec<Line>) {
    let rows = lines
        .iter_mut()
        .skip(usize::from(area.top))
        .take(usize::from(area.height));
    for (line, new) in rows.zip(new) {
        line.pad(usize::from(area.left));
        line.append(new.cut(usize::from(area.width)));
    }
}

fn rule(width: u16, joint: Option<(u16, char)>) -> Line {
    let glyph = |column| match joint {
        Some((at, glyph)) if at == column => glyph,
        _ => '─',
    };
    help(&(0..width).map(glyph).collect::<String>())
}

fn help(text: &str) -> Line {
    Line::of(text, Style::toned(Tone::Help))
}

fn to_u16(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_body_is_somebodys() {
        for (width, height) in [
            (20, 1),
            (80, 11),
            (80, 12),
            (80, 19),
            (80, 60),
            (100, 7),
            (200, 45),
        ] {
            let (list, aside) = areas(Area::new(0, 2, width, height));
            assert_eq!((list.left, list.top), (0, 2));
            match aside {
                None => assert_eq!((list.width, list.height), (width, height)),
                Some(aside) if aside.left > 0 => {
                    assert_eq!((list.height, aside.height), (height, height));
                    assert_eq!((list.width + 2, aside.right()), (aside.left, width));
                }
                Some(below) => {
                    assert!(list.height >= PREVIEW && below.height >= PREVIEW);
                    assert_eq!((list.bottom() + 1, below.bottom()), (below.top, height + 2));
                }
            }
        }
    }

    #[test]
    fn what_has_no_room_is_left_out() {
        assert_eq!(as_many(&["ab", "cd"], 7).text(), "ab · cd");
        assert_eq!(as_many(&["ab", "cd"], 6).text(), "ab");
        assert_eq!(as_many(&["ab"], 1).text(), "");
    }
}
