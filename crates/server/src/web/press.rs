//! The one thread on which pages are rendered and compressed.
//!
//! One, because that work takes memory in large pieces and gives it back at once: on many threads each
//! would hold on to pieces of its own. A page takes some milliseconds, and is then kept.

use std::io;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use tokio::sync::oneshot;

type Job = Box<dyn FnOnce() + Send>;

/// Hands work to the thread, which ends with it.
#[derive(Debug, Clone)]
pub struct Press(Sender<Job>);

impl Press {
    /// Starts the thread.
    ///
    /// # Errors
    /// The system has no thread to give.
    pub fn start() -> io::Result<Self> {
        let (sender, jobs) = channel::<Job>();
        thread::Builder::new()
            .name("press".to_owned())
            .spawn(move || jobs.into_iter().for_each(|job| job()))?;
        Ok(Self(sender))
    }

    /// Does some work; none where it broke off, which the log tells.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Option<T> + Send + 'static,
    ) -> Option<T> {
        let (done, answer) = oneshot::channel();
        let job = Box::new(move || {
            // Nothing is shared with what broke: the next page starts anew.
            let work = std::panic::AssertUnwindSafe(work);
            let made = std::panic::catch_unwind(work).unwrap_or_default();
            let _ = done.send(made);
        });
        self.0.send(job).ok()?;
        answer.await.ok().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::Press;

    #[tokio::test]
    async fn work_that_breaks_off_leaves_the_press_running() {
        let press = Press::start().unwrap();
        assert_eq!(press.run(|| Some(1)).await, Some(1));
        assert_eq!(press.run(|| None::<u8>).await, None);
        let broken = press.run(|| -> Option<u8> { unreachable!("on purpose") });
        assert_eq!(broken.await, None);
        assert_eq!(press.run(|| Some(2)).await, Some(2));
    }
}
