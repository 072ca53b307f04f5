//! Plain HTML: its text, links and alternative texts.

use super::form::{cell_reads, reads};

#[test]
fn line_breaks_are_kept() {
    reads("a<br>b<br/>c<br />d", &["p: a⏎b⏎c⏎d"]);
    reads("a<br>\nb", &["p: a⏎ b"]);
    cell_reads("a<br>b<br/>c", "a⏎b⏎c");
}

#[test]
fn paragraphs_are_apart_and_break_lines_in_a_cell() {
    reads(
        "<p align=\"center\">un</p>\n<p align=right>deux <b>trois</b></p>",
        &["p: un", "p: deux *trois*"],
    );
    reads(
        "<div>\n  <b>un</b>\n    <i>deux</i>\n</div>",
        &["p: *un* /deux/"],
    );
    reads("a<hr>b", &["p: a", "p: b"]);
    cell_reads("<p>un</p><p>deux</p>", "un⏎deux");
    cell_reads("<ul><li>un</li><li>deux</li></ul>", "un⏎deux");
}

#[test]
fn the_cells_of_an_html_table_are_not_run_together() {
    reads(
        "<table>\n<tr><td>un</td><td>deux</td></tr>\n<tr><th>trois</th></tr></table>",
        &["p: un  deux", "p: trois"],
    );
}

#[test]
fn anchors_are_links() {
    reads(
        "<a href=\"https://a.fr\" target=\"_blank\">un</a> <a href='/les-api/api-geo'>deux</a>",
        &["p: [un](https://a.fr) [deux](entry api-geo)"],
    );
    reads(
        "<a href=\"https://a.fr?b=1&amp;c=2\"></a>",
        &["p: [https://a.fr?b=1&c=2](https://a.fr?b=1&c=2)"],
    );
    reads(
        "<a id=\"ici\"></a>Texte <a>sans adresse</a>",
        &["p: Texte sans adresse"],
    );
    cell_reads("<a href=https://a.fr>un</a>", "[un](https://a.fr)");
}

#[test]
fn a_title_that_shows_under_the_mouse_is_no_text() {
    reads(
        "<a href='https://a.fr' title='Bulle'>un</a>",
        &["p: [un](https://a.fr)"],
    );
    reads("<abbr title='Application'>API</abbr>", &["p: API"]);
}

#[test]
fn pictures_leave_their_alternative_text_and_address() {
    let expected = "[Le schéma](https://api.gouv.fr/images/a.png)";
    for source in [
        "<img src=\"/images/a.png\" alt=\"Le schéma\" width=\"30\">",
        "<img alt='Le schéma' src='/images/a.png'/>",
        "![Le schéma](/images/a.png)",
    ] {
        reads(source, &[&format!("p: {expected}")]);
        cell_reads(source, expected);
    }
    reads(
        "<img src='https://a.fr/b.png'>",
        &["p: [https://a.fr/b.png](https://a.fr/b.png)"],
    );
    reads("<img alt='Le schéma'>", &["p: Le schéma"]);
}

#[test]
fn a_picture_on_a_link_leads_where_the_link_leads_and_to_itself() {
    for source in [
        "[![Logo](/images/a.png)](https://a.fr)",
        "<a href='https://a.fr'><img src='/images/a.png' alt='Logo'></a>",
        "<External href='https://a.fr'>![Logo](/images/a.png)</External>",
    ] {
        reads(
            source,
            &["p: [Logo](https://a.fr)[ (image)](https://api.gouv.fr/images/a.png)"],
        );
    }
    reads(
        "[![](/images/a.png)](https://a.fr)",
        &["p: [https://a.fr](https://a.fr)[ (image)](https://api.gouv.fr/images/a.png)"],
    );
    reads(
        "<Button href='https://a.fr'><img src='/images/a.png' alt='Logo'></Button>",
        &["action: Logo -> https://a.fr"],
    );
}

#[test]
fn styles_are_those_of_markdown() {
    reads(
        "<b>a</b> <strong>b</strong> <i>c</i> <em>d</em> <code>e</code> <s>f</s> <del>g</del>",
        &["p: *a* *b* /c/ /d/ `e` ~f~ ~g~"],
    );
    reads("un <span style=\"color: red\">mot</span>", &["p: un mot"]);
    cell_reads("un <span>mot</span> <b>gras</b>", "un mot *gras*");
}

#[test]
fn details_are_open_and_their_summary_stands_above() {
    reads(
        "<details>\n<summary>Le *résumé*</summary>\n\n- a\n\n| b |\n| - |\n| c |\n\n</details>\nFin",
        &[
            "p: *Le **/résumé/*",
            "list:",
            "- p: a",
            "table <:",
            "  | b |",
            "  | c |",
            "p: Fin",
        ],
    );
    reads(
        "<details><summary>Le résumé</summary>Le détail</details>",
        &["p: *Le résumé*", "p: Le détail"],
    );
    cell_reads(
        "<details><summary>Le résumé</summary>Le détail</details>",
        "*Le résumé*⏎Le détail",
    );
}

#[test]
fn code_within_html_is_as_it_was_written() {
    reads(
        "<details>\n```xml\n<a>\n  <b/>\n</a>\n```\n</details>",
        &["code: <a>⏎  <b/>⏎</a>"],
    );
    reads("<div>\n`<a>`\n  `<b>`\n</div>", &["p: `<a>` `<b>`"]);
}

#[test]
fn a_frame_leaves_its_title_and_address() {
    reads(
        "<iframe src=\"https://a.fr/v\" title=\"La vidéo\" width=10></iframe>fin",
        &["p: [La vidéo](https://a.fr/v) fin"],
    );
    reads(
        "<iframe src='https://a.fr/v'/>",
        &["p: [https://a.fr/v](https://a.fr/v)"],
    );
    cell_reads(
        "<iframe src='https://a.fr/v'></iframe>",
        "[https://a.fr/v](https://a.fr/v)",
    );
}

#[test]
fn comments_are_dropped_and_what_follows_them_is_not() {
    reads("avant<!-- caché --> après", &["p: avant après"]);
    reads("<!-- caché -->\n\nTexte", &["p: Texte"]);
    reads("<!-- caché -->**texte**", &["p: *texte*"]);
    reads(
        "<!--\n\ncaché\n\n- caché\n\n-->texte\n\nfin",
        &["p: texte", "p: fin"],
    );
    reads("<!-- a --><Foo/><!-- b -->\ntexte", &["p: texte"]);
    reads("<div>a<!-- b\nc -->d</div>", &["p: ad"]);
    reads("a\n\n<!-- jamais fermé\n\nb", &["p: a"]);
    reads("- <!-- caché --> a\n- b", &["list:", "- p: a", "- p: b"]);
    reads(
        "`<!-- a -->`\n\n    <!-- b -->",
        &["p: `<!-- a -->`", "code: <!-- b -->"],
    );
    cell_reads("<!-- a -->b<!-- c -->", "b");
}

#[test]
fn a_line_under_a_tag_makes_no_heading() {
    reads("</details>\n---\nTexte", &["rule", "p: Texte"]);
    reads("<br>\n===", &["p: ==="]);
}

#[test]
fn what_only_looks_like_a_tag_is_text() {
    reads("a < b et c > d", &["p: a < b et c > d"]);
    reads("<3 et <a", &["p: <3 et <a"]);
    reads("<div>\n  <3 et <a\n</div>", &["p: <3 et <a"]);
}
