import { expect, test } from "vitest";
import { type ComponentDescriptor, componentDescriptorSchema } from "../component/component-descriptor.ts";
import { diffComponents, isSameComponent } from "./diff-components.ts";

const text = (label: string, rest: object = {}) => ({ viewClass: "TextFieldView", label, ...rest });
const component = (actions: object, rest: object = {}): ComponentDescriptor =>
  componentDescriptorSchema.parse({ title: "Shop", actions, ...rest });
const send = { title: "Send", main: "./send.js", fields: { url: text("URL"), mode: text("Mode") } };

test("two versions that ask for the same are the same, whatever their texts say", () => {
  const after = component({ send: { ...send, description: "Now with words", help: { link: "https://x.example" } } });
  expect(isSameComponent(diffComponents(component({ send }), after))).toBe(true);
});

test("fields that come, go and change are told, with what a flow has to fill in", () => {
  const fields = { url: text("URL", { required: true }), limit: text("Limit", { required: true, default: "1" }) };
  const { functions } = diffComponents(component({ send }), component({ send: { ...send, fields } }));
  expect(functions).toMatchObject([
    {
      kind: "changed",
      name: "send",
      fields: [
        { kind: "changed", name: "url", becomesRequired: true, changes: ["Whether it must be filled in"] },
        { kind: "added", name: "limit", becomesRequired: false },
        { kind: "removed", name: "mode", label: "Mode" },
      ],
    },
  ]);
});

test("functions that come and go, metadata and the credential's fields are told", () => {
  const before = component({ send, drop: { title: "Drop", main: "./drop.js" } });
  const after = component(
    { send: { ...send, metadata: { in: { type: "object" } } }, add: { title: "Add", main: "./add.js" } },
    { credentials: { fields: { key: text("Key", { required: true }) } } },
  );
  const { functions, credentials } = diffComponents(before, after);
  expect(functions.map(({ kind, name, changesMetadata }) => [kind, name, changesMetadata])).toEqual([
    ["added", "add", false],
    ["changed", "send", true],
    ["removed", "drop", false],
  ]);
  expect(credentials).toMatchObject([{ kind: "added", name: "key", becomesRequired: true }]);
});

test("a shared field of the component counts for each of its functions", () => {
  const after = component({ send }, { fields: { note: text("Note") } });
  expect(diffComponents(component({ send }), after).functions[0]?.fields).toMatchObject([
    { kind: "added", name: "note" },
  ]);
});
