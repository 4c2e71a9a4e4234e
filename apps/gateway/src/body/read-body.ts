import type { IncomingMessage } from "node:http";
import { bytesPerMegabyte, defaultLimits } from "@millrace/flow";
import { Refusal } from "../refusal.ts";

export const maxBodyBytes = defaultLimits.messageMegabytes * bytesPerMegabyte;

/** The caller hung up: nobody is there to be answered. */
export class CallerGone extends Error {}

/** Reads a request's body, and stops at the limit instead of filling memory. @throws Refusal (413), CallerGone. */
export function readBody(incoming: IncomingMessage, { maxBytes = maxBodyBytes } = {}): Promise<Buffer> {
  if (Number(incoming.headers["content-length"]) > maxBytes) return Promise.reject(tooLarge(maxBytes));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const stop = (error: Error) => {
      incoming.off("data", onData);
      reject(error);
    };
    const onData = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) stop(tooLarge(maxBytes));
      else chunks.push(chunk);
    };
    incoming.on("data", onData);
    incoming.once("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, bytes)));
    incoming.once("error", (cause) => stop(new CallerGone("The caller hung up", { cause })));
    incoming.once("close", () => {
      // It comes after every request's end, too; an error for each would cost more than reading it.
      if (!incoming.complete) stop(new CallerGone("The caller hung up"));
    });
  });
}

export function tooLarge(maxBytes: number): Refusal {
  const message = `A message may have ${Math.floor(maxBytes / bytesPerMegabyte)} MB at most.`;
  return new Refusal({ status: 413, code: "too_large", message });
}
