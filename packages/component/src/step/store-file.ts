import type { Attachment } from "@millrace/flow";
import { StepError } from "../step-error.ts";
import { type ObjectStore, requestStore, type StoreAnswer } from "./object-store.ts";

interface NewFile {
  content: Uint8Array;
  contentType: string;
  signal: AbortSignal;
}

/** An attachment as published components know it: its address says whose storage it is (component contract §4.7). */
export async function storeFile(store: ObjectStore, { content, contentType, signal }: NewFile): Promise<Attachment> {
  if (!store.uri) throw failure("there is no object storage here");
  const headers = { "content-type": contentType };
  const answer = await requestStore(store, { method: "POST", headers, content, signal });
  if (answer.status !== 201) throw failure(`the object storage answered ${answer.status}${reason(answer)}`);
  const url = `${store.uri.replace(/\/+$/, "")}/objects/${objectId(answer)}?storage_type=maester`;
  return { url, size: content.length, "content-type": contentType };
}

function objectId({ content }: StoreAnswer): string {
  const { objectId: id } = record(content);
  if (typeof id === "string") return encodeURIComponent(id);
  throw failure("the object storage gave it no id");
}

function reason({ content }: StoreAnswer): string {
  const { error, message } = record(content);
  const words = [message, error].find((word) => typeof word === "string");
  return words === undefined ? "" : `: ${words}`;
}

function record(content: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(content.toString());
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {}; // whatever it was, it was no answer of the storage
  }
}

function failure(why: string): StepError {
  return new StepError(`The file could not be put into the object storage: ${why}`, { code: "file_not_stored" });
}
