//! ECharts inside a script engine with limits.

use std::{
    cell::Cell,
    rc::Rc,
    time::{Duration, Instant},
};

use rquickjs::{Context, Ctx, Error, Exception, Function, Runtime, context::EvalOptions};

use super::{DrawError, Drawing, Limits, node::Node, writer};

/// What the bundle defines: `(option, width, height, language) -> nodes`.
const ENTRY_POINT: &str = "drawChart";
/// How long loading the bundle may take.
const LOAD_TIME: Duration = Duration::from_secs(20);
/// How deep scripts may call; a worker's own stack is larger.
const STACK_BYTES: usize = 1 << 20;
/// Errors are cut to this length: they may quote the option.
const MAX_MESSAGE_CHARS: usize = 200;

/// A script engine that has loaded the bundle. Stays on its thread.
pub(super) struct Engine {
    context: Context,
    deadline: Rc<Deadline>,
    time: Duration,
}

impl Engine {
    /// # Errors
    ///
    /// [`DrawError::InvalidBundle`].
    pub(super) fn new(bundle: &str, limits: &Limits) -> Result<Self, DrawError> {
        let deadline = Rc::new(Deadline::default());
        let context = context(limits, &deadline)
            .map_err(|error| DrawError::InvalidBundle(error.to_string()))?;
        deadline.set(LOAD_TIME);
        context.with(|ctx| load(&ctx, bundle)).map_err(|fault| {
            DrawError::InvalidBundle(match fault {
                Fault::Thrown(message) => message,
                Fault::OutOfMemory => DrawError::OutOfMemory.to_string(),
            })
        })?;
        Ok(Self {
            context,
            deadline,
            time: limits.time,
        })
    }

    /// Draws one chart. After a failure the engine should not be used again.
    ///
    /// # Errors
    ///
    /// [`DrawError::InvalidOption`], [`DrawError::Timeout`] and
    /// [`DrawError::OutOfMemory`].
    pub(super) fn draw(&self, drawing: &Drawing) -> Result<String, DrawError> {
        self.deadline.set(self.time);
        let nodes = self.context.with(|ctx| call(&ctx, drawing));
        let nodes = nodes.map_err(|fault| match fault {
            _ if self.deadline.passed.get() => DrawError::Timeout,
            Fault::Thrown(message) => DrawError::InvalidOption(message),
            Fault::OutOfMemory => DrawError::OutOfMemory,
        })?;
        let nodes: Vec<Node> = serde_json::from_str(&nodes)
            .map_err(|error| DrawError::InvalidBundle(error.to_string()))?;
        Ok(writer::write(&nodes, drawing))
    }
}

/// Until when scripts may run.
#[derive(Default)]
struct Deadline {
    at: Cell<Option<Instant>>,
    passed: Cell<bool>,
}

impl Deadline {
    fn set(&self, time: Duration) {
        self.at.set(Instant::now().checked_add(time));
        self.passed.set(false);
    }

    fn has_passed(&self) -> bool {
        let passed = self.at.get().is_some_and(|at| Instant::now() >= at);
        self.passed.set(passed);
        passed
    }
}

/// What a script did instead of returning.
enum Fault {
    Thrown(String),
    OutOfMemory,
}

fn context(limits: &Limits, deadline: &Rc<Deadline>) -> Result<Context, Error> {
    let runtime = Runtime::new()?;
    runtime.set_memory_limit(limits.memory_bytes);
    runtime.set_max_stack_size(STACK_BYTES);
    let deadline = Rc::clone(deadline);
    runtime.set_interrupt_handler(Some(Box::new(move || deadline.has_passed())));
    Context::full(&runtime)
}

fn load(ctx: &Ctx<'_>, bundle: &str) -> Result<(), Fault> {
    ctx.eval_with_options::<(), _>(bundle, EvalOptions::default())
        .and_then(|()| ctx.globals().get::<_, Function<'_>>(ENTRY_POINT).map(drop))
        .map_err(|error| fault(ctx, &error))
}

fn call(ctx: &Ctx<'_>, drawing: &Drawing) -> Result<String, Fault> {
    let draw: Function<'_> = ctx
        .globals()
        .get(ENTRY_POINT)
        .map_err(|error| fault(ctx, &error))?;
    draw.call((
        drawing.option.as_str(),
        drawing.width,
        drawing.height,
        drawing.language.code(),
    ))
    .map_err(|error| fault(ctx, &error))
}

fn fault(ctx: &Ctx<'_>, error: &Error) -> Fault {
    match error {
        Error::Allocation => Fault::OutOfMemory,
        Error::Exception => thrown(ctx),
        other => Fault::Thrown(other.to_string()),
    }
}

/// The engine throws `null` when not even an error object can be made.
fn thrown(ctx: &Ctx<'_>) -> Fault {
    let message = ctx
        .catch()
        .into_object()
        .and_then(Exception::from_object)
        .and_then(|exception| exception.message());
    match message {
        None => Fault::OutOfMemory,
        Some(message) if message.contains("out of memory") => Fault::OutOfMemory,
        Some(message) => Fault::Thrown(message.chars().take(MAX_MESSAGE_CHARS).collect()),
    }
}
