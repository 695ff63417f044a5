//! Records for tests: invented, from a fixed seed.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use domain::{
    code::{Code, reserved},
    record::Application,
    variable::{Response, Variable},
};

/// A code, written in a test.
pub fn code(text: &str) -> Code {
    text.parse().expect("tests write well-formed codes")
}

/// A day, written in a test.
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("tests write days that exist")
}

/// The smallest record: nothing is known but the request itself.
pub fn bare(case_code: &str) -> Application {
    Application {
        institution: code("ENT-1"),
        case_code: case_code.to_owned(),
        received: day("2024-02-29"),
        decided: None,
        event_date: None,
        status: code("APP-10"),
        age_years: None,
        age_reference: None,
        dependents: None,
        linkage_token: None,
        answers: BTreeMap::new(),
        demonstration: true,
    }
}

/// Records that differ in every field and every variable, one case each.
pub fn random(seed: u64, count: usize) -> Vec<Application> {
    let mut chance = Chance(seed);
    (0..count)
        .map(|number| chance.application(format!("CASO-{seed}-{number:07}")))
        .collect()
}

/// SplitMix64 (Steele, Lea and Flood 2014).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn sometimes<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.below(4) > 0).then(|| make(self))
    }

    fn small(&mut self, limit: u64) -> u8 {
        u8::try_from(self.below(limit)).expect("the limits are small")
    }

    fn day(&mut self, since: NaiveDate) -> NaiveDate {
        since + Days::new(self.below(900))
    }

    fn application(&mut self, case_code: String) -> Application {
        let received = self.day(day("2012-01-01"));
        Application {
            institution: code(["ENT-1", "ENT-2", "ENT-3"][self.below(3) as usize]),
            case_code,
            received,
            decided: self.sometimes(|chance| chance.day(received)),
            event_date: self.sometimes(|chance| chance.day(day("1999-12-31"))),
            status: code(["APP-10", "APP-30", "APP-80"][self.below(3) as usize]),
            age_years: self.sometimes(|chance| chance.small(121)),
            age_reference: self.sometimes(|_| code("REF-1")),
            dependents: self.sometimes(|chance| chance.small(256)),
            linkage_token: self
                .sometimes(|chance| format!("{:016x}{:016x}", chance.next(), chance.next())),
            answers: Variable::recorded()
                .filter_map(|variable| {
                    self.sometimes(|chance| (variable, chance.answers(variable)))
                })
                .collect(),
            demonstration: self.below(2) == 0,
        }
    }

    fn answers(&mut self, variable: Variable) -> Vec<Code> {
        if self.below(8) == 0 {
            let missing = reserved::MISSING[self.below(4) as usize];
            return vec![code(missing)];
        }
        let several = match variable.response() {
            Response::Single => 1,
            Response::Multiple => 1 + self.below(3),
        };
        let mut codes: Vec<_> = (0..several)
            .map(|_| code(&format!("{}-{}", variable.index(), self.below(30))))
            .collect();
        codes.sort();
        codes.dedup();
        codes
    }
}
