//! Chromium through `chromedriver`.

use crate::http::request;
use serde_json::{Value, json};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Where the two programs are.
#[derive(Clone, Debug)]
pub struct Found {
    /// The browser.
    pub browser: PathBuf,
    /// What drives it.
    pub driver: PathBuf,
}

impl Found {
    /// Looks along the search path that is handed over.
    pub fn along(path: &OsStr) -> Option<Found> {
        let find = |name: &str| std::env::split_paths(path).map(|folder| folder.join(name)).find(|file| file.is_file());
        let browser = ["chromium", "chromium-browser", "google-chrome", "chrome"].into_iter().find_map(find)?;
        Some(Found { browser, driver: find("chromedriver")? })
    }
}

/// A browser with one window. It ends when it is dropped.
#[derive(Debug)]
pub struct Browser {
    driver: Child,
    port: u16,
    session: String,
    _profile: tempfile::TempDir,
}

/// What a page does that nobody asked for is kept out: the browser is to talk to nobody.
const ARGUMENTS: [&str; 12] = [
    "--headless=new",
    // A user who may do everything has no sandbox; the pages here are our own.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
];

impl Browser {
    /// Starts the browser.
    pub fn start(found: &Found) -> Result<Browser, String> {
        let profile = tempfile::tempdir().map_err(|error| error.to_string())?;
        let mut driver = Command::new(&found.driver)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{}: {error}", found.driver.display()))?;
        let out = driver.stdout.take().ok_or("chromedriver has no output")?;
        let port = port(BufReader::new(out)).inspect_err(|_| end(&mut driver))?;
        let mut browser = Browser { driver, port, session: String::new(), _profile: profile };
        let mut arguments: Vec<String> = ARGUMENTS.map(str::to_owned).to_vec();
        arguments.push(format!("--user-data-dir={}", browser._profile.path().display()));
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": {"binary": found.browser.display().to_string(), "args": arguments},
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }}});
        let answer = request(port, "POST", "/session", &wanted)?;
        let session = answer["value"]["sessionId"].as_str().ok_or_else(|| format!("no session: {answer}"))?;
        browser.session = session.to_owned();
        Ok(browser)
    }

    /// Opens a file and waits until it is loaded.
    pub fn open(&self, file: &Path) -> Result<(), String> {
        self.go(&format!("file://{}", file.display()))
    }

    /// Opens an address and waits until it is loaded.
    pub fn go(&self, address: &str) -> Result<(), String> {
        self.post("url", &json!({ "url": address })).map(|_| ())
    }

    /// The address that is shown.
    pub fn address(&self) -> Result<String, String> {
        let address = self.ask("GET", "url", &Value::Null)?;
        Ok(address.as_str().unwrap_or_default().to_owned())
    }

    /// Runs the body of a function beside the page, and gives what it returns.
    pub fn run(&self, script: &str) -> Result<Value, String> {
        self.post("execute/sync", &json!({"script": script, "args": []}))
    }

    /// The same for one that answers by calling its last argument.
    pub fn run_and_wait(&self, script: &str) -> Result<Value, String> {
        self.post("execute/async", &json!({"script": script, "args": []}))
    }

    /// Presses keys one after the other; [`TAB`] and [`ENTER`] are keys.
    pub fn press(&self, keys: &str) -> Result<(), String> {
        let actions: Vec<Value> = keys
            .chars()
            .flat_map(|key| ["keyDown", "keyUp"].map(|what| json!({"type": what, "value": key.to_string()})))
            .collect();
        self.post("actions", &json!({"actions": [{"type": "key", "id": "keys", "actions": actions}]})).map(|_| ())
    }

    /// A command of the DevTools protocol.
    pub fn tell(&self, command: &str, parameters: Value) -> Result<Value, String> {
        self.post("goog/cdp/execute", &json!({"cmd": command, "params": parameters}))
    }

    /// What was logged since it was last asked for: `browser` the console, `performance` the network among others.
    pub fn log(&self, kind: &str) -> Result<Vec<Value>, String> {
        Ok(self.post("se/log", &json!({ "type": kind }))?.as_array().cloned().unwrap_or_default())
    }

    /// Makes the window `width` by `height` CSS pixels, with `scale` dots to each.
    pub fn size(&self, width: u32, height: u32, scale: f64) -> Result<(), String> {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": scale, "mobile": width < 600});
        self.tell("Emulation.setDeviceMetricsOverride", metrics).map(|_| ())
    }

    /// Asks for light or dark.
    pub fn scheme(&self, dark: bool) -> Result<(), String> {
        let value = if dark { "dark" } else { "light" };
        let media = json!({"features": [{"name": "prefers-color-scheme", "value": value}]});
        self.tell("Emulation.setEmulatedMedia", media).map(|_| ())
    }

    /// Every address asked for since the log was last read, the page itself included.
    pub fn requests(&self) -> Result<Vec<String>, String> {
        let mut out = Vec::new();
        for entry in self.log("performance")? {
            let told: Value = serde_json::from_str(entry["message"].as_str().unwrap_or("{}")).unwrap_or_default();
            let event = &told["message"];
            if event["method"] == "Network.requestWillBeSent" {
                out.push(event["params"]["request"]["url"].as_str().unwrap_or_default().to_owned());
            }
        }
        Ok(out)
    }

    fn post(&self, what: &str, body: &Value) -> Result<Value, String> {
        self.ask("POST", what, body)
    }

    fn ask(&self, method: &str, what: &str, body: &Value) -> Result<Value, String> {
        let answer = request(self.port, method, &format!("/session/{}/{what}", self.session), body)?;
        let value = &answer["value"];
        match value["error"].as_str() {
            Some(error) => Err(format!("{what}: {error}: {}", value["message"].as_str().unwrap_or_default())),
            None => Ok(value.clone()),
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            // Where it does not answer any more there is nothing left to end but the driver.
            let _ = request(self.port, "DELETE", &format!("/session/{}", self.session), &Value::Null);
        }
        end(&mut self.driver);
    }
}

/// The tabulator key, as WebDriver writes it.
pub const TAB: &str = "\u{e004}";

/// The enter key.
pub const ENTER: &str = "\u{e007}";

fn end(driver: &mut Child) {
    let _ = driver.kill();
    let _ = driver.wait();
}

/// The port that `chromedriver` says it has chosen.
fn port(out: impl BufRead) -> Result<u16, String> {
    for line in out.lines() {
        let line = line.map_err(|error| error.to_string())?;
        if let Some((_, rest)) = line.split_once("started successfully on port ") {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            return digits.parse().map_err(|error| format!("{line}: {error}"));
        }
    }
    Err("chromedriver ended before it said its port".to_owned())
}
