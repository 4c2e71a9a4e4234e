import { defineComponent } from "@millrace/component";
import { listColumns, listSchemas, listTables } from "./choices.ts";
import descriptor from "./component.json" with { type: "json" };
import { pollMetadata, upsertMetadata } from "./metadata.ts";
import { poll } from "./poll.ts";
import { query } from "./query.ts";
import { upsert } from "./upsert.ts";
import { verifyCredentials } from "./verify-credentials.ts";

export const postgres = defineComponent({
  descriptor,
  functions: { poll, query, upsert },
  selects: { listSchemas, listTables, listColumns },
  metadata: { poll: pollMetadata, upsert: upsertMetadata },
  verifyCredentials,
});
