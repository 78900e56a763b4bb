//! One request to a server on this machine, by HTTP/1.1 (RFC 9112), as far as `chromedriver` speaks it.

use serde_json::Value;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// Longer than any page here takes; a hanging browser then fails its test.
const PATIENCE: Duration = Duration::from_secs(60);

/// Sends `body` and gives back the JSON that is answered.
pub fn request(port: u16, method: &str, path: &str, body: &Value) -> Result<Value, String> {
    let told = |error: std::io::Error| format!("{method} {path}: {error}");
    let mut stream = TcpStream::connect(("127.0.0.1", port)).map_err(told)?;
    stream.set_read_timeout(Some(PATIENCE)).map_err(told)?;
    let body = if body.is_null() { String::new() } else { body.to_string() };
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n",
        body.len()
    );
    stream.write_all((head + &body).as_bytes()).map_err(told)?;
    let mut reader = BufReader::new(stream);
    let mut length = None;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).map_err(told)?;
        match line.trim_end() {
            "" => break,
            line => {
                if let Some((name, value)) =
                    line.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("content-length"))
                {
                    length = Some(value.trim().parse::<u64>().map_err(|error| format!("{name}: {error}"))?);
                }
            }
        }
    }
    let mut answer = Vec::new();
    reader.take(length.unwrap_or(u64::MAX)).read_to_end(&mut answer).map_err(told)?;
    serde_json::from_slice(&answer).map_err(|error| format!("{method} {path} answered no JSON: {error}"))
}
