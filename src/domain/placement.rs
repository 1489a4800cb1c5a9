//! Where the guide stands: on its own, inside a page that may show it, or inside one that may not.

use super::web::is_web;

/// What the browser says of the pages around the guide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// Whether no page frames it.
    pub is_top: bool,
    /// Whether it is the copy of the page that is made to stand inside others.
    pub is_embed: bool,
    /// The origin of the guide's own host.
    pub own: String,
    /// The origins of all pages around it, the nearest first; nothing where the browser does not tell.
    pub ancestors: Option<Vec<String>>,
}

/// Where the guide stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// On its own. Only here does it remember anything, and change anything at Meta.
    Alone,
    /// Inside a page that may show it, or made for that and opened on its own.
    Embedded,
    /// Inside a page that may not show it: it takes no token.
    Framed,
}

/// Whether this is an origin as `embedders` has it: `https`, a host name in small letters, and nothing behind it.
#[must_use]
pub fn is_origin(text: &str) -> bool {
    is_web(text) && !text.trim_start_matches("https://").contains(['/', '?', '#']) && text.to_ascii_lowercase() == text
}

/// Tells where the guide stands. All pages around it count, because each of them can lay something over it. Where the
/// browser does not tell them, boot.js has looked whether the host's header `frame-ancestors` keeps others away.
#[must_use]
pub fn placement(around: &Around, embedders: &[String]) -> Placement {
    if around.is_top {
        return if around.is_embed { Placement::Embedded } else { Placement::Alone };
    }
    let may_show = |ancestor: &String| *ancestor == around.own || embedders.contains(ancestor);
    let all_may = around.ancestors.as_ref().is_none_or(|ancestors| ancestors.iter().all(may_show));
    if around.is_embed && all_may { Placement::Embedded } else { Placement::Framed }
}

/// The origins that the page around the guide may have: to one of them a message is sent. The browser delivers it to no
/// other.
#[must_use]
pub fn audience(around: &Around, embedders: &[String]) -> Vec<String> {
    if around.is_top || placement(around, embedders) != Placement::Embedded {
        return Vec::new();
    }
    match around.ancestors.as_ref().and_then(|ancestors| ancestors.first()) {
        Some(parent) => vec![parent.clone()],
        None => embedders.iter().chain([&around.own]).cloned().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "https://guide.example";
    const HELP: &str = "https://help.example";
    const EVIL: &str = "https://evil.example";

    fn around(is_embed: bool, ancestors: Option<&[&str]>) -> Around {
        let ancestors = ancestors.map(|list| list.iter().map(|&origin| origin.to_owned()).collect());
        Around { is_top: false, is_embed, own: OWN.to_owned(), ancestors }
    }

    #[test]
    fn every_page_around_the_guide_must_be_one_that_may_show_it() {
        let embedders = [HELP.to_owned()];
        let cases: [(bool, Option<&[&str]>, Placement); 9] = [
            (true, Some(&[HELP]), Placement::Embedded),
            (true, Some(&[OWN]), Placement::Embedded),
            (true, Some(&[HELP, HELP]), Placement::Embedded),
            (true, None, Placement::Embedded),
            (true, Some(&[EVIL]), Placement::Framed),
            (true, Some(&[HELP, EVIL]), Placement::Framed),
            (true, Some(&["null"]), Placement::Framed),
            (false, Some(&[HELP]), Placement::Framed),
            (false, None, Placement::Framed),
        ];
        for (is_embed, ancestors, expected) in cases {
            let around = around(is_embed, ancestors);
            assert_eq!(placement(&around, &embedders), expected, "{around:?}");
        }
    }

    #[test]
    fn the_page_on_its_own_is_alone_and_its_copy_for_frames_is_not() {
        let top = |is_embed| Around { is_top: true, is_embed, ..Around::default() };
        assert_eq!(placement(&top(false), &[]), Placement::Alone);
        assert_eq!(placement(&top(true), &[]), Placement::Embedded);
        assert!(audience(&top(true), &[HELP.to_owned()]).is_empty());
    }

    #[test]
    fn messages_go_to_the_page_around_it_and_to_no_stranger() {
        let embedders = [HELP.to_owned(), "https://other.example".to_owned()];
        assert_eq!(audience(&around(true, Some(&[HELP])), &embedders), [HELP]);
        assert_eq!(audience(&around(true, None), &embedders), [HELP, "https://other.example", OWN]);
        assert!(audience(&around(true, Some(&[EVIL])), &embedders).is_empty());
        assert!(audience(&around(true, Some(&[HELP, EVIL])), &embedders).is_empty());
        assert!(audience(&around(false, Some(&[HELP])), &embedders).is_empty());
    }

    #[test]
    fn an_origin_is_a_host_and_nothing_behind_it() {
        for origin in ["https://help.example", "https://a-b.help.example"] {
            assert!(is_origin(origin), "{origin}");
        }
        for other in
            ["https://help.example/", "https://help.example?x", "https://Help.example", "http://help.example", "*", ""]
        {
            assert!(!is_origin(other), "{other}");
        }
    }
}
