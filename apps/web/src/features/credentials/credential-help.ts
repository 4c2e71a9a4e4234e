import { type Help, resolveHelp } from "@millrace/flow";
import type { ShownComponent } from "./credential-form.tsx";

/** The help of a component's credential, or of one of its fields. */
export function credentialHelp(component: ShownComponent, { field }: { field?: string } = {}): Help {
  const { name, descriptor, helpOverrides, docsBaseUrl } = component;
  return resolveHelp("credential", {
    target: { component: name, ...(field !== undefined && { field }) },
    sources: { descriptor, overrides: helpOverrides, docsBaseUrl },
  });
}
