import { describe, expect, it } from "vitest";
import { completeExpression, explainReference } from "./complete-expression.ts";

const message = {
  body: {
    id: 7,
    "order no": "A",
    lines: [
      { sku: "a", price: 1 },
      { sku: "b", note: "x" },
    ],
    customer: { name: "Ada" },
  },
  passthrough: { step_1: { body: { shop: { city: "Ulm" } } } },
};
const known = { message, stepNames: new Map([["step_1", "New order"]]) };

/** Labels offered at the bar in a source, without functions and keywords. */
function offered(marked: string): string[] {
  const position = marked.indexOf("|");
  const completion = completeExpression(marked.replace("|", ""), { position, isAsked: false, known });
  return (completion?.choices ?? [])
    .filter(({ kind }) => kind === "property" || kind === "step")
    .map(({ label }) => label);
}

describe("completion of paths", () => {
  it("offers the properties of the body, and those further down by their beginning", () => {
    expect(offered("i|")).toEqual(["id", "order no", "lines", "customer", "elasticio"]);
    expect(offered("sk|")).toContain("sku (lines.sku)");
    expect(offered("customer.|")).toEqual(["name"]);
  });

  it("goes through lists, whatever index they have", () => {
    expect(offered("lines.|")).toEqual(["sku", "price", "note"]);
    expect(offered("lines[0].s|")).toEqual(["sku", "price", "note"]);
  });

  it("knows which value encloses the place", () => {
    expect(offered('lines.{ "a": s|')).toEqual(["sku", "price", "note"]);
    expect(offered("lines[p|")).toEqual(["sku", "price", "note"]);
    expect(offered('{ "a": customer.|')).toEqual(["name"]);
    expect(offered("lines.{ 'a': $$.customer.|")).toEqual(["name"]);
  });

  it("leads from earlier steps, shown by name, to what they gave", () => {
    const position = "elasticio.".length;
    const completion = completeExpression("elasticio.", { position, isAsked: false, known });
    expect(completion?.choices).toEqual([
      expect.objectContaining({ label: "step_1", insert: "step_1.body", detail: "New order" }),
    ]);
    expect(offered("elasticio.step_1.body.|")).toEqual(["shop"]);
    expect(offered("elasticio.step_1.body.shop.c|")).toEqual(["city"]);
  });

  it("quotes names that are no plain words", () => {
    const completion = completeExpression("or", { position: 2, isAsked: true, known });
    expect(completion?.choices.find(({ label }) => label === "order no")?.insert).toBe("`order no`");
  });

  it("says nothing inside texts and comments, and nothing unasked at an empty place", () => {
    for (const marked of ['"cust|', "/* cust|", "|", "id + |"]) expect(offered(marked)).toEqual([]);
  });
});

describe("completion of functions", () => {
  it("has a signature and a sentence for each", () => {
    const completion = completeExpression("$sub", { position: 4, isAsked: false, known });
    const choice = completion?.choices.find(({ label }) => label === "$substringBefore");
    expect(choice).toMatchObject({ insert: "$substringBefore()", cursorBack: 1, detail: "(text, chars)" });
    expect(completion?.from).toBe(0);
  });

  it("knows the variables of the expression", () => {
    const source = "($total := 1; $t";
    const completion = completeExpression(source, { position: source.length, isAsked: false, known });
    expect(completion?.choices.map(({ label }) => label)).toContain("$total");
  });
});

describe("a reference to a step", () => {
  it("is explained by the step's name", () => {
    const at = (source: string) => explainReference(source, { position: 14, stepNames: known.stepNames })?.text;
    expect(at("elasticio.step_1.body")).toBe("New order (step_1): what this step gave");
    expect(at("elasticio.step_9.body")).toBe("There is no step step_9 before this one");
    expect(at("something.step_1.body")).toBeUndefined();
  });
});
