import { choiceLabels, readChoices } from "./choices.ts";
import {
  type ComponentDescriptor,
  findFunction,
  isFieldVisible,
  needsCredential,
  stepFields,
} from "./component-descriptor.ts";
import { errorHandler } from "./error-handler.ts";
import { expressionProblem } from "./expression.ts";
import { isExpressionValue } from "./expression-value.ts";
import type { FlowDefinition, FlowEdge, FlowNode } from "./flow-definition.ts";
import { edgeId, reachableFrom, rootNodes, stepsOnCycles } from "./graph.ts";
import { defaultLimits } from "./limits.ts";
import type { Problem } from "./problem.ts";
import { parseStepCommand } from "./step-command.ts";
import { scheduleProblem, timezoneProblem } from "./validate-schedule.ts";

interface KnownCredential {
  component: string;
  name?: string;
  /** What a person has to do before it works again. */
  attention?: "reconnect" | undefined;
}

/** What a definition is checked against. */
export interface Surroundings {
  /** Descriptor of the component a command names, or undefined when there is none. */
  findComponent(command: { team?: string; component: string; version?: string }): ComponentDescriptor | undefined;
  /** Ids (drafts) or names (files) of the workspace's credentials with their component; undefined skips the check. */
  credentials?: ReadonlyMap<string, KnownCredential>;
  /** What the workspace allows its flows. */
  limits?: { messages: number; megabytes: number };
  idleSeconds?: { min: number; max: number };
}

/** Everything that keeps a flow from being published, and what deserves a warning. */
export function validateFlow(flow: FlowDefinition, surroundings: Surroundings): Problem[] {
  return [
    ...shapeProblems(flow, surroundings),
    // A skipped step may be half done: it does not run.
    ...flow.graph.nodes.flatMap((node) => (node.skipped ? [] : stepProblems(node, { flow, surroundings }))),
    ...flow.graph.edges.flatMap((edge) => edgeProblems(edge)),
    ...settingsProblems(flow, surroundings),
  ];
}

export function blocksPublishing(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === "error");
}

type Fault = Omit<Problem, "severity">;

function error(fault: Fault): Problem {
  return { ...fault, severity: "error" };
}

function resolve(node: FlowNode, surroundings: Surroundings) {
  const command = parseStepCommand(node.command);
  const component = command && surroundings.findComponent(command);
  const found = component && findFunction(component, command.function);
  return { command, component, found };
}

function shapeProblems(flow: FlowDefinition, surroundings: Surroundings): Problem[] {
  const { graph } = flow;
  const role = new Map(graph.nodes.map((node) => [node.id, resolve(node, surroundings).found?.role]));
  const triggers = graph.nodes.filter((node) => role.get(node.id) === "trigger");
  const known = new Set(graph.nodes.map((node) => node.id));
  const problems: Problem[] = [];

  const repeated = new Set<string>();
  for (const [index, node] of graph.nodes.entries()) {
    if (graph.nodes.findIndex((other) => other.id === node.id) !== index && !repeated.has(node.id)) {
      repeated.add(node.id);
      problems.push(
        error({
          code: "duplicate_step",
          stepId: node.id,
          message: `Two steps have the id ${node.id}. Delete one of them.`,
        }),
      );
    }
  }
  const edgeIds = graph.edges.map(edgeId);
  for (const [index, edge] of graph.edges.entries()) {
    const id = edgeId(edge);
    if (edgeIds.indexOf(id) !== index) {
      problems.push(
        error({ code: "duplicate_edge", edgeId: id, message: `${id} is drawn twice. Delete one of the two.` }),
      );
    }
    for (const end of [edge.source, edge.target]) {
      if (!known.has(end)) {
        problems.push(
          error({
            code: "dangling_edge",
            edgeId: id,
            message: `${id}: there is no step ${end}. Delete this connection.`,
          }),
        );
      }
    }
    if (role.get(edge.target) === "trigger") {
      problems.push(
        error({
          code: "trigger_not_first",
          edgeId: id,
          stepId: edge.target,
          message: "A trigger is the first step: nothing may lead into it. Delete this connection.",
        }),
      );
    }
  }

  if (triggers.length === 0) {
    problems.push(error({ code: "no_trigger", message: "A flow starts with a trigger. Add one as its first step." }));
  }
  for (const { id: stepId } of triggers.filter((node) => node.skipped)) {
    problems.push(
      error({
        code: "trigger_skipped",
        stepId,
        message: "A trigger cannot be skipped: without it no message comes in. Take it back in, or stop the flow.",
      }),
    );
  }
  for (const extra of triggers.slice(1)) {
    problems.push(
      error({
        code: "several_triggers",
        stepId: extra.id,
        message: "A flow has exactly one trigger. Remove this one, or make it a flow of its own.",
      }),
    );
  }

  const onCycle = new Set(stepsOnCycles(graph));
  for (const stepId of onCycle) {
    problems.push(
      error({ code: "cycle", stepId, message: "This step is part of a circle. Remove one of its connections." }),
    );
  }

  const trigger = triggers[0];
  const handler = errorHandler(graph);
  const firsts = [trigger, ...graph.nodes.filter((node) => node.handlesErrors)];
  const reached = new Set(firsts.flatMap((first) => (first ? [...reachableFrom(graph, first.id)] : [])));
  const roots = new Set(rootNodes(graph).map((node) => node.id));
  for (const node of graph.nodes) {
    if (!trigger || reached.has(node.id) || role.get(node.id) === "trigger") continue;
    problems.push(
      roots.has(node.id)
        ? error({
            code: "action_without_input",
            stepId: node.id,
            message: `Nothing leads into this step. Connect it${handler ? "." : ", or make it the flow's error handler."}`,
          })
        : error({
            code: "unreachable_step",
            stepId: node.id,
            message: "No message can reach this step from the trigger. Connect it, or delete it.",
          }),
    );
  }
  return [...problems, ...errorHandlerProblems(flow, (stepId) => role.get(stepId) === "trigger")];
}

function errorHandlerProblems({ graph }: FlowDefinition, isTrigger: (stepId: string) => boolean): Problem[] {
  const [first, ...more] = graph.nodes.filter((node) => node.handlesErrors);
  if (!first) return [];
  const problems = more.map(({ id: stepId }) =>
    error({
      code: "several_error_handlers",
      stepId,
      message: `${first.name ?? first.id} handles the errors of this flow already. Connect this step to it, or let this one handle them.`,
    }),
  );
  if (isTrigger(first.id)) {
    problems.push(
      error({
        code: "error_handler_not_first",
        stepId: first.id,
        message: "A trigger cannot handle errors: it begins the flow. Choose an action for it.",
      }),
    );
  }
  const fed = graph.edges.filter(({ target }) => target === first.id);
  return [
    ...problems,
    ...fed.map((edge) =>
      error({
        code: "error_handler_not_first",
        stepId: first.id,
        edgeId: edgeId(edge),
        message: "The error handler gets errors, and nothing else may lead into it. Delete this connection.",
      }),
    ),
  ];
}

function isChoice(value: string, model: object): boolean {
  return Object.hasOwn(choiceLabels(readChoices(model)), value);
}

function stepProblems(
  node: FlowNode,
  { flow, surroundings }: { flow: FlowDefinition; surroundings: Surroundings },
): Problem[] {
  const { command, component, found } = resolve(node, surroundings);
  const stepId = node.id;
  if (!command || !component) {
    return [
      error({
        code: "unknown_component",
        stepId,
        message: `There is no component for "${node.command}". Choose another, or push the component.`,
      }),
    ];
  }
  if (!found) {
    return [
      error({
        code: "unknown_function",
        stepId,
        message: `${component.title} has no trigger or action "${command.function}". Replace the step.`,
      }),
    ];
  }
  const problems: Problem[] = [];
  if (component.deprecated || found.descriptor.deprecated) {
    problems.push({
      code: "deprecated",
      severity: "warning",
      stepId,
      message: `${found.descriptor.title} is deprecated: ${component.deprecationNote ?? "it works, but will not be mended. Replace the step when you can."}`,
    });
  }
  const mapped = new Set(
    flow.graph.edges.filter((edge) => edge.target === stepId).flatMap((edge) => Object.keys(edge.config?.mapper ?? {})),
  );
  for (const [field, descriptor] of stepFields(component, found.descriptor)) {
    if (!isFieldVisible(descriptor, node.fields)) continue;
    const value = node.fields[field];
    if (isEmpty(value)) {
      if (descriptor.required && descriptor.default === undefined && !mapped.has(field)) {
        problems.push(
          error({ code: "missing_field", stepId, field, message: `${descriptor.label} is needed. Fill it in.` }),
        );
      }
      continue;
    }
    if (isExpressionValue(value) && descriptor.expression === false) {
      const cure =
        "Give it a fixed value; what changes from message to message goes into the mapping in front of the step.";
      problems.push(
        error({ code: "invalid_field", stepId, field, message: `${descriptor.label} takes no expression. ${cure}` }),
      );
      continue;
    }
    const source = expressionSource(value, descriptor.viewClass);
    const fault = source === undefined ? undefined : expressionProblem(source);
    if (fault) {
      problems.push(error({ code: "broken_expression", stepId, field, message: `${descriptor.label}: ${fault}` }));
    }
    if (typeof descriptor.model === "object" && typeof value === "string" && !isChoice(value, descriptor.model)) {
      problems.push(
        error({
          code: "invalid_field",
          stepId,
          field,
          message: `${descriptor.label}: "${value}" is not a choice. Choose one of the list.`,
        }),
      );
    }
  }
  problems.push(...credentialProblems(node, { component, name: command.component, surroundings }));
  return problems;
}

function credentialProblems(
  node: FlowNode,
  { component, name, surroundings }: { component: ComponentDescriptor; name: string; surroundings: Surroundings },
): Problem[] {
  const stepId = node.id;
  if (!node.credential) {
    const required = needsCredential(component) && component.credentials?.required !== false;
    return required
      ? [
          error({
            code: "missing_credential",
            stepId,
            message: `${component.title} needs a credential. Choose or create one.`,
          }),
        ]
      : [];
  }
  const credential = surroundings.credentials?.get(node.credential);
  if (surroundings.credentials && credential?.component !== name) {
    return [
      error({
        code: "unknown_credential",
        stepId,
        message: `There is no ${component.title} credential "${node.credential}" in this workspace. Choose another, or create it.`,
      }),
    ];
  }
  if (!credential?.attention) return [];
  const message = `The credential ${credential.name ? `"${credential.name}"` : ""} has lost its access: connect it again.`;
  return [{ code: "credential_attention", severity: "warning", stepId, message }];
}

function edgeProblems(edge: FlowEdge): Problem[] {
  const id = edgeId(edge);
  const sources = [
    ...(edge.config?.condition ? [["condition", edge.config.condition] as const] : []),
    ...Object.entries(edge.config?.mapper ?? {}),
  ];
  return sources.flatMap(([field, source]) => {
    const fault = expressionProblem(source);
    return fault
      ? [
          error({
            code: "broken_expression",
            edgeId: id,
            stepId: edge.target,
            field,
            message: `${field === "condition" ? "The condition" : field} on the way from ${edge.source}: ${fault}`,
          }),
        ]
      : [];
  });
}

function settingsProblems(flow: FlowDefinition, surroundings: Surroundings): Problem[] {
  const problems: Problem[] = [];
  const schedule = flow.cron === undefined ? undefined : scheduleProblem(flow.cron);
  if (schedule) problems.push(error({ code: "invalid_schedule", field: "cron", message: schedule }));
  const timezone = flow.timezone === undefined ? undefined : timezoneProblem(flow.timezone);
  if (timezone) problems.push(error({ code: "invalid_schedule", field: "timezone", message: timezone }));
  const most = surroundings.limits ?? defaultLimits;
  if ((flow.limits?.messages ?? 0) > most.messages || (flow.limits?.megabytes ?? 0) > most.megabytes) {
    problems.push(
      error({
        code: "limit_too_high",
        field: (flow.limits?.messages ?? 0) > most.messages ? "messages" : "megabytes",
        message: `This workspace allows at most ${most.messages} messages and ${most.megabytes} MB in a queue. Lower the flow's limits, or have an administrator raise the workspace's.`,
      }),
    );
  }
  return [...problems, ...idleProblems(flow, surroundings)];
}

function idleProblems({ type, idleSeconds }: FlowDefinition, surroundings: Surroundings): Problem[] {
  const { min, max } = surroundings.idleSeconds ?? {
    min: defaultLimits.minIdleSeconds,
    max: defaultLimits.maxIdleSeconds,
  };
  if (type === "realtime" || idleSeconds === undefined || (idleSeconds >= min && idleSeconds <= max)) return [];
  return [
    error({
      code: "idle_out_of_bounds",
      field: "idleSeconds",
      message: `This workspace lets flows sleep after ${min} to ${max} quiet seconds, not after ${idleSeconds}. Change the flow's idle time.`,
    }),
  ];
}

function expressionSource(value: unknown, viewClass: string): string | undefined {
  if (isExpressionValue(value)) return value.jsonata;
  return viewClass === "JSONataView" && typeof value === "string" ? value : undefined;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
