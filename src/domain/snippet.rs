//! What a help center puts into its page to show the guide: a link, an element, or a frame.

use super::guide::Screen;

/// What the guide is to look like there. Every part is one that an address may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The folder of the guide: an address that ends in a slash.
    pub base: String,
    /// The tag of its language; empty for the visitor's own.
    pub language: String,
    /// `light`, `dark`, or empty for as the visitor's device prefers.
    pub theme: String,
    /// Where it opens.
    pub screen: Screen,
    /// What the frame is called for screen readers, and what the link says.
    pub title: String,
}

/// What a frame of the guide may do. Its origin is nobody's, so it has no storage and is no part of any site.
pub const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";

impl Snippet {
    /// The address of the page on its own.
    #[must_use]
    pub fn link(&self) -> String {
        self.address("")
    }

    /// The address of the copy for frames.
    #[must_use]
    pub fn framed(&self) -> String {
        self.address("embed/")
    }

    fn address(&self, folder: &str) -> String {
        let mut address = [&self.base, folder].concat();
        let mut sign = '?';
        for (name, value) in [("lang", &self.language), ("theme", &self.theme)] {
            if !value.is_empty() {
                address.push(sign);
                address.extend([name, "=", value]);
                sign = '&';
            }
        }
        if self.screen != Screen::Start {
            address.push_str(&self.screen.hash());
        }
        address
    }

    /// The element and the script that defines it. What stands in it is for visitors without that script.
    #[must_use]
    pub fn element(&self) -> String {
        let mut attributes = String::new();
        let step = match self.screen {
            Screen::Step(step) => step.number().to_string(),
            _ => String::new(),
        };
        for (name, value) in [("lang", &self.language), ("theme", &self.theme), ("step", &step)] {
            if !value.is_empty() {
                attributes.extend([" ", name, "=\"", value, "\""]);
            }
        }
        format!(
            "<script src=\"{}embed.js\" defer></script>\n<system-user-guide{attributes}>\n  <a href=\"{}\">{}</a>\n</system-user-guide>\n",
            self.base,
            escaped(&self.link()),
            escaped(&self.title)
        )
    }

    /// The frame alone.
    #[must_use]
    pub fn frame(&self) -> String {
        format!(
            "<iframe src=\"{}\" title=\"{}\" sandbox=\"{SANDBOX}\" allow=\"clipboard-write\" loading=\"lazy\" width=\"100%\" height=\"900\" style=\"border: 0\"></iframe>\n",
            escaped(&self.framed()),
            escaped(&self.title)
        )
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::step::Step;

    fn plain() -> Snippet {
        Snippet {
            base: "https://guide.example/".into(),
            language: String::new(),
            theme: String::new(),
            screen: Screen::Start,
            title: "A \"guide\" & more".into(),
        }
    }

    #[test]
    fn what_is_left_open_stands_in_no_address() {
        let chosen =
            Snippet { language: "pt-BR".into(), theme: "dark".into(), screen: Screen::Step(Step::TOKEN), ..plain() };
        assert_eq!(plain().link(), "https://guide.example/");
        assert_eq!(plain().framed(), "https://guide.example/embed/");
        assert_eq!(chosen.link(), "https://guide.example/?lang=pt-BR&theme=dark#/step/4");
        assert_eq!(chosen.framed(), "https://guide.example/embed/?lang=pt-BR&theme=dark#/step/4");
        assert!(chosen.element().contains("<system-user-guide lang=\"pt-BR\" theme=\"dark\" step=\"4\">"));
        assert!(plain().element().contains("<system-user-guide>"));
    }

    #[test]
    fn texts_stay_texts_in_the_markup() {
        for markup in [plain().element(), plain().frame()] {
            assert!(markup.contains("A &quot;guide&quot; &amp; more"), "{markup}");
        }
        let both = Snippet { language: "es".into(), theme: "light".into(), ..plain() };
        assert!(both.frame().contains("?lang=es&amp;theme=light\""), "{}", both.frame());
    }
}
