import { type FlowDefinition, type FlowNode, parseStepCommand } from "@millrace/flow";
import type { Surroundings } from "../version/find-problems.ts";

type Credentials = Surroundings["credentials"];

/** A definition as it is kept: credentials by id. A name that nobody has stays, and becomes a problem of its step. */
export function withCredentialIds(definition: FlowDefinition, credentials: Credentials): FlowDefinition {
  return mapCredentials(definition, (node, given) => {
    const component = parseStepCommand(node.command)?.component;
    const byName = [...credentials].find(([, other]) => other.name === given && other.component === component);
    return byName?.[0] ?? given;
  });
}

/** A definition as it is written to a file: credentials by name, so that it fits another installation. */
export function withCredentialNames(definition: FlowDefinition, credentials: Credentials): FlowDefinition {
  return mapCredentials(definition, (_, id) => credentials.get(id)?.name ?? id);
}

function mapCredentials(
  definition: FlowDefinition,
  rename: (node: FlowNode, credential: string) => string,
): FlowDefinition {
  const nodes = definition.graph.nodes.map((node) =>
    node.credential ? { ...node, credential: rename(node, node.credential) } : node,
  );
  return { ...definition, graph: { ...definition.graph, nodes } };
}
