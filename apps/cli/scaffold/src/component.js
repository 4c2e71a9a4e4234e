import { defineComponent } from "@millrace/component";
import { createItem } from "./create-item.js";
import { credentials } from "./credentials.js";
import { newItems } from "./new-items.js";

export default defineComponent({
  title: "My component",
  description: "Reads and creates items.",
  version: "1.0.0",
  docsUrl: "https://example.com/docs",
  help: { description: "What the other system is for.", link: "https://example.com/docs" },
  credentials,
  triggers: { newItems },
  actions: { createItem },
});
