import { router } from "../trpc.ts";
import { connect } from "./connect.ts";
import { connection } from "./connection.ts";
import { create } from "./create.ts";
import { list } from "./list.ts";
import { remove } from "./remove.ts";
import { show } from "./show.ts";
import { update } from "./update.ts";
import { verify } from "./verify.ts";

export const credentialRouter = router({ list, show, create, update, verify, connect, connection, delete: remove });
