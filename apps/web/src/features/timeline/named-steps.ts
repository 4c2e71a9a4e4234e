const stepId = /"?\bstep_\d+\b"?/g;

/** A reason as people call the steps: the platform writes down ids, which stay right when a step is renamed. */
export function namedSteps(reason: string, names: ReadonlyMap<string, string> | undefined): string {
  return reason.replace(stepId, (id) => {
    const name = names?.get(id.replaceAll('"', ""));
    return name === undefined ? id : `"${name}"`;
  });
}
