import { defineCredentials } from "@millrace/component";
import { z } from "zod";
import { callApi } from "./call-api.js";

export const credentials = defineCredentials({
  help: { description: "You find both in the settings of your account.", link: "https://example.com/docs/keys" },
  fields: z.object({
    baseUrl: z.url().meta({ title: "Address", placeholder: "https://api.example.com" }),
    apiKey: z.string().meta({ title: "API key", viewClass: "PasswordFieldView" }),
  }),
  problems: {
    rejected: { description: "The key is wrong or was revoked.", link: "https://example.com/docs/keys" },
  },
  async verify(values, { signal }) {
    try {
      const { name } = await callApi(values, { path: "/me", signal });
      return { verified: true, account: name };
    } catch (error) {
      return { verified: false, reason: error.message, helpCode: error.code };
    }
  },
});
