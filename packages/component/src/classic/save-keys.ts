import { readStepEnvironment } from "../environment.ts";
import { callHttp } from "../http-json.ts";

/** `updateKeys`: a component that renewed its tokens itself hands them to the platform (component contract §3). */
export async function saveKeys(config: Record<string, unknown>, keys: Record<string, unknown>): Promise<void> {
  const { API_URI, API_USERNAME: user, API_KEY: password } = readStepEnvironment(process.env);
  if (typeof config._account !== "string") throw new Error("The step has no credential whose keys could be updated");
  const url = `${API_URI.replace(/\/+$/, "")}/v1/accounts/${encodeURIComponent(config._account)}`;
  const { status } = await callHttp({ method: "PUT", url, login: { user, password }, body: { keys } });
  if (status >= 300) throw new Error(`The platform answered ${status} to the updated keys`);
}
