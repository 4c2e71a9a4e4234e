import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { z } from "zod";

/** What a WebhookAuthView field stores (component contract §5). Without one, everybody may call. */
export const webhookAuthSchema = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("NO_AUTH") }),
  z.looseObject({
    type: z.literal("BASIC"),
    basic: z.object({ username: z.string().min(1), password: z.string().min(1) }),
  }),
  z.looseObject({
    type: z.literal("API_KEY"),
    apiKey: z.object({ headerName: z.string().min(1), headerValue: z.string().min(1) }),
  }),
  z.looseObject({ type: z.literal("HMAC"), hmacSecret: z.string().min(1) }),
]);

/** `misconfigured`: nobody may call, since letting everybody in is the one thing that was not meant. */
export type WebhookAuth = z.infer<typeof webhookAuthSchema> | { type: "misconfigured" };

/** Reads the trigger's `auth` field. */
export function readWebhookAuth(field: unknown): WebhookAuth {
  if (field === undefined || field === null || field === "") return { type: "NO_AUTH" };
  const parsed = webhookAuthSchema.safeParse(field);
  return parsed.success ? parsed.data : { type: "misconfigured" };
}

export const signatureHeader = "x-eio-signature";

/** Whether the caller proved who it is. Compares in constant time. */
export function isAuthorised(
  auth: WebhookAuth,
  { headers, rawBody }: { headers: IncomingHttpHeaders; rawBody: Buffer },
): boolean {
  switch (auth.type) {
    case "NO_AUTH":
      return true;
    case "misconfigured":
      return false;
    case "BASIC": {
      const login = Buffer.from(`${auth.basic.username}:${auth.basic.password}`).toString("base64");
      return isSame(headers.authorization?.replace(/^basic +/i, ""), login);
    }
    case "API_KEY":
      return isSame(headerText(headers, auth.apiKey.headerName), auth.apiKey.headerValue);
    case "HMAC":
      return isSigned(headerText(headers, signatureHeader), { secret: auth.hmacSecret, rawBody });
  }
}

/** The header that proved it: checked here, it has no business in the message. */
export function secretHeader(auth: WebhookAuth): string | undefined {
  if (auth.type === "BASIC") return "authorization";
  if (auth.type === "API_KEY") return auth.apiKey.headerName.toLowerCase();
  return undefined;
}

/** Hex of HMAC over the body as it came; 64 digits are SHA-256, 128 are SHA-512. */
function isSigned(signature: string | undefined, { secret, rawBody }: { secret: string; rawBody: Buffer }): boolean {
  const [, algorithm, digits = ""] = /^(?:(sha256|sha512)=)?([0-9a-f]+)$/i.exec(signature?.trim() ?? "") ?? [];
  const byLength = digits.length === 64 ? "sha256" : digits.length === 128 ? "sha512" : undefined;
  if (!byLength || (algorithm && algorithm.toLowerCase() !== byLength)) return false;
  return isSame(digits.toLowerCase(), createHmac(byLength, secret).update(rawBody).digest("hex"));
}

function headerText(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name.toLowerCase()];
  return Array.isArray(value) ? value[0] : value;
}

/** Digests have one length, so not even the secret's length shows in the time this takes. */
function isSame(given: string | undefined, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given ?? ""), digest(expected)) && given !== undefined;
}
