import type { CredentialFacts } from "@millrace/db";
import { type ComponentDescriptor, credentialAccess, credentialKind } from "@millrace/flow";

/** What a list can tell of a credential without opening it. */
export function credentialFacts(descriptor: ComponentDescriptor, values: Record<string, unknown>): CredentialFacts {
  return { kind: credentialKind(descriptor, values), ...credentialAccess(descriptor, { values, now: Date.now() }) };
}
