//! Days: what is in time to the day, what is late by one, and what is due next.

use cpplan::guidance::timescales::Timescales;
use cpplan::guidance::{Due, DueKind, next_due};

use crate::support::{BASE, Sample, laid_over, plain};

/// The path and the message of what a rule reports of the base case with these keys laid over it.
fn told(code: &str, over: &str) -> Vec<(String, String)> {
    let sample = Sample::of(&laid_over(BASE, over));
    let of_rule = sample.findings.iter().filter(|f| f.code == code);
    of_rule.map(|f| (f.place.path(&sample.loaded.nodes), plain(&f.message))).collect()
}

/// Each key laid over the base case is in time or late by the rule; late ones are told at this path.
fn boundary(code: &str, path: &str, in_time: &[&str], late: &[&str]) {
    for over in in_time {
        assert_eq!(told(code, over), [], "{code} of {over}");
    }
    for over in late {
        let found = told(code, over);
        let paths: Vec<&str> = found.iter().map(|(p, _)| p.as_str()).collect();
        assert_eq!(paths, [path], "{code} of {over}: {found:?}");
    }
}

fn core_groups(days: &[(&str, &str)]) -> String {
    let lines = days.iter().enumerate().map(|(i, (on, rest))| {
        format!("  - {{id: cg{}, kind: core_group, on: {on}, chair: manager, venue: School, venue_suits: Near, {rest}}}\n", i + 1)
    });
    format!("meetings:\n{}", lines.collect::<String>())
}

#[test]
fn ten_working_days_to_the_first_core_group() {
    // The conference of the base case is on Friday 1 May 2026, before a bank holiday.
    boundary(
        "CG002",
        "meetings[id=cg1].on",
        &[&core_groups(&[("2026-05-05", "held: yes")]), &core_groups(&[("2026-05-18", "held: yes")])],
        &[&core_groups(&[("2026-05-19", "held: yes")]), &core_groups(&[("2026-06-18", "held: no")])],
    );
    boundary("CG002", "meetings", &["conference:\n  on: 2026-06-01\nmeetings: []\n"], &["meetings: []\n"]);
    boundary("CG002", "meetings[id=cg1].held", &[], &[&core_groups(&[("2026-05-12", "held: no")])]);
    let found = told("CG002", &core_groups(&[("2026-06-03", "held: yes")]));
    assert_eq!(
        found[0].1,
        "the first core group was on 3 June 2026, 21 working days after the conference; it is due within 10 working days (by Monday 18 May 2026)"
    );
}

#[test]
fn six_weeks_from_core_group_to_core_group() {
    let first = ("2026-04-01", "held: yes");
    let over = |next: &str| {
        format!(
            "conference:\n  on: 2026-03-24\n{}",
            core_groups(&[first, (next, "held: yes, next_meeting: 2026-06-12")])
        )
    };
    // 42 days are six weeks.
    boundary("CG004", "meetings[id=cg2].on", &[&over("2026-05-13")], &[&over("2026-05-14")]);
    let every_month = over("2026-05-16")
        .replace("03-24\n", "03-24\n  core_group_every: monthly\n")
        .replace("04-01", "04-10")
        .replace("06-12", "06-16");
    boundary("CG004", "meetings[id=cg2].on", &[], &[&every_month]);
    let held = |rest: &str| core_groups(&[("2026-05-08", rest)]);
    boundary(
        "CG004",
        "meetings[id=cg1].next_meeting",
        &[&held("held: yes, next_meeting: 2026-06-19"), &held("held: no")],
        &[&held("held: yes"), &held("held: yes, next_meeting: 2026-06-20")],
    );
}

#[test]
fn five_working_days_for_minutes() {
    let over = |rest: &str| core_groups(&[("2026-05-20", rest)]);
    // Monday 25 May 2026 is a bank holiday.
    boundary(
        "MIN002",
        "meetings[id=cg1].minutes_sent_on",
        &[
            &over("held: yes, minutes_sent_on: 2026-05-20"),
            &over("held: yes, minutes_sent_on: 2026-05-28"),
            &over("held: no"),
            &core_groups(&[("2026-06-09", "held: yes")]),
        ],
        &[
            &over("held: yes, minutes_sent_on: 2026-05-29"),
            &over("held: yes, minutes_sent_on: 2026-05-19"),
            &over("held: yes"),
        ],
    );
}

#[test]
fn three_months_to_the_first_review_conference_and_six_to_the_next() {
    let set = |day: &str| format!("conference:\n  on: 2026-05-01\n  review_on: {day}\n");
    boundary("REV013", "conference.review_on", &[&set("2026-08-01")], &[&set("2026-08-02")]);
    let held = |first: &str, next: &str| {
        format!(
            "conference:\n  on: 2025-10-01\nmeetings:\n  - {{id: rc1, kind: review_conference, on: {first}, held: yes}}\n  - {{id: rc2, kind: review_conference, on: {next}}}\n"
        )
    };
    boundary(
        "REV013",
        "meetings[id=rc2].on",
        &[&held("2026-01-01", "2026-07-01")],
        &[&held("2026-01-01", "2026-07-02")],
    );
    boundary("REV013", "meetings[id=rc1].on", &[], &[&held("2026-01-02", "2026-07-01")]);
}

#[test]
fn twenty_working_days_to_the_child_in_need_meeting() {
    let over = |on: &str| {
        format!(
            "plan: child_in_need\npurpose:\n  previous_plan: {{kind: child_protection, ended: 2026-04-30}}\nmeetings:\n  - {{id: m1, kind: child_in_need, on: {on}, held: yes}}\n"
        )
    };
    boundary("CIN008", "meetings[id=m1].on", &[&over("2026-06-01")], &[&over("2026-06-02")]);
    let reason =
        over("2026-06-02").replace("2026-04-30", "2026-04-30, no_meeting_because: The core group agreed it");
    boundary("CIN008", "", &[&reason], &[]);
}

#[test]
fn visits_are_kept_to_the_day_or_within_the_week() {
    let over = |every: &str, days: &[&str]| {
        let made: String = days.iter().map(|d| format!("    - {{on: {d}}}\n")).collect();
        format!("visits:\n  how_often: {every}\n  made:\n{made}")
    };
    boundary(
        "VISIT002",
        "visits.made[2].on",
        &[
            &over("every 10 working days", &["2026-05-21", "2026-06-05"]),
            // Weekly is once in each week: a Monday and the Friday of the week after.
            &over("weekly", &["2026-06-01", "2026-06-12"]),
            &over("every 10 working days", &[]),
        ],
        &[
            &over("every 10 working days", &["2026-05-20", "2026-06-05"]),
            &over("weekly", &["2026-06-01", "2026-06-15"]),
        ],
    );
    boundary("VISIT002", "visits.made", &[], &[&over("weekly", &["2026-06-01"])]);
}

#[test]
fn weekends_and_bank_holidays_are_worth_a_look() {
    let on = |day: &str| core_groups(&[(day, "held: yes")]);
    boundary("CG009", "meetings[id=cg1].on", &[&on("2026-05-26")], &[&on("2026-05-23"), &on("2026-05-25")]);
    assert!(told("CG009", &on("2026-05-25"))[0].1.ends_with("a bank holiday (Spring bank holiday)"));
}

#[test]
fn a_review_is_judged_by_its_last_meeting() {
    let over = |last: &str| {
        format!(
            "stage: review\n{}",
            core_groups(&[("2026-05-08", "held: yes"), ("2026-05-29", "held: yes"), ("2026-06-12", last)])
        )
    };
    let asked = "held: yes, family_asked: Mum says that it helps.";
    boundary(
        "REV004",
        "meetings[id=cg3].family_asked",
        &[&over(asked)],
        &[&over("held: yes"), &over("held: yes, family_asked: Not asked.")],
    );
    // What is still to come cannot be judged; the one before is.
    boundary("REV004", "meetings[id=cg2].family_asked", &[], &[&over("held: no")]);
}

fn due(over: &str) -> Vec<Due> {
    let sample = Sample::of(&laid_over(BASE, over));
    next_due(&sample.loaded, Timescales::of_sources(), "2026-06-15".parse().expect("a date"))
}

#[test]
fn what_is_due_next_comes_in_order_and_says_where() {
    let sample = Sample::of(BASE);
    let list = next_due(&sample.loaded, Timescales::of_sources(), "2026-06-15".parse().expect("a date"));
    assert!(list.windows(2).all(|pair| pair[0].date <= pair[1].date));
    let lines: Vec<String> = list
        .iter()
        .map(|d| format!("{} ({})", plain(&d.sentence), d.place.path(&sample.loaded.nodes)))
        .collect();
    assert!(
        lines.contains(&"The core group is on Friday 19 June 2026 (meetings[id=cg2].on)".to_owned()),
        "{lines:#?}"
    );
    let minutes = "Minutes of the core group of 19 June 2026 (`cg2`) are due on Friday 26 June 2026 (meetings[id=cg2].minutes_sent_on)";
    assert!(lines.contains(&minutes.to_owned()), "{lines:#?}");
    assert!(
        lines.contains(&"The first review conference is due by Saturday 1 August 2026 (meetings)".to_owned()),
        "{lines:#?}"
    );
}

#[test]
fn what_was_due_before_is_no_longer_next() {
    let list = due(
        "actions:\n  - {id: a1, what: Nia rings the school., due: 2026-06-12}\n  - {id: a2, what: Nia writes., due: 2026-06-15}\n",
    );
    let actions: Vec<String> =
        list.iter().filter(|d| d.kind == DueKind::Action).map(|d| plain(&d.sentence)).collect();
    assert_eq!(actions.len(), 1);
    assert!(actions[0].ends_with("on Monday 15 June 2026"), "{}", actions[0]);
}
