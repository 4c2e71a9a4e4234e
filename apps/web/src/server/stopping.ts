declare global {
  /** Kept on the process, as the services are: each bundle has modules of its own. */
  var millraceStopping: AbortSignal | undefined;
}

/** What is still under way then is broken off, before the supervisor does it the hard way. */
const graceMs = 5_000;

/**
 * Aborted when the process is asked to end. Next then waits for every answer that is still being sent, and one that a page listens to never
 * ends by itself: whoever sends such a one heeds this.
 */
export function whenStopping(): AbortSignal {
  globalThis.millraceStopping ??= listen();
  return globalThis.millraceStopping;
}

function listen(): AbortSignal {
  const stopping = new AbortController();
  const stop = (exitCode: number) => {
    stopping.abort(new Error("The platform is stopping"));
    setTimeout(() => process.exit(exitCode), graceMs).unref();
  };
  process.once("SIGTERM", () => stop(143));
  process.once("SIGINT", () => stop(130));
  return stopping.signal;
}
