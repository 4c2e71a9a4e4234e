import { DomainError } from "@millrace/flow";
import { z } from "zod";
import type { RestRoute } from "./rest-routes.ts";

/** The largest message, edited for a retry, and what JSON puts around it. */
const mostBodyBytes = 12 * 1024 * 1024;

const objectSchema = z.record(z.string(), z.unknown());

/** A request's input: query or JSON body, and what its path says. Throws `invalid_input` and `too_large`. */
export async function readInput(
  request: Request,
  { route, pathParts }: { route: RestRoute; pathParts: Record<string, string> },
): Promise<unknown> {
  const hasBody = request.method !== "GET" && request.method !== "DELETE";
  const given = hasBody ? await readBody(request) : readTexts(new URL(request.url).searchParams, route);
  return { ...given, ...readTexts(Object.entries(pathParts), route) };
}

async function readBody(request: Request): Promise<Record<string, unknown>> {
  const text = await readLimited(request);
  if (text.trim() === "") return {}; // `POST /flows/{id}/start` has nothing to say beyond its address
  try {
    return objectSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new DomainError("invalid_input", "The body is no JSON object.", { cause });
  }
}

async function readLimited(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBodyBytes) {
      throw new DomainError("too_large", `The body is larger than ${mostBodyBytes / 1024 / 1024} MB.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Everything in a query and in a path is text; what the procedure wants as a number or as yes or no becomes that. */
function readTexts(texts: Iterable<[string, string]>, { input }: RestRoute): Record<string, unknown> {
  const shape = unwrap(input);
  return Object.fromEntries(
    [...texts].map(([name, text]) => {
      const wanted = shape instanceof z.ZodObject ? unwrap(shape.shape[name]) : undefined;
      return [name, readText(text, wanted)];
    }),
  );
}

function readText(text: string, wanted: z.core.$ZodType | undefined): unknown {
  if (wanted instanceof z.ZodNumber && text !== "") return Number(text);
  if (wanted instanceof z.ZodBoolean && (text === "true" || text === "false")) return text === "true";
  return text;
}

function unwrap(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? unwrap(schema.unwrap()) : schema;
}
