import { FlowFileError } from "./flow-file-error.ts";

/** A flow of 500 steps with code in each has some 2 MB; what is larger is something else, and YAML takes seconds for it. */
export const largestFlowFileBytes = 5 * 1024 * 1024;

/** The content of a JSON or YAML text; of several YAML documents the list of them. Throws `FlowFileError` with line and column. */
export async function parseDocument(text: string): Promise<unknown> {
  refuseTooLarge(text.length);
  const content = text.replace(/^\uFEFF/, "");
  if (content.trim() === "") throw new FlowFileError("There is nothing in it.");
  // JSON is YAML too, but its own reader is a hundred times faster.
  if (/^\s*[[{]/.test(content)) {
    try {
      return JSON.parse(content);
    } catch {
      // Flow style YAML begins like JSON; if it is neither, the YAML reader knows the place.
    }
  }
  return parseYaml(content);
}

export function refuseTooLarge(bytes: number): void {
  if (bytes <= largestFlowFileBytes) return;
  const megabytes = (count: number) => (count / 1024 / 1024).toFixed(1).replace(/\.0$/, "");
  throw new FlowFileError(
    `This file has ${megabytes(bytes)} MB; a flow file has at most ${megabytes(largestFlowFileBytes)} MB. If it holds samples or messages, leave them out.`,
  );
}

async function parseYaml(text: string): Promise<unknown> {
  const { LineCounter, parseAllDocuments } = await import("yaml"); // only those who import pay for it
  const lines = new LineCounter();
  const documents = [...parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })];
  const [fault] = documents.flatMap(({ errors }) => errors);
  if (fault) {
    const { line, col } = lines.linePos(fault.pos[0]);
    throw unreadable(fault.message, { line, column: col });
  }
  try {
    const contents: unknown[] = documents.map((document) => document.toJS({ maxAliasCount: 100 }));
    return contents.length === 1 ? contents[0] : contents;
  } catch (cause) {
    if (cause instanceof ReferenceError) throw unreadable(cause.message, undefined);
    throw cause;
  }
}

function unreadable(reason: string, place: { line: number; column: number } | undefined): FlowFileError {
  const where = place ? `Line ${place.line}, column ${place.column}: ` : "";
  return new FlowFileError(`${where}this is neither JSON nor YAML. ${sentence(reason)}`, { place });
}

function sentence(text: string): string {
  const line = text.split("\n", 1)[0] ?? text;
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
