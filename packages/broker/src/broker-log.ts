/** What the broker tells about its connection. pino and the step's own logger both fit. */
export interface BrokerLog {
  info(fields: Record<string, unknown>, text: string): void;
  warn(fields: Record<string, unknown>, text: string): void;
}

export const silentLog: BrokerLog = { info: () => {}, warn: () => {} };
