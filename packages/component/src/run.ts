import { writeSync } from "node:fs";
import type { Component } from "./component.ts";
import { isDesignCall, runDesignCall, serveDesignCalls } from "./design-time/run-design-call.ts";
import { createLogger, type Logger, logLevels } from "./logger.ts";
import { runShutdownHook } from "./step/run-shutdown-hook.ts";
import { startStep } from "./step/start-step.ts";

/**
 * Runs a component as the process of a container. What it is to do comes by arguments and environment:
 * `node run.mjs` is a step of a flow, `node run.mjs verifyCredentials|getMetaModel|selectModel` one design-time call,
 * `node run.mjs serve` one such call after the other,
 * `node run.mjs load` ends at once: an image that was made with it holds the program compiled.
 * Exit codes: 0 after SIGTERM or SIGINT (messages in hand are finished first), 1 when it cannot start or crashes.
 */
export async function run(component: Component | (() => Promise<Component>)): Promise<void> {
  const threshold = logThreshold(process.env.LOG_LEVEL);
  const log = createLogger({ ids: { name: "component" }, threshold, write: writeLine });
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "the component crashed outside of a message");
    process.exit(1);
  });
  process.on("unhandledRejection", (reason) =>
    log.error({ err: asError(reason) }, "a promise nobody waits for failed"),
  );
  try {
    await start(typeof component === "function" ? await component() : component, {
      stopSignal: stopSignal(),
      threshold,
      log,
    });
    process.exit(0);
  } catch (error) {
    log.fatal({ err: asError(error) }, `cannot run: ${asError(error).message}`);
    process.exit(1);
  }
}

interface StartOptions {
  /** Aborted when the platform asks the process to stop. */
  stopSignal: AbortSignal;
  threshold: number;
  log: Logger;
}

async function start(component: Component, { stopSignal, threshold, log }: StartOptions): Promise<void> {
  const call = process.argv[2];
  const variables = process.env;
  const signal = stopSignal;
  if (isDesignCall(call)) return await runDesignCall({ component, call, variables, context: { log, signal } });
  if (call === "serve") return await serveDesignCalls({ component, variables, context: { log, signal } });
  if (call === "load") return;
  if (call !== undefined) throw new Error(`Unknown call "${call}"`);
  if (isSet(variables.ELASTICIO_HOOK_SHUTDOWN)) return await runShutdownHook({ component, variables, signal });
  const stopping = new Promise<undefined>((resolve) => signal.addEventListener("abort", () => resolve(undefined)));
  // Asked to stop while starting, there is nothing to finish: not even a hanging `init` is waited for.
  const step = await Promise.race([startStep({ component, variables, write: writeLine, threshold, signal }), stopping]);
  await stopping;
  await step?.stop();
}

function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  process.on("SIGTERM", () => stopping.abort());
  process.on("SIGINT", () => stopping.abort());
  return stopping.signal;
}

/** Synchronous: a line written right before the process ends must not be lost. */
function writeLine(line: string): void {
  try {
    writeSync(1, line);
  } catch (error) {
    // A reader that is slow or gone must not stop the step; the line is lost.
    if (!(error instanceof Error && "code" in error && ["EAGAIN", "EPIPE"].includes(String(error.code)))) throw error;
  }
}

function logThreshold(level: string | undefined): number {
  return Object.entries(logLevels).find(([name]) => name === level)?.[1] ?? logLevels.info;
}

function isSet(flag: string | undefined): boolean {
  return flag !== undefined && flag !== "" && flag !== "false";
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
