import { expressionProblem } from "../expression/expression.ts";

type Part = { what: string; source: unknown };

/** What is wrong with the value of a RESTAPIView: a request whose address, headers and body are JSONata. */
export function requestProblems(
  label: string,
  value: unknown,
): { code: "missing_field" | "broken_expression"; message: string }[] {
  const { url, headers, body } = asRecord(value);
  if (typeof url !== "string" || url.trim() === "") {
    return [{ code: "missing_field", message: `${label}: the URL is needed. Fill it in.` }];
  }
  if (/^\s*https?:\/\//i.test(url)) {
    return [
      { code: "broken_expression", message: `${label}: the URL is JSONata. Put a fixed one in quotation marks.` },
    ];
  }
  const { raw, formData, urlencoded } = asRecord(body);
  const parts = [
    { what: "URL", source: url },
    ...pairParts("header", headers),
    { what: "body", source: raw },
    ...pairParts("part", formData),
    ...pairParts("part", urlencoded),
  ];
  return parts.flatMap(({ what, source }) => {
    const wrong = typeof source === "string" && source.trim() !== "" ? expressionProblem(source) : undefined;
    return wrong ? [{ code: "broken_expression" as const, message: `${label}, ${what}: ${wrong}` }] : [];
  });
}

function pairParts(noun: string, pairs: unknown): Part[] {
  if (!Array.isArray(pairs)) return [];
  return pairs.map((pair) => {
    const { key, value } = asRecord(pair);
    return { what: `${noun} ${String(key)}`, source: value };
  });
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
