/** A step's `command`: `component:function`, optionally `team/component:function@version`. */
export interface StepCommand {
  team?: string;
  component: string;
  function: string;
  version?: string;
}

const pattern = /^(?:([\w.-]+)\/)?([\w.-]+):([\w.-]+)(?:@([\w.+-]+))?$/;

/** Undefined when the text is no command. */
export function parseStepCommand(command: string): StepCommand | undefined {
  const match = pattern.exec(command);
  const [, team, component, name, version] = match ?? [];
  if (!component || !name) return undefined;
  return { ...(team && { team }), component, function: name, ...(version && { version }) };
}

export function formatStepCommand(command: StepCommand): string {
  const team = command.team ? `${command.team}/` : "";
  const version = command.version ? `@${command.version}` : "";
  return `${team}${command.component}:${command.function}${version}`;
}
