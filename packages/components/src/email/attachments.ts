import { Readable } from "node:stream";
import { type Message, type Step, StepError } from "@millrace/component";
import { evaluateOnMessage } from "../evaluate-on-message.ts";
import { type FilePlace, openFile } from "../open-file.ts";
import type { Config } from "./send.ts";

interface Attachment {
  filename: string;
  contentType?: string;
  content: string | Readable;
  encoding?: string;
}

/** The message's own, if wanted, and those the step names. */
export async function collectAttachments(step: Step<Config>, message: Message): Promise<Attachment[]> {
  const own = step.config.attach === "yes" ? Object.entries(message.attachments ?? {}) : [];
  const passed = own.map(async ([filename, { "content-type": contentType }]) => ({
    filename,
    ...(typeof contentType === "string" ? { contentType } : {}),
    content: await readable({ message, attachment: filename, signal: step.signal }),
  }));
  return [...(await Promise.all(passed)), ...(await named(step, message))];
}

async function named(step: Step<Config>, message: Message): Promise<Attachment[]> {
  const source = step.config.attachments;
  if (!source) return [];
  const value = await evaluateOnMessage(source, { message, step, field: "Further attachments" });
  const list: unknown[] = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return await Promise.all(list.map((item) => toAttachment(item, { message, signal: step.signal })));
}

async function toAttachment(
  item: unknown,
  { message, signal }: { message: Message; signal: AbortSignal },
): Promise<Attachment> {
  const { filename, content, url, contentType, encoding }: Record<string, unknown> =
    typeof item === "object" && item !== null ? { ...item } : {};
  const isGiven = typeof content === "string" || typeof url === "string";
  if (typeof filename !== "string" || !isGiven) {
    throw new StepError("Further attachments: each needs a filename, and a text as content or an address as url.", {
      code: "invalid_attachment",
    });
  }
  return {
    filename,
    ...(typeof contentType === "string" ? { contentType } : {}),
    ...(encoding === "base64" ? { encoding } : {}),
    content: typeof content === "string" ? content : await readable({ message, url: String(url), signal }),
  };
}

async function readable(place: FilePlace): Promise<Readable> {
  return Readable.fromWeb((await openFile(place)).content);
}
