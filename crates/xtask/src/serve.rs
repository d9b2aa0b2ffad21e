//! A server of files for looking at a build: 127.0.0.1 only.

use std::net::Ipv4Addr;
use std::path::{Component, Path, PathBuf};

use anyhow::{Result, anyhow};
use tiny_http::{Header, Method, Response, Server};

/// Serves `folder` until it is stopped from outside. Port 0 takes a free one; the address is printed.
pub fn forever(folder: &Path, port: u16) -> Result<()> {
    let server = Server::http((Ipv4Addr::LOCALHOST, port))
        .map_err(|error| anyhow!("cannot listen on port {port} ({error}): give another with --port"))?;
    let port = server.server_addr().to_ip().map_or(port, |address| address.port());
    println!("http://127.0.0.1:{port}/");
    for request in server.incoming_requests() {
        let answered = match (request.method(), find(folder, request.url())) {
            (Method::Get | Method::Head, Some(path)) => match std::fs::read(&path) {
                Ok(bytes) => request.respond(
                    Response::from_data(bytes)
                        .with_header(header("Content-Type", media_type(&path)))
                        .with_header(header("Cache-Control", "no-cache")),
                ),
                Err(_) => request.respond(Response::from_string("not readable").with_status_code(500)),
            },
            (Method::Get | Method::Head, None) => {
                request.respond(Response::from_string("not found").with_status_code(404))
            }
            _ => request.respond(Response::from_string("only GET").with_status_code(405)),
        };
        // Whoever asked has gone away; the next one may stay.
        drop(answered);
    }
    Ok(())
}

/// The file that an address means; nothing outside the folder.
fn find(folder: &Path, url: &str) -> Option<PathBuf> {
    let address = url.split(['?', '#']).next()?;
    let relative = PathBuf::from(address.trim_start_matches('/'));
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let path = folder.join(relative);
    let path = if path.is_dir() { path.join("index.html") } else { path };
    path.is_file().then_some(path)
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

fn header(name: &'static str, value: &'static str) -> Header {
    // Both come from the lines above and are plain ASCII.
    Header::from_bytes(name, value).unwrap_or_else(|()| unreachable!("a header of plain ASCII"))
}
