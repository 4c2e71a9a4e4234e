import { defineComponent } from "@millrace/component";
import descriptor from "./component.json" with { type: "json" };
import { request } from "./request.ts";
import { verifyCredentials } from "./verify-credentials.ts";

export const http = defineComponent({
  descriptor,
  functions: { request },
  verifyCredentials,
});
