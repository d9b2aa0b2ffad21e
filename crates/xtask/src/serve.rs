//! A server of files for looking at a build: 127.0.0.1 only. `dist/site/` at `/`, the package with its examples at `/module/`.

use std::net::Ipv4Addr;
use std::path::{Component, Path, PathBuf};

use anyhow::{Result, anyhow};
use tiny_http::{Header, Method, Response, Server};

use crate::run::say;

/// Serves `dist` until it is stopped from outside. Port 0 takes a free one; the address is printed.
pub fn forever(dist: &Path, port: u16) -> Result<()> {
    let server = Server::http((Ipv4Addr::LOCALHOST, port))
        .map_err(|error| anyhow!("cannot listen on port {port} ({error}): give another with --port"))?;
    let port = server.server_addr().to_ip().map_or(port, |address| address.port());
    println!("http://127.0.0.1:{port}/");
    say(format!("examples for portals: http://127.0.0.1:{port}/module/examples/"));
    for request in server.incoming_requests() {
        let answered = match (request.method(), find(dist, request.url())) {
            (Method::Get | Method::Head, Some(path)) => match std::fs::read(&path) {
                Ok(bytes) => {
                    let mut response = Response::from_data(bytes)
                        .with_header(header("Content-Type", media_type(&path)))
                        .with_header(header("Cache-Control", "no-cache"));
                    for own in headers_beside(&path) {
                        response.add_header(own);
                    }
                    request.respond(response)
                }
                Err(_) => request.respond(Response::from_string("not readable").with_status_code(500)),
            },
            (Method::Get | Method::Head, None) => match folder(dist, request.url()) {
                // Relative addresses in a page count from the last slash.
                Some(address) => request.respond(
                    Response::from_string(address.clone())
                        .with_status_code(301)
                        .with_header(header("Location", &address)),
                ),
                None => request.respond(Response::from_string("not found").with_status_code(404)),
            },
            _ => request.respond(Response::from_string("only GET").with_status_code(405)),
        };
        // Whoever asked has gone away; the next one may stay.
        drop(answered);
    }
    Ok(())
}

/// The file that an address means; nothing outside the two folders.
fn find(dist: &Path, url: &str) -> Option<PathBuf> {
    let address = url.split(['?', '#']).next()?;
    let relative = PathBuf::from(address.trim_start_matches('/'));
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let folder = if relative.starts_with("module") { dist.to_path_buf() } else { dist.join("site") };
    let path = folder.join(relative);
    let path = if address.ends_with('/') { path.join("index.html") } else { path };
    path.is_file().then_some(path)
}

/// The address of the folder that was asked for like a file.
fn folder(dist: &Path, url: &str) -> Option<String> {
    let address = format!("{}/", url.split(['?', '#']).next()?);
    find(dist, &address).map(|_| address)
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}

/// What an example wants to be served with: each line of the `headers.txt` beside it is a header.
fn headers_beside(path: &Path) -> Vec<Header> {
    let text = std::fs::read_to_string(path.with_file_name("headers.txt")).unwrap_or_default();
    text.lines().filter_map(|line| line.parse().ok()).collect()
}

/// Only of what `find` has let through or the lines above hold: a line break is in neither.
fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).unwrap_or_else(|()| unreachable!("a header of plain ASCII"))
}

#[cfg(test)]
mod finding {
    use super::*;

    #[test]
    fn the_site_at_the_root_and_the_package_beside_it() {
        let dist = std::env::temp_dir().join(format!("weibao-serve-{}", std::process::id()));
        for file in ["site/index.html", "module/weibao.js", "module/examples/policy/index.html", "sizes.json"] {
            crate::files::write(&dist.join(file), "").unwrap();
        }
        crate::files::write(&dist.join("module/examples/policy/headers.txt"), "X-One: 1\nX-Two: a; b\n").unwrap();
        let found = |url: &str| find(&dist, url);
        assert_eq!(found("/"), Some(dist.join("site/index.html")));
        assert_eq!(found("/module/weibao.js?v=1"), Some(dist.join("module/weibao.js")));
        let example = found("/module/examples/policy/").unwrap();
        assert_eq!(example, dist.join("module/examples/policy/index.html"));
        for outside in ["/sizes.json", "/../site/index.html", "/module/../sizes.json", "/module%2f..%2fsizes.json"] {
            assert_eq!(found(outside), None, "{outside}");
        }
        assert_eq!(found("/module/examples/policy"), None);
        assert_eq!(folder(&dist, "/module/examples/policy?a").unwrap(), "/module/examples/policy/");
        assert_eq!(folder(&dist, "/nowhere"), None);
        assert_eq!(headers_beside(&example).len(), 2);
        assert!(headers_beside(&dist.join("site/index.html")).is_empty());
        std::fs::remove_dir_all(dist).unwrap();
    }
}
