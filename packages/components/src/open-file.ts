import { type Attachment, localhostHint, type Message, StepError } from "@millrace/component";

/** Where the bytes of a file are: an attachment of the message, or an address. */
export interface FilePlace {
  message: Message;
  /** Name of the attachment; the first one when empty. */
  attachment?: string | undefined;
  /** Instead of an attachment. */
  url?: string | undefined;
  signal: AbortSignal;
}

export interface OpenedFile {
  content: ReadableStream<Uint8Array>;
  /** Bytes, where the other side tells. */
  size?: number;
}

/**
 * A file as a stream, whatever its size. Files that came through a webhook stand in the message itself (`data:`).
 * @throws {StepError} that names the file and says why it cannot be read.
 */
export async function openFile(place: FilePlace): Promise<OpenedFile> {
  const { name, url } = locate(place);
  const response = await ask(url, { name, signal: place.signal });
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw new StepError(`${name} cannot be read: its address answered ${response.status}.`, {
      code: "file_unreadable",
      details: { status: response.status },
    });
  }
  // Files in the message are there already: their size costs nothing.
  if (url.protocol === "data:") {
    const file = await response.blob();
    return { content: file.stream(), size: file.size };
  }
  const length = response.headers.get("content-length");
  // Of a compressed answer this would be what travels, not what comes out here.
  const isPlain = length !== null && !response.headers.has("content-encoding");
  return { content: response.body, ...(isPlain && { size: Number(length) }) };
}

function locate({ message, attachment, url }: FilePlace): { name: string; url: URL } {
  if (url) return { name: "The file", url: parsed(url) };
  const { name, file } = pickAttachment(message, attachment);
  return { name, url: parsed(file.url) };
}

/** The one of that name, or the first one. @throws {StepError} that says which there are. */
export function pickAttachment(message: Message, wanted: string | undefined): { name: string; file: Attachment } {
  const attachments = message.attachments ?? {};
  const names = Object.keys(attachments);
  const name = wanted || names[0];
  const file = name === undefined ? undefined : attachments[name];
  if (name !== undefined && file) return { name, file };
  const there = names.length > 0 ? `it has ${names.join(", ")}` : "it has none";
  throw new StepError(`The message has no attachment${wanted ? ` named ${wanted}` : ""}: ${there}.`, {
    code: "no_attachment",
  });
}

function parsed(text: string): URL {
  const url = URL.parse(text);
  if (url && ["http:", "https:", "data:"].includes(url.protocol)) return url;
  throw new StepError(`"${text.slice(0, 100)}" is no address of a file: it must start with http:// or https://.`, {
    code: "invalid_url",
  });
}

async function ask(url: URL, { name, signal }: { name: string; signal: AbortSignal }): Promise<Response> {
  try {
    return await fetch(url, { signal, headers: storeLogin(url) });
  } catch (fault) {
    signal.throwIfAborted();
    const cause = fault instanceof Error && fault.cause ? fault.cause : fault;
    const reason = localhostHint(cause, url.origin) ?? (cause instanceof Error ? cause.message : String(cause));
    throw new StepError(`${name} cannot be fetched from ${url.host}: ${reason}`, { code: "file_unreachable", cause });
  }
}

/** The platform's own store knows steps by a token; nobody else is to see it. */
function storeLogin(url: URL): Record<string, string> {
  const { ELASTICIO_OBJECT_STORAGE_URI: store, ELASTICIO_OBJECT_STORAGE_TOKEN: token } = process.env;
  const isOurs = store !== undefined && URL.parse(store)?.origin === url.origin;
  return isOurs && token ? { authorization: `Bearer ${token}` } : {};
}
