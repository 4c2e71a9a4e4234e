import { access } from "node:fs/promises";

/** Whether this machine's services are run by systemd (in containers and small machines they are not). */
export async function systemdRuns(): Promise<boolean> {
  return access("/run/systemd/system").then(
    () => true,
    () => false,
  );
}
