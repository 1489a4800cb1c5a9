//! The plain-HTTP port through which a test says what the world is and reads what was asked.

use crate::{http, state::Shared};
use serde_json::{Value, json};
use std::{error::Error, io};
use system_user_guide::simulator::Request;
use tokio::{
    io::AsyncWriteExt,
    net::{TcpListener, TcpStream},
};

/// Serves the port for ever.
pub async fn serve(listener: TcpListener, shared: Shared) {
    while let Ok((mut stream, _)) = listener.accept().await {
        let shared = shared.clone();
        tokio::spawn(async move {
            // The test is gone; nobody is left to tell.
            let _ = talk(&mut stream, &shared).await;
        });
    }
}

async fn talk(stream: &mut TcpStream, shared: &Shared) -> io::Result<()> {
    let mut left_over = Vec::new();
    while let Some(request) = http::read(stream, &mut left_over).await? {
        let (status, body) = match answer(shared, &request) {
            Ok(Some(body)) => (200, body),
            Ok(None) => (404, json!({ "error": "there is nothing here" })),
            Err(error) => (400, json!({ "error": error.to_string() })),
        };
        let body = body.to_string();
        let headers = [("Content-Type".to_owned(), "application/json".to_owned())];
        stream.write_all(http::head(status, &headers, Some(body.len())).as_bytes()).await?;
        stream.write_all(body.as_bytes()).await?;
    }
    Ok(())
}

fn answer(shared: &Shared, request: &Request) -> Result<Option<Value>, Box<dyn Error>> {
    let body = || serde_json::from_slice::<Value>(&request.body);
    Ok(match (request.method.as_str(), request.path.as_str()) {
        ("POST", "/world") => Some(shared.start(&body()?)?),
        ("GET", "/world") => Some(shared.world()),
        ("POST", "/fault") => {
            shared.script(&body()?)?;
            Some(json!({ "ok": true }))
        }
        ("GET", "/log") => Some(shared.log()),
        ("GET", "/health") => Some(json!({ "ok": true })),
        _ => None,
    })
}
