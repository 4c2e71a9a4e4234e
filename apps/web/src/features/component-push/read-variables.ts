/** `NAME=VALUE` in each line, or why not. */
export function readVariables(text: string): { variables: Record<string, string> } | { problem: string } {
  const variables: Record<string, string> = {};
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const match = /^\s*([A-Za-z_][A-Za-z0-9_]*)=(.*)$/.exec(line);
    if (!match) return { problem: `Line ${index + 1} is not of the form NAME=VALUE: "${line.trim().slice(0, 60)}"` };
    const [, name = "", value = ""] = match;
    variables[name] = value;
  }
  return { variables };
}
