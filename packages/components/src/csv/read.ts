import { Readable } from "node:stream";
import { defineFunction, type Message, type Step, StepError } from "@millrace/component";
import { CsvError, type Options, parse } from "csv-parse";
import { checkExpression, evaluateOnMessage } from "../evaluate-on-message.ts";
import { openFile } from "../open-file.ts";
import { readDelimiter } from "./delimiter.ts";
import { nameColumns } from "./name-columns.ts";

interface Config {
  source?: "text" | "attachment" | "url";
  text?: string;
  attachment?: string;
  url?: string;
  delimiter?: string;
  quote?: string;
  encoding?: string;
  /** Whether the first line holds the names of the columns; yes unless "no". */
  header?: "yes" | "no";
  raggedRows?: "error" | "accept";
  batchSize?: string | number;
}

/** So many emits wait for their confirms at once: enough to hide the round trip, few enough to bound memory. */
const window = 500;

/** One message per row, or per batch of rows. The file is read as a stream: its size does not matter. */
export const read = defineFunction<Config>({
  async init(config) {
    if (config.text) checkExpression(config.text, "Text");
    readDelimiter(config.delimiter);
    readBatchSize(config.batchSize);
    decoder(config.encoding);
  },
  async process(step, message) {
    const batchSize = readBatchSize(step.config.batchSize);
    let rows: unknown[] = [];
    let emits: Promise<void>[] = [];
    for await (const row of readRows(step, message)) {
      rows.push(row);
      if (rows.length < batchSize) continue;
      emits.push(step.emit({ body: toBody(rows, batchSize) }));
      rows = [];
      if (emits.length < window) continue;
      await Promise.all(emits);
      emits = [];
      step.signal.throwIfAborted();
    }
    if (rows.length > 0) emits.push(step.emit({ body: toBody(rows, batchSize) }));
    await Promise.all(emits);
  },
});

async function* readRows(step: Step<Config>, message: Message): AsyncGenerator<unknown> {
  const source = await openSource(step, message);
  const parser = parse(parserOptions(step.config));
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    yield* parser;
  } catch (fault) {
    throw asStepError(fault);
  } finally {
    source.destroy();
  }
}

async function openSource(step: Step<Config>, message: Message): Promise<Readable> {
  const { source, attachment, url, text, encoding } = step.config;
  if (source === "attachment" || source === "url") {
    if (source === "url" && !url) {
      throw new StepError("URL is empty: say where the file is.", { code: "invalid_field" });
    }
    const place = source === "url" ? { url } : { attachment };
    const { content } = await openFile({ message, ...place, signal: step.signal });
    return Readable.fromWeb(content.pipeThrough(decoder(encoding)));
  }
  const value = await evaluateOnMessage(text || "csv", { message, step, field: "Text" });
  if (typeof value === "string") return Readable.from([value]);
  throw new StepError(`Text: "${text || "csv"}" gives no text. Point it at the field that holds the CSV.`, {
    code: "no_text",
  });
}

function parserOptions({ delimiter, quote, header, raggedRows }: Config): Options {
  return {
    delimiter: readDelimiter(delimiter),
    quote: quote === "none" ? null : quote === "single" ? "'" : '"',
    columns: header === "no" ? false : nameColumns,
    relax_column_count: raggedRows === "accept",
    skip_empty_lines: true,
    bom: true,
  };
}

function decoder(encoding: string | undefined): TextDecoderStream {
  try {
    return new TextDecoderStream(encoding || "utf-8");
  } catch (cause) {
    throw new StepError(`Encoding: "${encoding}" is not known. Give one such as utf-8, windows-1252 or utf-16le.`, {
      code: "invalid_field",
      cause,
    });
  }
}

/** Without a line of names a row is a list, and a message's body an object. */
function toBody(rows: unknown[], batchSize: number): unknown {
  if (batchSize > 1) return { rows };
  return Array.isArray(rows[0]) ? { columns: rows[0] } : rows[0];
}

function readBatchSize(size: string | number | undefined): number {
  const rows = Number(size === undefined || size === "" ? 1 : size);
  if (Number.isInteger(rows) && rows >= 1) return rows;
  throw new StepError(`Rows per message: "${size}" is no whole number from 1 upwards.`, { code: "invalid_field" });
}

function asStepError(fault: unknown): unknown {
  if (!(fault instanceof CsvError)) return fault;
  const isRagged = fault.code.includes("COLUMNS_LENGTH") || fault.code.includes("RECORD_INCONSISTENT");
  const cure = isRagged
    ? " Accept rows of other lengths, or check separator and quotes."
    : " Check separator and quotes.";
  return new StepError(`The text is no such CSV: ${fault.message}.${cure}`, {
    code: "invalid_csv",
    details: { reason: fault.code },
    cause: fault,
  });
}
