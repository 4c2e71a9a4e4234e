import { runFunction } from "@millrace/component";
import { describe, expect, test } from "vitest";
import { xml } from "./index.ts";

async function run(fn: "toJson" | "fromJson", config: Record<string, unknown>, body: unknown, attachments = {}) {
  const { emitted } = await runFunction(xml, { function: fn, config, message: { body, attachments } });
  return emitted[0]?.body;
}

const order =
  '<?xml version="1.0"?><order id="007"><line sku="a">Nut &amp; bolt</line><note><![CDATA[1 < 2]]></note></order>';

describe("xml:toJson", () => {
  test("attributes, texts and CDATA become fields; texts stay texts", async () => {
    expect(await run("toJson", {}, { xml: order })).toEqual({
      order: { _attr: { id: "007" }, line: { _attr: { sku: "a" }, _: "Nut & bolt" }, note: "1 < 2" },
    });
  });

  test("named elements are lists even alone, and values are typed on request", async () => {
    const text = "<o><line><qty>2</qty></line><more><line>true</line></more></o>";
    expect(await run("toJson", { text: "$", lists: "o.line", values: "typed" }, text)).toEqual({
      o: { line: [{ qty: 2 }], more: { line: true } },
    });
  });

  test("a file is read in the encoding it names", async () => {
    const content = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><n>Müller</n>', "latin1");
    const attachments = { "n.xml": { url: `data:text/xml;base64,${content.toString("base64")}` } };
    expect(await run("toJson", { source: "attachment" }, {}, attachments)).toEqual({ n: "Müller" });
  });

  test("entities are never expanded, and broken text is refused with its line", async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>';
    await expect(run("toJson", {}, { xml: bomb })).rejects.toThrow("defines entities of its own");
    await expect(run("toJson", {}, { xml: "<a>\n<b></a>" })).rejects.toThrow(/no valid XML: .*line 2/);
    await expect(run("toJson", {}, {})).rejects.toThrow('"xml" gives no text');
  });
});

describe("xml:fromJson", () => {
  test("what was read can be written again", async () => {
    const read = await run("toJson", {}, { xml: order });
    const written = Object(await run("fromJson", { layout: "compact" }, read)).xml;
    expect(written).toContain('<order id="007"><line sku="a">Nut &amp; bolt</line>');
    expect(await run("toJson", {}, { xml: written })).toEqual(read);
  });

  test("a root is put around, and lists repeat their element", async () => {
    expect(await run("fromJson", { root: "o", layout: "compact", declaration: "no" }, { n: [1, 2] })).toEqual({
      xml: "<o><n>1</n><n>2</n></o>",
    });
  });

  test("refuses what would be no XML", async () => {
    await expect(run("fromJson", {}, { a: 1, b: 2 })).rejects.toThrow("one root element");
    await expect(run("fromJson", { root: "o" }, { "a b": 1 })).rejects.toThrow('"a b" cannot be the name');
    await expect(run("fromJson", {}, [1])).rejects.toThrow("must give an object");
  });
});
