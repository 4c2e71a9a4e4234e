import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { describeComponent, runFunction } from "@millrace/component";
import component from "../src/component.js";

const items = [{ id: 1, name: "first" }];
const server = createServer(async (request, response) => {
  const answer = (status, body) => response.writeHead(status).end(JSON.stringify(body));
  if (request.headers.authorization !== "Bearer right") return answer(401, { error: "unknown key" });
  if (request.url === "/me") return answer(200, { name: "Ann" });
  if (request.method === "GET") {
    const lastId = Number(new URL(request.url, "http://localhost").searchParams.get("after"));
    return answer(
      200,
      items.filter(({ id }) => id > lastId),
    );
  }
  const item = { id: items.length + 1, ...JSON.parse(await new Response(request).text()) };
  items.push(item);
  answer(201, item);
});
let config;

before(async () => {
  await new Promise((resolve) => server.listen(0, resolve));
  config = { baseUrl: `http://localhost:${server.address().port}`, apiKey: "right" };
});

after(() => server.close());

test("component.json is what the schemas say", async () => {
  const written = JSON.parse(await readFile(new URL("../component.json", import.meta.url), "utf8"));
  assert.deepEqual(written, describeComponent(component, { main: "./src/component.js" }), "run: npm run describe");
});

test("the credential is verified by the other system, in its words", async () => {
  const context = { log: console, signal: AbortSignal.timeout(5_000) };
  assert.deepEqual(await component.verifyCredentials(config, context), { verified: true, account: "Ann" });
  const refused = await component.verifyCredentials({ ...config, apiKey: "wrong" }, context);
  assert.equal(refused.helpCode, "rejected");
  assert.match(refused.reason, /unknown key/);
});

test("the trigger emits what is new, and goes on from there", async () => {
  const first = await runFunction(component, { function: "newItems", config });
  assert.deepEqual(first.emitted, [{ body: { id: 1, name: "first" } }]);
  const snapshot = first.snapshots.at(-1);
  const second = await runFunction(component, { function: "newItems", config, snapshot });
  assert.deepEqual(second.emitted, []);
});

test("the action creates an item", async () => {
  const { emitted } = await runFunction(component, {
    function: "createItem",
    config,
    message: { body: { name: "new" } },
  });
  assert.deepEqual(emitted, [{ body: { id: 2, name: "new", category: "standard" } }]);
});

test("a message without a name is refused", async () => {
  const run = runFunction(component, { function: "createItem", config, message: { body: {} } });
  await assert.rejects(run, /body\.name/);
});
