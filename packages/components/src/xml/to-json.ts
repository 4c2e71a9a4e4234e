import { defineFunction, type Message, type Step, StepError } from "@millrace/component";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { checkExpression, evaluateOnMessage } from "../evaluate-on-message.ts";
import { openFile } from "../open-file.ts";
import { xmlShape } from "./xml-shape.ts";

interface Config {
  source?: "text" | "attachment";
  text?: string;
  attachment?: string;
  /** Names or paths, separated by commas. */
  lists?: string;
  values?: "text" | "typed";
}

const largestFileBytes = 20_000_000;

export const toJson = defineFunction<Config>({
  async init(config) {
    if (config.text) checkExpression(config.text, "Text");
  },
  async process(step, message) {
    return { body: parseXml(await readText(step, message), step.config) };
  },
});

async function readText(step: Step<Config>, message: Message): Promise<string> {
  const { source, text, attachment } = step.config;
  if (source === "attachment") {
    return decode(await readAll((await openFile({ message, attachment, signal: step.signal })).content));
  }
  const value = await evaluateOnMessage(text || "xml", { message, step, field: "Text" });
  if (typeof value === "string") return value;
  throw new StepError(`Text: "${text || "xml"}" gives no text. Point it at the field that holds the XML.`, {
    code: "no_text",
  });
}

async function readAll(file: ReadableStream<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of file) {
    bytes += part.length;
    if (bytes > largestFileBytes) {
      throw new StepError("The file has more than 20 MB, which one message cannot hold.", { code: "file_too_large" });
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** A file says its encoding in its first line, or by its byte order mark. */
function decode(content: Buffer): string {
  const encoding = /^\s*<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(content.toString("latin1", 0, 200))?.[1];
  const isUtf16 = content[0] === 0xff && content[1] === 0xfe;
  try {
    return new TextDecoder(isUtf16 ? "utf-16le" : (encoding ?? "utf-8")).decode(content);
  } catch (cause) {
    throw new StepError(`The file says it is encoded in ${encoding}, which is not known.`, {
      code: "invalid_xml",
      cause,
    });
  }
}

function parseXml(text: string, { lists = "", values }: Config): unknown {
  if (/<!DOCTYPE[^>]*\[|<!ENTITY/i.test(text)) {
    // Entities can be nested until a few lines fill the memory, or name files of the machine.
    throw new StepError("The document defines entities of its own, which are never expanded. Send it without them.", {
      code: "invalid_xml",
    });
  }
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) {
    throw new StepError(`The text is no valid XML: ${verdict.err.msg} (line ${verdict.err.line})`, {
      code: "invalid_xml",
    });
  }
  const named = new Set(lists.split(",").flatMap((name) => name.trim() || []));
  const parser = new XMLParser({
    ...xmlShape,
    parseTagValue: values === "typed",
    parseAttributeValue: values === "typed",
    ignoreDeclaration: true,
    ignorePiTags: true,
    htmlEntities: true,
    isArray: (name, path) => named.has(name) || (typeof path === "string" && named.has(path)),
  });
  return parser.parse(text);
}
