import { run } from "@millrace/component/run";
import { postgres } from "./index.ts";

await run(postgres);
