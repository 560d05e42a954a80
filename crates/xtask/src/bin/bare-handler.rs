//! The yardstick of `cargo xtask bench`: axum, one handler, the same bytes for every request, and
//! nothing else. Arguments: the file with the bytes, the content type. Prints its address.
#![expect(clippy::print_stdout, reason = "its address is its output")]

use std::{env, error::Error, fs};

use axum::{
    Router,
    body::Bytes,
    http::{HeaderValue, header::CONTENT_TYPE},
    routing::get,
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let file = arguments.next().ok_or("which file?")?;
    let content_type = HeaderValue::from_str(&arguments.next().ok_or("which content type?")?)?;
    let body = Bytes::from(fs::read(file)?);
    let answer = move || async move { ([(CONTENT_TYPE, content_type)], body) };
    tokio::runtime::Builder::new_multi_thread()
        .enable_io()
        .enable_time()
        .build()?
        .block_on(async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
            println!("http://{}", listener.local_addr()?);
            axum::serve(listener, Router::new().fallback(get(answer))).await?;
            Ok(())
        })
}
