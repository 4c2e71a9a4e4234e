import { objectIdHeader } from "@millrace/flow";
import { expect } from "vitest";
import { z } from "zod";
import type { ConformanceBench, Row } from "../row.ts";

const answerSchema = z.object({
  status: z.number(),
  headers: z.record(z.string(), z.unknown()).optional(),
  body: z.unknown(),
});

/** Component contract §4.7 and §3: what steps put aside. */
export const objectRows: Row[] = [
  {
    section: "4.7",
    row: "a large body is put aside by the sailor, and fetched by the next one",
    async check(bench) {
      const bytes = 1_500_000;
      const sent = await bench.ask({ do: "swell", bytes }, { stepId: "step_3" });
      expect(sent.message.body).toEqual({});
      expect(sent.message.headers[objectIdHeader]).toEqual(expect.any(String));
      expect(sent.content.length).toBeLessThan(10_000);
      const { passthrough: _, ...message } = sent.message;
      const seen = await bench.ask(undefined, { message });
      expect(seen.message.body).toMatchObject({ input: { text: "x".repeat(bytes) } });
    },
  },
  {
    section: "4.7",
    row: "objects: put, replaced, got, found by words, removed",
    async check(bench) {
      const headers = { "content-type": "text/plain", "x-query-order": bench.version, "x-meta-colour": "green" };
      const made = await store(bench, { method: "POST", content: "first", headers });
      const { objectId } = z.object({ objectId: z.string() }).parse(made.body);
      expect(await store(bench, { method: "PUT", path: `/${objectId}`, content: "second", headers })).toMatchObject({
        status: 200,
      });
      expect(await store(bench, { path: `/${objectId}` })).toMatchObject({
        status: 200,
        headers: { "content-type": "text/plain", "x-meta-colour": "green", "x-query-order": bench.version },
        body: "second",
      });
      const path = `?${encodeURIComponent("query[order]")}=${bench.version}`;
      expect((await store(bench, { path })).body).toMatchObject([
        { objectId, queriableFields: { order: bench.version } },
      ]);
      expect((await store(bench, { method: "DELETE", path })).status).toBe(204);
      expect((await store(bench, { path: `/${objectId}` })).status).toBe(404);
    },
  },
  {
    section: "4.7",
    row: "a token that a component signed itself is as good",
    async check(bench) {
      const made = await store(bench, { method: "POST", content: "{}", isSigned: true });
      expect(made.status).toBe(201);
    },
  },
  {
    section: "3",
    row: "signed addresses take and give an object without any other key",
    async check(bench) {
      const path = "/v2/resources/storage/signed-url";
      const { message } = await bench.ask({ do: "request", method: "POST", path });
      const { put_url, get_url } = z.object({ body: urlsSchema }).parse(message.body).body;
      const put = await bench.ask({ do: "fetchUrl", method: "PUT", url: put_url, content: "an attachment" });
      expect(put.message.body).toMatchObject({ status: 200 });
      const got = await bench.ask({ do: "fetchUrl", url: get_url });
      expect(got.message.body).toEqual({ status: 200, body: "an attachment" });
      const forged = await bench.ask({ do: "fetchUrl", method: "PUT", url: get_url, content: "other" });
      expect(forged.message.body).toMatchObject({ status: 403 });
    },
  },
];

const urlsSchema = z.object({ put_url: z.string(), get_url: z.string(), expires: z.literal(18_000) });

async function store(bench: ConformanceBench, given: Record<string, unknown>) {
  const { message } = await bench.ask({ do: "store", ...given });
  return answerSchema.parse(message.body);
}
