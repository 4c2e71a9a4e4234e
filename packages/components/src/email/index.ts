import { defineComponent } from "@millrace/component";
import descriptor from "./component.json" with { type: "json" };
import { send } from "./send.ts";
import { verifyCredentials } from "./verify-credentials.ts";

export const email = defineComponent({ descriptor, verifyCredentials, functions: { send } });
