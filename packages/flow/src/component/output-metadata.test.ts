import { describe, expect, it } from "vitest";
import { componentDescriptorSchema, findFunction } from "./component-descriptor.ts";
import { outputMetadata, wantsMetadata } from "./output-metadata.ts";

function told(action: object, fields: Record<string, unknown> = {}) {
  const descriptor = componentDescriptorSchema.parse({
    title: "Shop",
    actions: { find: { main: "./find.js", title: "Find", ...action } },
  });
  const found = findFunction(descriptor, "find");
  if (!found) throw new Error("the fixture has no action");
  return { descriptor, found, fields };
}

const own = { fields: { out: { viewClass: "OutMetadataView", label: "What comes out" } } };
const order = { type: "object", properties: { id: { type: "number" } } };

describe("what a step puts out", () => {
  it("is what the component says", () => {
    expect(outputMetadata(told({ metadata: { out: order } }))).toEqual(order);
    expect(outputMetadata(told({}))).toBeUndefined();
  });

  it("has to be asked when it depends on the fields", () => {
    const dynamic = told({ dynamicMetadata: true });
    expect(wantsMetadata(dynamic)).toBe(true);
    expect(outputMetadata(dynamic)).toBeUndefined();
    expect(outputMetadata({ ...dynamic, asked: order })).toEqual(order);
  });

  it("is what a person declares in the form, whatever the component says", () => {
    const declared = told({ ...own, dynamicMetadata: true }, { out: JSON.stringify(order) });
    expect(outputMetadata(declared)).toEqual(order);
    expect(wantsMetadata(declared)).toBe(false);
    expect(outputMetadata(told(own, { out: { id: 7, type: "order" } }))).toEqual({ example: { id: 7, type: "order" } });
  });

  it("is not known from what is half typed or computed", () => {
    expect(outputMetadata(told(own, { out: '{ "type": ' }))).toBeUndefined();
    expect(outputMetadata(told(own, { out: { jsonata: "a" } }))).toBeUndefined();
  });
});
