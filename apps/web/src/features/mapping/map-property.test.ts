import { describe, expect, it } from "vitest";
import { inputExtensions } from "./input-extensions.ts";
import { inputProperties } from "./input-properties.ts";
import { mapProperty, sourceOf } from "./map-property.ts";

const header = (part: string) => ({ name: `customHeaders.${part}`, below: { property: "customHeaders", part } });

describe("parts that a step's fields add to its input", () => {
  const extensions = inputExtensions(
    [["customHeaders", { viewClass: "InMetadataExtensionView", label: "Headers", titlePrefix: "Custom header" }]],
    { customHeaders: "X-Trace, X-Id" },
  );

  it("gives each name a line of its own, below the field's property", () => {
    const rows = inputProperties({ properties: { url: { type: "string" } } }, {}, extensions);
    expect(rows.map(({ name, title }) => [name, title])).toEqual([
      ["url", "url"],
      ["customHeaders.X-Trace", "Custom header X-Trace"],
      ["customHeaders.X-Id", "Custom header X-Id"],
    ]);
  });

  it("keeps them as one object, as the component reads them", () => {
    const one = mapProperty({ url: "a" }, { property: header("X-Id"), source: "$string(id)" });
    expect(one).toEqual({ url: "a", customHeaders: '{\n  "X-Id": $string(id)\n}' });
    expect(sourceOf(one ?? {}, header("X-Id"))).toBe("$string(id)");
    expect(mapProperty(one ?? {}, { property: header("X-Id"), source: undefined })).toEqual({ url: "a" });
  });

  it("keeps a text that is not finished, unless it would swallow its neighbours", () => {
    const started = mapProperty({}, { property: header("X-Id"), source: "customer." });
    expect(sourceOf(started ?? {}, header("X-Id"))).toBe("customer.");
    expect(mapProperty(started ?? {}, { property: header("X-Trace"), source: '"open' })).toBeUndefined();
    expect(mapProperty({}, { property: header("X-Id"), source: "a, b" })).toBeUndefined();
  });

  it("shows an object that was written by hand as what it is", () => {
    const rows = inputProperties(undefined, { customHeaders: "$merge([a, b])" }, extensions);
    expect(rows.map(({ name }) => name)).toEqual(["customHeaders"]);
  });

  it("keeps a part that is mapped although its name is gone", () => {
    const rows = inputProperties(undefined, { customHeaders: '{"Old": a}' }, extensions);
    expect(rows.map(({ name, isDeclared }) => [name, isDeclared])).toEqual([
      ["customHeaders.X-Trace", true],
      ["customHeaders.X-Id", true],
      ["customHeaders.Old", false],
    ]);
  });
});
