import { dataUrl } from "./attachment.ts";
import { malformed } from "./malformed.ts";
import type { ParsedBody } from "./parse-body.ts";

/** Fields become the body (a name that comes again, a list), files become attachments. @throws Refusal (400). */
export async function parseMultipart(rawBody: Buffer, contentType: string): Promise<ParsedBody> {
  const form = await readForm(rawBody, contentType);
  const fields = new Map<string, string[]>();
  const attachments: NonNullable<ParsedBody["attachments"]> = {};
  for (const [name, value] of form) {
    if (typeof value === "string") {
      fields.set(name, [...(fields.get(name) ?? []), value]);
    } else {
      const content = Buffer.from(await value.arrayBuffer());
      const type = value.type || "application/octet-stream";
      const file = { url: dataUrl(type, content), size: content.length, "content-type": type };
      attachments[freeName(attachments, value.name || name)] = file;
    }
  }
  const body = Object.fromEntries([...fields].map(([name, values]) => [name, values.length > 1 ? values : values[0]]));
  return { body, attachments };
}

async function readForm(rawBody: Buffer, contentType: string): Promise<FormData> {
  try {
    return await new Response(Uint8Array.from(rawBody), { headers: { "content-type": contentType } }).formData();
  } catch (cause) {
    throw malformed("The body is not valid multipart/form-data", cause);
  }
}

/** Two files may have one name. */
function freeName(taken: Record<string, unknown>, name: string): string {
  let free = name;
  for (let count = 2; Object.hasOwn(taken, free); count += 1) free = `${count}-${name}`;
  return free;
}
