import {
  defaultCron,
  type FlowEdge,
  type FlowFile,
  type FlowNode,
  flowFileSchema,
} from "../definition/flow-definition.ts";
import { formatStepCommand, parseStepCommand } from "../definition/step-command.ts";
import { isRecord } from "../is-record.ts";
import { scheduleProblem } from "../validate/validate-schedule.ts";
import { type ElasticioFlow, type ElasticioNode, elasticioFlowSchema } from "./elasticio-shape.ts";
import { FlowFileError } from "./flow-file-error.ts";
import { foldHelpers } from "./fold-helpers.ts";
import type { ImportedFlow, ImportNote } from "./imported-flow.ts";
import { translateEdges } from "./translate-edges.ts";
import { translateSettings } from "./translate-settings.ts";

/** Whether a flow was written by elastic.io: its nodes carry ids of its database, or versions of its registry. */
export function isElasticio(candidate: Readonly<Record<string, unknown>>): boolean {
  const nodes = isRecord(candidate.graph) && Array.isArray(candidate.graph.nodes) ? candidate.graph.nodes : [];
  return nodes.some((node) => isRecord(node) && hasMark(node));
}

const marks = ["component_id", "credentials_id", "secret_id", "selected_data_samples", "vpn_agent_id"];

function hasMark(node: Readonly<Record<string, unknown>>): boolean {
  if (marks.some((mark) => mark in node)) return true;
  return typeof node.command === "string" && /^[^/]+\/[^@]+@([0-9a-f]{7,}|latest)$/.test(node.command);
}

/**
 * A flow graph of elastic.io as a flow of ours. Steps keep their commands even when no such component is here: the problem then names
 * the cure. Throws `FlowFileError` for what has not even that shape.
 */
export function fromElasticio(candidate: Readonly<Record<string, unknown>>): ImportedFlow {
  const read = elasticioFlowSchema.safeParse(candidate);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new FlowFileError(`This elastic.io flow cannot be read: ${issue?.path.join(".")}: ${issue?.message}`);
  }
  const flow = read.data;
  const folded = foldHelpers(flow.graph);
  const ids = stepIds(folded.graph.nodes);
  const { nodes, edges, notes } = translateEdges(folded.graph.edges, ids.byOld);
  const settings = translateSettings(flow.nodes_config ?? {}, ids.byOld);
  const steps = folded.graph.nodes.map((node) => translateStep(node, ids.byOld.get(node.id) ?? node.id));
  const schedule = translateSchedule(flow);
  const file = flowFileSchema.safeParse({
    name: flow.name?.trim().slice(0, 200) || "Imported flow",
    type: flow.type === "long_running" || flow.type === "realtime" ? "realtime" : "ordinary",
    ...schedule.cron,
    graph: { nodes: [...steps.map(({ node }) => node), ...nodes], edges },
    ...(Object.keys(settings.nodesConfig).length > 0 && { nodes_config: settings.nodesConfig }),
  } satisfies Unparsed);
  if (!file.success) throw new FlowFileError(`This elastic.io flow cannot be taken: ${file.error.issues[0]?.message}`);
  const description = flow.description?.trim();
  return {
    file: file.data,
    origin: "elastic.io",
    ...(description && { description }),
    notes: [
      ...folded.notes,
      ...ids.notes,
      ...versionNotes(folded.graph.nodes),
      ...steps.flatMap((step) => step.notes),
      ...notes,
      ...settings.notes,
      ...schedule.notes,
    ],
    credentialSteps: steps.flatMap((step) => (step.hadCredential ? [step.node.id] : [])),
  };
}

type Unparsed = Omit<FlowFile, "graph"> & { graph: { nodes: FlowNode[]; edges: FlowEdge[] } };

/** Ids of elastic.io may hold what ours may not. */
function stepIds(nodes: readonly ElasticioNode[]): { byOld: ReadonlyMap<string, string>; notes: ImportNote[] } {
  const byOld = new Map<string, string>();
  const taken = new Set(nodes.map(({ id }) => id));
  const notes: ImportNote[] = [];
  for (const { id } of nodes) {
    const clean = cleanId(id);
    let fit = clean;
    for (let number = 2; fit !== id && taken.has(fit); number += 1) fit = `${clean}_${number}`;
    taken.add(fit);
    byOld.set(id, fit);
    if (fit !== id) {
      notes.push({
        kind: "changed",
        stepId: fit,
        text: `Its id ${id} became ${fit}: change it in expressions that name it.`,
      });
    }
  }
  return { byOld, notes };
}

function cleanId(id: string): string {
  const word = id.replaceAll(/[^A-Za-z0-9_]/g, "_").slice(0, 56);
  return /^[A-Za-z]/.test(word) ? word : `step_${word}`;
}

/** What elastic.io's own components are called here, where both do the same with the same fields. */
const equivalents: Readonly<Record<string, string>> = {
  "webhook:receive": "webhook:receive",
  "webhook:receiveWebhook": "webhook:receive",
  "simple-trigger-component:timer": "timer:cron",
  "timer:timer": "timer:cron",
  "timer-component:timer": "timer:cron",
  "jsonata-transform-component:jsonata_transform_action": "transform:jsonata",
  "jsonata-transform-component:jsonata_transform": "transform:jsonata",
};

function translateStep(
  node: ElasticioNode,
  id: string,
): { node: FlowNode; notes: ImportNote[]; hadCredential: boolean } {
  const command = translateCommand(node.command ?? "");
  const name = node.name?.trim().slice(0, 200);
  const description = node.description?.trim().slice(0, 4000);
  return {
    node: {
      id,
      ...(name && { name }),
      ...(description && { description }),
      command: command.written,
      fields: node.fields ?? {},
      ...(node.position && { position: node.position }),
    },
    notes: [...command.notes, ...leftOut(node)].map((note) => ({ ...note, stepId: id })),
    hadCredential: isSet(node.credentials_id) || isSet(node.secret_id),
  };
}

function translateCommand(written: string): { written: string; notes: ImportNote[] } {
  const command = parseStepCommand(written);
  if (!command) {
    const text = written === "" ? "It names no component: choose one." : `"${written}" names no component: choose one.`;
    return { written: written || "unknown:unknown", notes: [{ kind: "changed", text }] };
  }
  const ours = equivalents[`${command.component}:${command.function}`];
  const { version: _version, ...unpinned } = command;
  if (command.team !== "elasticio" || !ours) return { written: formatStepCommand(unpinned), notes: [] };
  const isSame = ours === `${command.component}:${command.function}`;
  const text = `${formatStepCommand(unpinned)} became the built-in ${ours}.`;
  return { written: ours, notes: isSame ? [] : [{ kind: "changed", text }] };
}

/** Versions of another registry mean nothing here; one remark for all of them. */
function versionNotes(nodes: readonly ElasticioNode[]): ImportNote[] {
  const pinned = nodes.filter(({ command }) => /@(?!latest$)/.test(command ?? ""));
  if (pinned.length === 0) return [];
  return [
    {
      kind: "left_out",
      text: `The component versions of ${pinned.length === 1 ? "one step" : `${pinned.length} steps`}: each takes the newest one that is here.`,
    },
  ];
}

function leftOut(node: ElasticioNode): ImportNote[] {
  const notes: ImportNote[] = [];
  if (isSet(node.vpn_agent_id))
    notes.push({ kind: "left_out", text: "Its VPN agent: the step reaches what this machine reaches." });
  if (isSet(node.selected_data_samples))
    notes.push({ kind: "left_out", text: "Its data samples: take new ones in the step." });
  return notes;
}

function translateSchedule({ cron }: ElasticioFlow): { cron: { cron?: string }; notes: ImportNote[] } {
  const written = cron?.trim();
  if (!written) return { cron: {}, notes: [] };
  const problem = scheduleProblem(written);
  if (problem === undefined) return { cron: { cron: written }, notes: [] };
  return {
    cron: {},
    notes: [{ kind: "left_out", text: `The schedule "${written}": ${problem} It became ${defaultCron}.` }],
  };
}

function isSet(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== "";
}
