import type { Command } from "../../command.ts";
import { callApi } from "../../rest/call-api.ts";
import { drawWorkspace, workspaceAnswer } from "./workspace-settings.ts";

export const workspaceShow: Command = {
  usage: "workspace show",
  summary: "show what the workspace allows its flows",
  run: (context) => callApi(context, { method: "GET", path: "/workspace", answer: workspaceAnswer }),
  print: drawWorkspace,
};
