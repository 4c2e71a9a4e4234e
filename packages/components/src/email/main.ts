import { run } from "@millrace/component/run";
import { email } from "./index.ts";

await run(email);
