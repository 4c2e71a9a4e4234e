import { expect, test } from "vitest";
import { serveAnswers } from "../../testing/serve-answers.ts";

const { answers, requests, millrace, put } = serveAnswers();

test("a credential that does not work is exit 1, with the system's words and the help link", async () => {
  const refused = { verified: false, reason: "535 no", help: { link: "https://docs.example/reset" } };
  answers["POST /api/v1/credentials"] = { body: refused };
  const path = await put("values.json", '{"user":"ada"}');
  const args = ["credential", "create", "--component", "outlet", "--name", "Shop", "--file", path];
  const { code, stderr } = await millrace(args);
  expect(code).toBe(1);
  expect(stderr).toContain('"Shop" was not saved: 535 no More: https://docs.example/reset');
  expect(JSON.parse(requests[0]?.body ?? "")).toMatchObject({ verify: true });

  answers["POST /api/v1/credentials"] = { body: { id: "c1", verified: false } };
  const unchecked = await millrace([...args, "--no-verify", "--json"]);
  expect({ code: unchecked.code, document: JSON.parse(unchecked.stdout) }).toEqual({
    code: 0,
    document: { id: "c1", verified: false },
  });
  expect(JSON.parse(requests[1]?.body ?? "")).toMatchObject({ verify: false });
});
