import { z } from "zod";

/** Values of views that put an object into the configuration, in the shape that published components read. */
const textSchema = z.string().catch("");
const pairSchema = z.looseObject({ key: textSchema, value: textSchema });
const pairsSchema = z.array(pairSchema).catch([]);

export const httpAuthKinds = ["No Auth", "Basic Auth", "API Key Auth", "OAuth2"] as const;
const httpAuthSchema = z.looseObject({
  type: z.enum(httpAuthKinds).catch("No Auth"),
  basic: z.looseObject({ username: textSchema, password: textSchema }).catch({ username: "", password: "" }),
  apiKey: z.looseObject({ headerName: textSchema, headerValue: textSchema }).catch({ headerName: "", headerValue: "" }),
  oauth2: z.looseObject({ keys: z.record(z.string(), z.unknown()).catch({}) }).catch({ keys: {} }),
});
export type HttpAuth = z.infer<typeof httpAuthSchema>;

/** `{ type, basic, apiKey, oauth2: { keys } }`. */
export function readHttpAuth(value: unknown): HttpAuth {
  return httpAuthSchema.parse(asRecord(value));
}

export const restMethods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
/** Content types whose body is a list of names and values; all others have a raw one. */
export const restPairBodies: Readonly<Record<string, "formData" | "urlencoded">> = {
  "multipart/form-data": "formData",
  "application/x-www-form-urlencoded": "urlencoded",
};
const restApiSchema = z.looseObject({
  method: z.enum(restMethods).catch("GET"),
  url: textSchema,
  headers: pairsSchema,
  body: z
    .looseObject({
      contentType: z.string().catch("application/json"),
      raw: textSchema,
      formData: pairsSchema,
      urlencoded: pairsSchema,
    })
    .catch({ contentType: "application/json", raw: "", formData: [], urlencoded: [] }),
});
export type RestApi = z.infer<typeof restApiSchema>;
export type Pair = z.infer<typeof pairSchema>;

/** `{ method, url, headers: [{ key, value }], body: { contentType, raw, formData, urlencoded } }`; the lists are always there. */
export function readRestApi(value: unknown): RestApi {
  return restApiSchema.parse(asRecord(value));
}

const csvSchema = z.looseObject({
  separator: z.string().catch(","),
  startRow: z.coerce.number().int().min(0).optional().catch(undefined),
  columns: z.array(z.looseObject({ property: textSchema })).catch([]),
});
export type Csv = z.infer<typeof csvSchema>;

/** `{ separator, startRow, columns: [{ property, … }] }`; a writer has no first row. */
export function readCsv(value: unknown): Csv {
  return csvSchema.parse(asRecord(value));
}

/** Names of a comma list, each once. */
export function readNames(value: unknown): string[] {
  const parts = typeof value === "string" ? value.split(",") : [];
  return [...new Set(parts.map((part) => part.trim()).filter(Boolean))];
}

export function writeNames(names: readonly string[]): string | undefined {
  return names.length > 0 ? names.join(", ") : undefined;
}

function asRecord(value: unknown): unknown {
  return typeof value === "object" && value !== null ? value : {};
}
