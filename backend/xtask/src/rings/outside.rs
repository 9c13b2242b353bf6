//! Rings that meet the running product as strangers do: with a generated client, a tester of documents, a browser.

use std::fs;

use crate::demonstration::Demonstration;
use crate::failure::{During, Outcome};
use crate::python::Python;
use crate::tool::{Tool, on_path};
use crate::{debian, frontend, repository};

pub fn client() -> Outcome {
    let python = Python::ready()?;
    let folder = repository::target().join("generated-client");
    if folder.exists() {
        fs::remove_dir_all(&folder).during("cannot remove the former client")?;
    }
    fs::create_dir_all(&folder).during("cannot make a folder for the client")?;
    python
        .tool("openapi-python-client")
        .args(["generate", "--meta", "none", "--path", "openapi/openapi.json"])
        .args(["--config", "tests/client/generator.yaml", "--output-path"])
        .args([folder.join("kohort_client")])
        .run()?;
    let server = Demonstration::start()?;
    python
        .tool("python")
        .args(["tests/client/journey.py"])
        .env("PYTHONPATH", folder)
        .env("KOHORT_URL", server.url())
        .env("KOHORT_MAILS", server.mails())
        .run()
}

pub fn schemathesis() -> Outcome {
    let python = Python::ready()?;
    let server = Demonstration::start()?;
    // The edge cases of every field take minutes where each may be written to disk; a visitor's take one.
    let runs = [
        ("organiser", "examples,fuzzing"),
        ("applicant", "examples,fuzzing"),
        ("visitor", "examples,coverage,fuzzing"),
    ];
    for (caller, phases) in runs {
        python
            .tool("schemathesis")
            .args(["--config-file", "tests/schemathesis/schemathesis.toml", "run", "--phases", phases])
            // Its session is needed until the end.
            .args(["--exclude-operation-id", "end_session"])
            .args([&format!("{}/api/v1/openapi.json", server.url())])
            .env("SCHEMATHESIS_HOOKS", "tests/schemathesis/hooks.py")
            .env("KOHORT_URL", server.url())
            .env("KOHORT_MAILS", server.mails())
            .env("KOHORT_CALLER", caller)
            .run()?;
    }
    Ok(())
}

pub fn browser() -> Outcome {
    if !on_path("chromium") {
        debian::install("chromium")?;
    }
    let folder = repository::root().join("tests").join("e2e");
    frontend::install(&folder)?;
    frontend::install(&frontend::folder())?;
    frontend::build()?;
    let server = Demonstration::start()?;
    Tool::new("npx")
        .args(["--no-install", "playwright", "test"])
        .within(&folder)
        .env("KOHORT_URL", server.url())
        .env("KOHORT_MAILS", server.mails())
        .env("KOHORT_SCREENSHOTS", repository::target().join("screenshots"))
        .run()
}
