/** `@team/Petstore_Component.git` becomes `petstore-component`: flows name it in their commands. */
export function componentName(text: string): string {
  const last = text.split(/[/\\]/).findLast((part) => part !== "") ?? "";
  return last
    .replace(/\.(zip|git)$/i, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]+/g, "-")
    .replaceAll(/^[^a-z0-9]+|-+$/g, "")
    .slice(0, 63);
}

export const namePattern = /^[a-z0-9][a-z0-9._-]{0,62}$/;
