import { getServices } from "@/server/services.ts";

/** Sign-in, sign-out, sessions: better-auth's own routes. */
const answer = (request: Request): Promise<Response> => getServices().auth.handler(request);

export { answer as GET, answer as POST };
