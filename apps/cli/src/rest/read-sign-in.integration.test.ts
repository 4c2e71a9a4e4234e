import { expect, test } from "vitest";
import { serveAnswers } from "../testing/serve-answers.ts";

const served = serveAnswers();
const { answers, requests, millrace, put } = served;

test("nobody there, no key, a foreign server: a sentence with the cure, never a stack", async () => {
  const absent = await millrace(["flow", "list"], { MILLRACE_URL: "http://127.0.0.1:9", MILLRACE_API_KEY: "k" });
  expect(absent).toMatchObject({ code: 1, stderr: expect.stringContaining("`npm run up` starts it") });
  const keyless = await millrace(["flow", "list"], {});
  expect(keyless).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("cli.json cannot be read. Run `npm run up`"),
  });
  answers["GET /api/v1/flows"] = { body: "<html>" };
  const foreign = await millrace(["flow", "list"]);
  expect(foreign).toMatchObject({ code: 1, stderr: expect.stringContaining("Is it the same version?") });
  for (const { stderr } of [absent, keyless, foreign]) expect(stderr).not.toMatch(/^\s+at /m);
});

test("the key of cli.json signs in when the environment names none", async () => {
  await put("cli.json", JSON.stringify({ url: served.url, apiKey: "mr_file" }));
  answers["GET /api/v1/flows"] = { body: [] };
  const { code, stdout } = await millrace(["flow", "list"], {});
  expect({ code, stdout }).toEqual({ code: 0, stdout: "There are no flows.\n" });
  expect(requests[0]?.authorization).toBe("Bearer mr_file");
});
