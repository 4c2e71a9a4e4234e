import { seal } from "@millrace/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestPlatform, type TestPlatform } from "../platform-harness.ts";

let platform: TestPlatform;

beforeAll(async () => {
  platform = await createTestPlatform();
  await platform.startRunner();
});

afterAll(async () => {
  await platform?.[Symbol.asyncDispose]();
});

async function call(
  component: string,
  config: unknown,
  method: "verifyCredentials" | "selectModel" = "verifyCredentials",
) {
  // Publishing registers the component.
  await platform.publishFlow({
    definition: { graph: { nodes: [{ id: "step_1", command: `${component}:x` }], edges: [] } },
  });
  const version = await platform.db.componentVersion.findFirstOrThrow({ where: { component: { name: component } } });
  return await platform.jobs.ask("design-time", {
    payload: {
      workspaceId: platform.workspaceId,
      componentVersionId: version.id,
      method,
      selectMethod: "nothing",
      sealedConfig: seal(platform.masterKey, { value: config, context: "design-time" }).toString("base64"),
    },
    timeoutMs: 40_000,
  });
}

describe("a one-off call", () => {
  test("verifies a credential, and the next one asks the same container", { timeout: 60_000 }, async () => {
    const nowhere = { host: "host.docker.internal", port: 1, database: "x", user: "x", password: "x" };
    const refused = {
      status: "success",
      data: { verified: false, reason: expect.any(String) },
      logs: expect.any(Array),
    };
    const containers = async () => {
      const filters = { label: [`millrace.installation=${platform.prefix}`, "millrace.one-off"] };
      return (await platform.docker.listContainers({ all: true, filters })).map(({ Id }) => Id);
    };
    expect(await call("postgres", nowhere)).toMatchObject(refused);
    const first = await containers();
    expect(await call("postgres", nowhere)).toMatchObject(refused);
    expect(first).toHaveLength(1);
    expect(await containers()).toEqual(first);
  });

  test("that the component cannot do answers with its words", { timeout: 60_000 }, async () => {
    expect(await call("http", {}, "selectModel")).toMatchObject({
      status: "error",
      message: expect.stringContaining("nothing"),
    });
  });

  test("into a component of another workspace is refused", { timeout: 60_000 }, async () => {
    const other = await platform.db.workspace.create({ data: { name: "Other", slug: `${platform.prefix}-other` } });
    await platform.db.component.create({
      data: {
        name: "private",
        workspaceId: other.id,
        versions: { create: { version: "1.0.0", image: "millrace/x", descriptor: { title: "x" } } },
      },
    });
    await expect(call("private", {})).rejects.toThrow(/not installed/);
  });
});
