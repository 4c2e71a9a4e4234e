/** An unexpected failure, for the log alone: one JSON line with its causes. */
export function logError(error: Error): void {
  const causes: string[] = [];
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    causes.push(cause.stack ?? cause.message);
  }
  console.error(JSON.stringify({ level: "error", time: new Date().toISOString(), msg: error.message, causes }));
}
