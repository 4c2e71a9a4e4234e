import type { z } from "zod";
import { flowFileSchema } from "../definition/flow-definition.ts";
import { isRecord } from "../is-record.ts";
import { FlowFileError } from "./flow-file-error.ts";
import { fromElasticio, isElasticio } from "./from-elasticio.ts";
import type { ImportedFlow, ReadFlows } from "./imported-flow.ts";
import { parseDocument } from "./parse-document.ts";

/**
 * The flows of a text: flow files of ours (JSON or YAML, one or a list) and elastic.io's flow graphs, bare or in the wrapping of its
 * API. Throws `FlowFileError` when there is none.
 */
export async function readFlowText(text: string): Promise<ReadFlows> {
  return readFlows(await parseDocument(text));
}

/** The same for what is parsed already. Throws `FlowFileError`. */
export function readFlows(content: unknown): ReadFlows {
  const found = unwrap(content);
  if (found.length === 0) throw new FlowFileError(notAFlow(content));
  const flows: ImportedFlow[] = [];
  const failed: ReadFlows["failed"] = [];
  for (const [index, candidate] of found.entries()) {
    try {
      flows.push(readFlow(candidate));
    } catch (error) {
      if (!(error instanceof FlowFileError) || found.length === 1) throw error;
      failed.push({ name: nameOf(candidate) ?? `Flow ${index + 1}`, message: error.message });
    }
  }
  if (flows.length === 0) {
    throw new FlowFileError(`None of the ${failed.length} flows can be read. ${failed[0]?.message ?? ""}`.trim());
  }
  return { flows, failed };
}

type Candidate = Record<string, unknown>;

function readFlow(candidate: Candidate): ImportedFlow {
  if (isElasticio(candidate)) return fromElasticio(candidate);
  const read = flowFileSchema.safeParse(candidate);
  if (!read.success) throw new FlowFileError(`This is not a flow file: ${firstIssue(read.error)}`);
  const credentialSteps = read.data.graph.nodes.flatMap(({ id, credential }) => (credential ? [id] : []));
  return { file: read.data, origin: "millrace", notes: [], credentialSteps };
}

/** Where a schema was hurt first: "graph.nodes.2.command: Invalid input: …". */
export function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  const place = issue?.path.join(".");
  return `${place ? `${place}: ` : ""}${issue?.message ?? "unknown shape"}`;
}

/** Everything in it that looks like a flow, out of lists, `{flows: […]}` and JSON:API's `{data: {attributes}}`. */
function unwrap(content: unknown): Candidate[] {
  if (Array.isArray(content)) return content.flatMap(unwrap);
  if (!isRecord(content)) return [];
  if (isRecord(content.graph)) return [content];
  if (isRecord(content.attributes)) return unwrap(content.attributes);
  if (content.data !== undefined) return unwrap(content.data);
  if (Array.isArray(content.flows)) return unwrap(content.flows);
  // A bare graph: what its editor copies.
  if (Array.isArray(content.nodes)) return [{ name: "Imported flow", graph: { edges: [], ...content } }];
  return [];
}

function notAFlow(content: unknown): string {
  const flowHas = "A flow file has a name and a graph with nodes and edges.";
  if (!isRecord(content)) return `This is not a flow file: it holds no flow. ${flowHas}`;
  const keys = Object.keys(content).slice(0, 4);
  const holds = keys.length > 0 ? `it has ${keys.join(", ")}, but no graph` : "it is empty";
  return `This is not a flow file: ${holds}. ${flowHas}`;
}

function nameOf(candidate: Candidate): string | undefined {
  return typeof candidate.name === "string" && candidate.name.trim() !== "" ? candidate.name : undefined;
}
