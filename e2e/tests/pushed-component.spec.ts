import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { millrace, runMillrace } from "../platform/millrace.ts";
import { postAll } from "../platform/post-all.ts";
import { openTargetServer } from "../platform/target-server.ts";
import { temporaryFolder } from "../platform/temporary-folder.ts";

const folder = join(import.meta.dirname, "..", "components", "price-tag");

/** Installing a component's packages asks the registry. */
test.setTimeout(240_000);

test("a component on the published sailor is pushed, verified, asked for choices, and works behind a mapping", async () => {
  await using files = await temporaryFolder();
  await using target = await openTargetServer();
  const pushed = await millrace("component", "push", folder);
  expect(pushed).toMatchObject({ name: "price-tag", version: "1.0.0", image: expect.stringContaining("price-tag") });

  const wrong = await files.write("wrong.json", { shop: "palace" });
  const right = await files.write("right.json", { shop: "corner" });
  const credential = (name: string, file: string) => [
    "credential",
    "create",
    "--component",
    "price-tag",
    "--name",
    name,
    "--file",
    file,
  ];
  const refused = await runMillrace([...credential("Palace", wrong), "--json"], 1);
  expect(refused.stderr).toContain("There is no shop called palace");
  expect(await millrace(...credential("Corner shop", right))).toMatchObject({ verified: true });

  const choices = await millrace("component", "select", "price-tag:write", "listCurrencies", "--file", right);
  expect(choices).toMatchObject({ EUR: "Euro of corner", CHF: "Swiss franc" });
  const metadata = await millrace("component", "metadata", "price-tag:write", "--file", right);
  expect(metadata).toMatchObject({ in: { properties: { price: { required: true } } } });

  const flow = await millrace("flow", "apply", await files.write("flow.json", priceTags(target.url)), "--publish");
  await millrace("flow", "start", flow.id, "--wait");
  const bodies = Array.from({ length: 10 }, (_, n) => ({ cents: n * 100 }));
  await postAll(flow.webhookUrl, { bodies, parallel: 5 });
  await expect.poll(() => target.received.length, { timeout: 60_000 }).toBe(9);
  const tags = target.received.map(({ body }) => body.tag).sort();
  expect(tags).toEqual(Array.from({ length: 9 }, (_, n) => `${n + 1} EUR`).sort());
  expect(target.received[0]?.body).toMatchObject({ shop: "corner", seen: ["step_1"] });
  expect((await millrace("flow", "status", flow.id)).state).toBe("running");
  const executions = async () => {
    const listed: { status: string }[] = await millrace("execution", "list", "--flow", flow.id);
    return listed.map(({ status }) => status);
  };
  await expect.poll(executions, { timeout: 30_000 }).toEqual(Array.from({ length: 10 }, () => "succeeded"));
  await millrace("flow", "stop", flow.id, "--wait");
});

test("what is no component, and a version that exists, is refused with the reason", async () => {
  await using files = await temporaryFolder();
  await files.write("package.json", {});
  const empty = await runMillrace(["component", "push", files.path("."), "--name", "empty", "--json"], 1);
  expect(empty.stderr).toContain("There is no component.json in the folder");
  const again = await runMillrace(["component", "push", folder, "--json"], 1);
  expect(again.stderr).toContain("price-tag 1.0.0 exists already");
});

/** Only what costs something gets a tag; the mapping makes francs of cents. */
function priceTags(targetUrl: string): object {
  const mapped = { condition: "cents > 0", mapper_type: "jsonata", mapper: { price: "cents / 100" } };
  return {
    name: "Price tags",
    graph: {
      nodes: [
        { id: "step_1", command: "webhook:receive" },
        { id: "step_2", command: "price-tag:write", credential: "Corner shop", fields: { currency: "EUR" } },
        { id: "step_3", command: "http:request", fields: { method: "POST", url: targetUrl } },
      ],
      edges: [
        { source: "step_1", target: "step_2", config: mapped },
        { source: "step_2", target: "step_3" },
      ],
    },
  };
}
