/** Some reasons add the name that the step had then. */
const stepId = /"?\bstep_\d+\b"?(?: \(([^()]*)\))?/g;

/** A reason as people call the steps: the platform writes down ids, which stay right when a step is renamed. */
export function namedSteps(reason: string, names: ReadonlyMap<string, string> | undefined): string {
  return reason.replace(stepId, (text: string, said: string | undefined) => {
    const name = names?.get(/step_\d+/.exec(text)?.[0] ?? "");
    if (name === undefined) return text;
    return said === undefined || said === name ? `"${name}"` : `"${name}" (${said})`;
  });
}
