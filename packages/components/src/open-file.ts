import { localhostHint, type Message, StepError } from "@millrace/component";

/** Where the bytes of a file are: an attachment of the message, or an address. */
export interface FilePlace {
  message: Message;
  /** Name of the attachment; the first one when empty. */
  attachment?: string | undefined;
  /** Instead of an attachment. */
  url?: string | undefined;
  signal: AbortSignal;
}

/**
 * A file as a stream, whatever its size. Files that came through a webhook stand in the message itself (`data:`).
 * @throws {StepError} that names the file and says why it cannot be read.
 */
export async function openFile(place: FilePlace): Promise<ReadableStream<Uint8Array>> {
  const { name, url } = locate(place);
  const response = await ask(url, { name, signal: place.signal });
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw new StepError(`${name} cannot be read: its address answered ${response.status}.`, {
      code: "file_unreadable",
      details: { status: response.status },
    });
  }
  return response.body;
}

function locate({ message, attachment, url }: FilePlace): { name: string; url: URL } {
  if (url) return { name: "The file", url: parsed(url) };
  const attachments = message.attachments ?? {};
  const names = Object.keys(attachments);
  const name = attachment || names[0];
  const found = name === undefined ? undefined : attachments[name];
  if (name === undefined || !found) {
    const there = names.length > 0 ? `it has ${names.join(", ")}` : "it has none";
    throw new StepError(`The message has no attachment${attachment ? ` named ${attachment}` : ""}: ${there}.`, {
      code: "no_attachment",
    });
  }
  return { name, url: parsed(found.url) };
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
