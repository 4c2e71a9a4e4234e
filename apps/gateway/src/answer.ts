/** What goes back to the caller. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}
