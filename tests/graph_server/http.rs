//! HTTP/1.1 by hand: faults need control over every byte that leaves, which a proper server does not give.

use std::io::{self, ErrorKind};
use system_user_guide::simulator::Request;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

const LARGEST_HEAD: usize = 64 * 1024;
const LARGEST_BODY: usize = 16 * 1024 * 1024;

/// Reads the next request of a connection; `None` when the other side is done.
pub async fn read<S: AsyncRead + AsyncWrite + Unpin>(
    stream: &mut S,
    left_over: &mut Vec<u8>,
) -> io::Result<Option<Request>> {
    let head_end = loop {
        if let Some(end) = left_over.windows(4).position(|window| window == b"\r\n\r\n") {
            break end;
        }
        if left_over.len() > LARGEST_HEAD {
            return Err(wrong("the head is too long"));
        }
        if stream.read_buf(left_over).await? == 0 {
            return if left_over.is_empty() { Ok(None) } else { Err(ErrorKind::UnexpectedEof.into()) };
        }
    };
    let rest = left_over.split_off(head_end + 4);
    let head = std::mem::replace(left_over, rest);
    let mut request = parse(&head[..head_end]).ok_or_else(|| wrong("the head is no HTTP"))?;

    if request.header("transfer-encoding").is_some() {
        return Err(wrong("only bodies of a known length are read"));
    }
    let length = request.header("content-length").map_or(Ok(0), str::parse::<usize>);
    let length = length.ok().filter(|length| *length <= LARGEST_BODY).ok_or_else(|| wrong("the body is too long"))?;
    if request.header("expect").is_some() {
        stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n").await?;
    }
    while left_over.len() < length {
        if stream.read_buf(left_over).await? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
    }
    let rest = left_over.split_off(length);
    request.body = std::mem::replace(left_over, rest);
    Ok(Some(request))
}

fn parse(head: &[u8]) -> Option<Request> {
    let text = String::from_utf8_lossy(head);
    let mut lines = text.split("\r\n");
    let mut first = lines.next()?.split(' ');
    let (method, target) = (first.next()?, first.next()?);
    let headers = lines.filter_map(|line| line.split_once(':'));
    let headers = headers.map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim().to_owned()));
    let request = Request::get(target);
    Some(Request { method: method.to_owned(), headers: headers.collect(), ..request })
}

fn wrong(problem: &str) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, problem)
}

/// The head of a reply. The length is said as given, true or not; `None` ends the body with the connection.
pub fn head(status: u16, headers: &[(String, String)], length: Option<usize>) -> String {
    let first = format!("HTTP/1.1 {status} {}", reason(status));
    let last = match length {
        Some(_) if status == 204 || status == 304 => None,
        Some(length) => Some(format!("Content-Length: {length}")),
        None => Some("Connection: close".to_owned()),
    };
    let headers = headers.iter().map(|(name, value)| format!("{name}: {value}"));
    [first].into_iter().chain(headers).chain(last).map(|line| line + "\r\n").chain(["\r\n".to_owned()]).collect()
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        204 => "No Content",
        301 => "Moved Permanently",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        _ => "Other",
    }
}
