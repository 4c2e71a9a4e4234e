import { describe, expect, test } from "vitest";
import { inspectSource } from "./inspect-source.ts";
import type { SourceFiles } from "./unpack-source.ts";

const descriptor = {
  title: "Shop",
  version: "1.2.0",
  triggers: { poll: { title: "Poll", main: "./lib/poll.js" } },
  actions: { send: { title: "Send", main: "./lib/send" } },
};
const sailor = { name: "shop", dependencies: { "elasticio-sailor-nodejs": "2.7.8" } };
const usual = {
  "component.json": descriptor,
  "package.json": sailor,
  "lib/poll.js": "",
  "lib/send.js": "",
};

function folder(files: Record<string, unknown>): SourceFiles {
  return new Map(
    Object.entries(files)
      .filter(([, content]) => content !== undefined)
      .map(([path, content]) => {
        const text = typeof content === "string" ? content : JSON.stringify(content);
        return [path, { content: Buffer.from(text), isExecutable: false }];
      }),
  );
}

describe("a folder", () => {
  test("runs on our runtime by its dependency, and a sailor's component by its start command alone", () => {
    const ours = { name: "shop", dependencies: { "@millrace/component": "file:vendor/c.tgz" } };
    const moved = { ...sailor, scripts: { start: "millrace" } };
    for (const manifest of [ours, moved]) {
      const files = folder({ ...usual, "package.json": manifest });
      expect(inspectSource(files)).toMatchObject({ runtime: "millrace", hasDockerfile: false });
    }
  });

  test("with a sailor is a component, of the version it says", () => {
    expect(inspectSource(folder(usual))).toMatchObject({
      version: "1.2.0",
      runtime: "sailor",
      hasDockerfile: false,
      build: undefined,
      icon: undefined,
    });
  });

  test("may bring its logo, its version in package.json, and fields without a label", () => {
    const { version: _version, ...rest } = descriptor;
    const fields = { auth: { viewClass: "HTTPAuthView" } };
    const inspected = inspectSource(
      folder({
        ...usual,
        "component.json": { ...rest, credentials: { fields } },
        "package.json": { ...sailor, version: "3.0.1" },
        "logo.png": "picture",
      }),
    );
    expect(inspected.version).toBe("3.0.1");
    expect(inspected.icon).toBe(`data:image/png;base64,${Buffer.from("picture").toString("base64")}`);
    expect(inspected.descriptor.credentials?.fields?.auth?.label).toBe("auth");
  });

  test("is built by its build script, else by the compiler it brings, and only then may lack what it says it is in", () => {
    const source = { ...usual, "lib/poll.js": undefined, "lib/send.js": undefined };
    expect(inspectSource(folder({ ...source, "package.json": { ...sailor, scripts: { build: "tsc" } } })).build).toBe(
      "script",
    );
    expect(inspectSource(folder({ ...source, "tsconfig.json": "{}" })).build).toBe("tsc");
    expect(inspectSource(folder({ ...usual, "tsconfig.json": "{}" })).build).toBeUndefined();
  });

  test("has fields of fixed values: its runtime evaluates none", () => {
    const fields = { url: { label: "URL", viewClass: "TextFieldView" } };
    const send = { ...descriptor.actions.send, fields };
    const { rawDescriptor } = inspectSource(
      folder({ ...usual, "component.json": { ...descriptor, actions: { send } } }),
    );
    expect(rawDescriptor).toMatchObject({
      actions: { send: { fields: { url: { label: "URL", expression: false } } } },
    });
  });

  test("of any language is a component when it brings a Dockerfile", () => {
    const inspected = inspectSource(folder({ "component.json": descriptor, Dockerfile: "FROM scratch" }));
    expect(inspected).toMatchObject({ runtime: "image", hasDockerfile: true });
  });

  test("may keep its metadata in files of their own", () => {
    const send = { ...descriptor.actions.send, metadata: { in: "./schemas/in.json", out: { type: "object" } } };
    const poll = { ...descriptor.triggers.poll, metadata: "./schemas/both.json" };
    const files = {
      ...usual,
      "component.json": { ...descriptor, actions: { send }, triggers: { poll } },
      "schemas/in.json": { type: "object", properties: { sku: { type: "string" } } },
      "schemas/both.json": { out: { type: "array" } },
    };
    const { descriptor: found } = inspectSource(folder(files));
    expect(found.actions?.send?.metadata).toEqual({ in: files["schemas/in.json"], out: { type: "object" } });
    expect(found.triggers?.poll?.metadata).toEqual({ out: { type: "array" } });
  });

  test.each([
    ["without component.json", { "component.json": undefined }, /There is no component.json in the folder/],
    ["whose component.json is broken", { "component.json": "{ title" }, /component.json is no JSON/],
    ["whose component.json is something else", { "component.json": [] }, /component.json/],
    ["whose function is nowhere", { "lib/poll.js": undefined }, /trigger "poll" says it is in .\/lib\/poll.js/],
    [
      "that nothing says how to run",
      { "package.json": { name: "shop" } },
      /depends on @millrace\/component or elasticio-sailor-nodejs/,
    ],
    ["without a version", { "component.json": { ...descriptor, version: "one" } }, /needs a version like "1.0.0"/],
    ["that can do nothing", { "component.json": { title: "x", version: "1.0.0" } }, /neither a trigger nor an action/],
    [
      "whose metadata is nowhere",
      {
        "component.json": {
          ...descriptor,
          actions: { send: { ...descriptor.actions.send, metadata: { in: "./gone.json" } } },
        },
      },
      /send.metadata.in is said to be in .\/gone.json/,
    ],
  ])("%s is refused with the reason", (_what, change, reason) => {
    expect(() => inspectSource(folder({ ...usual, ...change }))).toThrow(reason);
  });
});
