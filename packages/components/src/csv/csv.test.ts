import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { runFunction } from "@millrace/component";
import { describe, expect, onTestFinished, test } from "vitest";
import { csv } from "./index.ts";

async function read(config: Record<string, unknown>, body: unknown, attachments = {}) {
  const { emitted } = await runFunction(csv, { function: "read", config, message: { body, attachments } });
  return emitted.map((message) => message.body);
}

const file = (content: Buffer) => ({ url: `data:text/csv;base64,${content.toString("base64")}` });

describe("csv:read", () => {
  test("each row becomes an object with the names of the first line", async () => {
    const text = '\uFEFFsku,name,name,\r\na,"Nut, ""big""\nsteel",x,1\r\n\r\nb,Bolt,y,2\r\n';
    expect(await read({}, { csv: text })).toEqual([
      { sku: "a", name: 'Nut, "big"\nsteel', name_2: "x", column_4: "1" },
      { sku: "b", name: "Bolt", name_2: "y", column_4: "2" },
    ]);
  });

  test("rows come in batches, and as lists where there are no names", async () => {
    const config = { text: "$", header: "no", delimiter: "semicolon" };
    expect(await read(config, "a;1\nb;2")).toEqual([{ columns: ["a", "1"] }, { columns: ["b", "2"] }]);
    expect(await read({ ...config, header: "yes", batchSize: "2" }, "k;v\na;1\nb;2\nc;3")).toEqual([
      {
        rows: [
          { k: "a", v: "1" },
          { k: "b", v: "2" },
        ],
      },
      { rows: [{ k: "c", v: "3" }] },
    ]);
  });

  test("files are read in their encoding", async () => {
    const config = { source: "attachment" };
    const western = { "payload.csv": file(Buffer.from("name\nMüller", "latin1")) };
    expect(await read({ ...config, encoding: "windows-1252" }, {}, western)).toEqual([{ name: "Müller" }]);
    const wide = { "a.csv": file(Buffer.from("\uFEFFname\nŁódź", "utf16le")) };
    expect(await read({ ...config, attachment: "a.csv", encoding: "utf-16le" }, {}, wide)).toEqual([{ name: "Łódź" }]);
  });

  test("a big file is read from its address as a stream", async () => {
    const server = createServer((_, response) => {
      response.write("id,text\n");
      for (let line = 0; line < 50; line += 1) {
        response.write(Array.from({ length: 1000 }, (_, index) => `${line * 1000 + index},"ab\ncd"\n`).join(""));
      }
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, () => resolve()));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo; // it listens on a port
    const bodies = await read({ source: "url", url: `http://127.0.0.1:${port}/`, batchSize: 100 }, {});
    expect(bodies).toHaveLength(500);
    expect(bodies.at(-1)).toMatchObject({ rows: { 99: { id: "49999", text: "ab\ncd" } } });
  });

  test("what is wrong is said with its place and cure", async () => {
    await expect(read({}, { csv: "a,b\n1,2\n3" })).rejects.toThrow(/on line 3.*Accept rows of other lengths/s);
    await expect(read({ raggedRows: "accept" }, { csv: "a,b\n3" })).resolves.toEqual([{ a: "3" }]);
    await expect(read({}, { csv: 'a\n"open' })).rejects.toThrow(/no such CSV.*Check separator and quotes/s);
    await expect(read({}, {})).rejects.toThrow('Text: "csv" gives no text');
    await expect(read({ source: "attachment" }, {})).rejects.toThrow("no attachment: it has none");
    await expect(read({ encoding: "klingon" }, { csv: "" })).rejects.toThrow('"klingon" is not known');
    await expect(read({ source: "url", url: "file:///etc/passwd" }, {})).rejects.toThrow("must start with http");
    await expect(read({ source: "url", url: "http://localhost:59997/x" }, {})).rejects.toThrow("host.docker.internal");
  });
});

describe("csv:write", () => {
  const rows = [
    { sku: "a", qty: -2, note: "=1+1" },
    { sku: 'b"c', tags: ["x"], note: null },
  ];

  async function write(config: Record<string, unknown>, body: unknown) {
    return (await runFunction(csv, { function: "write", config, message: { body } })).emitted[0];
  }

  test("a list becomes a text with all columns that occur, safe for spreadsheets", async () => {
    expect((await write({ rows: "items" }, { items: rows }))?.body).toEqual({
      csv: 'sku,qty,note,tags\r\na,-2,\'=1+1,\r\n"b""c",,,"[""x""]"\r\n',
      fileName: "rows.csv",
      rows: 2,
      bytes: 52,
    });
  });

  test("columns, separator, line ends and names can be chosen", async () => {
    const config = { columns: "note, sku", delimiter: "tab", lineEnd: "lf", header: "no", formulas: "keep" };
    expect((await write(config, rows[0]))?.body).toMatchObject({ csv: "=1+1\ta\n" });
    expect((await write({ columns: "a,b" }, []))?.body).toMatchObject({ csv: "a,b\r\n", rows: 0 });
  });

  test("its file can be read again", async () => {
    const written = await write({ fileName: "out.csv", encoding: "utf-16le" }, [{ name: "Łódź, PL" }]);
    const attachments = { ...Object(Object(written).attachments) };
    expect(Object.keys(attachments)).toEqual(["out.csv"]);
    expect(await read({ source: "attachment", encoding: "utf-16le" }, {}, attachments)).toEqual([{ name: "Łódź, PL" }]);
  });

  test("a large file, or one that shall, goes into the storage and stays out of the message", async () => {
    const limit = 1024 * 1024;
    async function writeText(destination: string | undefined, bytes: number) {
      const config = { header: "no", destination };
      const body = [{ text: "x".repeat(bytes - 2) }]; // and the end of the line
      const { emitted, files } = await runFunction(csv, { function: "write", config, message: { body } });
      return { written: emitted[0], files };
    }
    for (const [destination, bytes] of [
      [undefined, limit],
      ["auto", 10],
      ["message", limit + 1],
    ] as const) {
      const { written, files } = await writeText(destination, bytes);
      expect(files).toEqual([]);
      expect(written).toMatchObject({
        body: { csv: expect.any(String), bytes },
        attachments: { "rows.csv": { url: expect.stringMatching(/^data:text\/csv;base64,/), size: bytes } },
      });
    }
    for (const [destination, bytes] of [
      [undefined, limit + 1],
      ["attachment", 10],
    ] as const) {
      const { written, files } = await writeText(destination, bytes);
      expect(files).toMatchObject([{ size: bytes, "content-type": "text/csv" }]);
      expect(written).toEqual({
        body: { fileName: "rows.csv", rows: 1, bytes },
        attachments: { "rows.csv": files[0] },
      });
    }
  });

  test("what is no row is refused", async () => {
    await expect(write({}, [1])).rejects.toThrow("Rows: item 1 is 1, which is no object");
  });
});
