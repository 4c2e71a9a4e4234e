import { describe, expect, it } from "vitest";
import { flowNameSchema, nodeSchema } from "./flow-definition.ts";
import { plainName } from "./plain-name.ts";

describe("a plain name", () => {
  it("has nothing that turns round words beside it or hides what it says", () => {
    expect(plainName("safe\u202Egpj.exe")).toBe("safegpj.exe");
    expect(plainName("\u2066a\u2069\u202Ab\u202C")).toBe("ab");
    expect(plainName("two\r\nlines\u0000")).toBe("two lines ");
  });

  it("keeps every language, and what joins and marks its letters", () => {
    for (const name of ["שלום 3", "می\u200Cخواهم", "👩\u200D🚒 Größe", "\u200Fמכירות"])
      expect(plainName(name)).toBe(name);
  });

  it("is what flows and their steps are called", () => {
    expect(flowNameSchema.parse(" \u202Eorders\u202C ")).toBe("orders");
    expect(flowNameSchema.safeParse("\u202E").success).toBe(false);
    expect(nodeSchema.parse({ id: "a", name: "x\u202Ey", command: "c:f" }).name).toBe("xy");
  });
});
