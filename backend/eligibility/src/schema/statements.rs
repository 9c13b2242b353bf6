//! Statements that calls ask somebody to confirm, in words that follow "the applicant confirms".

use std::collections::BTreeMap;

use super::Local;

const STATEMENTS: [(&str, Local); 11] = [
    (
        "works-on-the-subject",
        Local::new(
            "tööülesanded on seotud programmi teemaga",
            "the work concerns the subject of the programme",
            "рабочие обязанности связаны с темой программы",
        ),
    ),
    (
        "open-government",
        Local::new(
            "tööülesannete hulka kuulub avatud valitsemise edendamine",
            "the work includes promoting open government",
            "в обязанности входит развитие открытого управления",
        ),
    ),
    (
        "comparable-role",
        Local::new(
            "ametikoht on loetletutega võrreldav",
            "the position is comparable to those listed",
            "должность сопоставима с перечисленными",
        ),
    ),
    (
        "attends-all-sessions",
        Local::new(
            "osaleda saab kõigil kohtumistel",
            "all sessions can be attended",
            "есть возможность участвовать во всех встречах",
        ),
    ),
    (
        "employer-agrees",
        Local::new(
            "tööandja on osalemisega nõus",
            "the employer agrees to the participation",
            "работодатель согласен на участие",
        ),
    ),
    (
        "municipality-supports",
        Local::new(
            "omavalitsus toetab osalemist",
            "the municipality supports the participation",
            "местное самоуправление поддерживает участие",
        ),
    ),
    (
        "cooperation-agreed",
        Local::new(
            "omavalitsus ja vabaühendus on koostöös kokku leppinud",
            "the municipality and the civil society organisation have agreed to work together",
            "самоуправление и общественное объединение договорились о сотрудничестве",
        ),
    ),
    (
        "own-contribution",
        Local::new("omaosalus on tagatud", "the own contribution is secured", "софинансирование обеспечено"),
    ),
    ("no-tax-debt", Local::new("maksuvõlga ei ole", "there is no tax debt", "налоговой задолженности нет")),
    (
        "independence",
        Local::new("huvide konflikti ei ole", "there is no conflict of interest", "конфликта интересов нет"),
    ),
    (
        "guardians-consent",
        Local::new(
            "alaealise hooldusõiguslik vanem on osalemisega nõus",
            "the minor's parent or guardian agrees to the participation",
            "родитель или опекун несовершеннолетнего согласен на участие",
        ),
    ),
];

pub(super) fn standard() -> BTreeMap<String, Local> {
    STATEMENTS.into_iter().map(|(code, words)| (code.to_owned(), words)).collect()
}
