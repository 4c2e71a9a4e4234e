import type { ComponentDescriptor } from "../component/component-descriptor.ts";
import { kindField } from "./credential-kind.ts";
import { oauthField } from "./oauth-field.ts";

/** Whether a credential of this kind, as lists name it, is filled by signing in: when it fails, signing in again may mend it. */
export function signsIn(descriptor: ComponentDescriptor, kind: string | undefined): boolean {
  const visibleWhen = oauthField(descriptor)?.field.visibleWhen;
  const kinds = kindField(descriptor);
  const allowed = kinds && visibleWhen?.[kinds.name];
  if (!kinds || !allowed) return oauthField(descriptor) !== undefined;
  return allowed.some((value) => kinds.choices[value] === kind);
}
