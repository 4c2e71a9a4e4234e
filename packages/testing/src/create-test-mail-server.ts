import type { AddressInfo } from "node:net";
import type { SMTPServerOptions } from "smtp-server";

export interface TestMailServer extends AsyncDisposable {
  port: number;
  /** What was delivered, raw, with its envelope. */
  mails: { from: string; to: string[]; isEncrypted: boolean; text: string }[];
  /** What the server answers to the next mails instead of taking them. */
  refuseWith(answer: { code: number; message: string } | undefined): void;
}

interface Options {
  /** TLS from the start; STARTTLS otherwise. The certificate is self-signed. */
  isSecure?: boolean;
  user: string;
  password: string;
}

/** A real SMTP server for one test file. It takes mail from one user, over an encrypted connection only. */
export async function createTestMailServer({ isSecure = false, user, password }: Options): Promise<TestMailServer> {
  const { SMTPServer } = await import("smtp-server");
  const mails: TestMailServer["mails"] = [];
  let refusal: { code: number; message: string } | undefined;
  const options: SMTPServerOptions = {
    secure: isSecure,
    allowInsecureAuth: false,
    authMethods: ["PLAIN", "LOGIN"],
    onAuth: (login, _, done) =>
      login.username === user && login.password === password
        ? done(null, { user })
        : done(Object.assign(new Error("Username and password not accepted"), { responseCode: 535 })),
    onData: (stream, { envelope, secure }, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        if (refusal) return done(Object.assign(new Error(refusal.message), { responseCode: refusal.code }));
        const { mailFrom, rcptTo } = envelope;
        const from = mailFrom ? mailFrom.address : "";
        const to = rcptTo.map(({ address }) => address);
        mails.push({ from, to, isEncrypted: secure, text: Buffer.concat(parts).toString() });
        done();
      });
    },
  };
  const server = new SMTPServer(options);
  // Clients that turn away over the certificate are part of what is tested.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.server.address() as AddressInfo; // it listens on a port
  return {
    port,
    mails,
    refuseWith: (answer) => {
      refusal = answer;
    },
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
