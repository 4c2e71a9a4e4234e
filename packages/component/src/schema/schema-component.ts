import type { z } from "zod";
import type { Component } from "../component.ts";
import type { CredentialsDefinition, Described, SchemaFunction } from "./schema-types.ts";

export interface SchemaComponentDefinition<Credentials extends z.ZodObject> extends Described {
  /** Semantic version: every push needs a new one. */
  version: string;
  docsUrl?: string;
  category?: string;
  keywords?: string[];
  credentials?: CredentialsDefinition<Credentials>;
  triggers?: Record<string, SchemaFunction>;
  actions?: Record<string, SchemaFunction>;
  /** Choices of select fields, by the name in the field's `model`: key to label. */
  selects?: NonNullable<Component["selects"]>;
}

/** A component that was defined by schemas: runs as any other, and `describeComponent` makes its component.json. */
export interface SchemaComponent extends Component {
  definition: SchemaComponentDefinition<z.ZodObject>;
}

export function schemaComponent<Credentials extends z.ZodObject>(
  definition: SchemaComponentDefinition<Credentials>,
): SchemaComponent {
  const { credentials, triggers = {}, actions = {}, selects } = definition;
  const functions = Object.entries({ ...triggers, ...actions }).map(([name, { run }]) => [name, run]);
  const types = Object.entries(triggers).map(([name, { type = "polling" }]) => [name, { type }]);
  return {
    // As much of it as a running step looks at.
    descriptor: { title: definition.title, triggers: Object.fromEntries(types) },
    functions: Object.fromEntries(functions),
    ...(selects && { selects }),
    ...(credentials?.verify && {
      verifyCredentials: async (values, context) => {
        const verify = credentials.verify;
        return verify ? await verify(credentials.fields.parse(values), context) : { verified: true };
      },
    }),
    // Its credential is only ever given what its own schema has parsed.
    definition: definition as unknown as SchemaComponent["definition"],
  };
}
