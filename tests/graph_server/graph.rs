//! The HTTPS port: Meta's answers, or what a fault makes of them.

use crate::{
    fault::{Ending, Fault, Kind},
    http, made_up,
    state::Shared,
};
use std::{io, time::Duration};
use system_user_guide::simulator::{Request, Response};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::sleep,
};
use tokio_rustls::{TlsAcceptor, server::TlsStream};

type Stream = TlsStream<TcpStream>;

/// Serves the port for ever.
pub async fn serve(listener: TcpListener, acceptor: TlsAcceptor, shared: Shared) {
    while let Ok((stream, _)) = listener.accept().await {
        let (acceptor, shared) = (acceptor.clone(), shared.clone());
        tokio::spawn(async move {
            // A browser opens and drops connections as it likes; that is not worth a word.
            let _ = stream.set_nodelay(true);
            if let Ok(mut stream) = acceptor.accept(stream).await {
                let _ = talk(&mut stream, &shared).await;
            }
        });
    }
}

async fn talk(stream: &mut Stream, shared: &Shared) -> io::Result<()> {
    let mut left_over = Vec::new();
    while let Some(request) = http::read(stream, &mut left_over).await? {
        let (place, fault) = shared.receive(&request);
        let served = tokio::select! {
            served = respond(stream, shared, &request, fault) => served,
            () = shared.until_restart() => Err(io::ErrorKind::Interrupted.into()),
        };
        match served {
            Ok(how) => shared.note(place, how),
            Err(error) => {
                shared.note(place, &error.kind().to_string());
                return Err(error);
            }
        }
    }
    stream.shutdown().await
}

/// Answers one request; an error ends the connection.
async fn respond(
    stream: &mut Stream,
    shared: &Shared,
    request: &Request,
    fault: Option<Fault>,
) -> io::Result<&'static str> {
    let Some(Fault { delay, performed, kind }) = fault else {
        write(stream, &shared.answer(request)).await?;
        return Ok("in full");
    };
    sleep(delay).await;
    if performed {
        shared.answer(request);
    }
    match kind {
        Kind::None => write(stream, &shared.answer(request)).await?,
        Kind::Hang => hang(stream).await?,
        Kind::End(ending) => return Err(end(stream, ending).await),
        Kind::Half(ending) => {
            let reply = shared.answer(request);
            let half = reply.body.len() / 2;
            stream.write_all(http::head(reply.status, &reply.headers, Some(reply.body.len())).as_bytes()).await?;
            stream.write_all(&reply.body[..half]).await?;
            stream.flush().await?;
            match ending {
                Some(ending) => return Err(end(stream, ending).await),
                None => hang(stream).await?,
            }
        }
        Kind::Slow(pause) => slow(stream, &shared.answer(request), pause).await?,
        Kind::Truncated(missing) => {
            let reply = shared.answer(request);
            let promised = reply.body.len() + missing;
            stream.write_all(http::head(reply.status, &reply.headers, Some(promised)).as_bytes()).await?;
            stream.write_all(&reply.body).await?;
            return Err(end(stream, Ending::Close).await);
        }
        Kind::Endless => endless(stream, &shared.answer(request)).await?,
        Kind::Reply(reply) => write(stream, &reply).await?,
        Kind::Altered(changes) => {
            let mut reply = shared.answer(request);
            made_up::alter(&mut reply, &changes);
            write(stream, &reply).await?;
        }
    }
    Ok("with a fault")
}

async fn write(stream: &mut Stream, reply: &Response) -> io::Result<()> {
    stream.write_all(http::head(reply.status, &reply.headers, Some(reply.body.len())).as_bytes()).await?;
    stream.write_all(&reply.body).await?;
    stream.flush().await
}

/// Says nothing until the other side goes.
async fn hang(stream: &mut Stream) -> io::Result<()> {
    let mut unread = [0; 1024];
    while stream.read(&mut unread).await? > 0 {}
    Err(io::ErrorKind::ConnectionAborted.into())
}

async fn slow(stream: &mut Stream, reply: &Response, pause: Duration) -> io::Result<()> {
    stream.write_all(http::head(reply.status, &reply.headers, Some(reply.body.len())).as_bytes()).await?;
    for byte in &reply.body {
        stream.write_all(&[*byte]).await?;
        stream.flush().await?;
        sleep(pause).await;
    }
    Ok(())
}

/// Starts a JSON list and never ends it.
async fn endless(stream: &mut Stream, like: &Response) -> io::Result<()> {
    stream.write_all(http::head(200, &like.headers, None).as_bytes()).await?;
    stream.write_all(b"[").await?;
    loop {
        stream.write_all(&[b' '; 16 * 1024]).await?;
        // Fast enough for any limit to be reached at once, slow enough to leave the machine some time.
        sleep(Duration::from_millis(1)).await;
    }
}

async fn end(stream: &mut Stream, ending: Ending) -> io::Error {
    let ended = match ending {
        // Nothing lingers: the kernel answers whatever comes next with a reset.
        Ending::Reset => stream.get_ref().0.set_zero_linger(),
        Ending::Close => stream.shutdown().await,
    };
    ended.err().unwrap_or_else(|| io::ErrorKind::ConnectionAborted.into())
}
