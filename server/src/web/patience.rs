//! So much patience with each connection: who takes no answers, or takes them
//! drop by drop, does not keep a place for ever.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Instant, Sleep},
};

/// What each byte that is taken gives back: whoever takes less than a thousand
/// in a second uses patience up.
const PER_BYTE: Duration = Duration::from_millis(1);

/// A connection that ends when writing to it has waited for too long.
///
/// All waiting together counts; what the other side takes gives patience back,
/// up to the limit.
pub struct Patient<T> {
    connection: T,
    limit: Duration,
    left: Duration,
    waiting: Option<Waiting>,
}

struct Waiting {
    since: Instant,
    end: Pin<Box<Sleep>>,
}

impl<T> Patient<T> {
    /// Waits so long.
    pub fn new(connection: T, limit: Duration) -> Self {
        Self {
            connection,
            limit,
            left: limit,
            waiting: None,
        }
    }

    /// What writing came to, or that it has waited for too long.
    fn judge(
        &mut self,
        written: Poll<io::Result<usize>>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<usize>> {
        let Poll::Ready(result) = written else {
            let left = self.left;
            let waiting = self.waiting.get_or_insert_with(|| Waiting {
                since: Instant::now(),
                end: Box::pin(tokio::time::sleep(left)),
            });
            let is_over = waiting.end.as_mut().poll(context).is_ready();
            return match is_over {
                true => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
                false => Poll::Pending,
            };
        };
        if let Some(waiting) = self.waiting.take() {
            self.left = self.left.saturating_sub(waiting.since.elapsed());
        }
        let taken = result.as_ref().copied().unwrap_or_default();
        let taken = u32::try_from(taken).unwrap_or(u32::MAX);
        self.left = self.limit.min(self.left + PER_BYTE.saturating_mul(taken));
        Poll::Ready(result)
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for Patient<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.connection).poll_read(context, buffer)
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for Patient<T> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.connection).poll_write(context, bytes);
        self.judge(written, context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.connection).poll_write_vectored(context, parts);
        self.judge(written, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.connection.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.connection).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.connection).poll_shutdown(context)
    }
}

// With the clock paused, time passes as soon as nothing else is left to do.
#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

    use super::*;

    const LIMIT: Duration = Duration::from_secs(30);
    /// What a connection holds while nobody takes it.
    const HELD: usize = 1_000;

    #[tokio::test(start_paused = true)]
    async fn who_takes_nothing_is_left() {
        let (connection, _other) = duplex(HELD);
        let began = Instant::now();
        let written = Patient::new(connection, LIMIT)
            .write_all(&[0; 2 * HELD])
            .await;
        assert_eq!(
            written.expect_err("too long").kind(),
            io::ErrorKind::TimedOut
        );
        assert!(began.elapsed() >= LIMIT);
    }

    #[tokio::test(start_paused = true)]
    async fn who_takes_drop_by_drop_is_left_too() {
        let (connection, mut other) = duplex(HELD);
        let reader = tokio::spawn(async move {
            // A hundred bytes every ten seconds.
            let mut drop = [0; 100];
            while other.read_exact(&mut drop).await.is_ok() {
                tokio::time::sleep(Duration::from_secs(10)).await;
            }
        });
        let written = Patient::new(connection, LIMIT)
            .write_all(&[0; 20 * HELD])
            .await;
        assert_eq!(
            written.expect_err("too long").kind(),
            io::ErrorKind::TimedOut
        );
        reader.await.expect("it ends");
    }

    #[tokio::test(start_paused = true)]
    async fn who_is_slow_but_steady_gets_everything() {
        let (connection, mut other) = duplex(HELD);
        let reader = tokio::spawn(async move {
            // Two thousand bytes a second.
            let (mut part, mut all) = ([0; 200], 0);
            while let Ok(length @ 1..) = other.read(&mut part).await {
                all += length;
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            all
        });
        let mut connection = Patient::new(connection, LIMIT);
        let bytes = 500 * HELD;
        connection
            .write_all(&vec![0; bytes])
            .await
            .expect("all of it");
        drop(connection);
        assert_eq!(reader.await.expect("it ends"), bytes);
    }
}
