//! What `check` says of what it finds.

use super::{Messages, messages};
use crate::catalogue::diagnostic::Severity;
use crate::catalogue::lint::{Copied, Lint, Typography};
use crate::catalogue::questionnaire::{DEEPEST, MOST_CHOICES};
use crate::markdown::Slip;

messages! {
    /// The word before an error; a colon is put after it.
    error_word { fr: "erreur ", en: "error" }
    warning_word { fr: "avertissement ", en: "warning" }
    help_word { fr: "aide ", en: "help" }

    unknown_key(key: &str) { fr: "clé inconnue : « {key} »", en: "unknown key: “{key}”" }
    not_a_date(found: &str) { fr: "« {found} » n’est pas une date", en: "“{found}” is not a date" }
    a_date { fr: "une date, jj/mm/aaaa", en: "a date, dd/mm/yyyy" }
    an_iso_date { fr: "une date, aaaa-mm-jj", en: "a date, yyyy-mm-dd" }
    unknown_status(found: &str) { fr: "« {found} » n’est pas un état", en: "“{found}” is not a status" }
    a_status { fr: "active, moved, renamed, closed ou announced", en: "active, moved, renamed, closed or announced" }
    undated_status { fr: "cet état n’a pas de date", en: "this status has no date" }
    status_date_wanted { fr: "« status_date » : le jour du constat, aaaa-mm-jj", en: "“status_date”: the day on which it was found, yyyy-mm-dd" }
    closed_site(found: &str) {
        fr: "« {found} » mène à une page du site fermé en avril 2025",
        en: "“{found}” leads to a page of the site that closed in April 2025",
    }
    past_announcement(year: &str) {
        fr: "une annonce pour {year}, année passée",
        en: "an announcement for {year}, a past year",
    }
    not_an_address(found: &str) { fr: "« {found} » n’est pas une adresse", en: "“{found}” is not an address" }
    an_address {
        fr: "https://…, mailto:… ou un chemin qui commence par /",
        en: "https://…, mailto:… or a path that begins with /",
    }
    beyond_range(key: &str) { fr: "« {key} » ne peut pas avoir cette valeur", en: "“{key}” cannot have this value" }
    between(least: f64, most: f64) { fr: "de {least} à {most}", en: "from {least} to {most}" }
    at_least(least: f64) { fr: "{least} ou plus", en: "{least} or more" }
    unknown_producer(found: &str) {
        fr: "aucun fichier pour le producteur « {found} »",
        en: "no file for the producer “{found}”",
    }
    producer_file(found: &str) { fr: "producteurs/{found}.md", en: "producteurs/{found}.md" }
    theme_spelling(found: &str) {
        fr: "le thème « {found} » s’écrit autrement dans les autres fiches",
        en: "the theme “{found}” is spelt differently in other entries",
    }
    keyword_spelling(found: &str) {
        fr: "le mot-clé « {found} » s’écrit autrement dans les autres fiches",
        en: "the keyword “{found}” is spelt differently in other entries",
    }
    repeated(found: &str) { fr: "« {found} » figure deux fois", en: "“{found}” is given twice" }
    unknown_theme(found: &str) {
        fr: "le thème « {found} » n’est pas dans themes.yaml",
        en: "the theme “{found}” is not in themes.yaml",
    }
    unused_theme(found: &str) { fr: "aucune fiche n’a le thème « {found} »", en: "no entry has the theme “{found}”" }
    unmet_term(found: &str) { fr: "aucune fiche ne dit « {found} »", en: "no entry says “{found}”" }
    space_before(mark: char) {
        fr: "espace ordinaire avant « {mark} »",
        en: "ordinary space before “{mark}”",
    }
    space_after(sign: &str) {
        fr: "espace ordinaire après « {sign} »",
        en: "ordinary space after “{sign}”",
    }
    no_break_space { fr: "une espace insécable", en: "a no-break space" }
    straight_apostrophe { fr: "apostrophe droite", en: "straight apostrophe" }
    tagline_stop { fr: "le résumé se termine par un point", en: "the tagline ends with a full stop" }
    long_tagline(count: usize) { fr: "le résumé a {count} caractères", en: "the tagline has {count} characters" }
    need_count(count: usize) { fr: "{count} besoins", en: "{count} needs" }
    some_needs { fr: "de 3 à 15", en: "3 to 15" }
    long_need(count: usize) { fr: "le besoin a {count} caractères", en: "the need has {count} characters" }
    short_need { fr: "80 au plus", en: "80 at most" }
    copied_need(from: &str) { fr: "même besoin que « {from} »", en: "same need as “{from}”" }
    unknown_guide(found: &str) { fr: "aucun guide « {found} »", en: "no guide “{found}”" }
    unknown_profile_name(found: &str) { fr: "aucun profil « {found} »", en: "no profile “{found}”" }
    short_tagline { fr: "110 au plus", en: "110 at most" }
    unsaid(key: &str) { fr: "la fiche n’a pas de « {key} »", en: "the entry has no “{key}”" }
    no_body { fr: "la fiche n’a pas de texte", en: "the entry has no body" }
    unknown_entry(found: &str) { fr: "aucune fiche « {found} »", en: "no entry “{found}”" }
    unknown_heading(found: &str) {
        fr: "la page n’a pas de titre « {found} »",
        en: "the page has no heading “{found}”",
    }
    unknown_questionnaire(found: &str) {
        fr: "aucun fichier pour le questionnaire « {found} »",
        en: "no file for the questionnaire “{found}”",
    }
    unknown_endpoints(found: &str) {
        fr: "aucun fichier pour les opérations de « {found} »",
        en: "no file for the operations of “{found}”",
    }
    own_endpoints {
        fr: "le fichier renvoie à lui-même pour ses opérations",
        en: "the file refers to itself for its operations",
    }
    nothing_to_call {
        fr: "le fichier n’a aucune opération, et n’en nomme aucun qui en ait",
        en: "the file has no operation, and names no file that has some",
    }
    questionnaire_file(found: &str) { fr: "questions/{found}.yaml", en: "questions/{found}.yaml" }
    endless_questionnaire {
        fr: "les questions qui suivent ramènent à une question déjà posée",
        en: "the questions that follow lead back to one that was asked",
    }
    long_questionnaire {
        fr: "trop de questions ou de choix se suivent",
        en: "too many questions or choices follow",
    }
    questionnaire_bounds(questions: usize, choices: usize) {
        fr: "{questions} questions de suite et {choices} choix, au plus",
        en: "at most {questions} questions in a row and {choices} choices",
    }
    unknown_component(found: &str) { fr: "composant inconnu : <{found}>", en: "unknown component: <{found}>" }
    late_mark { fr: "espace avant les ** qui ferment le gras", en: "space before the ** that closes bold text" }
    no_equals { fr: "attribut sans signe égal avant sa valeur", en: "attribute without an equals sign before its value" }
    rule_for_nobody { fr: "cette règle d’accès ne nomme personne", en: "this access rule names nobody" }
    labels_wanted { fr: "« who » : une liste de libellés", en: "“who”: a list of labels" }
    rule_without_verdict { fr: "cette règle d’accès ne décide rien", en: "this access rule decides nothing" }
    verdict_wanted { fr: "« is_eligible » : 1, 0 ou -1", en: "“is_eligible”: 1, 0 or -1" }
    rule_without_text { fr: "cette règle d’accès ne dit pas que faire", en: "this access rule does not say what to do" }
    text_wanted { fr: "« description » : la condition, puis la marche à suivre", en: "“description”: the condition, then what to do" }
    rules_missing { fr: "accès sur habilitation, et aucune règle ne dit pour qui", en: "access is on request, and no rule says for whom" }
    rules_wanted { fr: "« access_page » : une liste de règles", en: "“access_page”: a list of rules" }
    copied_tagline(from: &str) { fr: "même résumé que « {from} »", en: "same tagline as “{from}”" }
    copied_introduction(from: &str) { fr: "même introduction que « {from} »", en: "same introduction as “{from}”" }
    one_more_finding { fr: "et 1 autre dans ce fichier", en: "and 1 more in this file" }
    more_findings(count: usize) {
        fr: "et {count} autres dans ce fichier",
        en: "and {count} more in this file",
    }
    expected_text(expected: &str) { fr: "attendu : {expected}", en: "expected: {expected}" }
    file_left_out { fr: "la fiche est laissée de côté", en: "the entry is left out" }
    meant(word: &str) { fr: "vouliez-vous dire « {word} » ?", en: "did you mean “{word}”?" }
    usual_spelling(word: &str) { fr: "« {word} »", en: "“{word}”" }

    checked(files: &str, errors: &str, warnings: &str) {
        fr: "{files} : {errors}, {warnings}.",
        en: "{files}: {errors}, {warnings}.",
    }
    checked_clean(files: &str) { fr: "{files} : rien à signaler.", en: "{files}: nothing to report." }
}

impl Messages {
    pub fn severity(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.error_word(),
            Severity::Warning => self.warning_word(),
        }
    }

    pub fn lint(self, lint: &Lint) -> String {
        match lint {
            Lint::LeftOut(error)
            | Lint::UnreadThemes(error)
            | Lint::UnreadSource(error)
            | Lint::UnreadThesaurus(error)
            | Lint::UnreadElsewhere(error) => self.file_error(error),
            Lint::UnmetTerm { found } => self.unmet_term(found),
            Lint::UnknownKey { key, .. } => self.unknown_key(key),
            Lint::NotADate { found, .. } => self.not_a_date(found),
            Lint::UnknownStatus { found, .. } => self.unknown_status(found),
            Lint::UndatedStatus => self.undated_status().to_owned(),
            Lint::ClosedSite { found } => self.closed_site(found),
            Lint::PastAnnouncement { found } => self.past_announcement(found),
            Lint::NotAnAddress { found } => self.not_an_address(found),
            Lint::BeyondRange { key, .. } => self.beyond_range(key),
            Lint::UnknownProducer { found, .. } => self.unknown_producer(found),
            Lint::ThemeSpelling { found, .. } => self.theme_spelling(found),
            Lint::KeywordSpelling { found, .. } => self.keyword_spelling(found),
            Lint::Repeated { found } => self.repeated(found),
            Lint::UnknownEntry { found, .. } => self.unknown_entry(found),
            Lint::UnknownGuide { found, .. } => self.unknown_guide(found),
            Lint::UnknownProfile { found, .. } => self.unknown_profile_name(found),
            Lint::UnknownHeading { found, .. } => self.unknown_heading(found),
            Lint::UnknownQuestionnaire { found, .. } => self.unknown_questionnaire(found),
            Lint::UnknownEndpoints { found, .. } => self.unknown_endpoints(found),
            Lint::OwnEndpoints => self.own_endpoints().to_owned(),
            Lint::NoEndpoints => self.nothing_to_call().to_owned(),
            Lint::EndlessQuestionnaire => self.endless_questionnaire().to_owned(),
            Lint::LongQuestionnaire => self.long_questionnaire().to_owned(),
            Lint::UnknownComponent { found, .. } => self.unknown_component(found),
            Lint::Slip(Slip::LateMark) => self.late_mark().to_owned(),
            Lint::Slip(Slip::NoEquals) => self.no_equals().to_owned(),
            Lint::RuleForNobody => self.rule_for_nobody().to_owned(),
            Lint::RuleWithoutVerdict => self.rule_without_verdict().to_owned(),
            Lint::RuleWithoutText => self.rule_without_text().to_owned(),
            Lint::NoRules => self.rules_missing().to_owned(),
            Lint::Copied { what, from } => match what {
                Copied::Tagline => self.copied_tagline(from),
                Copied::Need => self.copied_need(from),
                Copied::Introduction => self.copied_introduction(from),
            },
            Lint::More { errors, warnings } => match errors + warnings {
                1 => self.one_more_finding().to_owned(),
                count => self.more_findings(count),
            },
            Lint::UnknownTheme { found, .. } => self.unknown_theme(found),
            Lint::UnusedTheme { found } => self.unused_theme(found),
            Lint::Typography(Typography::Before(mark)) => self.space_before(*mark),
            Lint::Typography(Typography::After(sign)) => self.space_after(sign),
            Lint::Typography(Typography::Apostrophe) => self.straight_apostrophe().to_owned(),
            Lint::TaglineStop => self.tagline_stop().to_owned(),
            Lint::LongTagline { count } => self.long_tagline(*count),
            Lint::NeedCount { count } => self.need_count(*count),
            Lint::LongNeed { count } => self.long_need(*count),
            Lint::Unsaid { key } => self.unsaid(key),
            Lint::NoBody => self.no_body().to_owned(),
        }
    }

    /// What is expected in its place.
    pub fn lint_expected(self, lint: &Lint) -> Option<String> {
        Some(match lint {
            Lint::NotADate { is_iso: true, .. } => self.an_iso_date().to_owned(),
            Lint::NotADate { .. } => self.a_date().to_owned(),
            Lint::UnknownStatus { .. } => self.a_status().to_owned(),
            Lint::UndatedStatus => self.status_date_wanted().to_owned(),
            Lint::NotAnAddress { .. } => self.an_address().to_owned(),
            Lint::BeyondRange { range, .. } => match range.most {
                Some(most) => self.between(range.least, most),
                None => self.at_least(range.least),
            },
            Lint::UnknownProducer { found, .. } => self.producer_file(found),
            Lint::UnknownQuestionnaire { found, .. } => self.questionnaire_file(found),
            Lint::LongQuestionnaire => self.questionnaire_bounds(DEEPEST, MOST_CHOICES),
            Lint::ThemeSpelling { usual, .. } | Lint::KeywordSpelling { usual, .. } => {
                self.usual_spelling(usual)
            }
            Lint::RuleForNobody => self.labels_wanted().to_owned(),
            Lint::RuleWithoutVerdict => self.verdict_wanted().to_owned(),
            Lint::RuleWithoutText => self.text_wanted().to_owned(),
            Lint::NoRules => self.rules_wanted().to_owned(),
            Lint::LongTagline { .. } => self.short_tagline().to_owned(),
            Lint::NeedCount { .. } => self.some_needs().to_owned(),
            Lint::LongNeed { .. } => self.short_need().to_owned(),
            Lint::Typography(Typography::Apostrophe) => "’".to_owned(),
            Lint::Typography(_) => self.no_break_space().to_owned(),
            _ => return None,
        })
    }

    /// What follows from it, or what to do.
    pub fn lint_help(self, lint: &Lint) -> Option<String> {
        let near = match lint {
            Lint::LeftOut(_) => return Some(self.file_left_out().to_owned()),
            Lint::UnknownKey { near, .. }
            | Lint::UnknownStatus { near, .. }
            | Lint::UnknownProfile { near, .. } => *near,
            Lint::UnknownProducer { near, .. }
            | Lint::UnknownTheme { near, .. }
            | Lint::UnknownEntry { near, .. }
            | Lint::UnknownGuide { near, .. }
            | Lint::UnknownHeading { near, .. }
            | Lint::UnknownQuestionnaire { near, .. }
            | Lint::UnknownEndpoints { near, .. }
            | Lint::UnknownComponent { near, .. } => near.as_deref(),
            _ => None,
        };
        near.map(|near| self.meant(near))
    }

    /// The foot of a check.
    pub(crate) fn check_summary(self, files: usize, errors: usize, warnings: usize) -> String {
        let count = |number: usize, one: &'static str, many: &'static str| {
            let is_one = number == 1 || (number == 0 && self.lang() == super::Lang::French);
            format!("{number} {}", if is_one { one } else { many })
        };
        let files = count(
            files,
            self.either("fichier", "file"),
            self.either("fichiers", "files"),
        );
        if errors == 0 && warnings == 0 {
            return self.checked_clean(&files);
        }
        let errors = count(
            errors,
            self.either("erreur", "error"),
            self.either("erreurs", "errors"),
        );
        let warnings = count(
            warnings,
            self.either("avertissement", "warning"),
            self.either("avertissements", "warnings"),
        );
        self.checked(&files, &errors, &warnings)
    }
}
