//! Puts the app into the page.

fn main() {
    weibao_site::mount_page();
}
