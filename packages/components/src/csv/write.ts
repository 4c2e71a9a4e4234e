import { type Attachment, defineFunction, StepError } from "@millrace/component";
import { stringify } from "csv-stringify/sync";
import { checkExpression, evaluateOnMessage } from "../evaluate-on-message.ts";
import { readDelimiter } from "./delimiter.ts";
import { toWindows1252 } from "./windows-1252.ts";

interface Config {
  rows?: string;
  /** Names in order, separated by commas; those of the rows unless given. */
  columns?: string;
  delimiter?: string;
  header?: "yes" | "no";
  lineEnd?: "crlf" | "lf";
  fileName?: string;
  /** `auto` unless set: by the size of the file. */
  destination?: "auto" | "message" | "attachment";
  encoding?: "utf-8" | "utf-8-bom" | "windows-1252" | "utf-16le";
  formulas?: "escape" | "keep";
}

/** A message is limited to 10 MB, and a file in it is there twice, as text and as attachment. */
const largestInMessageBytes = 1024 * 1024;

/** A list becomes a CSV text, and a file that later steps can attach. A large one stays out of the message. */
export const write = defineFunction<Config>({
  async init(config) {
    if (config.rows) checkExpression(config.rows, "Rows");
    readDelimiter(config.delimiter);
  },
  async process(step, message) {
    const { config } = step;
    const rows = asRows(await evaluateOnMessage(config.rows || "$", { message, step, field: "Rows" }));
    const text = toText(rows, config);
    const fileName = config.fileName || "rows.csv";
    const content = toBytes(text, config.encoding);
    const isStored = staysOut(content, config.destination);
    const file = isStored ? await step.storeFile(content, { contentType }) : inMessage(content);
    return {
      body: { ...(!isStored && { csv: text }), fileName, rows: rows.length, bytes: content.length },
      attachments: { [fileName]: file },
    };
  },
});

const contentType = "text/csv";

function staysOut(content: Buffer, destination: Config["destination"]): boolean {
  return destination === "attachment" || (destination !== "message" && content.length > largestInMessageBytes);
}

function inMessage(content: Buffer): Attachment {
  const url = `data:${contentType};base64,${content.toString("base64")}`;
  return { url, size: content.length, "content-type": contentType };
}

function toText(rows: Record<string, unknown>[], config: Config): string {
  const named = (config.columns ?? "").split(",").flatMap((name) => name.trim() || []);
  const columns = named.length > 0 ? named : [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return stringify(
    rows.map((row) => columns.map((name) => toCell(row[name], config.formulas))),
    {
      columns,
      header: config.header !== "no",
      delimiter: readDelimiter(config.delimiter),
      record_delimiter: config.lineEnd === "lf" ? "\n" : "\r\n",
    },
  );
}

function toCell(value: unknown, formulas: Config["formulas"]): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "object") return JSON.stringify(value);
  const isRisky = typeof value === "string" && formulas !== "keep" && formulaStart.test(value);
  return isRisky ? `'${value}` : String(value);
}

/** A spreadsheet would run such a cell as a formula. Signed numbers are none. */
const formulaStart = /^(?:[=@\t\r]|[+-](?![\d.,]))/;

function asRows(value: unknown): Record<string, unknown>[] {
  const list: unknown[] = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return list.map((row, index) => {
    if (Array.isArray(row)) return Object.fromEntries(row.map((cell, column) => [`column_${column + 1}`, cell]));
    if (typeof row === "object" && row !== null) return { ...row };
    throw new StepError(
      `Rows: item ${index + 1} is ${JSON.stringify(row)}, which is no object. Give a list of objects.`,
      {
        code: "invalid_rows",
      },
    );
  });
}

function toBytes(text: string, encoding: Config["encoding"]): Buffer {
  switch (encoding) {
    case "utf-16le":
      return Buffer.from(`\uFEFF${text}`, "utf16le");
    case "windows-1252":
      return toWindows1252(text);
    case "utf-8-bom":
      return Buffer.from(`\uFEFF${text}`, "utf8");
    default:
      return Buffer.from(text, "utf8");
  }
}
