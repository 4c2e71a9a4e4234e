import type { ComponentDescriptor } from "../component/component-descriptor.ts";

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
