//! Closed lists of codes with their labels: what a member stands for and does, whom a programme addresses and
//! what it is about. Codes are wire format and never change their meaning. How eligibility sentences inflect
//! them ("from the municipality") is the business of `eligibility`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::Language;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown {classifier} {code:?}")]
pub struct UnknownCode {
    /// Name of the list, singular: "affiliation", "role", …
    pub classifier: &'static str,
    pub code: String,
}

/// One list as a table: variant, code, labels in et, en and ru. Everything else follows from the table, so that a
/// new code is one line.
macro_rules! classifier {
    ($(#[$about:meta])* $name:ident $singular:literal {
        $($variant:ident $code:literal [$et:literal, $en:literal, $ru:literal],)+
    }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($variant,)+
        }

        impl $name {
            /// In the order in which a form offers them.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }

            pub const fn label(self, language: Language) -> &'static str {
                let [et, en, ru] = match self {
                    $(Self::$variant => [$et, $en, $ru],)+
                };
                match language {
                    Language::Et => et,
                    Language::En => en,
                    Language::Ru => ru,
                }
            }
        }

        impl FromStr for $name {
            type Err = UnknownCode;

            fn from_str(code: &str) -> Result<Self, Self::Err> {
                match code {
                    $($code => Ok(Self::$variant),)+
                    _ => Err(UnknownCode { classifier: $singular, code: code.to_owned() }),
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.code())
            }
        }
    };
}

classifier! {
    /// What a member stands for in a team. NGO and community are two kinds: a community need not be a legal person.
    Affiliation "affiliation" {
        Municipality "municipality" ["omavalitsus", "municipality", "местное самоуправление"],
        Ngo "ngo" ["vabaühendus", "civil society organisation (NGO)", "общественное объединение (НКО)"],
        Community "community" ["kogukond", "community", "сообщество"],
        State "state" ["riigiasutus", "state institution", "государственное учреждение"],
        Business "business" ["ettevõte", "business", "предприятие"],
        Education "education" [
            "haridus- või teadusasutus",
            "education or research institution",
            "учреждение образования или науки"
        ],
        Other "other" ["muu", "other", "другое"],
    }
}

classifier! {
    /// What a member does where they come from.
    Role "role" {
        Mayor "mayor" ["vallavanem või linnapea", "mayor", "старейшина волости или мэр"],
        DeputyMayor "deputy_mayor" [
            "abivallavanem või abilinnapea",
            "deputy mayor",
            "вице-старейшина волости или вице-мэр"
        ],
        DevelopmentManager "development_manager" [
            "arendusjuht",
            "development manager",
            "руководитель по развитию"
        ],
        CommunicationsManager "communications_manager" [
            "kommunikatsioonijuht",
            "communications manager",
            "руководитель по коммуникации"
        ],
        Councillor "councillor" ["volikogu liige", "councillor", "депутат собрания"],
        Specialist "specialist" ["spetsialist", "specialist", "специалист"],
        VillageElder "village_elder" ["külavanem", "village elder", "деревенский староста"],
        NgoLeader "ngo_leader" [
            "vabaühenduse juht",
            "head of a civil society organisation",
            "руководитель общественного объединения"
        ],
        NgoMember "ngo_member" [
            "vabaühenduse liige",
            "member of a civil society organisation",
            "член общественного объединения"
        ],
        CommunityMember "community_member" ["kogukonna liige", "community member", "член сообщества"],
        Other "other" ["muu roll", "other role", "другая роль"],
    }
}

classifier! {
    /// Whom a programme addresses: a filter of the catalogue, not a rule of admission.
    Audience "audience" {
        MunicipalEmployee "municipal_employee" [
            "omavalitsuse töötaja",
            "municipal employee",
            "работник самоуправления"
        ],
        DecisionMaker "decision_maker" [
            "omavalitsuse otsustaja",
            "municipal decision-maker",
            "лицо, принимающее решения в самоуправлении"
        ],
        Councillor "councillor" ["volikogu liige", "councillor", "депутат собрания"],
        Ngo "ngo" ["vabaühendus", "civil society organisation (NGO)", "общественное объединение (НКО)"],
        CommunityLeader "community_leader" ["kogukonna eestvedaja", "community leader", "лидер сообщества"],
        Volunteer "volunteer" ["vabatahtlik", "volunteer", "волонтёр"],
        Anyone "anyone" ["kõik huvilised", "anyone interested", "все желающие"],
    }
}

classifier! {
    /// What a programme is about.
    Theme "theme" {
        Engagement "engagement" ["kaasamine", "engagement", "вовлечение"],
        Advocacy "advocacy" ["huvikaitse", "advocacy", "защита интересов"],
        CoCreation "co_creation" ["koosloome", "co-creation", "сотворчество (совместное создание)"],
        CommunityDevelopment "community_development" [
            "kogukonna arendamine",
            "community development",
            "развитие сообществ"
        ],
        Dialogue "dialogue" ["dialoog", "dialogue", "диалог"],
        Volunteering "volunteering" ["vabatahtlik tegevus", "volunteering", "волонтёрская деятельность"],
        SocialWelfare "social_welfare" ["sotsiaalvaldkond", "social welfare", "социальная сфера"],
        OpenGovernance "open_governance" ["avatud valitsemine", "open governance", "открытое управление"],
        CrisisPreparedness "crisis_preparedness" ["kriisivalmidus", "crisis preparedness", "готовность к кризисам"],
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// Both spellings of a code — ours and serde's — are one, read back, and every label is there and its own.
    macro_rules! check {
        ($name:ident, $count:literal) => {
            assert_eq!($name::ALL.len(), $count);
            for &value in $name::ALL {
                assert_eq!(serde_json::to_value(value).unwrap(), value.code());
                assert_eq!(value.code().parse(), Ok(value));
                assert_eq!(serde_json::from_value::<$name>(value.code().into()).unwrap(), value);
            }
            for language in Language::ALL {
                let labels: HashSet<_> = $name::ALL.iter().map(|value| value.label(language)).collect();
                assert_eq!(labels.len(), $count, "{language}");
            }
        };
    }

    #[test]
    fn tables_are_consistent() {
        check!(Affiliation, 7);
        check!(Role, 11);
        check!(Audience, 7);
        check!(Theme, 9);
    }

    #[test]
    fn labels_are_in_the_language_asked_for() {
        assert_eq!(Theme::Engagement.label(Language::Et), "kaasamine");
        assert_eq!(Role::DeputyMayor.label(Language::En), "deputy mayor");
        assert_eq!(Affiliation::Ngo.label(Language::Ru), "общественное объединение (НКО)");
    }

    #[test]
    fn unknown_codes_name_the_list() {
        let unknown = "Mayor".parse::<Role>().unwrap_err();
        assert_eq!(unknown.to_string(), "unknown role \"Mayor\"");
        assert!(serde_json::from_str::<Audience>("\"everyone\"").is_err());
    }
}
